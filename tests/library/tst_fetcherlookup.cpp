// SPDX-License-Identifier: MIT
#include "fetchfixture.h"
#include "shared.h"

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;

namespace {

const QString math = QStringLiteral("math/0301234");
const QString doi = QStringLiteral("doi:10.1234/abc.5");

QByteArray answerTo(const QByteArray &target)
{
    const auto fixture = [](const char *name) {
        return readAll(QStringLiteral(PAPERDIP_TEST_DATA "/answers/") + QLatin1String(name));
    };
    if (target.startsWith("/ra/10.1234"))
        return R"([{"DOI":"10.1234","RA":"Crossref"}])";
    if (target.startsWith("/ra/10.5281"))
        return R"([{"DOI":"10.5281","RA":"DataCite"}])";
    if (target.startsWith("/ra/10.9999"))
        return R"([{"DOI":"10.9999","RA":"mEDRA"}])";
    if (target.startsWith("/works/"))
        return fixture("crossref_work.json");
    if (target.startsWith("/dois/10.5281"))
        return fixture("datacite_other.json");
    if (target.startsWith("/dois/"))
        return fixture("datacite_published.json");
    if (target.startsWith("/oai"))
        return fixture("oai_raw.xml");
    if (target.startsWith("/abs/"))
        return fixture("abs.html");
    return fixture("page_cited.html");
}

} // namespace

// What arXiv's API does not give: DOIs, pages, and papers while it does not answer.
class TestFetcherLookup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void doiComesFromItsRegistrar();
    void registrarIsAskedOnce();
    void doiOfNeither();
    void publishersAddressHasADoi();
    void pageFillsAPlaceholder();
    void filesAreNotAsked();
    void dataCiteStandsIn();
    void oaiStandsInForBoth();
    void saysWhyArxivFailed();
    void askedAgainOfArxivFirst();
    void absPageOnlyWhenAsked();
    void triesAgainAndGivesUp();
    void honoursRetryAfter();
    void worksWhileArxivWaits();
    void knowsLessTakesNothingAway();
    void newsOfALaterLook();

private:
    QStringList targets() const;

    std::unique_ptr<ArxivStub> m_stub;
    std::unique_ptr<ArxivStub> m_others;
};

void TestFetcherLookup::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_stub = std::make_unique<ArxivStub>();
    m_others = std::make_unique<ArxivStub>();
    m_others->speak({}, answerTo);
}

void TestFetcherLookup::cleanup()
{
    m_stub.reset();
    m_others.reset();
}

QStringList TestFetcherLookup::targets() const
{
    QStringList targets;
    for (const ArxivStub::Request &request : m_others->requests())
        targets << QString::fromUtf8(request.target);
    return targets;
}

void TestFetcherLookup::doiComesFromItsRegistrar()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    const auto list = house.library->addList(
        "# List\n\n- [ ] [https://doi.org/10.1234/ABC.5](https://doi.org/10.1234/ABC.5)\n", {});
    QVERIFY(list);
    const QString zenodo = QStringLiteral("doi:10.5281/zenodo.1");
    QVERIFY(house.fetcher.enqueueMany(
        worksBelow(house.library->store(), {house.library->children(*list, 0).first().id})));
    QVERIFY(house.fetcher.enqueue({zenodo}));
    house.fetcher.start();
    QTRY_VERIFY(house.hasRecord(doi) && house.hasRecord(zenodo));
    QCOMPARE(house.library->record(zenodo)->title, QStringLiteral("A data set"));
    QCOMPARE(house.library->record(doi)->doi, QStringLiteral("10.1234/abc.5"));
    QVERIFY2(house.library->bytes(*list).contains("[A Tiny Study of H2O & a < b: With a Subtitle]"),
             house.library->bytes(*list).constData());
    const NodeRow row = house.library->papersByWork(doi).value(0);
    QCOMPARE(row.work, doi);
    QCOMPARE(row.fetch, FetchState::Done);
    QCOMPARE(row.authors, QStringLiteral("Jr. et al."));
    QCOMPARE(m_stub->requests().size(), 0);
    QVERIFY(house.jobs().all().isEmpty());
}

void TestFetcherLookup::registrarIsAskedOnce()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    QVERIFY(house.fetcher.enqueue({doi, QStringLiteral("doi:10.1234/other")}));
    house.fetcher.start();
    QTRY_COMPARE(house.jobs().all().size(), 0);
    QCOMPARE(targets().filter(QStringLiteral("/ra/")).size(), 1);
    QCOMPARE(targets().size(), 3);
}

void TestFetcherLookup::doiOfNeither()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    const QString work = QStringLiteral("doi:10.9999/x");
    QVERIFY(house.fetcher.enqueue({work}));
    house.fetcher.start();
    QTRY_COMPARE(house.state(work), FetchState::Unknown);
    QVERIFY(!house.jobs().find(work)->reason.isEmpty());
}

void TestFetcherLookup::publishersAddressHasADoi()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    const QString work = QStringLiteral("https://dl.acm.org/doi/pdf/10.1234/abc.5");
    QVERIFY(house.fetcher.enqueue({work}));
    house.fetcher.start();
    QTRY_VERIFY(house.hasRecord(work));
    QCOMPARE(targets().last(), QStringLiteral("/works/10.1234/abc.5"));
}

void TestFetcherLookup::pageFillsAPlaceholder()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    const QString page = m_others->url().resolved(QUrl(QStringLiteral("/a/page"))).toString();
    const QByteArray entry = "- [ ] [" + page.toUtf8() + "](" + page.toUtf8() + ")\n";
    const auto list = house.library->addList("# List\n\n" + entry, {});
    QVERIFY(list);
    QVERIFY(house.fetcher.enqueue({page}));
    house.fetcher.start();
    QTRY_VERIFY(house.hasRecord(page));
    QVERIFY2(house.library->bytes(*list).contains("Title & More"),
             house.library->bytes(*list).constData());
}

void TestFetcherLookup::filesAreNotAsked()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    QVERIFY(house.fetcher.enqueue({QStringLiteral("https://example.org/a.pdf"),
                                   QStringLiteral("notes/a.md"), QStringLiteral("mailto:a@b.org"),
                                   QStringLiteral("file:///etc/passwd")}));
    QVERIFY(house.jobs().all().isEmpty());
}

void TestFetcherLookup::dataCiteStandsIn()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    m_stub->answerAlways({Behaviour::Normal, 503});
    QVERIFY(house.fetcher.enqueue({math}));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(math), 10000);
    QCOMPARE(m_stub->requests().size(), 4);
    QCOMPARE(targets(), QStringList{QStringLiteral("/dois/10.48550/arxiv.math/0301234")});
    QCOMPARE(house.library->record(math)->title,
             QStringLiteral("A Title with <sup> and a line end"));
}

void TestFetcherLookup::oaiStandsInForBoth()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    m_stub->answerAlways({Behaviour::Silent});
    m_others->answerNext({{Behaviour::Normal, 404}}); // DataCite
    QVERIFY(house.fetcher.enqueue({math}));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(math), 15000);
    QVERIFY(targets().last().startsWith(QStringLiteral("/oai")));
}

void TestFetcherLookup::saysWhyArxivFailed()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    m_stub->answerAlways({Behaviour::Normal, 503});
    m_others->answerAlways({Behaviour::Normal, 500});
    QVERIFY(house.fetcher.enqueue({math}));
    house.fetcher.start();
    QTRY_COMPARE_WITH_TIMEOUT(house.state(math), FetchState::Failed, 10000);
    QCOMPARE(house.jobs().find(math)->reason, QStringLiteral("arXiv is overloaded."));
    QCOMPARE(targets().size(), 2);
}

void TestFetcherLookup::askedAgainOfArxivFirst()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    m_stub->answerAlways({Behaviour::Normal, 503});
    m_others->answerAlways({Behaviour::Normal, 500});
    QVERIFY(house.fetcher.enqueue({math}));
    house.fetcher.start();
    QTRY_COMPARE_WITH_TIMEOUT(house.state(math), FetchState::Failed, 10000);
    m_stub->answerAlways({});
    house.fetcher.retryFailed();
    QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(math), 10000);
    QCOMPARE(m_stub->requests().size(), 5);
    QCOMPARE(targets().size(), 2);
}

void TestFetcherLookup::absPageOnlyWhenAsked()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    const QString id = QStringLiteral("2401.01234");
    m_stub->setUnknown({id});
    QVERIFY(house.fetcher.enqueue({id}));
    house.fetcher.start();
    QTRY_COMPARE_WITH_TIMEOUT(house.state(id), FetchState::Unknown, 10000);
    QVERIFY(targets().isEmpty());
    QVERIFY(house.fetcher.askPage(id));
    QTRY_VERIFY(house.hasRecord(id));
    QCOMPARE(targets(), QStringList{QStringLiteral("/abs/2401.01234")});
}

void TestFetcherLookup::triesAgainAndGivesUp()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    m_others->answerAlways({Behaviour::Normal, 503});
    QVERIFY(house.fetcher.enqueue({doi}));
    house.fetcher.start();
    QTRY_COMPARE_WITH_TIMEOUT(house.state(doi), FetchState::Failed, 10000);
    QCOMPARE(targets().size(), 4);
    m_others->answerAlways({});
    house.fetcher.retryFailed();
    QTRY_VERIFY(house.hasRecord(doi));
}

void TestFetcherLookup::honoursRetryAfter()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    m_others->answerNext({{Behaviour::Normal, 429, "Retry-After: 1"}});
    QVERIFY(house.fetcher.enqueue({doi}));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(doi), 10000);
    const QList<ArxivStub::Request> &requests = m_others->requests();
    QVERIFY(requests.at(1).startedMs - requests.at(0).endedMs >= 995);
}

void TestFetcherLookup::worksWhileArxivWaits()
{
    FetchHouse house(*m_stub);
    setOtherServices(*m_others);
    m_stub->answerAlways({Behaviour::Silent});
    QVERIFY(house.fetcher.enqueue({QStringLiteral("2205.14135"), doi}));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(house.hasRecord(doi), 10000);
    QVERIFY(!house.hasRecord(QStringLiteral("2205.14135")));
}

// DataCite and OAI-PMH tell no version.
void TestFetcherLookup::knowsLessTakesNothingAway()
{
    FetcherOptions options = FetchHouse::shortTimes();
    options.freshSeconds = -1;
    FetchHouse house(*m_stub, QStringLiteral(":memory:"), options);
    setOtherServices(*m_others);
    Record known;
    known.work = known.arxiv = math;
    known.version = 3;
    known.comment = QStringLiteral("12 pages");
    known.fetchedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(house.library->store().records().put(known));
    m_stub->answerAlways({Behaviour::Normal, 503});
    m_others->answerNext({{Behaviour::Normal, 404}});
    QVERIFY(house.fetcher.enqueue({math}, false, true));
    house.fetcher.start();
    QTRY_VERIFY_WITH_TIMEOUT(!house.library->record(math)->title.isEmpty(), 10000);
    QVERIFY(house.library->record(math)->version >= 3);
    QVERIFY(!house.library->record(math)->comment.isEmpty());
}

void TestFetcherLookup::newsOfALaterLook()
{
    FetcherOptions options = FetchHouse::shortTimes();
    options.freshSeconds = -1;
    FetchHouse house(*m_stub, QStringLiteral(":memory:"), options);
    setOtherServices(*m_others);
    const QString id = QStringLiteral("2205.14135");
    const auto list =
        house.library->addList("# L\n\n- [ ] [A](https://arxiv.org/abs/2205.14135)\n", {});
    QVERIFY(list);
    Record old;
    old.work = old.arxiv = id;
    old.version = 1;
    QVERIFY(house.library->store().records().put(old));
    m_stub->setComment(id, QStringLiteral("This paper has been withdrawn by the authors"));
    m_stub->setVersion(id, 2);
    QVERIFY(house.fetcher.enqueue({id}, false, true));
    house.fetcher.start();
    QTRY_COMPARE(house.jobs().all().size(), 0);
    NodeRow row = house.library->papersByWork(id).value(0);
    QCOMPARE(row.news, int(NewerVersion | Withdrawn));
    QVERIFY(row.withdrawn);
    QVERIFY(house.library->dropNews(id));
    row = house.library->papersByWork(id).value(0);
    QCOMPARE(row.news, int(NoNews));
    QVERIFY(row.withdrawn);
}

QTEST_GUILESS_MAIN(TestFetcherLookup)
#include "tst_fetcherlookup.moc"
