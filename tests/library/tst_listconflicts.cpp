// SPDX-License-Identifier: MIT
#include "library/listconflicts.h"

#include "library/library.h"
#include "library/listmerging.h"
#include "libraryfixture.h"
#include "store/store.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace paperdip;

namespace {

QByteArray entry(const QByteArray &id, const QByteArray &title)
{
    return "- [ ] [[" + id + "] " + title + "](https://arxiv.org/abs/" + id + ")\n";
}

QByteArray listOf(const QByteArrayList &entries)
{
    return "# Papers\n\n## A\n\n" + entries.join() + "\n## B\n\n" + entry("2001.00009", "Last");
}

const QByteArray first = entry("2001.00001", "First");
const QByteArray second = entry("2001.00002", "Second");
const QByteArray third = entry("2001.00003", "Third");
const QByteArray mineSecond = entry("2001.00002", "Second, mine");
const QByteArray theirSecond = entry("2001.00002", "Second, theirs");

bool keep(const Library &library, ListId list, const ListMerge &merge)
{
    return addConflicts(library.store().conflicts(), list, storedConflicts(merge, 1)).has_value();
}

} // namespace

class TestListConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void choices_data();
    void choices();
    void settledByHand();
    void bothStay();
    void keepsWhatTheLibraryKnows();
    void severalAtOnce();
    void linesOfText();
    void goWithTheirList();
};

void TestListConflicts::choices_data()
{
    QTest::addColumn<QByteArrayList>("base");
    QTest::addColumn<QByteArrayList>("mine");
    QTest::addColumn<QByteArrayList>("theirs");
    QTest::addColumn<QByteArrayList>("keepMine");
    QTest::addColumn<QByteArrayList>("takeTheirs");
    const QByteArrayList whole = {first, second, third};
    const QByteArrayList without = {first, third};
    const QByteArrayList mine = {first, mineSecond, third};
    const QByteArrayList theirs = {first, theirSecond, third};
    QTest::newRow("both retitled") << whole << mine << theirs << mine << theirs;
    QTest::newRow("the last of its section")
        << QByteArrayList{first, second} << QByteArrayList{first, mineSecond}
        << QByteArrayList{first, theirSecond} << QByteArrayList{first, mineSecond}
        << QByteArrayList{first, theirSecond};
    QTest::newRow("I took out what they changed")
        << whole << without << theirs << without << theirs;
    QTest::newRow("they took out what I changed") << whole << mine << without << mine << without;
    QTest::newRow("both added it") << without << mine << theirs << mine << theirs;
}

void TestListConflicts::choices()
{
    QFETCH(const QByteArrayList, base);
    QFETCH(const QByteArrayList, mine);
    QFETCH(const QByteArrayList, theirs);
    QFETCH(const QByteArrayList, keepMine);
    QFETCH(const QByteArrayList, takeTheirs);
    for (const ConflictChoice choice : {ConflictChoice::Mine, ConflictChoice::Theirs}) {
        const auto library = openLibrary(QStringLiteral(":memory:"));
        const ListMerge merge = mergeLists(listOf(base), listOf(mine), listOf(theirs));
        QCOMPARE(merge.conflicts.size(), 1);
        const ListId list = *library->addList(merge.bytes, {});
        ListConflicts conflicts(*library);
        QVERIFY(conflicts.open(list).isEmpty());
        QVERIFY(keep(*library, list, merge));
        const QList<ListConflict> open = conflicts.open(list);
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().node > 0);
        QVERIFY(open.first().title.startsWith(QStringLiteral("Second")));
        const Result<Change> plan = conflicts.plan(list, open.first().id, choice);
        QVERIFY(plan);
        const QByteArray wanted = listOf(choice == ConflictChoice::Mine ? keepMine : takeTheirs);
        if (plan->isEmpty()) { // it is as it was chosen
            QCOMPARE(merge.bytes, wanted);
            continue;
        }
        const Result<Change> inverse = library->apply(*plan);
        QVERIFY(inverse);
        QCOMPARE(library->bytes(list), wanted);
        QVERIFY(conflicts.open(list).isEmpty());
        QVERIFY(library->apply(*inverse)); // undone, it is open again
        QCOMPARE(library->bytes(list), merge.bytes);
        QCOMPARE(conflicts.open(list).size(), 1);
    }
}

// Who edits one of the forms has settled it.
void TestListConflicts::settledByHand()
{
    const auto library = openLibrary(QStringLiteral(":memory:"));
    const ListMerge merge = mergeLists(listOf({first, second}), listOf({first, mineSecond}),
                                       listOf({first, theirSecond}));
    const ListId list = *library->addList(merge.bytes, {});
    ListConflicts conflicts(*library);
    QVERIFY(keep(*library, list, merge));
    const ListConflict open = conflicts.open(list).value(0);
    QSignalSpy changed(&conflicts, &ListConflicts::changed);
    const Result<Change> change = library->planTitle(open.node, QStringLiteral("Mine and theirs"));
    QVERIFY(change && library->apply(*change));
    QVERIFY(changed.size() >= 1);
    QVERIFY(conflicts.open(list).isEmpty());
    QCOMPARE(conflicts.plan(list, open.id, ConflictChoice::Mine).error().code, ErrorCode::NotFound);
}

void TestListConflicts::bothStay()
{
    const auto library = openLibrary(QStringLiteral(":memory:"));
    const ListMerge merge = mergeLists(listOf({first, second}), listOf({first, mineSecond}),
                                       listOf({first, theirSecond}));
    const ListId list = *library->addList(merge.bytes, {});
    ListConflicts conflicts(*library);
    QVERIFY(keep(*library, list, merge));
    const qint64 id = conflicts.open(list).value(0).id;
    const Result<Change> plan = conflicts.plan(list, id, ConflictChoice::Both);
    QVERIFY(plan && plan->isEmpty());
    QVERIFY(conflicts.setSettled(list, id, true));
    QVERIFY(conflicts.open(list).isEmpty());
    QVERIFY(conflicts.setSettled(list, id, false));
    QCOMPARE(conflicts.open(list).size(), 1);
    QCOMPARE(library->bytes(list), merge.bytes);
}

// A state that is in no file belongs to the entry, whichever form it takes.
void TestListConflicts::keepsWhatTheLibraryKnows()
{
    const auto library = openLibrary(QStringLiteral(":memory:"));
    const ListMerge merge = mergeLists(listOf({first, second}), listOf({first, mineSecond}),
                                       listOf({first, theirSecond}));
    const ListId list = *library->addList(merge.bytes, {});
    ListConflicts conflicts(*library);
    QVERIFY(keep(*library, list, merge));
    const ListConflict open = conflicts.open(list).value(0);
    const Result<Change> reading = library->planState({open.node}, ReadState::Reading);
    QVERIFY(reading && library->apply(*reading));
    const Result<Change> plan = conflicts.plan(list, open.id, ConflictChoice::Theirs);
    QVERIFY(plan && library->apply(*plan));
    const Result<NodeRow> row = library->node(open.node);
    QVERIFY(row);
    QCOMPARE(row->title, QStringLiteral("Second, theirs"));
    QCOMPARE(row->state, ReadState::Reading);
}

void TestListConflicts::severalAtOnce()
{
    const auto library = openLibrary(QStringLiteral(":memory:"));
    QByteArrayList base;
    QByteArrayList mine;
    QByteArrayList theirs;
    for (int i = 1; i <= 5; ++i) {
        const QByteArray id = "2001.0000" + QByteArray::number(i);
        base << entry(id, "Paper");
        mine << entry(id, "Paper of mine");
        theirs << entry(id, "Paper of theirs");
    }
    const ListMerge merge = mergeLists(listOf(base), listOf(mine), listOf(theirs));
    QCOMPARE(merge.conflicts.size(), 5);
    const ListId list = *library->addList(merge.bytes, {});
    ListConflicts conflicts(*library);
    QVERIFY(keep(*library, list, merge));
    for (int left = 5; left > 0; --left) {
        const QList<ListConflict> open = conflicts.open(list);
        QCOMPARE(open.size(), left);
        const ConflictChoice choice = left % 2 ? ConflictChoice::Mine : ConflictChoice::Theirs;
        const Result<Change> plan = conflicts.plan(list, open.last().id, choice);
        QVERIFY(plan && library->apply(*plan));
    }
    QByteArrayList wanted;
    for (int i = 0; i < 5; ++i)
        wanted << (i % 2 ? theirs.at(i) : mine.at(i));
    QCOMPARE(library->bytes(list), listOf(wanted));
}

void TestListConflicts::linesOfText()
{
    const auto text = [](const char *words) {
        return "# Papers\n\n" + QByteArray(words) + "\n\n## A\n\n" + first;
    };
    const ListMerge merge =
        mergeLists(text("What I read."), text("What I read now."), text("What we read."));
    QCOMPARE(merge.conflicts.size(), 1);
    for (const ConflictChoice choice : {ConflictChoice::Mine, ConflictChoice::Theirs}) {
        const auto library = openLibrary(QStringLiteral(":memory:"));
        const ListId list = *library->addList(merge.bytes, {});
        ListConflicts conflicts(*library);
        QVERIFY(keep(*library, list, merge));
        const Result<Change> plan = conflicts.plan(list, conflicts.open(list).value(0).id, choice);
        QVERIFY(plan && library->apply(*plan));
        QCOMPARE(library->bytes(list),
                 choice == ConflictChoice::Mine ? text("What I read now.") : text("What we read."));
    }
}

void TestListConflicts::goWithTheirList()
{
    const auto library = openLibrary(QStringLiteral(":memory:"));
    const ListMerge merge = mergeLists(listOf({first, second}), listOf({first, mineSecond}),
                                       listOf({first, theirSecond}));
    const ListId list = *library->addList(merge.bytes, {});
    ListConflicts conflicts(*library);
    QVERIFY(keep(*library, list, merge));
    QVERIFY(library->forgetList(list));
    QVERIFY(library->store().conflicts().open(list).isEmpty());
}

QTEST_GUILESS_MAIN(TestListConflicts)
#include "tst_listconflicts.moc"
