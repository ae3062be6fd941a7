// SPDX-License-Identifier: MIT
#include "fetchfixture.h"

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
Q_DECLARE_METATYPE(paperdip::ArxivStub::Reply)

// Whatever arXiv does, no entry is lost, the state is true, and the queue goes on.
class TestFetcherFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void recovers_data();
    void recovers();
    void backsOffLonger();
    void honoursRetryAfter();
    void givesUpAfterFourTries();
    void oneBadIdAmongMany();
    void severalBadIds();
    void stopsWhenForbidden();
    void offlineIsCalm();
    void unknownIsAskedTwice();
    void emptyFeedIsAskedAgain();

private:
    std::unique_ptr<ArxivStub> m_stub;
    QStringList m_ids = manyIds(3);
};

void TestFetcherFailures::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_stub = std::make_unique<ArxivStub>();
}

void TestFetcherFailures::cleanup()
{
    m_stub.reset();
}

void TestFetcherFailures::recovers_data()
{
    QTest::addColumn<ArxivStub::Reply>("reply");
    const auto row = [](const char *name, const ArxivStub::Reply &reply) {
        QTest::newRow(name) << reply;
    };
    row("late", {Behaviour::Normal, 200, {}, 200});
    row("429", {Behaviour::Normal, 429, {}, 0});
    row("429, wait", {Behaviour::Normal, 429, "Retry-After: 0", 0});
    row("503", {Behaviour::Normal, 503, {}, 0});
    row("500", {Behaviour::Normal, 500, {}, 0});
    row("406", {Behaviour::Normal, 406, {}, 0});
    row("half, with length", {Behaviour::HalfLength});
    row("half, in chunks", {Behaviour::HalfChunked});
    row("garbage", {Behaviour::Garbage});
    row("page", {Behaviour::Html});
    row("empty body", {Behaviour::EmptyBody});
    row("drip", {Behaviour::Drip});
    row("too large", {Behaviour::TooLarge});
    row("redirect to a file", {Behaviour::RedirectToFile});
    row("redirect elsewhere", {Behaviour::RedirectElsewhere});
    row("not at all", {Behaviour::Silent});
    row("reset", {Behaviour::Reset});
}

void TestFetcherFailures::recovers()
{
    QFETCH(ArxivStub::Reply, reply);
    FetchHouse house(*m_stub);
    QByteArray list = "# List\n\n";
    for (const QString &id : std::as_const(m_ids))
        list += QStringLiteral("- [ ] [[%1]](https://arxiv.org/abs/%1)\n").arg(id).toUtf8();
    const auto added = house.library->addList(list, {});
    QVERIFY(added);
    m_stub->answerNext({reply});
    QVERIFY(house.fetcher.enqueue(m_ids));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(m_ids), 10000);
    QVERIFY(house.jobs().all().isEmpty());
    QVERIFY(house.fetcher.isIdle());
    for (const QString &id : std::as_const(m_ids)) {
        const QList<NodeRow> rows = house.library->papersByArxiv(id);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().title, QStringLiteral("Title of ") + id);
        QCOMPARE(rows.first().fetch, FetchState::Done);
    }
    if (reply.behaviour != Behaviour::Reset) { // which Qt tries again by itself
        QVERIFY(m_stub->requests().size() <= 2);
        // a coarse timer may fire 5 % early
        QVERIFY(m_stub->requests().size() < 2 ||
                m_stub->shortestPauseMs() >= FetchHouse::pauseMs - 3);
    }
    QVERIFY(m_stub->mostConnections() <= (reply.behaviour == Behaviour::Reset ? 2 : 1));
}

void TestFetcherFailures::backsOffLonger()
{
    FetcherOptions options = FetchHouse::shortTimes();
    options.backOffMs = 150;
    FetchHouse house(*m_stub, QStringLiteral(":memory:"), options);
    m_stub->answerNext({{Behaviour::Normal, 503}, {Behaviour::Html}, {Behaviour::Normal, 500}});
    QVERIFY(house.fetcher.enqueue(m_ids));
    house.fetcher.start();
    QTRY_COMPARE(house.fetcher.status().waiting, 3);
    QTRY_VERIFY(house.fetcher.status().nextRequestInMs > 40); // it says when
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(m_ids), 10000);
    const QList<ArxivStub::Request> &requests = m_stub->requests();
    QCOMPARE(requests.size(), 4);
    for (int i = 0; i < 3; ++i) {
        const qint64 gap = requests[i + 1].startedMs - requests[i].endedMs;
        const qint64 wanted = (150 << i) * 8 / 10 - 3;
        QVERIFY2(gap >= wanted, qPrintable(QStringLiteral("%1: %2 ms").arg(i).arg(gap)));
    }
}

void TestFetcherFailures::honoursRetryAfter()
{
    FetchHouse house(*m_stub);
    m_stub->answerNext({{Behaviour::Normal, 429, "Retry-After: 1"}});
    QVERIFY(house.fetcher.enqueue(m_ids));
    house.fetcher.start();
    QTRY_COMPARE(m_stub->requests().size(), 1);
    // the whole queue waits, also what comes now and is urgent
    QTRY_COMPARE(house.fetcher.status().waiting, 3);
    QVERIFY(house.fetcher.enqueue({QStringLiteral("2309.06180")}, true));
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(m_ids), 10000);
    QVERIFY(house.hasRecord(QStringLiteral("2309.06180")));
    QVERIFY2(m_stub->shortestPauseMs() >= 995,
             qPrintable(QString::number(m_stub->shortestPauseMs())));
}

void TestFetcherFailures::givesUpAfterFourTries()
{
    FetchHouse house(*m_stub);
    m_stub->answerAlways({Behaviour::Normal, 503});
    QVERIFY(house.fetcher.enqueue(m_ids));
    house.fetcher.start();
    QTRY_COMPARE_WITH_TIMEOUT(house.fetcher.status().failed, 3, 10000);
    QCOMPARE(m_stub->requests().size(), 4);
    const std::optional<Job> job = house.jobs().find(m_ids[0]);
    QVERIFY(job);
    QCOMPARE(job->error, ErrorCode::Http);
    QCOMPARE(job->reason, QStringLiteral("arXiv is overloaded."));
    // not asked for again by looking at it, but when told to
    m_stub->answerAlways({});
    QVERIFY(house.fetcher.enqueue(m_ids));
    QCOMPARE(house.fetcher.status().waiting, 0);
    house.fetcher.retryFailed();
    QCOMPARE(house.state(m_ids[0]), FetchState::Waiting);
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(m_ids), 10000);
}

void TestFetcherFailures::oneBadIdAmongMany()
{
    FetchHouse house(*m_stub);
    QStringList ids = manyIds(50);
    const QString bad = ids.takeAt(37);
    m_stub->setBad({bad});
    QVERIFY(house.fetcher.enqueue(ids + QStringList{bad}));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(ids), 20000);
    QTRY_COMPARE(house.state(bad), FetchState::Failed);
    QCOMPARE(house.jobs().find(bad)->reason, QStringLiteral("arXiv refused %1.").arg(bad));
    QCOMPARE(house.jobs().all().size(), 1);
    QVERIFY(m_stub->requests().size() <= 13);
    QVERIFY(m_stub->shortestPauseMs() >= 38);
    QTRY_VERIFY(house.fetcher.isIdle());
}

void TestFetcherFailures::severalBadIds()
{
    FetchHouse house(*m_stub);
    QStringList ids = manyIds(60);
    const QStringList bad{ids.takeAt(55), ids.takeAt(20), ids.takeAt(0)};
    m_stub->setBad(bad);
    QVERIFY(house.fetcher.enqueue(bad + ids));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(ids), 30000);
    QTRY_COMPARE(house.fetcher.status().failed, 3);
    QCOMPARE(house.jobs().all().size(), 3);
}

void TestFetcherFailures::stopsWhenForbidden()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    {
        FetchHouse house(*m_stub, path);
        QSignalSpy idle(&house.fetcher, &Fetcher::idle);
        m_stub->answerAlways({Behaviour::Normal, 403});
        QVERIFY(house.fetcher.enqueue(m_ids));
        house.fetcher.start();
        QTRY_VERIFY(house.fetcher.status().stopped);
        QTRY_VERIFY(!idle.isEmpty());
        QCOMPARE(house.state(m_ids[0]), FetchState::Waiting);
        house.fetcher.retryFailed();
        QVERIFY(house.fetcher.enqueue({QStringLiteral("2309.06180")}, true));
        QTest::qWait(200); // nothing may happen
        QCOMPARE(m_stub->requests().size(), 1);
    }
    m_stub->answerAlways({});
    FetchHouse house(*m_stub, path);
    house.fetcher.start();
    QTRY_VERIFY(house.haveRecords(m_ids));
}

void TestFetcherFailures::offlineIsCalm()
{
    FetchHouse house(*m_stub);
    QSignalSpy idle(&house.fetcher, &Fetcher::idle);
    m_stub->refuseConnections();
    QVERIFY(house.fetcher.enqueue(m_ids));
    house.fetcher.start();
    QTRY_VERIFY(house.fetcher.status().offline);
    QTRY_VERIFY(idle.size() >= 6); // tries on and on, and nothing fails
    const QueueStatus status = house.fetcher.status();
    QCOMPARE(status.waiting + status.running, 3); // the next try may be under way
    QCOMPARE(status.failed, 0);
    QCOMPARE(house.jobs().find(m_ids[0])->attempts, 0);
    m_stub->acceptConnections();
    QTRY_VERIFY(house.haveRecords(m_ids));
    QVERIFY(!house.fetcher.status().offline);
}

void TestFetcherFailures::unknownIsAskedTwice()
{
    FetchHouse house(*m_stub);
    const QString unknown = m_ids[1];
    m_stub->setUnknown({unknown});
    QVERIFY(house.fetcher.enqueue(m_ids));
    house.fetcher.start();
    QTRY_COMPARE_WITH_TIMEOUT(house.state(unknown), FetchState::Unknown, 10000);
    QVERIFY(house.haveRecords({m_ids[0], m_ids[2]}));
    QCOMPARE(m_stub->requests().size(), 2);
    QCOMPARE(m_stub->requests()[1].ids, QStringList{unknown});
    QCOMPARE(house.jobs().find(unknown)->error, ErrorCode::Unknown);
    QVERIFY(house.fetcher.isIdle());
    // when it is known at last
    m_stub->setUnknown({});
    house.fetcher.retryFailed();
    QTRY_VERIFY(house.hasRecord(unknown));
}

void TestFetcherFailures::emptyFeedIsAskedAgain()
{
    FetchHouse house(*m_stub);
    QList<FetchState> states;
    connect(&house.fetcher, &Fetcher::progress, this,
            [&states](const QString &, FetchState state) { states << state; });
    m_stub->answerNext({{Behaviour::EmptyFeed}});
    QVERIFY(house.fetcher.enqueue(m_ids));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.haveRecords(m_ids), 10000);
    QCOMPARE(m_stub->requests().size(), 2);
    QVERIFY(states.contains(FetchState::Waiting)); // for the second answer
    QVERIFY(!states.contains(FetchState::Unknown));
    QVERIFY(!states.contains(FetchState::Failed));
}

QTEST_GUILESS_MAIN(TestFetcherFailures)
#include "tst_fetcherfailures.moc"
