// SPDX-License-Identifier: MIT
#include "applyfixture.h"

#include "library/exporter.h"
#include "store/database.h"

#include <QSignalSpy>

using namespace paperdip;

// What one change does, tells and leaves alone, and that it can be taken back.
class TestApply : public QObject, private ApplyDesk
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyChangeIsNothing();
    void inverseOfAnInsertTakesItUpAgain();
    void ticksOneByteAndSignals();
    void readingLivesBesideTheBox();
    void stateWithoutABoxLivesHere();
    void conflictChangesNothing_data();
    void conflictChangesNothing();
    void staleUndoIsAConflict();
    void changeThatShiftsOtherSegmentsIsStoredAsRead();
    void changeThatIsTakenBackLeavesNothing();
    void movesBetweenListsKeepIds();
    void roomIsMadeWhereItIsUsedUp();
    void dataIsTakenUpAgain();
    void renamedTitleRenamesTheList();
    void childrenChangedNamesBothParents();
    void textThatBecomesAPaperShowsUp();
};

void TestApply::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    openHome();
}

void TestApply::emptyChangeIsNothing()
{
    QSignalSpy changed(m_library.get(), &Library::listChanged);
    const Result<Change> inverse = m_library->apply({});
    QVERIFY(inverse);
    QVERIFY(inverse->isEmpty());
    QCOMPARE(changed.count(), 0);
}

void TestApply::inverseOfAnInsertTakesItUpAgain()
{
    Identified paper;
    paper.kind = Identified::Kind::Arxiv;
    paper.id = QStringLiteral("2104.09864");
    paper.version = 4;
    paper.url = QStringLiteral("https://arxiv.org/abs/2104.09864");
    paper.titleHint =
        QStringLiteral("[2104.09864] RoFormer"); // not to be trusted: the service knows
    const NodeId serving = idOf(*m_library, m_list, "Serving");
    const Change undo = applied(m_library->planPapers(m_list, {serving, Place::AtEnd}, {paper}));
    QCOMPARE(m_library->lastInserted().size(), 1);
    const NodeId node = m_library->lastInserted().first();
    const Result<NodeRow> row = m_library->node(node);
    QVERIFY(row);
    QVERIFY(row->placeholder);
    QCOMPARE(row->arxiv, paper.id);
    QCOMPARE(row->version, 4);
    QCOMPARE(row->parent, serving);
    QVERIFY(m_library->store().data().find(node).addedAt > 0);
    QVERIFY(m_library->bytes(m_list).contains(
        "### Serving\n\n- [ ] [[2104.09864]](https://arxiv.org/abs/2104.09864)\n\n## "));

    const Result<Change> redo = m_library->apply(undo);
    QVERIFY(redo);
    QCOMPARE(m_library->bytes(m_list), homeList());
    QVERIFY(!m_library->node(node));
    QVERIFY(m_library->apply(*redo));
    QVERIFY(m_library->node(node));
    QCOMPARE(m_library->store().data().find(node).version, 4);
}

void TestApply::ticksOneByteAndSignals()
{
    const NodeId paper = idOf(*m_library, m_list, "FlashAttention-2");
    QSignalSpy nodes(m_library.get(), &Library::nodesChanged);
    QSignalSpy children(m_library.get(), &Library::childrenChanged);
    QSignalSpy list(m_library.get(), &Library::listChanged);
    const qint64 revision = m_library->store().lists().revision(m_list);
    const Change undo = applied(m_library->planState({paper}, ReadState::Read));
    QByteArray expected = homeList();
    const qsizetype box = expected.indexOf("- [ ] [[2307") + 3;
    expected[box] = 'X';
    QCOMPARE(m_library->bytes(m_list), expected);
    QCOMPARE(m_library->node(paper)->state, ReadState::Read);
    QVERIFY(!m_library->node(paper)->stateOnlyHere);
    QVERIFY(m_library->store().data().find(paper).readAt > 0);
    QCOMPARE(m_library->store().lists().revision(m_list), revision + 1);
    QCOMPARE(list.count(), 1);
    QCOMPARE(children.count(), 0);
    QCOMPARE(nodes.count(), 1);
    // The paper, and the sections that count it.
    const auto told = nodes.first().first().value<QList<NodeId>>();
    QCOMPARE(
        QSet<NodeId>(told.begin(), told.end()),
        (QSet<NodeId>{paper, idOf(*m_library, m_list, "Kernels"),
                      idOf(*m_library, m_list, "Systems"), idOf(*m_library, m_list, "My Papers")}));
    QVERIFY(m_library->apply(undo));
    QCOMPARE(m_library->bytes(m_list), homeList());
    QCOMPARE(m_library->store().data().find(paper), NodeData());
}

void TestApply::readingLivesBesideTheBox()
{
    const NodeId paper = idOf(*m_library, m_list, "Medusa"); // is ticked
    const Change undo = applied(m_library->planState({paper}, ReadState::Reading));
    QVERIFY(m_library->bytes(m_list).contains("- [ ] [[2401.10774]"));
    QCOMPARE(m_library->node(paper)->state, ReadState::Reading);
    QVERIFY(m_library->node(paper)->stateOnlyHere);
    QVERIFY(m_library->apply(undo));
    QCOMPARE(m_library->node(paper)->state, ReadState::Read);

    const NodeId open = idOf(*m_library, m_list, "FlashAttention-2");
    const QByteArray bytes = m_library->bytes(m_list);
    applied(m_library->planState({open}, ReadState::Reading));
    QCOMPARE(m_library->bytes(m_list), bytes);
    QCOMPARE(m_library->node(open)->state, ReadState::Reading);
    QVERIFY(m_library->planState({open}, ReadState::Reading)->isEmpty());
}

void TestApply::stateWithoutABoxLivesHere()
{
    const QByteArray bytes = "# L\n\n- [One](https://arxiv.org/abs/2205.14135)\n- "
                             "[Two](https://arxiv.org/abs/2307.08691)\n";
    const Result<ListId> list = m_library->addList(bytes, {});
    QVERIFY(list);
    const NodeId one = idOf(*m_library, *list, "One");
    const Change undo =
        applied(m_library->planState({one, idOf(*m_library, *list, "Two")}, ReadState::Read));
    QCOMPARE(m_library->bytes(*list), bytes);
    QCOMPARE(picture(*m_library, *list), QStringLiteral("L 2/2\n  [x] One\n  [x] Two\n"));
    QVERIFY(m_library->node(one)->stateOnlyHere);
    QVERIFY(m_library->apply(undo));
    QCOMPARE(picture(*m_library, *list), QStringLiteral("L 0/2\n  [-] One\n  [-] Two\n"));
}

void TestApply::conflictChangesNothing_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"source", "data", "gone", "taken id", "place", "data of nobody", "second edit"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestApply::conflictChangesNothing()
{
    QFETCH(QString, what);
    const NodeRow paper = rowOf(*m_library, m_list, QStringLiteral("Medusa"));
    const Document document = Document::read(homeList());
    const auto state = [&](NodeId previous, const QByteArray &source) {
        return NodeState{m_list, previous, source, {}};
    };
    const QByteArray source = markdownOf(m_library->store(), {paper.id});
    QVERIFY(!source.isEmpty());
    NodeData data;
    data.state = ReadState::Reading;

    Change change;
    const auto splice = [&](NodeId node, std::optional<NodeState> before,
                            std::optional<NodeState> after) {
        change.edits.emplace_back(Splice{node, std::move(before), std::move(after)});
    };
    if (what == QLatin1String("source")) {
        splice(paper.id, state(0, "other\n"), state(0, "new\n"));
    } else if (what == QLatin1String("data")) {
        change.edits.emplace_back(SetData{paper.id, data, {}});
    } else if (what == QLatin1String("gone")) {
        splice(9999, state(0, source), {});
    } else if (what == QLatin1String("taken id")) {
        splice(paper.id, {}, state(0, "new\n"));
    } else if (what == QLatin1String("place")) {
        splice(-1, {}, state(9999, "new\n"));
    } else if (what == QLatin1String("data of nobody")) {
        change.edits.emplace_back(SetData{9999, {}, data});
    } else {
        splice(-1, {}, state(paper.id, "- [ ] new\n")); // would work
        change.edits.emplace_back(SetData{paper.id, {}, data});
        splice(paper.id, state(0, "other\n"), {});
    }
    const Snapshot before = snapshot(*m_library, m_list);
    const qint64 revision = m_library->store().lists().revision(m_list);
    QSignalSpy changed(m_library.get(), &Library::listChanged);
    const Result<Change> result = m_library->apply(change);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Conflict);
    QVERIFY(snapshot(*m_library, m_list) == before);
    QCOMPARE(m_library->store().lists().revision(m_list), revision);
    QCOMPARE(changed.count(), 0);
}

void TestApply::staleUndoIsAConflict()
{
    const NodeId paper = idOf(*m_library, m_list, "Medusa");
    const Change undo = applied(m_library->planTitle(paper, QStringLiteral("Medusa, renamed")));
    applied(m_library->planTitle(paper, QStringLiteral("Renamed by another")));
    const Snapshot before = snapshot(*m_library, m_list);
    const Result<Change> result = m_library->apply(undo);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Conflict);
    QVERIFY(snapshot(*m_library, m_list) == before);
}

// Bytes that open a fence swallow what follows: the store follows the bytes, and the inverse brings
// all back.
void TestApply::changeThatShiftsOtherSegmentsIsStoredAsRead()
{
    const Snapshot before = snapshot(*m_library, m_list);
    const NodeId section = idOf(*m_library, m_list, "Decoding");
    const QByteArray source = "### Decoding\n\n";
    const NodeId previous = before.ids.at(before.ids.indexOf(section) - 1);
    Change change;
    change.edits.emplace_back(Splice{section, NodeState{m_list, previous, source, {}},
                                     NodeState{m_list, previous, "### Decoding\n```\n", {}}});
    const Result<Change> inverse = m_library->apply(change);
    QVERIFY2(inverse, inverse ? "" : qPrintable(inverse.error().detail));
    QCOMPARE(m_library->bytes(m_list),
             homeList().replace("### Decoding\n\n", "### Decoding\n```\n"));
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
    QVERIFY(m_library->allNodes(m_list).size() < before.ids.size());
    QVERIFY(m_library->apply(*inverse));
    QVERIFY(snapshot(*m_library, m_list) == before);
}

// In a larger transaction that fails in the end: a later change must not build on what was never
// stored.
void TestApply::changeThatIsTakenBackLeavesNothing()
{
    const NodeId paper = idOf(*m_library, m_list, "Medusa");
    {
        Transaction outer(m_library->store().database());
        QVERIFY(outer.begin());
        applied(m_library->planTitle(paper, QStringLiteral("Never stored")));
    }
    QCOMPARE(m_library->bytes(m_list), homeList());
    applied(m_library->planTitle(idOf(*m_library, m_list, "FlashAttention-2"),
                                 QStringLiteral("Stored")));
    applied(m_library->planTitle(paper, QStringLiteral("Stored too")));
    QCOMPARE(m_library->bytes(m_list),
             homeList().replace("FlashAttention-2]", "Stored]").replace("Medusa]", "Stored too]"));
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
}

void TestApply::movesBetweenListsKeepIds()
{
    const QByteArray other =
        "# Second\n\n## Inbox\n\n- [ ] [[2104.09864] RoFormer](https://arxiv.org/abs/2104.09864)\n";
    const Result<ListId> second = m_library->addList(other, {});
    QVERIFY(second);
    const NodeId inbox = idOf(*m_library, *second, "Inbox");
    const NodeId paper = idOf(*m_library, m_list, "FlashAttention-2");
    applied(m_library->planState({paper}, ReadState::Reading));
    const Snapshot here = snapshot(*m_library, m_list);
    const Snapshot there = snapshot(*m_library, *second);

    const Change undo = applied(m_library->planMove({paper}, *second, {inbox, Place::AtEnd}));
    QCOMPARE(m_library->node(paper)->list, *second);
    QCOMPARE(m_library->node(paper)->state, ReadState::Reading);
    QCOMPARE(picture(*m_library, *second),
             QStringLiteral("Second 0/2\n  Inbox 0/2\n    [-] RoFormer\n"
                            "    [r] FlashAttention-2\n"));
    QVERIFY(!m_library->bytes(m_list).contains("2307.08691"));
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
    QCOMPARE(readingsDiffer(*m_library, *second), QString());

    QVERIFY(m_library->apply(undo));
    QVERIFY(snapshot(*m_library, m_list) == here);
    QVERIFY(snapshot(*m_library, *second) == there);
}

// Always in front of the same entry: the places between run out, and the list is numbered anew.
void TestApply::roomIsMadeWhereItIsUsedUp()
{
    const NodeId section = idOf(*m_library, m_list, "Kernels");
    QByteArray expected = homeList();
    const qsizetype at = expected.indexOf("- [ ] [Attention Survey]");
    NodeId previous = section;
    for (int i = 0; i < 60; ++i) {
        Change change;
        const QByteArray entry =
            "- [ ] [Paper " + QByteArray::number(i) + "](https://arxiv.org/abs/2101.00001)\n";
        change.edits.emplace_back(Splice{-1, {}, NodeState{m_list, previous, entry, {}}});
        const Result<Change> inverse = m_library->apply(change);
        QVERIFY2(inverse, inverse ? "" : qPrintable(inverse.error().detail));
        expected.insert(at, entry);
        QCOMPARE(m_library->bytes(m_list), expected);
    }
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
}

void TestApply::dataIsTakenUpAgain()
{
    const NodeId paper = idOf(*m_library, m_list, "FlashAttention-2");
    applied(m_library->planState({paper}, ReadState::Reading));
    QByteArray without = homeList();
    const qsizetype begin = without.indexOf("- [ ] [[2307.08691]");
    without.remove(begin, without.indexOf("\n### Decoding") - begin);
    QVERIFY(m_library->replaceBytes(m_list, without));
    QVERIFY(!m_library->node(paper));

    // The file brings it back, in another place and under a new id.
    QVERIFY(m_library->replaceBytes(
        m_list, without + "- [ ] [[2307.08691] FA 2](https://arxiv.org/abs/2307.08691)\n"));
    const QList<NodeRow> back = m_library->papersByArxiv(QStringLiteral("2307.08691"));
    QCOMPARE(back.size(), 1);
    QVERIFY(back.first().id != paper);
    QCOMPARE(back.first().state, ReadState::Reading);

    // A list that is opened again after it was taken off the shelf.
    QVERIFY(m_library->forgetList(m_list));
    const Result<ListId> again = m_library->addList(homeList(), {});
    QVERIFY(again);
    QCOMPARE(rowOf(*m_library, *again, QStringLiteral("FlashAttention-2")).state,
             ReadState::Reading);
}

void TestApply::renamedTitleRenamesTheList()
{
    QSignalSpy lists(m_library.get(), &Library::listsChanged);
    const Change undo = applied(
        m_library->planTitle(idOf(*m_library, m_list, "My Papers"), QStringLiteral("论文")));
    QCOMPARE(m_library->list(m_list)->name, QStringLiteral("论文"));
    QCOMPARE(lists.count(), 1);
    QVERIFY(m_library->apply(undo));
    QCOMPARE(m_library->list(m_list)->name, QStringLiteral("My Papers"));
    QCOMPARE(lists.count(), 2);
}

void TestApply::childrenChangedNamesBothParents()
{
    QSignalSpy children(m_library.get(), &Library::childrenChanged);
    const NodeId serving = idOf(*m_library, m_list, "Serving");
    applied(
        m_library->planMove({idOf(*m_library, m_list, "Medusa")}, m_list, {serving, Place::AtEnd}));
    QCOMPARE(children.count(), 1);
    const auto parents = children.first().at(1).value<QList<NodeId>>();
    QVERIFY(parents.contains(serving));
    QVERIFY(parents.contains(idOf(*m_library, m_list, "Decoding")));
    QVERIFY(!parents.contains(idOf(*m_library, m_list, "Other")));
}

void TestApply::textThatBecomesAPaperShowsUp()
{
    const Result<ListId> list =
        m_library->addList("# L\n\n- plain\n- [ ] [One](https://a.example/x.pdf)\n", {});
    QVERIFY(list);
    QCOMPARE(picture(*m_library, *list), QStringLiteral("L 0/1\n  [-] One\n"));
    QSignalSpy children(m_library.get(), &Library::childrenChanged);
    QVERIFY(m_library->replaceBytes(*list,
                                    "# L\n\n- [ ] plain\n- [ ] [One](https://a.example/x.pdf)\n"));
    QCOMPARE(picture(*m_library, *list), QStringLiteral("L 0/2\n  [-] plain\n  [-] One\n"));
    QCOMPARE(children.count(), 1);
    QVERIFY(children.first().at(1).value<QList<NodeId>>().contains(idOf(*m_library, *list, "L")));
}

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
