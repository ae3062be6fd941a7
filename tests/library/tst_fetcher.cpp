// SPDX-License-Identifier: MIT
#include "fetchfixture.h"
#include "library/updatecheck.h"
#include "store/database.h"

#include <QSet>

using namespace paperdip;

namespace {

const QString flash = QStringLiteral("2205.14135");
const QString paged = QStringLiteral("2309.06180");

QByteArray waitingList()
{
    return "# List\n\n"
           "## Serving\n\n"
           "- [X] [[2307.08691] My own words](https://arxiv.org/abs/2307.08691)\n"
           "- [ ] [[2205.14135]](https://arxiv.org/abs/2205.14135)\n"
           "  a remark\n"
           "- [ ] [[2309.06180]](https://arxiv.org/abs/2309.06180)\n\n"
           "## Other\n\n"
           "- [ ] [[2401.10774]](https://arxiv.org/abs/2401.10774)\n";
}

} // namespace

class TestFetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void fillsPlaceholdersAsOneChange();
    void leavesOwnTitlesAlone();
    void rowsShowWhereItStands();
    void batchesAndPaces();
    void urgentGoesFirst();
    void leavesOutWhatIsKnown();
    void queuesPapersOfASection();
    void queuesManyByAndBy();
    void saysWhenTheRestCannotBeQueued();
    void queuesTheRestAtTheEnd();
    void triesAgainByAndBy();
    void takesAllOut();
    void takesOutWhatItCan();
    void looksForUpdatesByAndBy();
    void updatesThatCannotBeAskedForAreTold();
    void cancelledIsNotFetched();
    void pausesAndGoesOn();
    void goesOnAfterARestart();
    void thousandIdsAreTwentyRequests();
    void goesOnAfterACrash();
    void twoProcessesShareOneConnection();
    void pausesThreeSecondsByDefault();

private:
    std::unique_ptr<ArxivStub> m_stub;
};

void TestFetcher::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_stub = std::make_unique<ArxivStub>();
}

void TestFetcher::cleanup()
{
    m_stub.reset();
}

void TestFetcher::fillsPlaceholdersAsOneChange()
{
    FetchHouse house(*m_stub);
    m_stub->setTitle(flash, QStringLiteral("Flash [sic] & *Attention*"));
    const auto list = house.library->addList(waitingList(), {});
    QVERIFY(list);
    int filled = 0;
    Change inverse;
    connect(&house.fetcher, &Fetcher::titlesFilled, this, [&](int count, const Change &back) {
        QCOMPARE(filled, 0); // once
        filled = count;
        inverse = back;
    });
    QVERIFY(house.fetcher.enqueue({flash, paged, QStringLiteral("2307.08691")}));
    house.fetcher.start();
    QTRY_COMPARE(filled, 2);
    const QString text = QString::fromUtf8(house.library->bytes(*list));
    QVERIFY2(text.contains(QStringLiteral(
                 "[[2309.06180] Title of 2309.06180](https://arxiv.org/abs/2309.06180)")),
             qPrintable(text));
    QCOMPARE(house.library->papersByArxiv(flash).first().title,
             QStringLiteral("Flash [sic] & *Attention*"));
    QVERIFY(text.contains(QStringLiteral("[2307.08691] My own words]")));
    QVERIFY(text.contains(QStringLiteral("[[2401.10774]]")));
    QCOMPARE(readingsDiffer(*house.library, *list), QString());
    QVERIFY(house.library->apply(inverse));
    QCOMPARE(house.library->bytes(*list), waitingList());
}

void TestFetcher::leavesOwnTitlesAlone()
{
    FetchHouse house(*m_stub);
    const auto list = house.library->addList(homeList(), {});
    QVERIFY(list);
    QSignalSpy filled(&house.fetcher, &Fetcher::titlesFilled);
    QVERIFY(house.fetcher.enqueue({flash}));
    house.fetcher.start();
    QTRY_VERIFY(house.hasRecord(flash));
    QTRY_VERIFY(house.fetcher.isIdle());
    QCOMPARE(filled.size(), 0);
    QCOMPARE(house.library->bytes(*list), homeList());
    const NodeRow row = house.library->papersByArxiv(flash).first();
    QCOMPARE(row.fetch, FetchState::Done);
    QCOMPARE(row.authors, QStringLiteral("Author & Other"));
    QCOMPARE(row.year, 2022);
}

void TestFetcher::rowsShowWhereItStands()
{
    FetchHouse house(*m_stub);
    QVERIFY(house.library->addList(homeList(), {}));
    QSignalSpy changed(house.library.get(), &Library::recordChanged);
    QSignalSpy progress(&house.fetcher, &Fetcher::progress);
    QSignalSpy idle(&house.fetcher, &Fetcher::idle);
    const auto state = [&] { return house.library->papersByArxiv(flash).first().fetch; };
    QCOMPARE(state(), FetchState::None);
    QVERIFY(house.fetcher.enqueue({flash}));
    QCOMPARE(state(), FetchState::Waiting);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(house.fetcher.status().waiting, 1);
    m_stub->answerNext({{ArxivStub::Behaviour::Normal, 200, {}, 150}});
    house.fetcher.start();
    QTRY_COMPARE(state(), FetchState::Running);
    QCOMPARE(house.fetcher.status().running, 1);
    QVERIFY(!house.fetcher.isIdle());
    QTRY_COMPARE(state(), FetchState::Done);
    QTRY_COMPARE(idle.size(), 1);
    QVERIFY(house.fetcher.isIdle());
    QVERIFY(house.jobs().all().isEmpty());
    QCOMPARE(changed.size(), 3); // waiting, running, done
    QCOMPARE(progress.last().at(1).value<FetchState>(), FetchState::Done);
}

void TestFetcher::batchesAndPaces()
{
    FetchHouse house(*m_stub);
    const QStringList ids = manyIds(120);
    QVERIFY(house.fetcher.enqueue(ids));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(ids), 20000);
    QList<int> sizes;
    QSet<QString> asked;
    for (const ArxivStub::Request &request : m_stub->requests()) {
        sizes << int(request.ids.size());
        QCOMPARE(request.maxResults, int(request.ids.size()));
        asked.unite(QSet<QString>(request.ids.begin(), request.ids.end()));
    }
    QCOMPARE(sizes, QList<int>({50, 50, 20}));
    QCOMPARE(asked.size(), 120);
    QVERIFY2(m_stub->shortestPauseMs() >= 38,
             qPrintable(QString::number(m_stub->shortestPauseMs())));
    QCOMPARE(m_stub->mostConnections(), 1);
    QCOMPARE(house.library->record(ids[7])->title, QStringLiteral("Title of ") + ids[7]);
}

void TestFetcher::urgentGoesFirst()
{
    FetchHouse house(*m_stub);
    QVERIFY(house.fetcher.enqueue(manyIds(60)));
    QVERIFY(house.fetcher.enqueue({flash}, true));
    QVERIFY(house.fetcher.enqueue({QStringLiteral("2205.00060")}, true)); // waits already
    house.fetcher.start();
    QTRY_VERIFY(!m_stub->requests().isEmpty());
    const QStringList first = m_stub->requests().first().ids;
    QCOMPARE(first.size(), 50);
    QVERIFY(first.mid(0, 2).contains(flash));
    QVERIFY(first.mid(0, 2).contains(QStringLiteral("2205.00060")));
    QTRY_VERIFY(house.fetcher.isIdle());
}

void TestFetcher::leavesOutWhatIsKnown()
{
    FetchHouse house(*m_stub);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Record fresh;
    fresh.work = fresh.arxiv = flash;
    fresh.fetchedAt = now.addSecs(-3600);
    Record old;
    old.work = old.arxiv = paged;
    old.fetchedAt = now.addDays(-2);
    QVERIFY(house.library->store().records().put(fresh));
    QVERIFY(house.library->store().records().put(old));
    QVERIFY(house.fetcher.enqueue(
        {flash, paged, QStringLiteral("no id"), QStringLiteral("2401.00.12345")}));
    QVERIFY(house.jobs().all().isEmpty());
    QVERIFY(house.fetcher.enqueue({flash, paged}, false, true));
    QCOMPARE(house.jobs().all().size(), 1);
    QCOMPARE(house.jobs().all().first().work, paged);
    // in canonical form, each once
    QVERIFY(house.fetcher.enqueue(
        {QStringLiteral("math.GT/0309136v2"), QStringLiteral("math/0309136")}));
    QCOMPARE(house.jobs().all().size(), 2);
    QCOMPARE(house.jobs().all().last().work, QStringLiteral("math/0309136"));
}

void TestFetcher::queuesPapersOfASection()
{
    FetchHouse house(*m_stub);
    const auto list = house.library->addList(homeList(), {});
    QVERIFY(list);
    QVERIFY(house.fetcher.enqueueMany(
        worksBelow(house.library->store(), {idOf(*house.library, *list, "Systems")})));
    QStringList queued;
    for (const Job &job : house.jobs().all())
        queued << job.work;
    queued.sort();
    QCOMPARE(queued, QStringList({flash, QStringLiteral("2305.10427"), QStringLiteral("2307.08691"),
                                  QStringLiteral("2401.10774")}));
}

// A whole list is queued a hundred papers at a time, between which the window goes on.
void TestFetcher::queuesManyByAndBy()
{
    FetchHouse house(*m_stub);
    const QStringList many = manyIds(250);
    QVERIFY(house.fetcher.enqueueMany(many));
    QCOMPARE(house.jobs().all().size(), 100);
    QVERIFY(!house.fetcher.isIdle());
    QVERIFY(house.fetcher.enqueueMany(many)); // asked again while it is under way
    QTRY_COMPARE(house.jobs().all().size(), many.size());
    QTRY_VERIFY(house.fetcher.isIdle());
    QCOMPARE(house.jobs().all().first().work, many.first());
    QCOMPARE(house.jobs().all().last().work, many.last());
}

void TestFetcher::saysWhenTheRestCannotBeQueued()
{
    FetchHouse house(*m_stub);
    const QStringList many = manyIds(150);
    const QSignalSpy failed(&house.fetcher, &Fetcher::queueingFailed);
    QVERIFY(house.fetcher.enqueueMany(many));
    QVERIFY(house.library->store().database().execute(QStringLiteral(
        "CREATE TRIGGER no_more BEFORE INSERT ON job BEGIN SELECT raise(ABORT, 'full'); END")));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(house.jobs().all().size(), 100);
    QVERIFY(house.library->store().database().execute(QStringLiteral("DROP TRIGGER no_more")));
    QVERIFY(house.fetcher.enqueueMany(many));
    QTRY_COMPARE(house.jobs().all().size(), 150);
}

void TestFetcher::queuesTheRestAtTheEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    const QStringList many = manyIds(250);
    {
        FetchHouse house(*m_stub, path);
        QVERIFY(house.fetcher.enqueueMany(many));
        QCOMPARE(house.jobs().all().size(), 100);
    }
    FetchHouse again(*m_stub, path);
    QCOMPARE(again.jobs().all().size(), many.size());
}

void TestFetcher::triesAgainByAndBy()
{
    FetchHouse house(*m_stub);
    const QStringList many = manyIds(250);
    QVERIFY(house.fetcher.enqueue(many));
    Job unknown = *house.jobs().find(many.at(120));
    QVERIFY(house.library->store().database().execute(
        QStringLiteral("UPDATE job SET state = %1").arg(int(FetchState::Failed))));
    house.fetcher.retryFailed();
    QCOMPARE(house.jobs().count(FetchState::Waiting), 100);
    QVERIFY(!house.fetcher.isIdle());
    unknown.state = FetchState::Unknown; // another way of having been given up
    QVERIFY(house.jobs().update(unknown));
    QTRY_COMPARE(house.jobs().count(FetchState::Waiting), many.size());
    QVERIFY(house.fetcher.isIdle());
    QCOMPARE(house.jobs().all().size(), many.size());
}

// With what is not in the queue yet.
void TestFetcher::takesAllOut()
{
    FetchHouse house(*m_stub);
    QVERIFY(house.fetcher.enqueueMany(manyIds(250)));
    Job failed = *house.jobs().find(manyIds(1).first());
    failed.state = FetchState::Failed;
    QVERIFY(house.jobs().update(failed));
    house.fetcher.cancelAll();
    QTRY_VERIFY(house.jobs().all().isEmpty());
    QVERIFY(house.fetcher.isIdle());
    QTest::qWait(20);
    QVERIFY(house.jobs().all().isEmpty());
}

void TestFetcher::takesOutWhatItCan()
{
    FetchHouse house(*m_stub);
    QVERIFY(house.fetcher.enqueue(manyIds(250)));
    QVERIFY(house.library->store().database().execute(QStringLiteral(
        "CREATE TRIGGER no_more BEFORE DELETE ON job BEGIN SELECT raise(ABORT, 'full'); END")));
    house.fetcher.cancelAll();
    QTest::qWait(20);
    QCOMPARE(house.jobs().all().size(), 250);
}

void TestFetcher::looksForUpdatesByAndBy()
{
    FetchHouse house(*m_stub);
    UpdateCheck check(*house.library, house.fetcher);
    const QSignalSpy finished(&check, &UpdateCheck::finished);
    QVERIFY(check.start(manyIds(250) + QStringList{QStringLiteral("doi:10.1/a"), flash}));
    QCOMPARE(house.jobs().all().size(), 100);
    QVERIFY(check.isRunning());
    QVERIFY(check.start(manyIds(3)));
    QTRY_COMPARE(house.jobs().all().size(), 251); // not the DOI, and each once
    QVERIFY(finished.isEmpty());
    house.fetcher.cancelAll();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<UpdateReport>().checked, 251);
    QVERIFY(!check.isRunning());
}

void TestFetcher::updatesThatCannotBeAskedForAreTold()
{
    FetchHouse house(*m_stub);
    UpdateCheck check(*house.library, house.fetcher);
    const QSignalSpy finished(&check, &UpdateCheck::finished);
    const QSignalSpy failed(&check, &UpdateCheck::queueingFailed);
    QVERIFY(check.start(manyIds(150)));
    QVERIFY(house.library->store().database().execute(QStringLiteral(
        "CREATE TRIGGER no_more BEFORE INSERT ON job BEGIN SELECT raise(ABORT, 'full'); END")));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(check.isRunning());
    house.fetcher.cancelAll();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<UpdateReport>().checked, 100);
}

void TestFetcher::cancelledIsNotFetched()
{
    FetchHouse house(*m_stub);
    QVERIFY(house.fetcher.enqueue({flash, paged}));
    house.fetcher.cancel({flash});
    QCOMPARE(house.state(flash), FetchState::None);
    house.fetcher.start();
    QTRY_VERIFY(house.hasRecord(paged));
    QCOMPARE(m_stub->requests().first().ids, QStringList{paged});
}

void TestFetcher::pausesAndGoesOn()
{
    FetchHouse house(*m_stub);
    house.fetcher.setPaused(true);
    house.fetcher.start();
    QSignalSpy changed(&house.fetcher, &Fetcher::statusChanged);
    QVERIFY(house.fetcher.enqueue({flash}));
    QTRY_VERIFY(changed.size() >= 1);
    QVERIFY(house.fetcher.status().paused);
    QVERIFY(house.fetcher.isIdle());
    QTest::qWait(120); // nothing may happen
    QVERIFY(m_stub->requests().isEmpty());
    house.fetcher.setPaused(false);
    QTRY_VERIFY(house.hasRecord(flash));
}

void TestFetcher::goesOnAfterARestart()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    {
        FetchHouse house(*m_stub, path);
        m_stub->answerAlways({ArxivStub::Behaviour::Silent});
        QVERIFY(house.fetcher.enqueue(manyIds(60)));
        house.fetcher.start();
        QTRY_COMPARE(m_stub->requests().size(), 1);
    }
    QTRY_VERIFY(m_stub->requests().first().endedMs >= 0); // the server noticed
    m_stub->answerAlways({});
    FetchHouse house(*m_stub, path);
    QCOMPARE(house.fetcher.status().waiting, 60);
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(manyIds(60)), 20000);
    QVERIFY(house.jobs().all().isEmpty());
    // Over the restart, too; the server notices some time after we hung up that it has begun.
    QVERIFY(m_stub->shortestPauseMs() >= FetchHouse::pauseMs / 2);
}

// Also over a restart in the middle, which asks for nothing twice.
void TestFetcher::thousandIdsAreTwentyRequests()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    const QStringList ids = manyIds(1000);
    {
        FetchHouse house(*m_stub, path);
        QByteArray text = "# List\n\n";
        for (const QString &id : ids)
            text += "- [ ] [[" + id.toUtf8() + "]](https://arxiv.org/abs/" + id.toUtf8() + ")\n";
        QVERIFY(house.library->addList(text, {}));
        QVERIFY(house.fetcher.enqueue(ids));
        house.fetcher.start();
        QTRY_VERIFY_WITH_TIMEOUT(house.fetcher.status().done >= 500, 60000);
    }
    const auto answered = [this] {
        QHash<QString, int> times;
        for (const ArxivStub::Request &request : m_stub->requests()) {
            for (const QString &id : request.ids)
                times[id] += request.endedMs >= 0 ? 1 : 0;
        }
        return times;
    };
    FetchHouse house(*m_stub, path);
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(ids), 60000);
    QVERIFY2(m_stub->requests().size() == 20 || m_stub->requests().size() == 21, // one was cut off
             qPrintable(QString::number(m_stub->requests().size())));
    const QHash<QString, int> times = answered();
    QCOMPARE(times.size(), 1000);
    int again = 0;
    for (const int count : times)
        again += count - 1;
    QVERIFY2(again <= 50, qPrintable(QString::number(again))); // at most what was on its way
    const QByteArray bytes = house.library->bytes(house.library->lists().first().id);
    QCOMPARE(bytes.count("Title of "), 1000);
    QVERIFY(m_stub->shortestPauseMs() >= 38);
}

// What a process that was killed leaves behind: jobs that run, and its lock.
void TestFetcher::goesOnAfterACrash()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    {
        FetchHouse house(*m_stub, path);
        QVERIFY(house.fetcher.enqueue({flash, paged}));
        for (Job job : house.jobs().all()) {
            job.state = FetchState::Running;
            QVERIFY(house.jobs().update(job));
        }
    }
    QFile lock(path + QStringLiteral(".fetching"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("999999999\npaperdip\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    lock.close();
    FetchHouse house(*m_stub, path);
    QCOMPARE(house.fetcher.status().running, 2);
    house.fetcher.start();
    QTRY_VERIFY(house.haveRecords({flash, paged}));
}

void TestFetcher::twoProcessesShareOneConnection()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    FetchHouse one(*m_stub, path);
    FetchHouse other(*m_stub, path);
    m_stub->answerAlways({ArxivStub::Behaviour::Normal, 200, {}, 120});
    const QStringList ids = manyIds(160);
    QVERIFY(one.fetcher.enqueue(ids));
    one.fetcher.start();
    other.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(one.haveRecords(ids), 30000);
    QTRY_VERIFY(one.jobs().all().isEmpty());
    QSet<QString> asked;
    qsizetype count = 0;
    for (const ArxivStub::Request &request : m_stub->requests()) {
        asked.unite(QSet<QString>(request.ids.begin(), request.ids.end()));
        count += request.ids.size();
    }
    QCOMPARE(asked.size(), 160);
    QCOMPARE(count, 160); // nothing twice
    QVERIFY2(m_stub->shortestPauseMs() >= 38,
             qPrintable(QString::number(m_stub->shortestPauseMs())));
}

void TestFetcher::pausesThreeSecondsByDefault()
{
    ArxivOptions options;
    options.baseUrl = m_stub->url();
    auto library = openLibrary();
    ArxivClient client(options);
    Fetcher fetcher(*library, client);
    const QStringList ids = manyIds(51);
    QVERIFY(fetcher.enqueue(ids));
    fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(library->record(ids.last()), 15000);
    QCOMPARE(m_stub->requests().size(), 2);
    QVERIFY2(m_stub->shortestPauseMs() >= 2995,
             qPrintable(QString::number(m_stub->shortestPauseMs())));
}

QTEST_GUILESS_MAIN(TestFetcher)
#include "tst_fetcher.moc"
