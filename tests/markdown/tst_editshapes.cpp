// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include <QTest>

using namespace paperdip;

// Fields of papers that are no items: rows, paragraphs, headings; and marks of every kind.
class TestEditShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void changes_data();
    void changes();
    void hasNoPlace_data();
    void hasNoPlace();
};

namespace {

constexpr char table[] =
    "| done | title | remark | note |\n"
    "| ---- | ----- | ------ | ---- |\n"
    "| ✅   | [One Title of Mine](https://arxiv.org/abs/2205.14135) | good | [n](n/1.md) |\n"
    "| ⬜   | [Two Titles of Mine](https://arxiv.org/abs/2309.06180) |        |      |\n";
constexpr char lines[] = "**One Title of Mine.**<br>\n*Ann A, Bo B.*<br>\nNeurIPS 2022. "
                         "[[PDF](https://arxiv.org/abs/2205.14135)]\n\n"
                         "**Two Titles of Mine.**<br>\n*Cy C, Di D.*<br>\nSOSP 2023. "
                         "[[PDF](https://arxiv.org/abs/2309.06180)]\n";

// The last paper of a list.
NodeId lastPaper(const Document &document)
{
    NodeId found = 0;
    for (int i = 0; i < document.size(); ++i) {
        if (isPaper(document.at(i)))
            found = document.idAt(i);
    }
    return found;
}

Result<Document> changed(const Document &document, const QString &what, const QString &value)
{
    const NodeId node = lastPaper(document);
    if (what == QLatin1String("read"))
        return setRead(document, node, !value.isEmpty());
    if (what == QLatin1String("title"))
        return setTitle(document, node, value);
    if (what == QLatin1String("url"))
        return setUrl(document, node, value);
    if (what == QLatin1String("remark"))
        return setRemark(document, node, value);
    if (what == QLatin1String("keywords"))
        return setKeywords(document, node, value.split(QLatin1Char(','), Qt::SkipEmptyParts));
    return setNote(document, node, value);
}

} // namespace

void TestEditShapes::changes_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("from"); // in the list
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const char *list, const char *what, const char *value,
                        const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(what)
                            << QString::fromUtf8(value) << QByteArray(from) << QByteArray(to);
    };
    row("row: read", table, "read", "x", "| ⬜   | [Two", "| ✅   | [Two");
    row("row: title with a pipe", table, "title", "A|B of Mine", "Two Titles of Mine",
        "A\\|B of Mine");
    row("row: address", table, "url", "https://arxiv.org/abs/2401.00001", "2309.06180",
        "2401.00001");
    row("row: remark into its column", table, "remark", "fine", "|        |      |",
        "| fine   |      |");
    row("row: remark that is longer than its cell", table, "remark", "fine, but long",
        "|        |      |", "| fine, but long |      |");
    row("row: note into its column", table, "note", "n/2.md", "|        |      |",
        "|        | [n](n/2.md) |");
    row("row: an empty cell is no mark",
        "|read|title|\n|---|---|\n|✔|[One](a.pdf)|\n||[Two](b.pdf)|\n", "read", "x", "||[Two]",
        "|✔|[Two]");
    row("row: tags", "|title|tags|\n|---|---|\n|[One](a.pdf)|x|\n|[Two](b.pdf)|y|\n", "keywords",
        "y,z", "|y|", "|y, z|");
    row("row: id as the link's words",
        "|title|pdf|\n|---|---|\n|**Two of "
        "Mine**|[2309.06180](https://arxiv.org/abs/2309.06180)|\n",
        "url", "https://arxiv.org/abs/2401.00001", "[2309.06180](https://arxiv.org/abs/2309.06180)",
        "[2401.00001](https://arxiv.org/abs/2401.00001)");
    row("paragraph: title", lines, "title", "Another Title", "Two Titles of Mine", "Another Title");
    row("paragraph: note", lines, "note", "n/2.md", "2309.06180)]",
        "2309.06180)] [[note](n/2.md)]");
    row("paragraph: address", lines, "url", "https://arxiv.org/abs/2401.00001", "2309.06180",
        "2401.00001");
    row("heading: title", "## [One](a.pdf)\n\nWords.\n", "title", "A New One", "One", "A New One");
    row("strike", "- [~~One~~](a.pdf)\n- [Two](b.pdf)\n", "read", "x", "[Two]", "[~~Two~~]");
    row("strike taken back", "- [Two](b.pdf)\n- [~~One~~](a.pdf)\n", "read", "", "~~One~~", "One");
}

void TestEditShapes::changes()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, what);
    QFETCH(const QString, value);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const qsizetype at = list.lastIndexOf(from);
    QVERIFY(at >= 0);
    const Result<Document> after = changed(Document::read(list), what, value);
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QByteArray expected = list;
    expected.replace(at, from.size(), to);
    QCOMPARE(after->bytes(), expected);
}

void TestEditShapes::hasNoPlace_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *list, const char *what) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(what);
    };
    row("row: remark", "|title|\n|---|\n|[One](a.pdf)|\n", "remark");
    row("row: keywords", table, "keywords");
    row("row: note", "|title|\n|---|\n|[One](a.pdf)|\n", "note");
    row("paragraph: keywords", lines, "keywords");
    row("paragraph: remark", lines, "remark");
    row("heading: remark", "## [One](a.pdf)\n\nWords.\n", "remark");
}

void TestEditShapes::hasNoPlace()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, what);
    const Result<Document> after =
        changed(Document::read(list), what, QStringLiteral("some words.md"));
    QVERIFY(!after);
    QCOMPARE(after.error().code, ErrorCode::NoPlace);
}

QTEST_APPLESS_MAIN(TestEditShapes)
#include "tst_editshapes.moc"
