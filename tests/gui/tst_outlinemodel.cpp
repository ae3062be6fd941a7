// SPDX-License-Identifier: MIT
#include "gui/outlinemodel.h"

#include "gui/desk.h"
#include "library/library.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace paperdip;

namespace {

// The tree as the library has it, asked for in the plainest way.
QStringList truth(const Library &library, ListId list, NodeId parent, int depth)
{
    QStringList lines;
    const QList<NodeRow> rows = library.children(list, parent);
    for (const NodeRow &row : rows) {
        lines << QString(depth * 2, QLatin1Char(' ')) + OutlineModel::shownTitle(row);
        lines << truth(library, list, row.id, depth + 1);
    }
    return lines;
}

} // namespace

class TestOutlineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        Result<std::unique_ptr<Library>> opened = Library::open(QStringLiteral(":memory:"));
        QVERIFY(opened.has_value());
        m_library = std::move(*opened);
        const Result<ListId> list = m_library->addList(sampleList(), {}, {});
        QVERIFY(list.has_value());
        m_list = *list;
    }

    void cleanup() { m_library.reset(); }

    void asksOnlyForWhatIsShown()
    {
        OutlineModel model(*m_library);
        const QModelIndex list = model.indexOfList(m_list);
        QVERIFY(model.canFetchMore(list));
        model.fetchMore(list);
        QCOMPARE(model.rowCount(list), 1);
        const QModelIndex title = model.index(0, 0, list);
        QVERIFY(model.hasChildren(title));
        QCOMPARE(model.rowCount(title), 0);
        QVERIFY(!model.shownIndexOf(node(QStringLiteral("Raft"))).isValid());
    }

    void findsARowByFetchingWhatIsAbove()
    {
        OutlineModel model(*m_library);
        const QModelIndex raft = model.indexOf(node(QStringLiteral("Raft")));
        QVERIFY(raft.isValid());
        QCOMPARE(raft.parent().data().toString(), QStringLiteral("Kernel"));
        QCOMPARE(model.rowCount(model.indexOf(node(QStringLiteral("Serving")))), 0);
        QVERIFY(!model.indexOf(123456).isValid());
    }

    void aMovedRowStaysItself()
    {
        OutlineModel model(*m_library);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const NodeId raft = node(QStringLiteral("Raft"));
        const QPersistentModelIndex row(model.indexOf(raft));
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        apply(m_library->planMove({raft}, m_list, {node(QStringLiteral("Serving"))}));
        QCOMPARE(row.parent().data().toString(), QStringLiteral("Serving"));
        QCOMPARE(model.nodeAt(row), raft);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(inserted.size() + removed.size(), 0);
    }

    void aStepMovesOneRow()
    {
        OutlineModel model(*m_library);
        model.indexOf(node(QStringLiteral("Raft")));
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        apply(m_library->planStep({node(QStringLiteral("Raft"))}, 1));
        QCOMPARE(moved.size(), 1);
    }

    void wishesAreOnlyAnnounced()
    {
        OutlineModel model(*m_library);
        const QByteArray before = m_library->bytes(m_list);
        QSignalSpy states(&model, &OutlineModel::stateWanted);
        QSignalSpy titles(&model, &OutlineModel::titleWanted);
        const QModelIndex raft = model.indexOf(node(QStringLiteral("Raft")));
        QVERIFY(model.setData(raft, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(raft, QStringLiteral(" Raft 2 "), Qt::EditRole));
        QVERIFY(!model.setData(raft, QStringLiteral("  "), Qt::EditRole));
        QVERIFY(!model.setData(raft, QStringLiteral("Raft"), Qt::EditRole));
        QVERIFY(!model.setData(raft.parent(), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(states.size(), 1);
        QCOMPARE(titles.size(), 1);
        QCOMPARE(titles.first().at(1).toString(), QStringLiteral("Raft 2"));
        QCOMPARE(m_library->bytes(m_list), before);
    }

    void theTopmostOfASelection()
    {
        OutlineModel model(*m_library);
        const QModelIndex raft = model.indexOf(node(QStringLiteral("Raft")));
        const QModelIndex gqa = model.indexOf(node(QStringLiteral("GQA")));
        const NodeId kernel = node(QStringLiteral("Kernel"));
        QCOMPARE(model.topmost({gqa, raft, model.indexOf(kernel)}),
                 QList<NodeId>({kernel, model.nodeAt(gqa)}));
    }

    void placesBetweenRows()
    {
        OutlineModel model(*m_library);
        const NodeId kernel = node(QStringLiteral("Kernel"));
        const NodeId raft = node(QStringLiteral("Raft"));
        const QModelIndex parent = model.indexOf(raft).parent();
        QCOMPARE(model.placeAt(1, parent).after, raft);
        QCOMPARE(model.placeAt(0, parent).after, NodeId(0));
        QCOMPARE(model.placeAt(-1, parent).parent, kernel);
        QCOMPARE(model.placeAt(-1, parent).after, Place::AtEnd);
        // Before the first row, but behind the text that introduces the list.
        const QModelIndex title = model.index(0, 0, model.indexOfList(m_list));
        QCOMPARE(model.placeAt(0, title).after, node(QStringLiteral("一份清单。")));
    }

    void followsRandomChanges_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void followsRandomChanges()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        OutlineModel model(*m_library);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::vector<Change> undo;
        for (int i = 0; i < 60; ++i) {
            const Result<Change> plan = randomPlan(random);
            const Result<Change> inverse =
                plan ? m_library->apply(*plan) : Result<Change>(Failure(plan.error()));
            if (inverse && !inverse->isEmpty())
                undo.push_back(*inverse);
            QCOMPARE(picture(model, model.indexOfList(m_list)), truth(*m_library, m_list, 0, 0));
        }
        QVERIFY(!undo.empty());
        while (!undo.empty()) {
            QVERIFY(m_library->apply(undo.back()).has_value());
            undo.pop_back();
        }
        QCOMPARE(m_library->bytes(m_list), sampleList());
        QCOMPARE(picture(model, model.indexOfList(m_list)), truth(*m_library, m_list, 0, 0));
    }

    void followsAReread()
    {
        OutlineModel model(*m_library);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QPersistentModelIndex gqa(model.indexOf(node(QStringLiteral("GQA"))));
        QByteArray bytes = sampleList();
        bytes.replace("### Kernel\n", "")
            .replace("## Other\n", "## Other\n\n### Deep\n\n#### Er\n");
        QVERIFY(m_library->replaceBytes(m_list, bytes).has_value());
        QCOMPARE(picture(model, model.indexOfList(m_list)), truth(*m_library, m_list, 0, 0));
        QCOMPARE(gqa.data().toString(), QStringLiteral("GQA"));
    }

private:
    NodeId node(const QString &title) const
    {
        const QList<NodeRow> nodes = m_library->allNodes(m_list);
        for (const NodeRow &row : nodes) {
            if (row.title == title)
                return row.id;
        }
        return 0;
    }

    void apply(const Result<Change> &plan)
    {
        QVERIFY(plan.has_value());
        QVERIFY(m_library->apply(*plan).has_value());
    }

    Result<Change> randomPlan(QRandomGenerator &random) const
    {
        QList<NodeRow> nodes = m_library->allNodes(m_list);
        if (nodes.isEmpty()) // its only top section went, with all below it
            return m_library->planSection(m_list, {}, QStringLiteral("Anew"));
        const NodeRow any = nodes.at(random.bounded(static_cast<int>(nodes.size())));
        QList<NodeRow> sections;
        for (const NodeRow &row : qAsConst(nodes)) {
            if (row.kind == NodeKind::Section)
                sections << row;
        }
        const Place place{sections.isEmpty()
                              ? 0
                              : sections.at(random.bounded(static_cast<int>(sections.size()))).id,
                          random.bounded(2) == 0 ? NodeId(0) : Place::AtEnd};
        switch (random.bounded(6)) {
        case 0:
            return m_library->planStep({any.id}, random.bounded(2) == 0 ? 1 : -1);
        case 1:
            return m_library->planSection(m_list, place,
                                          QStringLiteral("New %1").arg(random.bounded(1000)));
        case 2:
            return m_library->planPapers(
                m_list, place,
                identify(QStringLiteral("arXiv:2205.%1").arg(10000 + random.bounded(9999))));
        case 3:
            return nodes.size() > 12 ? m_library->planRemove({any.id})
                                     : m_library->planMove({any.id}, m_list, place);
        default:
            return m_library->planMove({any.id}, m_list, place);
        }
    }

    std::unique_ptr<Library> m_library;
    ListId m_list = 0;
};

QTEST_MAIN(TestOutlineModel)
#include "tst_outlinemodel.moc"
