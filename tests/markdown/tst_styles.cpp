// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "shared.h"

#include <QDir>

using namespace paperdip;

// Lists of our own, one for each style of entry that people write (facts/lists.md 1.1, 1.2), and
// what each must be when a paper is added at the end of its section "Here", byte for byte.
class TestStyles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void addsAPaper_data();
    void addsAPaper();
    void addsTwoThenTakesThemOut_data() { addsAPaper_data(); }
    void addsTwoThenTakesThemOut();
};

namespace {

NodeId sectionHere(const Document &document)
{
    for (int i = 0; i < document.size(); ++i) {
        if (isSection(document.at(i)) && document.at(i).reading.title == QLatin1String("Here"))
            return document.idAt(i);
    }
    return 0;
}

NewPaper newPaper(const char *arxiv, const char *title)
{
    NewPaper paper;
    paper.arxiv = QString::fromUtf8(arxiv);
    paper.title = QString::fromUtf8(title);
    paper.version = 1;
    return paper;
}

} // namespace

void TestStyles::addsAPaper_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("expected");
    const QDir folder(QStringLiteral(PAPERDIP_TEST_DATA "/styles"));
    const QStringList names = folder.entryList({QStringLiteral("*.md")}, QDir::Files);
    for (QString name : names) {
        if (name.endsWith(QLatin1String(".expected.md")))
            continue;
        const QByteArray list = readAll(folder.filePath(name));
        name.insert(name.size() - 3, QStringLiteral(".expected"));
        QTest::newRow(qPrintable(name)) << list << readAll(folder.filePath(name));
    }
}

void TestStyles::addsAPaper()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, expected);
    const Document document = Document::read(list);
    const NodeId section = sectionHere(document);
    QVERIFY(section != 0);
    const Result<Edited> edited =
        insertPapers(document, {section}, {newPaper("2401.12345", "A New Paper: Adding Entries")});
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().message));
    if (edited->document.bytes() != expected)
        qInfo("got:\n%s", edited->document.bytes().constData());
    QCOMPARE(edited->document.bytes(), expected);
}

void TestStyles::addsTwoThenTakesThemOut()
{
    QFETCH(const QByteArray, list);
    const Document document = Document::read(list);
    const Result<Edited> edited =
        insertPapers(document, {sectionHere(document)},
                     {newPaper("2401.12345", "One"), newPaper("2401.12346", "")});
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().message));
    QCOMPARE(edited->nodes.size(), 2);
    const Document &after = edited->document;
    const Reading &one = after.at(after.indexOf(edited->nodes.at(0))).reading;
    const Reading &two = after.at(after.indexOf(edited->nodes.at(1))).reading;
    QCOMPARE(one.title, QStringLiteral("One"));
    QVERIFY(two.placeholder);
    const Result<Document> entitled =
        setTitle(after, edited->nodes.at(1), QStringLiteral("A Title That Came Late"));
    QVERIFY2(entitled, entitled ? "" : qPrintable(entitled.error().message));
    QSet<NodeId> old;
    for (const Tile &tile : document.tiles())
        old.insert(tile.node);
    QList<NodeId> made;
    for (const Tile &tile : entitled->tiles()) {
        if (!old.contains(tile.node))
            made << tile.node;
    }
    const Result<Document> back = removeNodes(*entitled, made);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back->bytes(), list);
}

QTEST_GUILESS_MAIN(TestStyles)
#include "tst_styles.moc"
