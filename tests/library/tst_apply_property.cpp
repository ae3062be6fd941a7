// SPDX-License-Identifier: MIT
#include "applyfixture.h"
#include "shared.h"

#include <QRandomGenerator>
#include <functional>

using namespace paperdip;

namespace {

// One change of any kind to any node.
class RandomPlan
{
public:
    RandomPlan(const Library &library, ListId list, quint32 seed)
        : m_library(library), m_list(list), m_random(seed)
    {
    }

    Result<Change> next()
    {
        m_rows = m_library.allNodes(m_list);
        switch (m_random.bounded(11)) {
        case 0:
        case 1:
            return m_library.planState(some(NodeKind::Paper),
                                       static_cast<ReadState>(m_random.bounded(3)));
        case 2:
            return m_library.planTitle(any(NodeKind::Paper), text());
        case 3:
            return m_library.planRemark(any(NodeKind::Paper), text());
        case 4:
            return m_library.planKeywords(any(NodeKind::Paper),
                                          {QStringLiteral("kv cache"), QStringLiteral("推测")});
        case 5:
            return m_library.planTitle(any(NodeKind::Section), text());
        case 6:
            return m_library.planPapers(m_list, place(), {paper(), paper()});
        case 7:
            return m_library.planRemove(some(NodeKind::Paper));
        case 8:
            return m_library.planMove(some(NodeKind::Paper), m_list, place());
        case 9:
            return m_library.planStep(
                {any(m_random.bounded(3) ? NodeKind::Paper : NodeKind::Section)},
                m_random.bounded(2) ? 1 : -1);
        default:
            return m_library.planSection(m_list, place(), text());
        }
    }

private:
    NodeId any(NodeKind kind)
    {
        QList<NodeId> ids;
        for (const NodeRow &row : std::as_const(m_rows)) {
            if (row.kind == kind)
                ids << row.id;
        }
        return ids.isEmpty() ? 0 : ids.at(m_random.bounded(int(ids.size())));
    }
    QList<NodeId> some(NodeKind kind)
    {
        QSet<NodeId> ids;
        for (int i = m_random.bounded(3); i >= 0; --i)
            ids.insert(any(kind));
        return ids.values();
    }
    Place place() { return {any(NodeKind::Section), Place::AtEnd}; }
    QString text() { return QStringLiteral("Text %1 推测 of it").arg(m_random.bounded(1000)); }
    Identified paper()
    {
        Identified identified;
        identified.kind = Identified::Kind::Arxiv;
        identified.id =
            QStringLiteral("2101.%1").arg(m_random.bounded(100000), 5, 10, QLatin1Char('0'));
        identified.version = m_random.bounded(3);
        identified.url = QStringLiteral("https://arxiv.org/abs/") + identified.id;
        return identified;
    }

    const Library &m_library;
    const ListId m_list;
    QRandomGenerator m_random;
    QList<NodeRow> m_rows;
};

} // namespace

// Every change can be taken back: bytes, ids, order and data; and what is stored is always what a
// fresh read finds.
class TestApplyProperty : public QObject, private ApplyDesk
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void randomChangesOfTheHomeList();
    void randomChangesOfTheSeed();
    void randomChangesOfTheCorpus_data();
    void randomChangesOfTheCorpus();
    void everyPaperOfTheSeedIsOneChange();

private:
    void checkRandomChanges(const QByteArray &bytes, int steps, quint32 seed);
};

void TestApplyProperty::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    openHome();
}

void TestApplyProperty::checkRandomChanges(const QByteArray &bytes, int steps, quint32 seed)
{
    const Result<ListId> list = m_library->addList(bytes, {});
    QVERIFY(list);
    QCOMPARE(m_library->bytes(*list), bytes);
    std::vector<Snapshot> before;
    std::vector<Change> undo;
    RandomPlan plans(*m_library, *list, seed);
    for (int step = 0; step < steps; ++step) {
        const Result<Change> plan = plans.next();
        if (!plan)
            continue; // refused: it says so and changes nothing
        before.push_back(snapshot(*m_library, *list));
        const Result<Change> inverse = m_library->apply(*plan);
        QVERIFY2(inverse, inverse ? "" : qPrintable(inverse.error().detail));
        undo.push_back(*inverse);
        const QString differs = readingsDiffer(*m_library, *list);
        QVERIFY2(differs.isEmpty(),
                 qPrintable(QStringLiteral("step %1: %2").arg(step).arg(differs)));
    }
    QVERIFY(undo.size() > size_t(steps) / 4);
    for (size_t i = undo.size(); i-- > 0;) {
        const Snapshot after = snapshot(*m_library, *list);
        const Result<Change> redo = m_library->apply(undo[i]);
        QVERIFY2(redo, redo ? "" : qPrintable(redo.error().detail));
        QVERIFY2(snapshot(*m_library, *list) == before[i], qPrintable(QString::number(i)));
        const Result<Change> again = m_library->apply(*redo);
        QVERIFY(again);
        QVERIFY2(snapshot(*m_library, *list) == after, qPrintable(QString::number(i)));
        QVERIFY(m_library->apply(*again));
        QVERIFY2(snapshot(*m_library, *list) == before[i], qPrintable(QString::number(i)));
    }
    QCOMPARE(m_library->bytes(*list), bytes);
    QCOMPARE(readingsDiffer(*m_library, *list), QString());
}

void TestApplyProperty::randomChangesOfTheHomeList()
{
    for (quint32 seed = 1; seed <= 4; ++seed)
        checkRandomChanges(homeList(), 40, seed);
}

void TestApplyProperty::randomChangesOfTheSeed()
{
    SKIP_WITHOUT_SHARED();
    checkRandomChanges(seedBytes(), 60, 7);
}

void TestApplyProperty::randomChangesOfTheCorpus_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QString>("path");
    const QStringList lists = corpusLists();
    for (const QString &list : lists)
        QTest::newRow(qPrintable(list)) << sharedFolder() + QStringLiteral("/corpus/") + list;
}

void TestApplyProperty::randomChangesOfTheCorpus()
{
    QFETCH(QString, path);
    const QByteArray bytes = readAll(path);
    if (bytes.size() > 60000)
        QSKIP("larger ones take too long under the sanitizers");
    const Result<ListId> list = m_library->addList(bytes, {});
    QVERIFY(list);
    QCOMPARE(m_library->bytes(*list), bytes);
    QCOMPARE(readingsDiffer(*m_library, *list), QString());
    std::vector<std::pair<Snapshot, Change>> done;
    RandomPlan plans(*m_library, *list, 3);
    for (int step = 0; step < 12; ++step) {
        const Snapshot before = snapshot(*m_library, *list);
        if (const Result<Change> plan = plans.next())
            done.emplace_back(before, applied(plan));
        QCOMPARE(readingsDiffer(*m_library, *list), QString());
    }
    for (size_t i = done.size(); i-- > 0;) {
        QVERIFY(m_library->apply(done[i].second));
        QVERIFY(snapshot(*m_library, *list) == done[i].first);
    }
    QCOMPARE(m_library->bytes(*list), bytes);
}

void TestApplyProperty::everyPaperOfTheSeedIsOneChange()
{
    SKIP_WITHOUT_SHARED();
    const QByteArray seed = seedBytes();
    const Result<ListId> list = m_library->addList(seed, {});
    QVERIFY(list);
    const Result<NodeId> serving =
        m_library->findSection(*list, QStringLiteral("MLSys/Serving system"));
    QVERIFY(serving);
    const QString title = QStringLiteral("Another Title");
    const QString remark = QStringLiteral("一句话的备注。");
    int papers = 0;
    const QList<NodeRow> rows = m_library->allNodes(*list);
    for (const NodeRow &row : rows) {
        if (row.kind != NodeKind::Paper)
            continue;
        ++papers;
        const ReadState other = row.state == ReadState::Read ? ReadState::Unread : ReadState::Read;
        const std::vector<std::function<Result<Change>()>> plans = {
            [&] { return m_library->planState({row.id}, other); },
            [&] { return m_library->planTitle(row.id, title); },
            [&] { return m_library->planRemark(row.id, remark); },
            [&] {
                return m_library->planMove({row.id}, *list, {*serving, Place::AtEnd});
            },
        };
        const Snapshot before = snapshot(*m_library, *list);
        for (const auto &plan : plans) {
            const Change undo = applied(plan());
            QVERIFY(m_library->bytes(*list) != seed);
            QVERIFY(m_library->apply(undo));
            QVERIFY(snapshot(*m_library, *list) == before);
        }
    }
    QCOMPARE(papers, 11);
}

QTEST_GUILESS_MAIN(TestApplyProperty)
#include "tst_apply_property.moc"
