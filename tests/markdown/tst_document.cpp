// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "freshread.h"
#include "interpreter.h"
#include "shared.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace paperdip;

namespace {

QList<NodeId> idsOf(const Document &document)
{
    QList<NodeId> ids;
    for (const Tile &tile : document.tiles())
        ids << tile.node;
    return ids;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keepsIdsWhereTilesBegin();
    void findsChildren();
    void replacesLikeAFreshRead_data();
    void replacesLikeAFreshRead();
    void newBytesLeaveTheRestShared();
    void difference_data();
    void difference();
    void movesAsFewAsPossible();
    void differenceOfShuffledLists();
    void rereads_data();
    void rereads();
    void rereadsTheSeedWrittenAnew();
    void rereadsABigListInTime();
};

void TestDocument::keepsIdsWhereTilesBegin()
{
    const Document document = Document::read(
        Tiles{{5, "# A\n\n"}, {6, ""}, {7, "- a\n- b\n"}, {8, "  more\n"}, {-2, "- c\n"}});
    QCOMPARE(document.bytes(), QByteArray("# A\n\n- a\n- b\n  more\n- c\n"));
    QCOMPARE(idsOf(document), (QList<NodeId>{5, 7, -3, -2}));
    QCOMPARE(document.tiles()[2].bytes, QByteArray("- b\n  more\n"));
    QCOMPARE(document.indexOf(-3), 2);
    QCOMPARE(document.indexOf(8), -1);
    QCOMPARE(document.idAt(-1), 0);
    QCOMPARE(Document::read(QByteArray()).size(), 0);
}

void TestDocument::findsChildren()
{
    const Document document =
        Document::read(QByteArray("- a\n  - b\n    - c\n- d\n\n# S\n\n- e\n"));
    QCOMPARE(document.children(-1), (QList<int>{0, 3, 4}));
    QCOMPARE(document.children(0), QList<int>{1});
    QCOMPARE(document.children(4), QList<int>{5});
    QCOMPARE(document.subtreeEnd(0), 3);
    QCOMPARE(document.subtreeEnd(2), 3);
    QCOMPARE(document.subtreeEnd(4), 6);
}

void TestDocument::replacesLikeAFreshRead_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const char *list, int index, const char *bytes) {
        QTest::newRow(name) << QByteArray(list) << index << QByteArray(bytes);
    };
    row("box", "- [ ] [T](u)\n- [ ] b\n", 0, "- [x] [T](u)\n");
    row("longer", "- [ ] [T](u)\n- [ ] b\n", 0, "- [ ] [T](u)\n  a word\n");
    row("becomes two", "- [ ] [T](u)\n- [ ] b\n", 0, "- [ ] [T](u)\n- [ ] new\n");
    row("runs on", "- [ ] a\n\nwords\n", 0, "- [ ] a\n");
    row("heading", "# A\n\n## B\n", 0, "# New\n\n");
    row("heading of another level", "# A\n\n## B\n", 0, "### A\n\n");
    row("fence", "- [ ] a\n- [ ] b\n\nwords\n", 1, "- [ ] b\n  ```\n\n");
    row("definition", "- [ ] [a][n]\n\n[n]: a.md\n", 1, "[n]: b.md\n");
    row("reference", "- [ ] a\n\n[n]: a.md\n", 0, "- [ ] [a][n]\n\n");
    row("no line end", "- [ ] a\n- [ ] b\n", 0, "- [ ] a");
    row("text below", "- [ ] a\n  - words\n", 0, "- [ ] a\n  A remark that is longer.\n");
    row("box goes", "- [ ] a\n- [ ] [b](https://arxiv.org/abs/2401.00001)\n", 0, "- a\n");
}

void TestDocument::replacesLikeAFreshRead()
{
    QFETCH(QByteArray, list);
    QFETCH(int, index);
    QFETCH(QByteArray, bytes);
    const Document document = numbered(list);
    Tiles tiles = document.tiles();
    tiles[static_cast<size_t>(index)].bytes = bytes;
    const Document replaced = document.replaced(index, bytes);
    const Document fresh = Document::read(tiles);
    QCOMPARE(replaced.bytes(), fresh.bytes());
    QCOMPARE(idsOf(replaced), idsOf(fresh));
    QCOMPARE(notFresh(replaced), QString());
}

void TestDocument::difference_data()
{
    QTest::addColumn<QList<NodeId>>("after");
    QTest::addColumn<int>("edits");
    const auto row = [](const char *name, const QList<NodeId> &after, int edits) {
        QTest::newRow(name) << after << edits;
    };
    row("same", {1, 2, 3, 4, 5}, 0);
    row("one removed", {1, 2, 4, 5}, 1);
    row("all removed", {}, 5);
    row("one inserted", {1, 2, -1, 3, 4, 5}, 1);
    row("inserted first and last", {-1, 1, 2, 3, 4, 5, -2}, 2);
    row("moved up", {1, 5, 2, 3, 4}, 1);
    row("moved down", {2, 3, 4, 5, 1}, 1);
    row("two moved together", {3, 4, 5, 1, 2}, 2);
    row("turned round", {5, 4, 3, 2, 1}, 4);
    row("all at once", {-1, 5, 2, -2, 1, 4}, 5);
}

void TestDocument::difference()
{
    QFETCH(QList<NodeId>, after);
    QFETCH(int, edits);
    const auto item = [](NodeId node) {
        return Tile{node, "- " + QByteArray::number(node) + "\n"};
    };
    Tiles old;
    for (NodeId node = 1; node <= 5; ++node)
        old.push_back(item(node));
    Tiles fresh;
    for (const NodeId node : after)
        fresh.push_back(item(node));
    const Document before = Document::read(old);
    const Document result = Document::read(fresh);
    const Change change = paperdip::difference(7, before, result);
    QCOMPARE(static_cast<int>(change.edits.size()), edits);

    Interpreter interpreter(before.tiles());
    QVERIFY(interpreter.run(change));
    QCOMPARE(interpreter.tiles(), result.tiles());
    QVERIFY(interpreter.run(Interpreter::inverse(change)));
    QCOMPARE(interpreter.tiles(), before.tiles());
}

void TestDocument::movesAsFewAsPossible()
{
    const Document before = Document::read(Tiles{{1, "- a\n"}, {2, "- b\n"}, {3, "- c\n"}});
    const Document after = Document::read(Tiles{{3, "- c\n"}, {1, "- a\n"}, {2, "- new\n"}});
    NodeData data;
    data.addedAt = 5;
    const Change change = paperdip::difference(7, before, after, {{3, data}});
    QCOMPARE(static_cast<int>(change.edits.size()), 2);
    const auto &moved = std::get<Splice>(change.edits[0]);
    QCOMPARE(moved, (Splice{3, NodeState{7, 2, "- c\n", data}, NodeState{7, 0, "- c\n", data}}));
    const auto &edited = std::get<Splice>(change.edits[1]);
    QCOMPARE(edited, (Splice{2, NodeState{7, 1, "- b\n", {}}, NodeState{7, 1, "- new\n", {}}}));
}

void TestDocument::differenceOfShuffledLists()
{
    std::mt19937 random(20260101);
    for (int round = 0; round < 60; ++round) {
        Tiles old;
        for (NodeId node = 1; node <= 30; ++node)
            old.push_back({node, "- " + QByteArray::number(node) + "\n"});
        Tiles fresh = old;
        std::shuffle(fresh.begin(), fresh.end(), random);
        fresh.resize(20);
        for (NodeId node = -1; node >= -5; --node)
            fresh.insert(fresh.begin() + static_cast<int>(random() % fresh.size()),
                         {node, "- new\n"});
        fresh[random() % fresh.size()].bytes = "- edited\n";
        const Document before = Document::read(old);
        const Document after = Document::read(fresh);
        const Change change = paperdip::difference(1, before, after);
        Interpreter interpreter(before.tiles());
        QVERIFY(interpreter.run(change));
        QCOMPARE(interpreter.tiles(), after.tiles());
        QVERIFY(interpreter.run(Interpreter::inverse(change)));
        QCOMPARE(interpreter.tiles(), before.tiles());
    }
}

void TestDocument::rereads_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QList<NodeId>>("ids");
    const auto row = [](const char *name, const char *before, const char *after,
                        const QList<NodeId> &ids) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << ids;
    };
    row("same", "# A\n\n- [ ] a\n", "# A\n\n- [ ] a\n", {1, 2});
    row("other order", "- [ ] a\n- [ ] b\n", "- [ ] b\n- [ ] a\n", {2, 1});
    row("one new", "- [ ] a\n- [ ] b\n", "- [ ] a\n- [ ] x\n- [ ] b\n", {1, -1, 2});
    row("other marker, by id", "- [ ] [A](https://arxiv.org/abs/2401.00001)\n",
        "* [x] [B](https://arxiv.org/pdf/2401.00001v2)\n", {1});
    row("by address", "- [ ] [A](https://example.org/a.pdf)\n",
        "* [x] [B](https://example.org/a.pdf)\n", {1});
    row("by note", "- [ ] A\n  [note](a.md)\n", "- [x] B\n  [note](a.md), more\n", {1});
    row("by title", "- [ ] A\n- [ ] B\n", "* [x] B\n* [x] A\n", {2, 1});
    row("same section first", "# S\n\n- [ ] a\n\n# R\n\n- [ ] a\n",
        "# R\n\n- [ ] a\n\n# S\n\n- [ ] a\n", {3, 4, 1, 2});
    row("same id, same section first",
        "# S\n\n- [ ] [A](https://arxiv.org/abs/2401.00001)\n\n# R\n\n- [ ] "
        "[B](https://arxiv.org/abs/2401.00001)\n",
        "# R\n\n* [C](https://arxiv.org/abs/2401.00001)\n\n# S\n\n* "
        "[D](https://arxiv.org/abs/2401.00001)\n",
        {3, 4, 1, 2});
    row("doubles in order", "- [ ] a\n- [ ] a\n", "- [ ] a\n- [ ] a\n- [ ] a\n", {1, 2, -1});
    row("a section is no paper", "# A\n", "- [ ] A\n", {-1});
    row("section renumbered", "## A\n\n- [ ] a\n", "# A\n- [ ] a\n", {1, 2});
    row("moved between sections", "# S\n\n- [ ] a\n\n# R\n", "# S\n\n# R\n\n- [ ] a\n", {1, 3, 2});
}

void TestDocument::rereads()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QList<NodeId>, ids);
    const Document document = reread(numbered(before), after);
    QCOMPARE(document.bytes(), after);
    QCOMPARE(idsOf(document), ids);
}

void TestDocument::rereadsTheSeedWrittenAnew()
{
    SKIP_WITHOUT_SHARED();
    const QByteArray seed = seedBytes();
    const Document before = numbered(seed);
    for (QByteArray bytes :
         {QByteArray(seed).replace("\n- [", "\n* ["), QByteArray(seed).replace("\n", "\r\n"),
          "\xEF\xBB\xBF" + seed, seed.chopped(1), QByteArray(seed).replace("\n\n  ", "\n  ")})
        QCOMPARE(idsOf(reread(before, bytes)), idsOf(before));
}

void TestDocument::rereadsABigListInTime()
{
    QByteArray bytes;
    for (int i = 0; i < 3000; ++i) {
        if (i % 100 == 0)
            bytes += "\n## Section " + QByteArray::number(i) + "\n\n";
        bytes += "- [ ] [A title of some length](https://example.org/" +
                 QByteArray::number(i % 700) + ".pdf)\n";
    }
    QElapsedTimer timer;
    timer.start();
    const Document before = numbered(bytes);
    const qint64 reading = timer.restart();
    const Document after = reread(before, QByteArray(bytes).replace("- [ ]", "* [ ]"));
    QCOMPARE(idsOf(after), idsOf(before));
    // To read anew is most of the work, also where every entry has its doubles.
    QVERIFY(timer.elapsed() < 5 * reading);
}

// What one node costs does not grow with the list.
void TestDocument::newBytesLeaveTheRestShared()
{
    constexpr int papers = 5000;
    QByteArray bytes("# List\n\n");
    for (int i = 0; i < papers; ++i)
        bytes +=
            "- [ ] [A Paper](https://arxiv.org/abs/2401." + QByteArray::number(10000 + i) + ")\n";
    const Document before = numbered(bytes);
    const int index = before.size() / 2;
    QByteArray ticked = before.bytesAt(index);
    ticked[3] = 'X';
    const Document after = before.replaced(index, ticked);
    QVERIFY(after.hasNodesOf(before));
    const std::vector<int> places = after.placesNotIn(before);
    QVERIFY(!places.empty() && places.size() <= PieceVector<Tile>::pieceSize);
    QVERIFY(std::find(places.begin(), places.end(), index) != places.end());
    QVERIFY(!before.at(index).reading.box || *before.at(index).reading.box == ' ');
    QCOMPARE(*after.at(index).reading.box, 'X');
    QVERIFY(before.checkedLetters().isEmpty());
    QCOMPARE(after.checkedLetters().value('X'), 1);
    QVERIFY(after.replaced(index, before.bytesAt(index)).checkedLetters().isEmpty());
    const Change change = paperdip::difference(1, before, after);
    QCOMPARE(change.edits.size(), size_t(1));
    const Splice splice = std::get<Splice>(change.edits.front());
    QCOMPARE(splice.node, before.idAt(index));
    QCOMPARE(splice.before->previous, splice.after->previous);
    QCOMPARE(splice.after->source, ticked);
    // A fresh read of the same shares nothing, and says the same.
    const Document fresh = Document::read(after.tiles());
    QVERIFY(!fresh.hasNodesOf(before));
    QCOMPARE(fresh.tiles(), after.tiles());
    QCOMPARE(notFresh(after), QString());
}

QTEST_APPLESS_MAIN(TestDocument)
#include "tst_document.moc"
