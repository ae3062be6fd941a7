// SPDX-License-Identifier: MIT
#include "store/database.h"
#include "store/store.h"

#include <QTest>

using namespace paperdip;

class TestNodeTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void placesBetweenOthers_data();
    void placesBetweenOthers();
    void placesLastForManyAppends();
    void bytesComeBackInOrder();
    void idsAreNeverGivenTwice();
    void incompleteListsAreSeenByNobody();
    void dataOutlivesItsNode();
    void dataIsPurgedAfter90Days();

private:
    Result<void> add(ListId list, NodeId id, qint64 ord, const QByteArray &source);

    std::unique_ptr<Store> m_store;
};

void TestNodeTable::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    auto store = Store::open(QStringLiteral(":memory:"));
    QVERIFY(store);
    m_store = std::move(*store);
}

Result<void> TestNodeTable::add(ListId list, NodeId id, qint64 ord, const QByteArray &source)
{
    const Reading reading;
    NodeEntry entry;
    entry.id = id;
    entry.list = list;
    entry.ord = ord;
    entry.source = &source;
    entry.reading = &reading;
    return m_store->nodes().insert(entry);
}

void TestNodeTable::placesBetweenOthers_data()
{
    QTest::addColumn<qint64>("low");
    QTest::addColumn<qint64>("high"); // -1: nothing behind
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("room");
    QTest::newRow("empty list") << qint64(0) << qint64(-1) << 3 << true;
    QTest::newRow("just one") << qint64(4) << qint64(6) << 1 << true;
    QTest::newRow("none") << qint64(4) << qint64(5) << 1 << false;
    QTest::newRow("exactly enough") << qint64(4) << qint64(9) << 4 << true;
    QTest::newRow("one too many") << qint64(4) << qint64(9) << 5 << false;
    QTest::newRow("wide") << qint64(0) << NodeTable::gap << 1000 << true;
    QTest::newRow("beyond 64 bits")
        << std::numeric_limits<qint64>::max() - 10 << qint64(-1) << 1 << false;
}

void TestNodeTable::placesBetweenOthers()
{
    QFETCH(qint64, low);
    QFETCH(qint64, high);
    QFETCH(int, count);
    QFETCH(bool, room);
    const auto places = placesBetween(low, high < 0 ? std::optional<qint64>() : high, count);
    QCOMPARE(places.has_value(), room);
    if (!room)
        return;
    QCOMPARE(int(places->size()), count);
    qint64 last = low;
    for (const qint64 place : *places) {
        QVERIFY(place > last);
        last = place;
    }
    QVERIFY(high < 0 || last < high);
}

// Entries mostly go behind the last one of a section: that must not use the room up by halving it.
void TestNodeTable::placesLastForManyAppends()
{
    qint64 low = 1;
    for (int i = 0; i < 10000; ++i) {
        const auto place = placesBetween(low, NodeTable::gap, 1);
        QVERIFY2(place, qPrintable(QString::number(i)));
        low = place->front();
    }
}

void TestNodeTable::bytesComeBackInOrder()
{
    const Result<ListId> list = m_store->lists().add(QStringLiteral("a"), {});
    QVERIFY(list);
    QVERIFY(add(*list, 1, 30, "three\xff\0"));
    QVERIFY(add(*list, 2, 10, "one\r\n"));
    QVERIFY(add(*list, 3, 20, ""));
    QVERIFY(!add(*list, 4, 20, "the same place"));
    QCOMPARE(m_store->nodes().bytes(*list), QByteArray("one\r\nthree\xff"));
    QVERIFY(m_store->nodes().park(1));
    QVERIFY(m_store->nodes().place(1, *list, 5));
    QCOMPARE(m_store->nodes().placeOf(1), std::optional<qint64>(5));
    QCOMPARE(m_store->nodes().placeOf(4), std::optional<qint64>());
    QCOMPARE(m_store->nodes().removeLast(*list, 2).value(), 2);
    QCOMPARE(m_store->nodes().bytes(*list), QByteArray("three\xff"));
    QCOMPARE(m_store->nodes().removeLast(*list, 2).value(), 1);
    QCOMPARE(m_store->nodes().removeLast(*list, 2).value(), 0);
}

void TestNodeTable::idsAreNeverGivenTwice()
{
    const Result<ListId> list = m_store->lists().add(QStringLiteral("a"), {});
    QVERIFY(list);
    QCOMPARE(m_store->nodes().lastId(), NodeId(0));
    QVERIFY(add(*list, 7, 1, "a"));
    QVERIFY(m_store->nodes().remove(7));
    QCOMPARE(m_store->nodes().lastId(), NodeId(7));
}

void TestNodeTable::incompleteListsAreSeenByNobody()
{
    const Result<ListId> list = m_store->lists().add(QStringLiteral("a"), QStringLiteral("/a.md"));
    QVERIFY(list);
    QVERIFY(add(*list, 1, 1, "a"));
    QVERIFY(m_store->lists().all().isEmpty());
    QVERIFY(!m_store->lists().find(*list));
    QCOMPARE(m_store->lists().findPath(QStringLiteral("/a.md")), ListId(0));
    QVERIFY(!m_store->tree().find(1));
    QVERIFY(m_store->lists().setComplete(*list));
    QCOMPARE(m_store->lists().all().size(), 1);
    QVERIFY(m_store->tree().find(1));

    const Result<ListId> left = m_store->lists().add(QStringLiteral("b"), {});
    QVERIFY(left);
    QVERIFY(add(*left, 2, 1, "b"));
    QCOMPARE(m_store->lists().incomplete(), QList<ListId>{*left});
    QVERIFY(m_store->lists().remove(*left));
    QCOMPARE(m_store->nodes().listOf(2), ListId(0));
    QCOMPARE(m_store->nodes().listOf(1), *list);
}

void TestNodeTable::dataOutlivesItsNode()
{
    NodeData data;
    data.state = ReadState::Reading;
    data.addedAt = 17;
    DataTable &table = m_store->data();
    QVERIFY(table.put(5, data));
    QCOMPARE(table.find(5), data);
    QVERIFY(!table.hasOrphans());
    QVERIFY(table.orphan(5, QStringLiteral("arxiv:2205.14135"), 1000));
    QVERIFY(table.hasOrphans());
    QCOMPARE(table.find(5), NodeData()); // not a later node's by chance
    QVERIFY(!table.takeUp(QStringLiteral("arxiv:9999.00001")));
    QVERIFY(!table.takeUp(QString()));
    const std::optional<NodeData> back = table.takeUp(QStringLiteral("arxiv:2205.14135"));
    QVERIFY(back);
    QCOMPARE(*back, data);
    QVERIFY(!table.takeUp(QStringLiteral("arxiv:2205.14135"))); // once
}

void TestNodeTable::dataIsPurgedAfter90Days()
{
    NodeData data;
    data.state = ReadState::Read;
    QVERIFY(m_store->data().put(5, data));
    QVERIFY(m_store->data().put(6, data));
    QVERIFY(m_store->data().orphan(5, QStringLiteral("k"), 1000));
    QVERIFY(m_store->data().purge(1000 + DataTable::keptFor));
    QVERIFY(m_store->data().hasOrphans());
    QVERIFY(m_store->data().purge(1001 + DataTable::keptFor));
    QVERIFY(!m_store->data().hasOrphans());
    QCOMPARE(m_store->data().find(6), data); // its node is there
}

QTEST_GUILESS_MAIN(TestNodeTable)
#include "tst_nodetable.moc"
