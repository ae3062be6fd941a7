// SPDX-License-Identifier: MIT
#include "metadata/arxivclient.h"
#include "metadata/arxivstub.h"
#include "metadata/clients.h"
#include "shared.h"

#include <QSignalSpy>
#include <QTest>

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
Q_DECLARE_METATYPE(paperdip::ArxivStub::Behaviour)
Q_DECLARE_METATYPE(paperdip::ErrorCode)

namespace {

QByteArray fixture(const char *name)
{
    return readAll(QStringLiteral(PAPERDIP_TEST_DATA "/answers/") + QLatin1String(name));
}

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

// Each client against a server that plays its service, well and badly.
class TestClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stub.reset(); }

    void asksWell_data();
    void asksWell();
    void badAnswers_data();
    void badAnswers();
    void statuses_data();
    void statuses();
    void brokenConnection();
    void refusedConnection();
    void badQuestions_data();
    void badQuestions();
    void registration();
    void badRegistrations_data();
    void badRegistrations();
    void unknownToOai();
    void pageWithoutTags();
    void pageThatIsTooLong();
    void pageThatIsAFile();
    void pageOfAPrivatePlace();
    void sharesArxivsGate();
    void abortIsSilent();
    void environment();

private:
    ServiceOptions options() const;
    std::unique_ptr<RecordClient> makeClient(const QByteArray &name);
    QString question(const QByteArray &name) const;
    RecordAnswer ask(RecordClient &client, const QString &what);

    std::unique_ptr<ArxivStub> m_stub;
};

void TestClients::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_stub = std::make_unique<ArxivStub>();
}

ServiceOptions TestClients::options() const
{
    ServiceOptions options;
    options.baseUrl = m_stub->url();
    options.limits = {300, 900, 512 * 1024, false};
    return options;
}

// Plays the service, too.
std::unique_ptr<RecordClient> TestClients::makeClient(const QByteArray &name)
{
    const auto says = [this](const char *type, const char *file) {
        m_stub->speak(type, [body = fixture(file)](const QByteArray &) { return body; });
    };
    if (name == "datacite") {
        says("application/vnd.api+json", "datacite_published.json");
        return std::make_unique<DataCiteClient>(options());
    }
    if (name == "crossref") {
        says("application/json", "crossref_work.json");
        return std::make_unique<CrossrefClient>(options());
    }
    if (name == "search") {
        says("application/json", "crossref_search.json");
        return std::make_unique<CrossrefSearchClient>(options());
    }
    if (name == "oai") {
        says("text/xml", "oai_raw.xml");
        return std::make_unique<OaiClient>(std::make_shared<ArxivGate>(0), options());
    }
    if (name == "abs") {
        says("text/html; charset=utf-8", "abs.html");
        return std::make_unique<AbsPageClient>(std::make_shared<ArxivGate>(0), options());
    }
    says("text/html", "page_cited.html");
    return std::make_unique<PageClient>(options());
}

QString TestClients::question(const QByteArray &name) const
{
    if (name == "datacite" || name == "oai")
        return u("math/0301234");
    if (name == "crossref")
        return u("10.1234/abc.5");
    if (name == "search")
        return u("First hit & more, 50% of C++");
    if (name == "abs")
        return u("2401.01234v2");
    return m_stub->url().toString() + u("/a/page?x=1#part");
}

RecordAnswer TestClients::ask(RecordClient &client, const QString &what)
{
    QList<RecordAnswer> answers;
    const auto connection = connect(&client, &RecordClient::answered, this,
                                    [&answers](const RecordAnswer &answer) { answers << answer; });
    client.fetch(what);
    const bool came = answers.isEmpty() && // never from within fetch()
                      QTest::qWaitFor([&answers] { return !answers.isEmpty(); }, 10000);
    disconnect(connection);
    if (!came)
        qFatal("no answer");
    return answers.first();
}

void TestClients::asksWell_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("records");
    QTest::newRow("datacite") << QByteArray("/dois/10.48550/arxiv.math/0301234")
                              << u("A Title with <sup> and a line end") << 1;
    QTest::newRow("crossref") << QByteArray("/works/10.1234/abc.5")
                              << u("A Tiny Study of H2O & a < b: With a Subtitle") << 1;
    QTest::newRow("search") << QByteArray("/works?rows=5&query.bibliographic="
                                          "First%20hit%20%26%20more%2C%2050%25%20of%20C%2B%2B")
                            << u("First Hit") << 2;
    QTest::newRow("oai") << QByteArray(
                                "/oai?verb=GetRecord&metadataPrefix=arXiv&identifier=oai:arXiv.org:"
                                "math/0301234")
                         << u("A Made-up Title of $\\alpha$ Strings") << 1;
    QTest::newRow("abs") << QByteArray("/abs/2401.01234v2") << u("A Made-up Title") << 1;
    QTest::newRow("page") << QByteArray("/a/page?x=1") << u("A \"Quoted\" Title & More – Zürich")
                          << 1;
}

void TestClients::asksWell()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, title);
    QFETCH(int, records);
    const QByteArray name = QTest::currentDataTag();
    const auto client = makeClient(name);
    for (const Behaviour behaviour : {Behaviour::Normal, Behaviour::RedirectOnce}) {
        m_stub->answerNext({{behaviour}});
        const RecordAnswer answer = ask(*client, question(name));
        QVERIFY2(!answer.error, answer.error ? qPrintable(answer.error->detail) : "");
        QCOMPARE(answer.httpStatus, 200);
        QCOMPARE(answer.asked, question(name));
        QCOMPARE(int(answer.records.size()), records);
        QCOMPARE(answer.records.front().title, title);
        QVERIFY(answer.records.front().fetchedAt.isValid());
        QVERIFY(answer.cited);
        QVERIFY(!client->isBusy());
        QCOMPARE(m_stub->requests().last().target, target);
        QVERIFY(m_stub->requests().last().userAgent.startsWith("PaperDip/"));
    }
    QCOMPARE(m_stub->requests().size(), 3);
}

void TestClients::badAnswers_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<ErrorCode>("code");
    for (const char *client : {"datacite", "crossref", "search", "oai", "abs", "page"}) {
        const bool isPage = qstrcmp(client, "page") == 0;
        const auto row = [client](const char *what, Behaviour behaviour, ErrorCode code) {
            QTest::addRow("%s: %s", client, what) << QByteArray(client) << behaviour << code;
        };
        row("half, with length", Behaviour::HalfLength, ErrorCode::Network);
        row("half, in chunks", Behaviour::HalfChunked, ErrorCode::Network);
        row("garbage", Behaviour::Garbage, ErrorCode::BadAnswer);
        row("empty body", Behaviour::EmptyBody, ErrorCode::BadAnswer);
        row("bomb", Behaviour::Bomb, ErrorCode::BadAnswer);
        row("drip", Behaviour::Drip, ErrorCode::Timeout);
        row("silent", Behaviour::Silent, ErrorCode::Timeout);
        row("too large", Behaviour::TooLarge, ErrorCode::BadAnswer);
        row("redirect to a file", Behaviour::RedirectToFile, ErrorCode::Http);
        row("redirect loop", Behaviour::RedirectLoop, ErrorCode::Http);
        if (!isPage) { // a page may be a page, and lead anywhere in public
            row("page", Behaviour::Html, ErrorCode::BadAnswer);
            row("redirect elsewhere", Behaviour::RedirectElsewhere, ErrorCode::BadAnswer);
        }
    }
}

void TestClients::badAnswers()
{
    QFETCH(QByteArray, client);
    QFETCH(Behaviour, behaviour);
    QFETCH(ErrorCode, code);
    const auto asker = makeClient(client);
    m_stub->answerNext({{behaviour}});
    const RecordAnswer answer = ask(*asker, question(client));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, code);
    QVERIFY(!answer.error->message.isEmpty());
    QVERIFY(answer.records.empty());
    QCOMPARE(answer.asked, question(client));
    QVERIFY(m_stub->requests().size() <= (behaviour == Behaviour::RedirectLoop ? 6 : 1));
    if (behaviour == Behaviour::Html && client != "abs")
        QVERIFY2(answer.error->message.contains(QLatin1String("web page")),
                 qPrintable(answer.error->message));
    if (behaviour != Behaviour::RedirectLoop) // the client works on
        QVERIFY(!ask(*asker, question(client)).error);
}

void TestClients::statuses_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("retryAfterMs");
    for (const char *client : {"datacite", "crossref", "search", "oai", "abs", "page"}) {
        const auto row = [client](int status, const char *header, ErrorCode code,
                                  int retryAfterMs) {
            QTest::addRow("%s: %d %s", client, status, header)
                << QByteArray(client) << status << QByteArray(header) << code << retryAfterMs;
        };
        row(429, "", ErrorCode::Http, -1);
        row(429, "Retry-After: 7", ErrorCode::Http, 7000);
        row(503, "Retry-After: 86400", ErrorCode::Http, 600000);
        row(500, "Retry-After: soon", ErrorCode::Http, -1);
        row(403, "", ErrorCode::Http, -1);
        row(400, "", ErrorCode::Http, -1);
        row(404, "", ErrorCode::Unknown, -1);
        row(410, "", ErrorCode::Unknown, -1);
    }
}

void TestClients::statuses()
{
    QFETCH(QByteArray, client);
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(ErrorCode, code);
    QFETCH(int, retryAfterMs);
    const auto asker = makeClient(client);
    m_stub->answerNext({{Behaviour::Normal, status, header}});
    const RecordAnswer answer = ask(*asker, question(client));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, code);
    QCOMPARE(answer.httpStatus, status);
    QCOMPARE(answer.retryAfterMs, retryAfterMs);
    QVERIFY(answer.records.empty());
}

// Qt sends a request again by itself, a few times, where not a byte of an answer came.
void TestClients::brokenConnection()
{
    const auto client = makeClient("datacite");
    m_stub->answerAlways({Behaviour::Reset});
    const RecordAnswer answer = ask(*client, question("datacite"));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::Network);
    QVERIFY(m_stub->requests().size() <= 4);
}

void TestClients::refusedConnection()
{
    for (const char *name : {"datacite", "crossref", "search", "oai", "abs", "page"}) {
        const auto client = makeClient(name);
        const QString what = question(name);
        m_stub->refuseConnections();
        const RecordAnswer answer = ask(*client, what);
        QVERIFY2(answer.error, name);
        QCOMPARE(answer.error->code, ErrorCode::Offline);
        QCOMPARE(answer.httpStatus, 0);
        m_stub->acceptConnections();
        QVERIFY2(!ask(*client, what).error, name);
    }
}

void TestClients::badQuestions_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *client, const char *what) {
        QTest::addRow("%s: %s", client, what) << QByteArray(client) << QString::fromUtf8(what);
    };
    row("datacite", "");
    row("datacite", "not a DOI");
    row("datacite", "../../etc/passwd");
    row("crossref", "10.1");
    row("crossref", "2401.01234");
    row("search", "  \n ");
    row("oai", "2401.0123");
    row("oai", "2401.01234&verb=Identify");
    row("abs", "../login");
    row("abs", "10.1234/abc.5");
    for (const char *address : {"",
                                "file:///etc/passwd",
                                "data:text/html,x",
                                "qrc:/x",
                                "ftp://example.org/",
                                "javascript:1",
                                "http://",
                                "http://user@example.org/",
                                "http://127.0.0.1:1/",
                                "http://127.1/",
                                "http://2130706433/",
                                "http://0x7f000001/",
                                "http://localhost/",
                                "http://a.localhost/",
                                "http://[::1]/",
                                "http://[::ffff:127.0.0.1]/",
                                "http://[::ffff:10.0.0.1]/",
                                "http://[fe80::1]/",
                                "http://[fd00::1]/",
                                "http://10.0.0.1/",
                                "http://172.16.0.1/",
                                "http://192.168.1.1/",
                                "http://169.254.169.254/latest",
                                "http://100.64.0.1/",
                                "http://0.0.0.0/",
                                "http://198.18.0.1/",
                                "http://224.0.0.1/",
                                "http://example.org:22/",
                                "https://example.org:8443/"})
        row("page", address);
}

void TestClients::badQuestions()
{
    QFETCH(QByteArray, client);
    QFETCH(QString, what);
    const auto asker = makeClient(client);
    const RecordAnswer answer = ask(*asker, what);
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::Invalid);
    QCOMPARE(answer.asked, what);
    QVERIFY(m_stub->requests().isEmpty());
}

void TestClients::registration()
{
    m_stub->speak("application/json", [](const QByteArray &target) {
        return target.contains("10.48550")
                   ? QByteArray("[{\"DOI\":\"10.48550\",\"RA\":\"DataCite\"}]")
                   : fixture("ra_unknown.json");
    });
    RegistrationClient client(options());
    QList<RegistrationAnswer> answers;
    connect(&client, &RegistrationClient::answered, this,
            [&answers](const RegistrationAnswer &answer) { answers << answer; });
    client.fetch(u("https://doi.org/10.48550/arXiv.2205.14135"));
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(!answers[0].error);
    QCOMPARE(answers[0].registrar, Registrar::DataCite);
    QCOMPARE(m_stub->requests().last().target, QByteArray("/ra/10.48550/arXiv.2205.14135"));
    client.fetch(u("10.99999/x?y#z"));
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(answers[1].error);
    QCOMPARE(answers[1].error->code, ErrorCode::Unknown);
    QCOMPARE(m_stub->requests().last().target, QByteArray("/ra/10.99999/x%3Fy%23z"));
    client.fetch(u("no DOI"));
    QTRY_COMPARE(answers.size(), 3);
    QVERIFY(answers[2].error);
    QCOMPARE(answers[2].error->code, ErrorCode::Invalid);
    QCOMPARE(m_stub->requests().size(), 2);
}

void TestClients::badRegistrations_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("half") << Behaviour::HalfLength << 200 << ErrorCode::Network;
    QTest::newRow("garbage") << Behaviour::Garbage << 200 << ErrorCode::BadAnswer;
    QTest::newRow("page") << Behaviour::Html << 200 << ErrorCode::BadAnswer;
    QTest::newRow("drip") << Behaviour::Drip << 200 << ErrorCode::Timeout;
    QTest::newRow("too large") << Behaviour::TooLarge << 200 << ErrorCode::BadAnswer;
    QTest::newRow("elsewhere") << Behaviour::RedirectElsewhere << 200 << ErrorCode::BadAnswer;
    QTest::newRow("429") << Behaviour::Normal << 429 << ErrorCode::Http;
    QTest::newRow("404") << Behaviour::Normal << 404 << ErrorCode::Unknown;
}

void TestClients::badRegistrations()
{
    QFETCH(Behaviour, behaviour);
    QFETCH(int, status);
    QFETCH(ErrorCode, code);
    m_stub->speak("application/json", [](const QByteArray &) { return fixture("ra_other.json"); });
    m_stub->answerNext({{behaviour, status, {}}});
    RegistrationClient client(options());
    QList<RegistrationAnswer> answers;
    connect(&client, &RegistrationClient::answered, this,
            [&answers](const RegistrationAnswer &answer) { answers << answer; });
    client.fetch(u("10.1234/abc"));
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(answers[0].error);
    QCOMPARE(answers[0].error->code, code);
    client.fetch(u("10.1234/abc"));
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(!answers[1].error);
}

void TestClients::unknownToOai()
{
    const auto client = makeClient("oai");
    m_stub->speak("text/xml", [](const QByteArray &) { return fixture("oai_unknown.xml"); });
    const RecordAnswer answer = ask(*client, question("oai"));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::Unknown);
    QCOMPARE(answer.error->detail, u("Nothing matches this id"));
}

void TestClients::pageWithoutTags()
{
    const auto client = makeClient("page");
    m_stub->answerNext({{Behaviour::Html}});
    const RecordAnswer answer = ask(*client, question("page"));
    QVERIFY(!answer.error);
    QVERIFY(!answer.cited);
    QCOMPARE(answer.records.front().title, u("arXiv"));
}

// The head comes first, and the rest is not needed.
void TestClients::pageThatIsTooLong()
{
    m_stub->speak("text/html", [](const QByteArray &) {
        return fixture("page_cited.html") + QByteArray(4 * 1024 * 1024, ' ');
    });
    ServiceOptions cutting = options();
    cutting.limits.cutAtMax = true;
    PageClient client(cutting);
    const RecordAnswer answer = ask(client, question("page"));
    QVERIFY(!answer.error);
    QCOMPARE(answer.records.front().doi, u("10.1234/x.y"));
}

void TestClients::pageThatIsAFile()
{
    const auto client = makeClient("page");
    m_stub->speak("application/pdf",
                  [](const QByteArray &) { return QByteArray("%PDF-1.7 <title>x</title>"); });
    const RecordAnswer answer = ask(*client, question("page"));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::BadAnswer);
}

// Another port of this machine is another place.
void TestClients::pageOfAPrivatePlace()
{
    const auto client = makeClient("page");
    ArxivStub other;
    m_stub->answerNext({{Behaviour::Normal, 302, "Location: " + other.url().toEncoded()}});
    const RecordAnswer answer = ask(*client, question("page"));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::BadAnswer);
    QVERIFY(other.requests().isEmpty());
}

void TestClients::sharesArxivsGate()
{
    ArxivOptions paced;
    paced.baseUrl = m_stub->url();
    paced.pauseMs = 150;
    ArxivClient api(paced);
    OaiClient oai(api.gate(), options());
    AbsPageClient abs(api.gate(), options());
    QSignalSpy apiAnswered(&api, &ArxivClient::answered);
    QSignalSpy oaiAnswered(&oai, &RecordClient::answered);
    QSignalSpy absAnswered(&abs, &RecordClient::answered);
    m_stub->answerAlways({Behaviour::Normal, 200, {}, 100});
    for (int round = 1; round <= 2; ++round) {
        api.fetch({u("2205.14135")});
        oai.fetch(u("2205.14135"));
        abs.fetch(u("2205.14135"));
        QTRY_COMPARE(apiAnswered.size(), round);
        QTRY_COMPARE(oaiAnswered.size(), round);
        QTRY_COMPARE(absAnswered.size(), round);
    }
    QCOMPARE(m_stub->requests().size(), 6);
    QVERIFY2(m_stub->shortestPauseMs() >= 145,
             qPrintable(QString::number(m_stub->shortestPauseMs())));
}

void TestClients::abortIsSilent()
{
    const auto client = makeClient("oai");
    QSignalSpy answered(client.get(), &RecordClient::answered);
    m_stub->answerAlways({Behaviour::Silent});
    client->fetch(question("oai"));
    QTRY_COMPARE(m_stub->requests().size(), 1);
    client->abort();
    QVERIFY(!client->isBusy());
    QTRY_VERIFY(m_stub->requests().value(0).endedMs >= 0);
    QCOMPARE(answered.size(), 0);
    m_stub->answerAlways({});
    QVERIFY(!ask(*client, question("oai")).error);
    client->fetch(question("oai"));
    client->abort(); // before it started
    QVERIFY(!ask(*client, question("oai")).error);
    QCOMPARE(m_stub->requests().size(), 3);
}

void TestClients::environment()
{
    for (const char *name : {"PAPERDIP_DATACITE_URL", "PAPERDIP_CROSSREF_URL", "PAPERDIP_DOI_URL",
                             "PAPERDIP_OAI_URL", "PAPERDIP_ARXIV_PAGE_URL"})
        qunsetenv(name);
    QCOMPARE(ServiceOptions::dataCite().baseUrl, QUrl(u("https://api.datacite.org")));
    QCOMPARE(ServiceOptions::crossref().baseUrl, QUrl(u("https://api.crossref.org")));
    QCOMPARE(ServiceOptions::registration().baseUrl, QUrl(u("https://doi.org")));
    QCOMPARE(ServiceOptions::oai().baseUrl, QUrl(u("https://oaipmh.arxiv.org")));
    QCOMPARE(ServiceOptions::absPage().baseUrl, QUrl(u("https://arxiv.org")));
    QVERIFY(ServiceOptions::page().baseUrl.isEmpty());
    qputenv("PAPERDIP_DATACITE_URL", "http://127.0.0.1:1/x");
    QCOMPARE(ServiceOptions::dataCite().baseUrl, QUrl(u("http://127.0.0.1:1/x")));
    qunsetenv("PAPERDIP_DATACITE_URL");
}

QTEST_GUILESS_MAIN(TestClients)
#include "tst_clients.moc"
