// SPDX-License-Identifier: MIT
#include "fetchfixture.h"
#include "shared.h"

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;

namespace {

QByteArray fixture(const char *name)
{
    return readAll(QStringLiteral(PAPERDIP_TEST_DATA "/answers/") + QLatin1String(name));
}

QByteArray answerTo(const QByteArray &target)
{
    if (target.startsWith("/ra/10.1234"))
        return R"([{"DOI":"10.1234","RA":"Crossref"}])";
    if (target.startsWith("/ra/10.5281"))
        return R"([{"DOI":"10.5281","RA":"DataCite"}])";
    if (target.startsWith("/works/"))
        return fixture("crossref_work.json");
    if (target.startsWith("/dois/"))
        return fixture("datacite_other.json");
    return fixture("page_cited.html");
}

constexpr int doiOrg = 3;
const char *const services[] = {"Crossref", "DataCite", "a page", "doi.org"};

// A work that each of these services is asked for.
QStringList worksAt(const ArxivStub &server)
{
    return {QStringLiteral("doi:10.1234/abc.5"), QStringLiteral("doi:10.5281/zenodo.1"),
            server.url().toString() + QStringLiteral("/page.html"),
            QStringLiteral("doi:10.1234/abc.5")};
}

} // namespace

// Crossref, DataCite, doi.org and pages that misbehave: nothing is lost, the row says what is the
// matter, the queue goes on, and no service is asked in haste.
class TestLookupFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
        m_stub = std::make_unique<ArxivStub>();
        m_others = std::make_unique<ArxivStub>();
        m_others->speak({}, answerTo);
        m_doi = std::make_unique<ArxivStub>();
        m_doi->speak({}, answerTo);
    }
    void cleanup()
    {
        m_doi.reset();
        m_others.reset();
        m_stub.reset();
    }

    void once_data();
    void once();
    void always_data();
    void always();
    void refusedConnections();

private:
    void serve() const
    {
        setOtherServices(*m_others);
        qputenv("PAPERDIP_DOI_URL", m_doi->url().toEncoded());
    }
    ArxivStub &serverOf(int service) const { return service == doiOrg ? *m_doi : *m_others; }

    std::unique_ptr<ArxivStub> m_stub;
    std::unique_ptr<ArxivStub> m_others;
    std::unique_ptr<ArxivStub> m_doi;
};

void TestLookupFaults::once_data()
{
    QTest::addColumn<int>("service");
    QTest::addColumn<ArxivStub::Reply>("reply");
    const std::pair<const char *, ArxivStub::Reply> replies[] = {
        {"429", {Behaviour::Normal, 429}},
        {"429 with Retry-After", {Behaviour::Normal, 429, "Retry-After: 1"}},
        {"503", {Behaviour::Normal, 503}},
        {"500", {Behaviour::Normal, 500}},
        {"403", {Behaviour::Normal, 403}},
        {"cut", {Behaviour::HalfLength}},
        {"cut, chunked", {Behaviour::HalfChunked}},
        {"garbage", {Behaviour::Garbage}},
        {"nothing in it", {Behaviour::EmptyBody}},
        {"drip", {Behaviour::Drip}},
        {"too large", {Behaviour::TooLarge}},
        {"redirect loop", {Behaviour::RedirectLoop}},
        {"redirect to a file", {Behaviour::RedirectToFile}},
        {"not at all", {Behaviour::Silent}},
        {"reset", {Behaviour::Reset}},
        {"bomb", {Behaviour::Bomb}},
    };
    for (int service = 0; service < 4; ++service) {
        for (const auto &[name, reply] : replies)
            QTest::addRow("%s: %s", services[service], name) << service << reply;
    }
}

// Of each way to fail one: by a status, on the way, in time, by redirects, in the answer.
void TestLookupFaults::always_data()
{
    QTest::addColumn<int>("service");
    QTest::addColumn<ArxivStub::Reply>("reply");
    const std::pair<const char *, ArxivStub::Reply> replies[] = {
        {"503", {Behaviour::Normal, 503}}, {"403", {Behaviour::Normal, 403}},
        {"cut", {Behaviour::HalfLength}},  {"not at all", {Behaviour::Silent}},
        {"garbage", {Behaviour::Garbage}}, {"redirect loop", {Behaviour::RedirectLoop}},
    };
    for (int service = 0; service < 4; ++service) {
        for (const auto &[name, reply] : replies)
            QTest::addRow("%s: %s", services[service], name) << service << reply;
    }
}

// One bad answer: the next one is taken, after a pause.
void TestLookupFaults::once()
{
    QFETCH(int, service);
    QFETCH(ArxivStub::Reply, reply);
    FetchHouse house(*m_stub);
    serve();
    const QString work = worksAt(*m_others)[service];
    const QString other = worksAt(*m_others)[(service + 1) % 3];
    const auto list =
        house.library->addList("# List\n\n- [ ] [A](https://arxiv.org/abs/2205.00001)\n", {});
    QVERIFY(list);
    const QByteArray before = house.library->bytes(*list);
    ArxivStub &server = serverOf(service);
    server.answerNext({reply});
    QVERIFY(house.fetcher.enqueue({work}));
    house.fetcher.start();
    QTRY_VERIFY(!server.requests().isEmpty());
    QVERIFY(house.fetcher.enqueue({other, QStringLiteral("2205.00001")}));
    QTRY_VERIFY_WITH_TIMEOUT(
        house.state(other) == FetchState::Done || house.state(other) == FetchState::Failed, 15000);
    QTRY_VERIFY(house.hasRecord(QStringLiteral("2205.00001"))); // arXiv's lane does not wait
    QTRY_VERIFY_WITH_TIMEOUT(house.fetcher.isIdle(), 15000);
    if (house.state(work) != FetchState::Done) {
        const std::optional<Job> job = house.jobs().find(work);
        QVERIFY(job && (job->state == FetchState::Failed || job->state == FetchState::Unknown));
        QVERIFY(!job->reason.isEmpty() || job->error == ErrorCode::Unknown);
        server.forgetNext();
        house.fetcher.retryFailed();
        QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(work), 15000);
    }
    QCOMPARE(house.library->bytes(*list), before);
    const bool byQt = reply.behaviour == Behaviour::Reset || // which Qt tries again by itself
                      reply.behaviour == Behaviour::RedirectLoop;
    const qint64 pause = server.shortestPauseMs();
    QVERIFY2(byQt || pause == -1 || pause >= 18, qPrintable(QString::number(pause)));
}

// Nothing but bad answers: it gives up after a few, says why, and can be asked again.
void TestLookupFaults::always()
{
    QFETCH(int, service);
    QFETCH(ArxivStub::Reply, reply);
    FetchHouse house(*m_stub);
    serve();
    const QString work = worksAt(*m_others)[service];
    const QByteArray bytes =
        "# List\n\n- [ ] [A](" +
        (work.startsWith(u"doi:") ? "https://doi.org/" + work.mid(4).toUtf8() : work.toUtf8()) +
        ")\n";
    const auto list = house.library->addList(bytes, {});
    QVERIFY(list);
    ArxivStub &server = serverOf(service);
    server.answerAlways(reply);
    QVERIFY(house.fetcher.enqueue({work}));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.state(work) == FetchState::Failed ||
                                 house.state(work) == FetchState::Unknown ||
                                 house.state(work) == FetchState::Done,
                             30000);
    QVERIFY(reply.behaviour == Behaviour::RedirectLoop || server.requests().size() <= 10);
    QCOMPARE(house.library->bytes(*list), bytes);
    const QList<NodeRow> rows = house.library->papersByWork(work);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().fetch, house.state(work));
    if (house.state(work) == FetchState::Done)
        return; // a page's first bytes are enough
    QVERIFY(!rows.first().fetchReason.isEmpty());
    server.answerAlways({});
    server.forgetNext();
    house.fetcher.retryFailed();
    QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(work), 15000);
}

void TestLookupFaults::refusedConnections()
{
    FetchHouse house(*m_stub);
    serve();
    const QStringList works = worksAt(*m_others).mid(0, 3);
    m_others->refuseConnections();
    m_doi->refuseConnections();
    QVERIFY(house.fetcher.enqueue(works + QStringList{QStringLiteral("2205.00001")}));
    house.fetcher.start();
    QTRY_VERIFY(house.hasRecord(QStringLiteral("2205.00001")));
    for (const QString &work : works)
        QVERIFY(house.state(work) != FetchState::Done);
    m_others->acceptConnections();
    m_doi->acceptConnections();
    house.fetcher.retryFailed();
    for (const QString &work : works)
        QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(work), 15000);
}

QTEST_GUILESS_MAIN(TestLookupFaults)
#include "tst_lookupfaults.moc"
