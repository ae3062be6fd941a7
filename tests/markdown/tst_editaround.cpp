// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/edits.h"

#include <QRegularExpression>

using namespace paperdip;

namespace {

int papersIn(const Document &document)
{
    int papers = 0;
    for (int i = 0; i < document.size(); ++i)
        papers += isPaper(document.at(i)) ? 1 : 0;
    return papers;
}

NewPaper pagePaper()
{
    NewPaper paper;
    paper.url = QStringLiteral("https://arxiv.org/abs/2401.00009");
    paper.arxiv = QStringLiteral("2401.00009");
    paper.title = QStringLiteral("The New One of Them");
    return paper;
}

} // namespace

// What stands around an edit stays what it was: cases that changes drawn at random found
// (tst_edit_property), in words of our own.
class TestEditAround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void inserts_data();
    void inserts();
    void noBoxAmongPlainEntries();
    void moves_data();
    void moves();
    void refusesMoves_data();
    void refusesMoves();
    void keepsAHeaderWithItsRows();
    void addressOfATitleThatLinksToItsNote();
    void untitledRow();
    void placeBelowText();
    void renamesContents();
};

void TestEditAround::inserts_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("behind"); // empty: first
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *parent,
                        const char *behind, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QString::fromUtf8(parent)
                            << QString::fromUtf8(behind) << QByteArray(after);
    };
    row("a paragraph goes behind the section's own words",
        "# A\n\nSome words.\n\nMore words.\n\n# B\n\n"
        "[One Title of Words](https://arxiv.org/abs/2401.00001)\n",
        "A", "",
        "# A\n\nSome words.\n\nMore words.\n\n"
        "[The New One of Them](https://arxiv.org/abs/2401.00009)\n\n# B\n\n"
        "[One Title of Words](https://arxiv.org/abs/2401.00001)\n");
    row("a paragraph goes behind the section's contents, not before them",
        "# A\n\n- [x](#b)\n- [y](#c)\n\n# B\n\n"
        "[One Title of Words](https://arxiv.org/abs/2401.00001)\n",
        "A", "",
        "# A\n\n- [x](#b)\n- [y](#c)\n\n"
        "[The New One of Them](https://arxiv.org/abs/2401.00009)\n\n# B\n\n"
        "[One Title of Words](https://arxiv.org/abs/2401.00001)\n");
    row("the first paragraph",
        "# B\n\nWords.\n\n[One Title of Words](https://arxiv.org/abs/2401.00001)\n\nIts note.\n",
        "B", "",
        "# B\n\nWords.\n\n[The New One of Them](https://arxiv.org/abs/2401.00009)\n\n"
        "[One Title of Words](https://arxiv.org/abs/2401.00001)\n\nIts note.\n");
    row("the first paragraph, with its rule",
        "# B\n\n[One Title of Words](https://arxiv.org/abs/2401.00001)\n\n---\n\n"
        "[Two Titles of Words](https://arxiv.org/abs/2401.00002)\n\n---\n",
        "B", "",
        "# B\n\n[The New One of Them](https://arxiv.org/abs/2401.00009)\n\n---\n\n"
        "[One Title of Words](https://arxiv.org/abs/2401.00001)\n\n---\n\n"
        "[Two Titles of Words](https://arxiv.org/abs/2401.00002)\n\n---\n");
    row("the first row",
        "# B\n\n| title | year |\n| --- | --- |\n"
        "| [One Title of Words](https://arxiv.org/abs/2401.00001) | 2024 |\n",
        "B", "",
        "# B\n\n| title | year |\n| --- | --- |\n"
        "| [The New One of Them](https://arxiv.org/abs/2401.00009) |      |\n"
        "| [One Title of Words](https://arxiv.org/abs/2401.00001) | 2024 |\n");
    row("an item goes behind a table of something else",
        "# A\n\n| a | b |\n|---|---|\n| x | 1 |\n| y | 2 |\n\n# B\n\n"
        "- [One Title of Words](https://arxiv.org/abs/2401.00001)\n",
        "A", "| x | 1 |",
        "# A\n\n| a | b |\n|---|---|\n| x | 1 |\n| y | 2 |\n\n"
        "- [The New One of Them](https://arxiv.org/abs/2401.00009)\n\n# B\n\n"
        "- [One Title of Words](https://arxiv.org/abs/2401.00001)\n");
}

void TestEditAround::inserts()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, parent);
    QFETCH(const QString, behind);
    QFETCH(const QByteArray, after);
    const Document document = Document::read(before);
    const Place place{named(document, parent), behind.isEmpty() ? 0 : named(document, behind)};
    QVERIFY(place.parent != 0 && (behind.isEmpty() || place.after != 0));
    const Result<Edited> edited = insertPapers(document, place, {pagePaper()});
    QCOMPARE(bytesOrError(edited), after);
    QCOMPARE(papersIn(edited->document), papersIn(document) + 1);
}

// The nearest entry's form does not say where the paper is, and a box would make texts of all that
// have none.
void TestEditAround::noBoxAmongPlainEntries()
{
    const Document document =
        Document::read("# A\n\n- One Title of Words. [[GitHub]](https://arxiv.org/abs/2401.00001)\n"
                       "- Two Titles of Words. [[Paper]](https://arxiv.org/abs/2401.00002)\n\n"
                       "# B\n\n[Three Titles of Words](https://arxiv.org/abs/2401.00003)\n");
    QCOMPARE(papersIn(document), 3);
    for (const NodeId after : {NodeId(0), document.idAt(1)}) {
        const Result<Edited> edited =
            insertPapers(document, Place{document.idAt(0), after}, {pagePaper()});
        QVERIFY2(edited, bytesOrError(edited).constData());
        QVERIFY2(!edited->document.bytes().contains("[ ]"), bytesOrError(edited).constData());
        QCOMPARE(papersIn(edited->document), 4);
    }
}

void TestEditAround::moves_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QByteArray>("after"); // the node goes first
    const auto row = [](const char *name, const char *before, const char *node, const char *parent,
                        const char *after) {
        QTest::newRow(name) << QByteArray(before) << QString::fromUtf8(node)
                            << QString::fromUtf8(parent) << QByteArray(after);
    };
    row("a row to the top of its table",
        "# A\n\n| title |\n| --- |\n| [One](a.pdf) |\n| [Two](b.pdf) |\n", "Two", "A",
        "# A\n\n| title |\n| --- |\n| [Two](b.pdf) |\n| [One](a.pdf) |\n");
    row("a row to the top of another table",
        "# A\n\n| title |\n| --- |\n| [One](a.pdf) |\n\n# B\n\nWords.\n\n| title |\n| --- |\n"
        "| [Two](b.pdf) |\n| [Three](c.pdf) |\n",
        "Three", "A",
        "# A\n\n| title |\n| --- |\n| [Three](c.pdf) |\n| [One](a.pdf) |\n\n# B\n\nWords.\n\n"
        "| title |\n| --- |\n| [Two](b.pdf) |\n");
    row("a paragraph goes behind the section's own words",
        "# A\n\nWords.\n\n# B\n\n[One](a.pdf)\n\nIts note.\n\n[Two](b.pdf)\n", "One", "A",
        "# A\n\nWords.\n\n[One](a.pdf)\n\nIts note.\n\n# B\n\n[Two](b.pdf)\n");
    row("the only paper of a bold section stays in it",
        "# A\n\n**Old ones**\n\n[One](a.pdf)\n\nIts note.\n", "One", "Old ones",
        "# A\n\n**Old ones**\n\n[One](a.pdf)\n\nIts note.\n");
}

void TestEditAround::moves()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, node);
    QFETCH(const QString, parent);
    QFETCH(const QByteArray, after);
    const Document document = Document::read(before);
    const Place place{named(document, parent), 0};
    QVERIFY(place.parent != 0);
    const Result<Edited> edited = moveNodes(document, {named(document, node)}, place);
    QCOMPARE(bytesOrError(edited), after);
    QCOMPARE(papersIn(edited->document), papersIn(document));
}

void TestEditAround::refusesMoves_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("parent");
    const auto row = [](const char *name, const char *list, const char *node, const char *parent) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(node)
                            << QString::fromUtf8(parent);
    };
    row("a section with papers below a heading that is a paper",
        "# [One Title](https://arxiv.org/abs/2401.00001)\n\nIts note.\n\n# B\n\n"
        "## [Two Titles](https://arxiv.org/abs/2401.00002)\n\nIts note.\n",
        "B", "One Title");
    row("a paper without a box among papers with boxes, where it would be text",
        "# A\n\n- [ ] [One](a.pdf)\n  - [two](https://arxiv.org/abs/2401.00002)\n"
        "  - [ ] [three](c.pdf)\n\n# B\n\nWords.\n",
        "two", "B");
}

void TestEditAround::keepsAHeaderWithItsRows()
{
    const Document document =
        Document::read("# A\n\n| title |\n| --- |\n| [One](a.pdf) |\n| [Two](b.pdf) |\n");
    const Place behindRow{document.idAt(0), document.idAt(3)};
    const Result<Edited> edited = moveNodes(document, {document.idAt(1)}, behindRow);
    QVERIFY2(!edited, bytesOrError(edited).constData());
    QCOMPARE(edited.error().code, ErrorCode::Refused);
}

void TestEditAround::refusesMoves()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, node);
    QFETCH(const QString, parent);
    const Document document = Document::read(list);
    QVERIFY(isPaper(document.at(document.indexOf(named(document, node)))) ||
            isSection(document.at(document.indexOf(named(document, node)))));
    const Result<Edited> edited =
        moveNodes(document, {named(document, node)}, Place{named(document, parent), 0});
    QVERIFY2(!edited, bytesOrError(edited).constData());
    QCOMPARE(edited.error().code, ErrorCode::Refused);
}

// The note is where the title leads: with another address it leads there, and there is no note.
void TestEditAround::addressOfATitleThatLinksToItsNote()
{
    const Document document = Document::read("- [One Title](notes/one.md)\n- [Two](notes/two.md)\n"
                                             "\n# Links\n\n- [A page](https://example.org/)\n");
    const QString url = QStringLiteral("https://arxiv.org/abs/2401.00001");
    const Result<Document> linked = setUrl(document, document.idAt(0), url);
    QVERIFY2(linked, bytesOrError(linked).constData());
    QCOMPARE(linked->at(0).reading.notePath, QString());
    QCOMPARE(linked->at(0).reading.main->url, url);
    const Result<Document> noted =
        setNote(document, document.idAt(0), QStringLiteral("notes/another.md"));
    QVERIFY2(noted, bytesOrError(noted).constData());
    QCOMPARE(noted->at(0).reading.notePath, QStringLiteral("notes/another.md"));
}

// A paper without a title yet is a row of its table, by its id, and gets its title there.
void TestEditAround::untitledRow()
{
    const Document document = Document::read(
        "# A\n\n| day | title | note |\n| --- | --- | --- |\n"
        "| 1/1/22 | [One Title of Words](https://arxiv.org/abs/2401.00001) | good |\n\nThe end.\n");
    NewPaper paper;
    paper.arxiv = QStringLiteral("2401.00009");
    const Result<Edited> edited =
        insertPapers(document, Place{document.idAt(0), document.idAt(3)}, {paper});
    QVERIFY2(edited, bytesOrError(edited).constData());
    const NodeId row = edited->nodes.first();
    const Reading &reading = edited->document.at(edited->document.indexOf(row)).reading;
    QCOMPARE(reading.structure, Structure::TableRow);
    QVERIFY(reading.placeholder);
    QCOMPARE(reading.arxiv, paper.arxiv);
    const Result<Document> titled =
        setTitle(edited->document, row, QStringLiteral("The New One of Them"));
    QVERIFY2(titled, bytesOrError(titled).constData());
    QVERIFY2(titled->bytes().contains("[The New One of Them](https://arxiv.org/abs/2401.00009)"),
             titled->bytes().constData());
}

// A place below plain text is none, even where the entry would come to stand where it stood.
void TestEditAround::placeBelowText()
{
    const Document document = Document::read("# A\n\nSome words.\n\n- [One](a.pdf)\n");
    const Result<Edited> edited =
        moveNodes(document, {document.idAt(2)}, Place{document.idAt(1), 0});
    QVERIFY2(!edited, bytesOrError(edited).constData());
    QCOMPARE(edited.error().code, ErrorCode::Refused);
}

// Titles that link to notes are no papers in a table of contents, and are when it is called
// otherwise.
void TestEditAround::renamesContents()
{
    const Document document = Document::read("# Contents\n\n- [One](one.md)\n- [Two](two.md)\n");
    QCOMPARE(papersIn(document), 0);
    const Result<Document> titled =
        setTitle(document, document.idAt(0), QStringLiteral("My Papers"));
    QVERIFY2(titled, bytesOrError(titled).constData());
    QCOMPARE(papersIn(*titled), 2);
    QCOMPARE(papersIn(Document::read(titled->bytes())), 2);
    const Result<Document> back =
        setTitle(document, document.idAt(0), QStringLiteral("Table of Contents"));
    QVERIFY2(back, bytesOrError(back).constData());
    QCOMPARE(papersIn(*back), 0);
}

QTEST_APPLESS_MAIN(TestEditAround)
#include "tst_editaround.moc"
