// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/messagebar.h"
#include "gui/queuemodel.h"
#include "gui/queueview.h"
#include "gui/statusstrip.h"
#include "gui/updatesview.h"
#include "store/store.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;

namespace {

const QString attention = QStringLiteral("1706.03762");
const QString decoding = QStringLiteral("1911.02150");
const QString gqa = QStringLiteral("2305.13245");

// What was known of a paper at an earlier look.
void keepOld(const Desk &desk, const QString &id, int version, int daysAgo)
{
    Record record;
    record.work = record.arxiv = id;
    record.version = version;
    record.title = QStringLiteral("Old");
    record.fetchedAt = QDateTime::currentDateTimeUtc().addDays(-daysAgo);
    if (!desk.library->store().records().put(record))
        qFatal("the record could not be kept");
}

template<typename Widget>
Widget *in(const QObject *window, const char *name)
{
    return window->findChild<Widget *>(QLatin1String(name));
}

} // namespace

// The queue and what comes of it, in the real window.
class TestFetching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void queueShowsWhatWaitsAndWhy()
    {
        Desk desk;
        desk.stub.setUnknown({gqa});
        QVERIFY(desk.fetcher->enqueue({attention, decoding, gqa}));
        const auto *strip = desk.window->findChild<StatusStrip *>();
        auto *show = in<QToolButton>(strip, "showQueue");
        QTRY_VERIFY(show->isVisible());
        show->click();
        auto *view = in<QueueView>(desk.window.get(), "queue");
        QVERIFY(view != nullptr && view->isVisible());
        auto *tree = in<QTreeView>(view, "queueTree");
        const QAbstractItemModelTester tester(tree->model());
        QCOMPARE(tree->model()->rowCount(), 3);
        QCOMPARE(tree->model()->index(0, 0).data().toString(),
                 QStringLiteral("Attention Is All You Need"));
        QCOMPARE(tree->model()->index(0, 1).data().toString(), QStringLiteral("Waiting"));

        // Taken out by hand: the paper stays in the list, and is not asked for.
        tree->setCurrentIndex(tree->model()->index(1, 0));
        in<QPushButton>(view, "queueCancel")->click();
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        QVERIFY(desk.node(QStringLiteral("Fast Transformer Decoding")) != 0);

        auto *pause = in<QPushButton>(view, "queuePause");
        pause->click();
        QVERIFY(desk.fetcher->status().paused);
        desk.fetcher->start();
        QTest::qWait(50);
        QCOMPARE(desk.stub.requests().size(), 0);
        pause->click();
        QTRY_VERIFY(desk.library->record(attention).has_value());
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        QTRY_VERIFY(tree->model()->index(0, 1).data().toString() != QStringLiteral("Waiting"));
        QVERIFY(!desk.stub.requests().first().ids.contains(decoding));
    }

    void queueComesPageByPageAndGoesAtOnce()
    {
        Desk desk;
        QStringList works;
        for (int i = 0; i < 2 * QueueModel::pageSize + 50; ++i)
            works << QStringLiteral("2205.%1").arg(10000 + i);
        QVERIFY(desk.fetcher->enqueue(works));
        desk.action("queue")->trigger();
        auto *view = in<QueueView>(desk.window.get(), "queue");
        auto *tree = in<QTreeView>(view, "queueTree");
        const QAbstractItemModelTester tester(tree->model());
        QCOMPARE(tree->model()->rowCount(), QueueModel::pageSize);
        QTest::keyClick(tree, Qt::Key_End);
        QTRY_COMPARE(tree->model()->rowCount(), 2 * QueueModel::pageSize);
        QTest::keyClick(tree, Qt::Key_End);
        QTRY_COMPARE(tree->model()->rowCount(), works.size());

        // Without a selection all is meant, what was not looked at too.
        auto *cancel = in<QPushButton>(view, "queueCancel");
        QCOMPARE(cancel->text(), QStringLiteral("Take &out"));
        tree->clearSelection();
        QCOMPARE(cancel->text(), QStringLiteral("Take all &out"));
        cancel->click();
        QTRY_COMPARE(desk.fetcher->status().waiting, 0);
        QTRY_COMPARE(tree->model()->rowCount(), 0);
        QVERIFY(!cancel->isEnabled());
    }

    // The bar beside the rows still goes up when the page itself is gone.
    void queueGoesWhileItIsScrolled()
    {
        Desk desk;
        QStringList works;
        for (int i = 0; i < QueueModel::pageSize; ++i)
            works << QStringLiteral("2205.%1").arg(10000 + i);
        QVERIFY(desk.fetcher->enqueue(works));
        desk.action("queue")->trigger();
        auto *tree = in<QTreeView>(desk.window.get(), "queueTree");
        QTest::keyClick(tree, Qt::Key_End);
        QTRY_COMPARE(tree->model()->rowCount(), works.size());
        QTRY_VERIFY(tree->verticalScrollBar()->value() > 0);
        desk.fetcher->cancel(works);
        QSignalSpy removed(tree->model(), &QAbstractItemModel::rowsRemoved);
        QVERIFY(removed.wait());
    }

    void enterInTheQueueGoesToThePaper()
    {
        Desk desk;
        QVERIFY(desk.fetcher->enqueue({decoding}));
        QTest::keyClick(desk.window.get(), Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        auto *view = in<QueueView>(desk.window.get(), "queue");
        QVERIFY(view != nullptr);
        auto *tree = in<QTreeView>(view, "queueTree");
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(desk.tree->currentNode(), desk.node(QStringLiteral("Fast Transformer Decoding")));
    }

    void rowsKeepTheirSelectionWhileOthersGo()
    {
        Desk desk;
        QVERIFY(desk.fetcher->enqueue({attention, decoding, gqa}));
        QueueModel model(*desk.library, *desk.fetcher);
        const QAbstractItemModelTester tester(&model);
        model.setActive(true);
        const QPersistentModelIndex last = model.index(2, 0);
        desk.fetcher->cancel({attention});
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.works({last}), QStringList{gqa});
        QVERIFY(desk.fetcher->enqueue({QStringLiteral("2401.00001")}, true)); // goes to the top
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.works({last}), QStringList{gqa});
        QCOMPARE(model.at(0)->work, QStringLiteral("2401.00001"));
    }

    void updatesAreMarkedAndReported()
    {
        Desk desk;
        keepOld(desk, attention, 1, 30);
        keepOld(desk, decoding, 2, 30);
        keepOld(desk, gqa, 2, 0); // of today: not asked for again
        desk.stub.setComment(decoding, QStringLiteral("This paper has been withdrawn"));
        desk.select(QStringLiteral("Reading"));
        desk.action("checkUpdates")->trigger();
        desk.fetcher->start();
        const auto *bar = desk.window->findChild<MessageBar *>();
        QTRY_VERIFY(bar->has(QStringLiteral("updates")));
        QCOMPARE(bar->text(QStringLiteral("updates")),
                 QStringLiteral("Looked at 3 paper(s): 1 withdrawn, 1 with a newer version"));
        QCOMPARE(desk.stub.requests().size(), 1);
        const NodeRow *row =
            desk.model->rowAt(desk.row(QStringLiteral("Fast Transformer Decoding")));
        QVERIFY(row != nullptr && row->withdrawn);

        QTest::keyClick(desk.window.get(), Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        auto *view = in<UpdatesView>(desk.window.get(), "updates");
        QVERIFY(view != nullptr && view->isVisible());
        auto *tree = in<QTreeWidget>(view, "updatesTree");
        QCOMPARE(tree->topLevelItemCount(), 2);
        QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("v2 is out"));
        QCOMPARE(tree->topLevelItem(1)->text(0), QStringLiteral("withdrawn"));
        in<QPushButton>(view, "updatesAllSeen")->click();
        QTRY_COMPARE(tree->topLevelItemCount(), 0);
        QVERIFY(desk.library->papersByWork(decoding).first().withdrawn); // stays true
    }

    // A second wish does not take the first one's place while that is still read.
    void allThatIsWishedIsFetched()
    {
        Desk desk("# Lists\n\n## One\n\n- [ ] [A](https://arxiv.org/abs/1706.03762)\n\n"
                  "## Two\n\n- [ ] [B](https://arxiv.org/abs/1911.02150)\n"
                  "- [ ] [C](https://arxiv.org/abs/2305.13245)\n");
        for (const QString &section : {QStringLiteral("One"), QStringLiteral("Two")}) {
            desk.select(section);
            desk.action("fetchAbstracts")->trigger();
        }
        QTRY_COMPARE(desk.fetcher->status().waiting, 3);
        QTest::qWait(50);
        QCOMPARE(desk.fetcher->status().waiting, 3);
    }

    void oldOnesAreAskedForTogether()
    {
        Desk desk;
        keepOld(desk, attention, 1, 8);
        keepOld(desk, decoding, 2, 6);
        desk.action("checkOld")->trigger();
        desk.fetcher->start();
        QTRY_VERIFY(desk.window->findChild<MessageBar *>()->has(QStringLiteral("updates")));
        QCOMPARE(desk.stub.requests().size(), 1);
        QCOMPARE(desk.stub.requests().first().ids, QStringList{attention});
    }

    void cardShowsWhatTheServiceKnows()
    {
        Desk desk;
        Record record;
        record.work = record.arxiv = attention;
        record.version = 7;
        record.comment = QStringLiteral("15 pages, $\\alpha$");
        record.journalRef = QStringLiteral("NeurIPS 2017");
        record.doi = QStringLiteral("10.1234/abc");
        record.fetchedAt = QDateTime::currentDateTimeUtc();
        QVERIFY(desk.library->store().records().put(record));
        desk.select(QStringLiteral("Attention Is All You Need"));
        auto *details = in<QLabel>(desk.window.get(), "details");
        QTRY_VERIFY(details->isVisible());
        QCOMPARE(details->text(), QStringLiteral("NeurIPS 2017\n15 pages, α"));
        QCOMPARE(details->textFormat(), Qt::PlainText);
        QVERIFY(desk.library->store().records().setNews(attention, NewerVersion));
        Q_EMIT desk.library->recordChanged(attention);
        auto *news = in<QAbstractButton>(desk.window.get(), "news");
        QVERIFY(news != nullptr);
        QCOMPARE(news->text(), QStringLiteral("New: v7 is out"));
        news->click();
        QCOMPARE(desk.library->papersByWork(attention).first().news, int(NoNews));
    }

    // Every server is silent, and the list is worked through meanwhile.
    void nothingWaitsForTheNetwork()
    {
        ArxivStub others;
        others.answerAlways({Behaviour::Silent});
        for (const char *name : {"PAPERDIP_DATACITE_URL", "PAPERDIP_CROSSREF_URL",
                                 "PAPERDIP_DOI_URL", "PAPERDIP_OAI_URL"})
            qputenv(name, others.url().toEncoded());
        Desk desk;
        desk.stub.answerAlways({Behaviour::Silent});
        desk.fetcher->start();
        desk.select(QStringLiteral("GQA"));
        QApplication::clipboard()->setText(QStringLiteral(
            "https://arxiv.org/abs/2309.06180 https://doi.org/10.1145/3600006.3613165"));
        desk.action("paste")->trigger();
        QVERIFY(desk.library->bytes(desk.list()).contains("2309.06180"));
        QVERIFY(desk.library->bytes(desk.list()).contains("3613165"));
        QTRY_VERIFY(!desk.stub.requests().isEmpty() && !others.requests().isEmpty());
        desk.select(QStringLiteral("Raft"));
        desk.press(Qt::Key_Space);
        desk.press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(desk.library->bytes(desk.list()).contains("- [X] [Raft]"));
        QTRY_VERIFY(desk.fileBytes().contains("- [X] [Raft]"));
        desk.action("undo")->trigger();
        desk.action("undo")->trigger();
        QVERIFY(desk.library->bytes(desk.list()).contains("- [ ] [Raft]"));
        desk.action("checkUpdates")->trigger();
        desk.action("queue")->trigger();
        QVERIFY(desk.fetcher->status().running >= 2);               // in both lanes
        QCOMPARE(desk.stub.requests().first().endedMs, qint64(-1)); // still open
        QCOMPARE(others.requests().first().endedMs, qint64(-1));
        desk.window->close(); // which does not wait either
        QVERIFY(!desk.window->isVisible());
    }
};

QTEST_MAIN(TestFetching)
#include "tst_fetching.moc"
