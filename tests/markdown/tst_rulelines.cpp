// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "interpreter.h"

#include <QTest>

using namespace paperdip;

// Papers that are paragraphs between rule lines: a paper that leaves, comes or moves takes its rule
// line along, and taking the change back gives the bytes back.
class TestRuleLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void removes_data();
    void removes();
    void moves_data();
    void moves();
    void leavesTheLineItself();
    void inserts_data();
    void inserts();
};

namespace {

// "# A" is a heading, "1" to "9" a paper, "-" a rule line, "t" text.
QByteArray list(const QByteArray &sketch)
{
    QByteArrayList blocks;
    for (const QByteArray &part : sketch.split(' ')) {
        const QByteArray number = part.left(1);
        if (part == "-")
            blocks << "---";
        else if (part == "t")
            blocks << "Words of no paper, just so.";
        else if (number >= "1" && number <= "9")
            blocks << "**Paper " + number +
                          " of Mine**  \nAnn A, Bo B. [[pdf]](https://arxiv.org/abs/2401.0000" +
                          number + ")";
        else
            blocks << "# " + part;
    }
    return blocks.join("\n\n") + '\n';
}

// The node whose title ends that way: "Paper 1 of Mine", "A"; 0 for "".
NodeId named(const Document &document, const QString &name)
{
    const bool isPaper = !name.isEmpty() && name[0].isDigit();
    for (int i = 0; i < document.size(); ++i) {
        const Reading &reading = document.at(i).reading;
        if (isPaper ? reading.title == QStringLiteral("Paper %1 of Mine").arg(name)
                    : reading.kind == NodeKind::Section && reading.title == name)
            return document.idAt(i);
    }
    return 0;
}

QList<NodeId> allNamed(const Document &document, const QString &names)
{
    QList<NodeId> nodes;
    for (const QString &name : names.split(QLatin1Char(' ')))
        nodes << named(document, name);
    return nodes;
}

bool comesBack(const Document &before, const Document &after)
{
    const Change change = difference(1, before, after);
    Interpreter interpreter(before.tiles());
    return interpreter.run(change) && interpreter.tiles() == after.tiles() &&
           interpreter.run(Interpreter::inverse(change)) && interpreter.tiles() == before.tiles();
}

} // namespace

void TestRuleLines::removes_data()
{
    QTest::addColumn<QByteArray>("sketch");
    QTest::addColumn<QString>("gone");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *sketch, const char *gone, const char *expected) {
        QTest::addRow("%s without %s", sketch, gone)
            << QByteArray(sketch) << QString::fromUtf8(gone) << QByteArray(expected);
    };
    row("A 1 - 2 - 3 B", "2", "A 1 - 3 B");
    row("A 1 - 2 - 3 B", "1", "A 2 - 3 B");
    row("A 1 - 2 - 3 B", "3", "A 1 - 2 B");
    row("A 1 - 2 - 3", "3", "A 1 - 2");
    row("A 1 - 2 - 3 B", "2 3", "A 1 B");
    row("A 1 - 2 - 3 B", "1 2", "A 3 B");
    row("A 1 - 2 - B 3 -", "2", "A 1 - B 3 -"); // one behind each
    row("A 1 - 2 - B 3 -", "1", "A 2 - B 3 -");
    row("A - 1 - 2 B - 3", "1", "A - 2 B - 3"); // one before each
    row("A - 1 - 2 B - 3", "2", "A - 1 B - 3");
    row("A 1 t - 2 - 3 t B", "2", "A 1 t - 3 t B"); // with what the papers own
    row("A 1 t - 2 - 3 t B", "3", "A 1 t - 2 B");
    row("A 1 - B 2 - 3", "1", "A - B 2 - 3"); // what parts sections stays
    row("A t - 1 B 2", "1", "A t - B 2");
    row("A 1 2 - 3 B", "2", "A 1 - 3 B");
}

void TestRuleLines::removes()
{
    QFETCH(const QByteArray, sketch);
    QFETCH(const QString, gone);
    QFETCH(const QByteArray, expected);
    const Document document = numbered(list(sketch));
    const Result<Document> after = removeNodes(document, allNamed(document, gone));
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QCOMPARE(after->bytes(), list(expected));
    QVERIFY(comesBack(document, *after));
}

void TestRuleLines::moves_data()
{
    QTest::addColumn<QByteArray>("sketch");
    QTest::addColumn<QString>("moved");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("after"); // empty: at the end; "0": at the beginning
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *sketch, const char *moved, const char *parent,
                        const char *after, const char *expected) {
        QTest::addRow("%s: %s to %s behind %s", sketch, moved, parent, after)
            << QByteArray(sketch) << QString::fromUtf8(moved) << QString::fromUtf8(parent)
            << QString::fromUtf8(after) << QByteArray(expected);
    };
    row("A 1 - 2 - 3 B", "1", "A", "2", "A 2 - 1 - 3 B");
    row("A 1 - 2 - 3 B", "1", "A", "3", "A 2 - 3 - 1 B");
    row("A 1 - 2 - 3 B", "3", "A", "1", "A 1 - 3 - 2 B");
    row("A 1 - 2 - 3 B", "3", "A", "0", "A 3 - 1 - 2 B");
    row("A 1 - 2 - 3 B", "2", "A", "1", "A 1 - 2 - 3 B"); // stays
    row("A 1 - 2 - 3 B", "1 2", "A", "3", "A 3 - 1 - 2 B");
    row("A 1 - 2 B", "1 2", "A", "0", "A 1 - 2 B"); // stay
    row("A 1 - 2 B", "1 2", "B", "", "A B 1 - 2");
    row("A 1 - 2 B 3 4", "1 2", "B", "3", "A B 3 1 2 4");
    row("A 1 - 2 B 3 - 4", "1", "B", "", "A 2 B 3 - 4 - 1");
    row("A 1 - 2 B 3 - 4", "1", "B", "3", "A 2 B 3 - 1 - 4");
    row("A 1 - 2 - B 3 - 4 -", "2", "B", "4", "A 1 - B 3 - 4 - 2 -");
    row("A 1 - 2 - B", "2", "B", "", "A 1 - B 2 -");
    row("A - 1 - 2 B - 3", "1", "B", "3", "A - 2 B - 3 - 1");
    row("A 1 2 B 3 - 4", "1", "B", "3", "A 2 B 3 - 1 - 4"); // the target's neighbours have them
    row("A 1 - 2 B 3 4", "1", "B", "3", "A 2 B 3 1 4");     // they do not
    row("A 1 - 2 - 3 B", "2", "B", "", "A 1 - 3 B 2");
}

void TestRuleLines::moves()
{
    QFETCH(const QByteArray, sketch);
    QFETCH(const QString, moved);
    QFETCH(const QString, parent);
    QFETCH(const QString, after);
    QFETCH(const QByteArray, expected);
    const Document document = numbered(list(sketch));
    Place place{named(document, parent), Place::AtEnd};
    if (!after.isEmpty())
        place.after = after == QLatin1String("0") ? 0 : named(document, after);
    const Result<Edited> edited = moveNodes(document, allNamed(document, moved), place);
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().message));
    QCOMPARE(edited->document.bytes(), list(expected));
    QVERIFY(comesBack(document, edited->document));
}

void TestRuleLines::leavesTheLineItself()
{
    const Document document = numbered(list("A 1 - 2 B 3 - 4"));
    NodeId line = 0;
    for (int i = document.size() - 1; i >= 0; --i)
        line = isRule(document.at(i)) ? document.idAt(i) : line;
    const Place place{named(document, QStringLiteral("B")), Place::AtEnd};
    const Result<Edited> edited = moveNodes(document, {line}, place);
    QVERIFY(!edited);
    QCOMPARE(edited.error().code, ErrorCode::Refused);
}

void TestRuleLines::inserts_data()
{
    QTest::addColumn<QByteArray>("sketch");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *sketch, const char *after, const char *expected) {
        QTest::addRow("%s: behind %s", sketch, after)
            << QByteArray(sketch) << QString::fromUtf8(after) << QByteArray(expected);
    };
    row("A 1 - 2 B", "1", "A 1 - 9 - 2 B");
    row("A 1 - 2 B", "2", "A 1 - 2 - 9 B");
    row("A 1 - 2 B", "", "A 1 - 2 - 9 B");
    row("A 1 - 2 B", "0", "A 9 - 1 - 2 B");
    row("A 1 - 2 - B", "", "A 1 - 2 - 9 - B");
    row("A - 1 - 2 B", "2", "A - 1 - 2 - 9 B");
    row("A - 1 - 2 B", "0", "A - 9 - 1 - 2 B");
    row("A 1 2 B", "0", "A 9 1 2 B");
    row("A B 1 - 2 -", "", "A 9 - B 1 - 2 -");
}

void TestRuleLines::inserts()
{
    QFETCH(const QByteArray, sketch);
    QFETCH(const QString, after);
    QFETCH(QByteArray, expected);
    const Document document = numbered(list(sketch));
    Place place{named(document, QStringLiteral("A")), Place::AtEnd};
    if (!after.isEmpty())
        place.after = after == QLatin1String("0") ? 0 : named(document, after);
    NewPaper paper;
    paper.arxiv = QStringLiteral("2401.00009");
    paper.title = QStringLiteral("Paper 9 of Mine");
    const Result<Edited> edited = insertPapers(document, place, {paper});
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().message));
    expected =
        list(expected).replace("**Paper 9 of Mine**  \nAnn A, Bo B. [", "**Paper 9 of Mine**  \n[");
    QCOMPARE(edited->document.bytes(), expected);
    QVERIFY(comesBack(document, edited->document));
}

QTEST_APPLESS_MAIN(TestRuleLines)
#include "tst_rulelines.moc"
