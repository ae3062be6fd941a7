// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include <QTest>

using namespace paperdip;

// Papers in raw HTML: <li>, <tr> and <p> at lines of their own.
class TestHtmlEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void reads_data();
    void reads();
    void changes();
    void marks();
    void inserts_data();
    void inserts();
    void moves();
    void removes();
    void refuses();
};

namespace {

constexpr char items[] = "# A\n\n<ul>\n"
                         "<li><a href=\"https://arxiv.org/abs/2401.00001\">Paper One of Mine</a> "
                         "Ann A. <a href=\"https://github.com/a/b\">code</a></li>\n"
                         "<li>\n  <b>Paper Two of Mine</b> "
                         "<a href='https://arxiv.org/pdf/2401.00002v2'>[pdf]</a>\n</li>\n"
                         "<li><a href=\"notes/3.md\">Paper Three of Mine</a></li>\n"
                         "</ul>\n";
constexpr char rows[] = "<table>\n<tr><th>Title</th><th>Venue</th><th>Code</th></tr>\n"
                        "<tr>\n<td>Paper One of Mine</td>\n<td>ICLR 2024</td>\n"
                        "<td><a href=\"https://arxiv.org/abs/2401.00001\">arXiv</a></td>\n</tr>\n"
                        "<tr>\n<td>Paper Two of Mine</td>\n<td>NeurIPS 2023</td>\n"
                        "<td><a href=\"https://arxiv.org/abs/2401.00002\">arXiv</a></td>\n</tr>\n"
                        "</table>\n";

// "title id|title id", papers only.
QString papersOf(const Document &document)
{
    QStringList found;
    for (const ListNode &node : document.nodes()) {
        if (isPaper(node))
            found << (node.reading.title + QLatin1Char(' ') + node.reading.arxiv).trimmed();
    }
    return found.join(QLatin1Char('|'));
}

NodeId paper(const Document &document, int number)
{
    for (int i = 0; i < document.size(); ++i) {
        if (isPaper(document.at(i)) && number-- == 1)
            return document.idAt(i);
    }
    return 0;
}

NewPaper newPaper()
{
    NewPaper made;
    made.arxiv = QStringLiteral("2401.00009");
    made.title = QStringLiteral("New: A & B_c_d <x>");
    return made;
}

} // namespace

void TestHtmlEntries::reads_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("papers");
    const auto row = [](const char *name, const QByteArray &list, const char *papers) {
        QTest::newRow(name) << list << QString::fromUtf8(papers);
    };
    row("items", items,
        "Paper One of Mine 2401.00001|Paper Two of Mine 2401.00002|Paper Three of Mine");
    row("rows", rows, "Paper One of Mine 2401.00001|Paper Two of Mine 2401.00002");
    row("anchors in Markdown",
        "- <a href=\"https://arxiv.org/abs/2401.00001\">Paper One of Mine</a>, 2024\n"
        "- Paper Two of Mine [<a href=https://arxiv.org/abs/2401.00002>pdf</a>]\n",
        "Paper One of Mine 2401.00001|Paper Two of Mine 2401.00002");
    row("walls of paragraphs",
        "<p><a href=\"https://arxiv.org/abs/2401.00001\">Paper One of Mine</a></p>\n"
        "<p><a href=\"https://arxiv.org/abs/2401.00002\">Paper Two of Mine</a></p>\n",
        "Paper One of Mine 2401.00001|Paper Two of Mine 2401.00002");
    row("in a comment",
        "<ul>\n<!--\n<li><a href=\"https://arxiv.org/abs/2401.00001\">Paper One of "
        "Mine</a></li>\n-->\n</ul>\n",
        "");
    row("contents and badges",
        "<ul>\n<li><a href=\"#one\">Some Topic of Mine</a></li>\n"
        "<li><a href=\"https://arxiv.org/abs/2401.00001\"><img src=\"b.svg\"></a></li>\n</ul>\n",
        "");
    row("an anchor without end", "- <a href=\"https://arxiv.org/abs/2401.00001\">Paper One\n", "");
    row("a fold around a list",
        "<details>\n<summary>Old</summary>\n\n- [Paper One of "
        "Mine](https://arxiv.org/abs/2401.00001)\n\n</details>\n",
        "Paper One of Mine 2401.00001");
}

void TestHtmlEntries::reads()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, papers);
    const Document document = Document::read(list);
    QCOMPARE(papersOf(document), papers);
    QCOMPARE(document.bytes(), list);
}

void TestHtmlEntries::changes()
{
    const Document document = Document::read(QByteArray(items));
    const Result<Document> titled =
        setTitle(document, paper(document, 1), QStringLiteral("A < B & [c]"));
    QVERIFY2(titled, titled ? "" : qPrintable(titled.error().message));
    QCOMPARE(titled->bytes(), QByteArray(items).replace("Paper One of Mine", "A &lt; B &amp; [c]"));
    const Result<Document> linked =
        setUrl(document, paper(document, 2), QStringLiteral("https://arxiv.org/abs/2401.00005"));
    QVERIFY2(linked, linked ? "" : qPrintable(linked.error().message));
    QCOMPARE(linked->bytes(), QByteArray(items).replace("https://arxiv.org/pdf/2401.00002v2",
                                                        "https://arxiv.org/abs/2401.00005"));
    QCOMPARE(setRemark(document, paper(document, 3), QStringLiteral("Words.")).error().code,
             ErrorCode::NoPlace);
    QCOMPARE(setKeywords(document, paper(document, 3), {QStringLiteral("word")}).error().code,
             ErrorCode::NoPlace);
}

// "<td>✅</td>" is the state of its row, and ticked as such.
void TestHtmlEntries::marks()
{
    const QByteArray list =
        "<table>\n<tr>\n<td>✅</td>\n<td><a href=\"https://arxiv.org/abs/2401.00001\">Paper One of "
        "Mine</a></td>\n</tr>\n<tr>\n<td>⬜</td>\n<td><a "
        "href=\"https://arxiv.org/abs/2401.00002\">Paper Two of Mine</a></td>\n</tr>\n</table>\n";
    const Document document = Document::read(list);
    const auto stateOf = [](const Document &of, int number) {
        return of.at(of.indexOf(paper(of, number))).reading.mark;
    };
    QCOMPARE(stateOf(document, 1), std::optional(ReadState::Read));
    QCOMPARE(stateOf(document, 2), std::optional(ReadState::Unread));
    const Result<Document> unread = setRead(document, paper(document, 1), false);
    QVERIFY2(unread, unread ? "" : qPrintable(unread.error().message));
    QCOMPARE(unread->bytes(), QByteArray(list).replace("✅", "⬜"));
    const Result<Document> read = setRead(document, paper(document, 2), true);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->bytes(), QByteArray(list).replace("⬜", "✅"));
}

void TestHtmlEntries::inserts_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("behind"); // 0: first
    QTest::addColumn<QByteArray>("made");
    const QByteArray title = "New: A &amp; B_c_d &lt;x&gt;";
    QTest::newRow("behind an item")
        << QByteArray(items) << 1
        << QByteArray("<li><a href=\"https://arxiv.org/abs/2401.00009\">" + title + "</a></li>\n");
    QTest::newRow("title before the link")
        << QByteArray(items) << 2
        << QByteArray("<li>\n  <b>" + title +
                      "</b> <a href='https://arxiv.org/abs/2401.00009'>[pdf]</a>\n</li>\n");
    QTest::newRow("row") << QByteArray(rows) << 2
                         << QByteArray("<tr>\n<td>" + title +
                                       "</td>\n<td></td>\n<td><a "
                                       "href=\"https://arxiv.org/abs/2401.00009\">arXiv</a></td>\n"
                                       "</tr>\n");
}

void TestHtmlEntries::inserts()
{
    QFETCH(const QByteArray, list);
    QFETCH(const int, behind);
    QFETCH(const QByteArray, made);
    const Document document = Document::read(list);
    const NodeId model = paper(document, behind);
    const int parent = document.parentOf(document.indexOf(model));
    const Result<Edited> after =
        insertPapers(document, {document.idAt(parent), model}, {newPaper()});
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QByteArray expected;
    for (const Tile &tile : document.tiles())
        expected += tile.bytes + (tile.node == model ? made : QByteArray());
    QCOMPARE(after->document.bytes(), expected);
    const Result<Document> back = removeNodes(after->document, after->nodes);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back->bytes(), list);
}

void TestHtmlEntries::moves()
{
    const Document document = Document::read(QByteArray(items));
    const NodeId section = document.idAt(0);
    const Result<Edited> after =
        moveNodes(document, {paper(document, 1)}, {section, paper(document, 3)});
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QCOMPARE(papersOf(after->document),
             QStringLiteral(
                 "Paper Two of Mine 2401.00002|Paper Three of Mine|Paper One of Mine 2401.00001"));
    const Result<Edited> first =
        moveNodes(after->document, {paper(after->document, 3)}, {section, after->document.idAt(1)});
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    QCOMPARE(first->document.bytes(), QByteArray(items));
}

void TestHtmlEntries::removes()
{
    const Document document = Document::read(QByteArray(rows));
    const Result<Document> after = removeNodes(document, {paper(document, 1)});
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QCOMPARE(papersOf(*after), QStringLiteral("Paper Two of Mine 2401.00002"));
    const Result<Document> empty = removeNodes(*after, {paper(*after, 1)});
    QVERIFY2(empty, empty ? "" : qPrintable(empty.error().message));
    QCOMPARE(empty->bytes(), QByteArray("<table>\n<tr><th>Title</th><th>Venue</th><th>Code</th>"
                                        "</tr>\n</table>\n"));
}

void TestHtmlEntries::refuses()
{
    // The list's end stands in the entry; a nested list would lose what holds it.
    for (const char *list :
         {"<ul>\n<li><a href=\"https://arxiv.org/abs/2401.00001\">Paper One of "
          "Mine</a></li></ul>\n",
          "<ul>\n<li><a href=\"https://arxiv.org/abs/2401.00001\">Paper One of Mine</a><ul>\n"
          "<li>x</li>\n</ul></li>\n</ul>\n"}) {
        const Document document = Document::read(QByteArray(list));
        const Result<Document> after = removeNodes(document, {paper(document, 1)});
        QVERIFY(!after);
        QCOMPARE(after.error().code, ErrorCode::Refused);
    }
    // Out of its list.
    const Document document = Document::read(QByteArray(items) + "\n# B\n\n- text\n");
    const Result<Edited> moved =
        moveNodes(document, {paper(document, 1)}, {document.idAt(document.size() - 2)});
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::Refused);
    const Result<Document> opened = removeNodes(document, {document.idAt(1)});
    QVERIFY(!opened);
}

QTEST_APPLESS_MAIN(TestHtmlEntries)
#include "tst_htmlentries.moc"
