// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/edits.h"
#include "markdown/lineends.h"

#include <QRegularExpression>

using namespace paperdip;

// Entries and sections that leave their place: removed, moved, copied, at another level.
class TestMove : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void removes_data();
    void removes();
    void removesNearTables_data();
    void removesNearTables();
    void keepsTablesWhole();
    void moves_data();
    void moves();
    void movesToAnotherList();
    void refuses();
    void copies();
    void relevelsSections_data();
    void relevelsSections();
};

void TestMove::removes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *nodes,
                        const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromUtf8(nodes).split(QLatin1Char(',')) << after;
    };
    const QByteArray list = "# A\n\n- [ ] p\n- [ ] q\n\n## B\n\n- [ ] r\n";
    row("first entry", list, "p", "# A\n\n- [ ] q\n\n## B\n\n- [ ] r\n");
    row("last entry", list, "q", "# A\n\n- [ ] p\n\n## B\n\n- [ ] r\n");
    row("all entries", list, "p,q", "# A\n\n## B\n\n- [ ] r\n");
    row("only entry", list, "r", "# A\n\n- [ ] p\n- [ ] q\n\n## B\n");
    row("section", list, "B", "# A\n\n- [ ] p\n- [ ] q\n");
    row("everything", list, "A", "");
    row("definitions stay", "# A\n\n- [ ] p\n\n[n]: a.md\n", "A", "[n]: a.md\n");
    row("definitions stay behind an entry", "# A\n\n- [ ] p\n\n[n]: a.md\n", "p",
        "# A\n\n[n]: a.md\n");
    row("renumbered", "1. a\n2. [ ] p\n3. c\n", "p", "1. a\n2. c\n");
    row("no last line end", "- [ ] p\n- [ ] q", "q", "- [ ] p");
    row("paragraphs do not join", "one\n\n- [ ] p\n\ntwo\n", "p", "one\n\ntwo\n");
    row("with what is nested", "- [ ] p\n  - x\n- [ ] q\n", "p", "- [ ] q\n");
    row("byte order mark", "\xEF\xBB\xBF- [ ] p\n- [ ] q\n", "p", "\xEF\xBB\xBF- [ ] q\n");
}

void TestMove::removes()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, nodes);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    const QList<NodeId> ids = allNamed(document, nodes);
    QCOMPARE(bytesOrError(removeNodes(document, ids)), after);
}

void TestMove::removesNearTables_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QList<int>>("tiles");
    QTest::addColumn<QByteArray>("after");
    const QByteArray table = "| a |\n| - |\n| 1 |\n| 2 |\n";
    const QByteArray refused = "error 3: What stands around it would fall apart without it.";
    QTest::newRow("a row") << table << QList{2} << QByteArray("| a |\n| - |\n| 2 |\n");
    QTest::newRow("all rows") << table << QList{2, 3} << QByteArray("| a |\n| - |\n");
    QTest::newRow("the header") << table << QList{0} << refused;
    QTest::newRow("the delimiter") << table << QList{1} << refused;
    QTest::newRow("all but one row") << table << QList{0, 1, 3} << refused;
    QTest::newRow("the head, below an entry") << "- [ ] p\n\n" + table << QList{1, 2} << refused;
    QTest::newRow("the last row before text")
        << table + "\ntext\n"
        << QList{3} << QByteArray("| a |\n| - |\n| 1 |\n\ntext\n");
    QTest::newRow("a whole table") << table + "\ntext\n"
                                   << QList{0, 1, 2, 3} << QByteArray("text\n");
    QTest::newRow("what parts an entry from a line")
        << QByteArray("- [ ] p\n***\nq\n") << QList{1} << QByteArray("- [ ] p\n\nq\n");
    QTest::newRow("what parts two paragraphs")
        << QByteArray("p\n***\nq\n") << QList{1} << QByteArray("p\n\nq\n");
    QTest::newRow("what parts definitions") << QByteArray("[a]: a.md\n\np\n\n[b]: b.md\n")
                                            << QList{1} << QByteArray("[a]: a.md\n\n[b]: b.md\n");
}

// Rows without their head would be a paragraph, or part of the entry above.
void TestMove::removesNearTables()
{
    QFETCH(QByteArray, before);
    QFETCH(QList<int>, tiles);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QList<NodeId> ids;
    for (const int tile : tiles)
        ids << document.idAt(tile);
    QCOMPARE(bytesOrError(removeNodes(document, ids)), after);
}

// One row left behind would still be a node, but no longer a row.
void TestMove::keepsTablesWhole()
{
    const Document document = Document::read("| a |\n| - |\n| 1 |\n\ntext\n\n***\n");
    const NodeId delimiter = document.idAt(1);
    const NodeId row = document.idAt(2);
    const NodeId text = document.idAt(3);
    QVERIFY(!moveNodes(document, {row}, Place{0, text}));
    QVERIFY(!moveNodes(document, {text}, Place{0, delimiter}));
    QVERIFY(
        !insertPapers(document, Place{0, delimiter}, {arxivPaper(QStringLiteral("2309.06180"))}));
    QVERIFY(moveNodes(document, {text}, Place{0, document.idAt(4)}));
}

void TestMove::moves_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("behind");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *nodes,
                        const char *parent, const char *behind, const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromUtf8(nodes).split(QLatin1Char(','))
                            << QString::fromUtf8(parent) << QString::fromUtf8(behind) << after;
    };
    const QByteArray list = "# A\n\n- [ ] p\n- [ ] q\n\n## B\n\n- [ ] r\n\n## C\n";
    row("to the end", list, "p", "A", "end",
        "# A\n\n- [ ] q\n- [ ] p\n\n## B\n\n- [ ] r\n\n## C\n");
    row("to the front", list, "q", "A", "first",
        "# A\n\n- [ ] q\n- [ ] p\n\n## B\n\n- [ ] r\n\n## C\n");
    row("where it is", list, "q", "A", "p", list);
    row("behind itself", list, "p", "A", "p", list);
    row("to another section", list, "q", "B", "first",
        "# A\n\n- [ ] p\n\n## B\n\n- [ ] q\n- [ ] r\n\n## C\n");
    row("to an empty section", list, "p,q", "C", "end",
        "# A\n\n## B\n\n- [ ] r\n\n## C\n\n- [ ] p\n- [ ] q\n");
    row("section up", list, "C", "A", "q", "# A\n\n- [ ] p\n- [ ] q\n\n## C\n\n## B\n\n- [ ] r\n");
    row("section deeper", list, "C", "B", "end",
        "# A\n\n- [ ] p\n- [ ] q\n\n## B\n\n- [ ] r\n\n### C\n");
    row("section to the top", list, "B", "", "end",
        "# A\n\n- [ ] p\n- [ ] q\n\n## C\n\n# B\n\n- [ ] r\n");
    row("setext becomes atx", "A\n=\n\nB\n-\n\nC\n-\n", "C", "B", "end", "A\n=\n\nB\n-\n\n### C\n");
    row("setext changes its line", "A\n=\n\nB\n---\n", "B", "", "end", "A\n=\n\nB\n===\n");
    row("closed heading", "# A #\n\n## B ##\n\n## C ##\n", "C", "B", "end",
        "# A #\n\n## B ##\n\n### C ###\n");
    row("marker follows", "# A\n\n- [ ] p\n\n# B\n\n* [ ] q\n", "p", "B", "end",
        "# A\n\n# B\n\n* [ ] q\n* [ ] p\n");
    row("deeper in", "- [ ] p\n  more of p\n- [ ] q\n  - [ ] r\n", "p", "q", "end",
        "- [ ] q\n  - [ ] r\n  - [ ] p\n    more of p\n");
    row("further out", "- [ ] q\n  - [ ] p\n\n    more of p\n    - x\n- [ ] r\n", "p", "", "end",
        "- [ ] q\n- [ ] r\n- [ ] p\n\n  more of p\n  - x\n");
    row("into a numbered list", "- [ ] p\n  - x\n\n# A\n\n1. [ ] q\n2. [ ] r\n", "p", "A", "q",
        "# A\n\n1. [ ] q\n2. [ ] p\n   - x\n3. [ ] r\n");
    row("out of a numbered list", "1. [ ] p\n2. [ ] q\n3. [ ] r\n\n# A\n\n- [ ] s\n", "p", "A",
        "end", "1. [ ] q\n2. [ ] r\n\n# A\n\n- [ ] s\n- [ ] p\n");
    row("definitions stay", "# A\n\n- [ ] p\n\n# B\n\n- [ ] q\n\n[n]: a.md\n", "B", "A", "end",
        "# A\n\n- [ ] p\n\n## B\n\n- [ ] q\n\n[n]: a.md\n");
    row("entry away from definitions", "# A\n\n- [ ] p\n\n# B\n\n- [ ] q\n\n[n]: a.md\n", "q", "A",
        "end", "# A\n\n- [ ] p\n- [ ] q\n\n# B\n\n[n]: a.md\n");
    row("no last line end", "- [ ] p\n- [ ] q", "p", "", "end", "- [ ] q\n- [ ] p");
    row("last one without line end", "- [ ] p\n- [ ] q", "q", "", "first", "- [ ] q\n- [ ] p");
    row("numbered, without line end", "1. [ ] p\n2. [ ] q", "q", "", "first", "1. [ ] q\n2. [ ] p");
    row("CRLF", crlf(list), "p", "B", "end",
        crlf("# A\n\n- [ ] q\n\n## B\n\n- [ ] r\n- [ ] p\n\n## C\n"));
    row("lazy line", "- [ ] p\nlazy\n- [ ] q\n  - [ ] r\n", "p", "q", "end",
        "- [ ] q\n  - [ ] r\n  - [ ] p\nlazy\n");
}

void TestMove::moves()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, nodes);
    QFETCH(QString, parent);
    QFETCH(QString, behind);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    const QList<NodeId> ids = allNamed(document, nodes);
    const Place place = placeNamed(document, parent, behind);
    const auto edited = moveNodes(document, ids, place);
    QCOMPARE(bytesOrError(edited), after);
    QCOMPARE(edited->nodes, ids);
}

void TestMove::movesToAnotherList()
{
    const Document from =
        Document::read(Tiles{{1, "# A\n\n"}, {2, "- [ ] p\n  - x\n"}, {3, "- [ ] q\n"}});
    const Document to = Document::read(Tiles{{11, "# B\n\n"}, {12, "* [ ] r\n"}});
    const auto moved = moveNodes(from, {2}, to, Place{11, Place::AtEnd});
    QVERIFY(moved);
    QCOMPARE(moved->first.bytes(), QByteArray("# A\n\n- [ ] q\n"));
    QCOMPARE(moved->second.document.bytes(), QByteArray("# B\n\n* [ ] r\n* [ ] p\n  - x\n"));
    QCOMPARE(moved->second.nodes, QList<NodeId>{2});
    QVERIFY(moved->second.document.indexOf(2) >= 0);
}

void TestMove::refuses()
{
    const Document document = Document::read(QByteArray(
        "# A\n\n## B\n\n###### F\n\n- [T](https://arxiv.org/abs/2401.00001)\n\nwords\n"));
    const auto id = [&](const char *title) { return named(document, QString::fromUtf8(title)); };
    const auto code = [](const auto &result) {
        return result ? ErrorCode::Cancelled : result.error().code;
    };
    QCOMPARE(code(setRead(document, id("T"), true)), ErrorCode::Refused);
    QCOMPARE(code(setTitle(document, id("words"), QStringLiteral("x"))), ErrorCode::Refused);
    QCOMPARE(code(setTitle(document, id("A"), QString())), ErrorCode::Invalid);
    QCOMPARE(code(setTitle(document, 99, QStringLiteral("x"))), ErrorCode::NotFound);
    QCOMPARE(code(moveNodes(document, {id("A")}, Place{id("B"), Place::AtEnd})),
             ErrorCode::Refused);
    QCOMPARE(code(moveNodes(document, {id("B")}, Place{id("F"), Place::AtEnd})),
             ErrorCode::Refused);
    QCOMPARE(code(insertSection(document, Place{id("F"), Place::AtEnd}, QStringLiteral("x"))),
             ErrorCode::Refused);
    QCOMPARE(code(insertPapers(document, Place{99, Place::AtEnd}, {NewPaper()})),
             ErrorCode::Invalid);
    QCOMPARE(code(setKeywords(document, id("T"), {QStringLiteral("a, b")})), ErrorCode::Invalid);
    QCOMPARE(code(setNote(document, id("T"), QStringLiteral("a.txt"))), ErrorCode::Invalid);
    QCOMPARE(code(removeNodes(document, {99})), ErrorCode::NotFound);
}

void TestMove::copies()
{
    const Document document =
        Document::read(QByteArray("# A\n\n- [ ] p\n  - x\n- [ ] q\n\n## B\n"));
    const auto id = [&](const char *title) { return named(document, QString::fromUtf8(title)); };
    QCOMPARE(bytesOf(document, {id("q"), id("x"), id("p")}),
             QByteArray("- [ ] p\n  - x\n- [ ] q\n\n"));
    QCOMPARE(bytesOf(document, {id("A")}), document.bytes());
}

void TestMove::relevelsSections_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("section");
    QTest::addColumn<int>("by");
    QTest::addColumn<QByteArray>("expected"); // or the error's beginning
    const auto row = [](const char *name, const char *list, const char *section, int by,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(section) << by
                            << QByteArray(expected);
    };
    row("with all below", "# A\n\n## B\n\n- x\n\n### C\n\n## D\n", "B", 1,
        "# A\n\n### B\n\n- x\n\n#### C\n\n## D\n");
    row("higher", "# A\n## B\n### C\n", "B", -1, "# A\n# B\n## C\n");
    row("closed", "## A ##\n", "A", 1, "### A ###\n");
    row("underlined, in its form", "A\n===\n", "A", 1, "A\n---\n");
    row("underlined, too deep for it", "A\n---\n\ntext\n", "A", 1, "### A\n\ntext\n");
    row("line ends", "## A\r\n\r\n- x\r\n", "A", -1, "# A\r\n\r\n- x\r\n");
    row("byte order mark", "\xEF\xBB\xBF# A\n", "A", 1, "\xEF\xBB\xBF## A\n");
    row("no higher", "# A\n", "A", -1, "error ");
    row("no deeper", "##### A\n###### B\n", "A", 1, "error ");
    row("a bold line", "**A**\n\n- [T of Mine](https://arxiv.org/abs/2401.00001)\n", "A", 1,
        "error ");
}

void TestMove::relevelsSections()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, section);
    QFETCH(const int, by);
    QFETCH(const QByteArray, expected);
    const Document document = Document::read(list);
    const QByteArray got = bytesOrError(relevelSections(document, {named(document, section)}, by));
    if (expected == "error ")
        QVERIFY2(got.startsWith(expected), got.constData());
    else
        QCOMPARE(got, expected);
}

QTEST_APPLESS_MAIN(TestMove)
#include "tst_move.moc"
