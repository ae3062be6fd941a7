// SPDX-License-Identifier: MIT
#include "library/shelf.h"

#include "library/libraryfixture.h"
#include "store/store.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace paperdip;

// "Next up": what stands on it, in which order, and what it outlives.
class TestShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_library = openLibrary();
        m_list = m_library->addList(homeList(), {}).value_or(0);
        QVERIFY(m_list != 0);
    }

    void papersComeBehindTheLast();
    void comesBeforeAnother();
    void ordersByHand_data();
    void ordersByHand();
    void makesRoomWhereThereIsNone();
    void ofOneWorkThereIsOne();
    void readPapersLeave();
    void undoBringsOrderAndPlacesBack();
    void outlivesReadingAgainAndMoves();
    void outlivesRestart();
    void comesBackWithItsPaper();
    void onlyReadListsTakeIt();
    void refusesWhatIsGone();

private:
    NodeId id(const char *title) const { return idOf(*m_library, m_list, title); }
    QStringList titles() const
    {
        QStringList titles;
        const QList<NodeRow> rows = shelf(*m_library);
        for (const NodeRow &row : rows)
            titles << row.title;
        return titles;
    }
    Change apply(const Result<Change> &plan) const
    {
        if (!plan)
            qFatal("%s", qPrintable(plan.error().message));
        const Result<Change> inverse = m_library->apply(*plan);
        if (!inverse)
            qFatal("%s", qPrintable(inverse.error().message));
        return *inverse;
    }
    void shelveThree() const
    {
        apply(
            planShelve(*m_library, {id("Medusa"), id("Attention Survey"), id("Paged Attention")}));
    }

    std::unique_ptr<Library> m_library;
    ListId m_list = 0;
};

namespace {

const QString survey = QStringLiteral("Attention Survey");
const QString medusa = QStringLiteral("Medusa");
const QString paged = QStringLiteral("Paged Attention");
const QString parallel = QStringLiteral("Parallel Decoding");

} // namespace

void TestShelf::papersComeBehindTheLast()
{
    QCOMPARE(titles(), QStringList());
    QVERIFY(!isShelved(*m_library, {id("Medusa")}));
    const QByteArray before = m_library->bytes(m_list);
    shelveThree();
    QCOMPARE(titles(), QStringList({medusa, survey, paged}));
    // What is there already keeps its place; a section is none.
    apply(planShelve(*m_library, {id("Systems"), id("Attention Survey"), id("Parallel Decoding")}));
    QCOMPARE(titles(), QStringList({medusa, survey, paged, parallel}));
    QVERIFY(isShelved(*m_library, {id("Medusa"), id("Parallel Decoding")}));
    QVERIFY(!isShelved(*m_library, {id("Medusa"), id("FlashAttention-2")}));
    apply(planUnshelve(*m_library, {id("Attention Survey"), id("FlashAttention-2")}));
    QCOMPARE(titles(), QStringList({medusa, paged, parallel}));
    QCOMPARE(m_library->bytes(m_list), before); // it is nothing that a file says
}

void TestShelf::comesBeforeAnother()
{
    shelveThree();
    apply(planShelve(*m_library, {id("Parallel Decoding")}, id("Attention Survey")));
    QCOMPARE(titles(), QStringList({medusa, parallel, survey, paged}));
}

void TestShelf::ordersByHand_data()
{
    QTest::addColumn<QStringList>("moved");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("up") << QStringList{paged} << survey << QStringList{medusa, paged, survey};
    QTest::newRow("first") << QStringList{paged} << medusa << QStringList{paged, medusa, survey};
    QTest::newRow("last") << QStringList{medusa} << QString() << QStringList{survey, paged, medusa};
    QTest::newRow("two, in their order")
        << QStringList{medusa, survey} << QString() << QStringList{paged, medusa, survey};
    QTest::newRow("two, the other way round")
        << QStringList{paged, survey} << medusa << QStringList{paged, survey, medusa};
}

void TestShelf::ordersByHand()
{
    QFETCH(QStringList, moved);
    QFETCH(QString, before);
    QFETCH(QStringList, order);
    shelveThree();
    QList<NodeId> nodes;
    for (const QString &title : moved)
        nodes << rowOf(*m_library, m_list, title).id;
    const NodeId place = before.isEmpty() ? 0 : rowOf(*m_library, m_list, before).id;
    const Change inverse = apply(planShelfOrder(*m_library, nodes, place));
    QCOMPARE(titles(), order);
    QCOMPARE(inverse.edits.size(), size_t(moved.size())); // the others keep their places
    apply(inverse);
    QCOMPARE(titles(), QStringList({medusa, survey, paged}));
}

void TestShelf::makesRoomWhereThereIsNone()
{
    shelveThree();
    QStringList order{medusa, survey, paged};
    for (int i = 0; i < 100; ++i) { // the last one to the front's back, again and again
        apply(planShelfOrder(*m_library, {rowOf(*m_library, m_list, order.last()).id},
                             rowOf(*m_library, m_list, order.at(1)).id));
        order.move(2, 1);
        QCOMPARE(titles(), order);
    }
}

void TestShelf::ofOneWorkThereIsOne()
{
    const ListId other =
        m_library
            ->addList("# Other\n\n- [ ] [Medusa again](https://arxiv.org/abs/2401.10774v2)\n", {})
            .value_or(0);
    const NodeId again = idOf(*m_library, other, "Medusa again");
    QVERIFY(again != 0);
    shelveThree();
    const Result<Change> plan = planShelve(*m_library, {again});
    QVERIFY(plan && plan->isEmpty());
    QVERIFY(isShelved(*m_library, {again}));

    // However it came to be there twice.
    NodeData twice;
    twice.shelf = 1;
    apply(Change{{SetData{again, NodeData(), twice}}});
    QCOMPARE(titles(), QStringList({QStringLiteral("Medusa again"), survey, paged}));
    const Change inverse = apply(planUnshelve(*m_library, {id("Medusa")}));
    QCOMPARE(titles(), QStringList({survey, paged}));
    apply(inverse);

    // Read in one list, it is no longer next in any.
    const Change unread = apply(m_library->planState({again}, ReadState::Read));
    QCOMPARE(titles(), QStringList({survey, paged}));
    apply(unread);
    QCOMPARE(titles(), QStringList({QStringLiteral("Medusa again"), survey, paged}));
}

void TestShelf::readPapersLeave()
{
    shelveThree();
    const QByteArray before = m_library->bytes(m_list);
    apply(m_library->planState({id("Attention Survey")}, ReadState::Reading));
    QCOMPARE(titles(), QStringList({medusa, survey, paged})); // it is being read: still next
    const Change inverse = apply(
        m_library->planState({id("Attention Survey"), id("Paged Attention")}, ReadState::Read));
    QCOMPARE(titles(), QStringList({medusa}));
    QVERIFY(m_library->bytes(m_list) != before);
    apply(inverse); // box and place in one step
    QCOMPARE(titles(), QStringList({medusa, survey, paged}));
    QCOMPARE(m_library->bytes(m_list), before);
}

void TestShelf::undoBringsOrderAndPlacesBack()
{
    const Change nothing = apply(planShelve(*m_library, {id("Medusa"), id("Attention Survey")}));
    const Change one = apply(planUnshelve(*m_library, {id("Medusa")}));
    const Change back = apply(one);
    QCOMPARE(titles(), QStringList({medusa, survey}));
    apply(back);
    QCOMPARE(titles(), QStringList({survey}));
    apply(one);
    apply(nothing);
    QCOMPARE(titles(), QStringList());
    QVERIFY(!m_library->apply(back)); // it is not as it was: refused, not mixed up
}

void TestShelf::outlivesReadingAgainAndMoves()
{
    shelveThree();
    QByteArray bytes = homeList();
    bytes.replace("Medusa]", "Medusa: Heads]"); // another program wrote a title,
    bytes.replace("# My Papers\n",
                  "# My Papers\n\n- [ ] [New](https://arxiv.org/abs/2501.00001)\n");
    QVERIFY(m_library->replaceBytes(m_list, bytes)); // and one more paper
    QCOMPARE(titles(), QStringList({QStringLiteral("Medusa: Heads"), survey, paged}));

    apply(m_library->planMove({id("Attention Survey")}, m_list, {id("Serving"), Place::AtEnd}));
    const ListId other = m_library->addList("# Other\n\n## There\n", {}).value_or(0);
    apply(m_library->planMove({id("Paged Attention")}, other,
                              {idOf(*m_library, other, "There"), Place::AtEnd}));
    QCOMPARE(titles(), QStringList({QStringLiteral("Medusa: Heads"), survey, paged}));
    QCOMPARE(shelf(*m_library).last().list, other);
}

void TestShelf::outlivesRestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    m_library = openLibrary(path);
    m_list = m_library->addList(homeList(), {}).value_or(0);
    shelveThree();
    m_library.reset();
    m_library = openLibrary(path);
    QCOMPARE(titles(), QStringList({medusa, survey, paged}));
}

// Deleted and added again, or its list closed and opened again: within 90 days it has its place.
void TestShelf::comesBackWithItsPaper()
{
    shelveThree();
    apply(m_library->planRemove({id("Medusa")}));
    QCOMPARE(titles(), QStringList({survey, paged}));
    QVERIFY(m_library->forgetList(m_list));
    QCOMPARE(titles(), QStringList());
    m_list = m_library->addList(homeList(), {}).value_or(0);
    QCOMPARE(titles(), QStringList({medusa, survey, paged}));
}

void TestShelf::onlyReadListsTakeIt()
{
    QVERIFY(m_library->setReadOnly(m_list, true));
    shelveThree();
    QCOMPARE(titles(), QStringList({medusa, survey, paged}));
}

void TestShelf::refusesWhatIsGone()
{
    shelveThree();
    QCOMPARE(planShelve(*m_library, {NodeId(9999)}).error().code, ErrorCode::NotFound);
    QCOMPARE(planShelfOrder(*m_library, {id("Medusa")}, id("FlashAttention-2")).error().code,
             ErrorCode::NotFound);
    QCOMPARE(planShelfOrder(*m_library, {id("FlashAttention-2")}, 0).error().code,
             ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestShelf)
#include "tst_shelf.moc"
