// SPDX-License-Identifier: MIT
#include "metadata/arxivclient.h"
#include "metadata/arxivstub.h"
#include "metadata/retryafter.h"

#include <QSignalSpy>
#include <QTest>

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
Q_DECLARE_METATYPE(paperdip::ArxivStub::Behaviour)
Q_DECLARE_METATYPE(paperdip::ErrorCode)

class TestArxivClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersWell();
    void joinsIdsWithBareCommas();
    void badAnswers_data();
    void badAnswers();
    void brokenConnection();
    void statuses_data();
    void statuses();
    void followsRedirectToItself();
    void refusedConnection();
    void paces();
    void abortIsSilent();
    void badBaseUrl_data();
    void badBaseUrl();
    void defaults();
    void retryAfter_data();
    void retryAfter();

private:
    ArxivAnswer ask(ArxivClient &client, const QStringList &ids);
    ArxivOptions options() const;

    std::unique_ptr<ArxivStub> m_stub;
};

void TestArxivClient::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_stub = std::make_unique<ArxivStub>();
}

void TestArxivClient::cleanup()
{
    m_stub.reset();
}

ArxivOptions TestArxivClient::options() const
{
    ArxivOptions options;
    options.baseUrl = m_stub->url();
    options.pauseMs = 50;
    options.inactivityMs = 300;
    options.deadlineMs = 900;
    options.maxBytes = 512 * 1024;
    return options;
}

ArxivAnswer TestArxivClient::ask(ArxivClient &client, const QStringList &ids)
{
    QList<ArxivAnswer> answers;
    const auto connection = connect(&client, &ArxivClient::answered, this,
                                    [&answers](const ArxivAnswer &answer) { answers << answer; });
    client.fetch(ids);
    const bool came = QTest::qWaitFor([&answers] { return !answers.isEmpty(); }, 10000);
    disconnect(connection);
    if (!came)
        qFatal("no answer");
    return answers.first();
}

void TestArxivClient::answersWell()
{
    ArxivClient client(options());
    const QStringList ids{QStringLiteral("2205.14135"), QStringLiteral("2307.08691")};
    const ArxivAnswer answer = ask(client, ids);
    QVERIFY(!answer.error);
    QCOMPARE(answer.httpStatus, 200);
    QCOMPARE(answer.asked, ids);
    QCOMPARE(answer.records.size(), std::size_t(2));
    QCOMPARE(answer.records[0].arxiv, ids[1]); // in another order
    QCOMPARE(answer.records[1].title, QStringLiteral("Title of 2205.14135"));
    QVERIFY(answer.records[1].fetchedAt.isValid());
    QVERIFY(!client.isBusy());
    const ArxivStub::Request request = m_stub->requests().value(0);
    QVERIFY2(request.userAgent.startsWith("PaperDip/"), request.userAgent.constData());
    QVERIFY(request.userAgent.contains("(+https://github.com/paperdip/paperdip)"));
}

void TestArxivClient::joinsIdsWithBareCommas()
{
    ArxivClient client(options());
    (void)ask(client, {QStringLiteral("hep-th/9901001"), QStringLiteral("2307.08691")});
    QCOMPARE(m_stub->requests().value(0).target,
             QByteArray("/api/query?id_list=hep-th/9901001,2307.08691&max_results=2"));
}

void TestArxivClient::badAnswers_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("half, with length") << Behaviour::HalfLength << ErrorCode::Network;
    QTest::newRow("half, in chunks") << Behaviour::HalfChunked << ErrorCode::Network;
    QTest::newRow("garbage") << Behaviour::Garbage << ErrorCode::BadAnswer;
    QTest::newRow("page") << Behaviour::Html << ErrorCode::BadAnswer;
    QTest::newRow("empty body") << Behaviour::EmptyBody << ErrorCode::BadAnswer;
    QTest::newRow("drip") << Behaviour::Drip << ErrorCode::Timeout;
    QTest::newRow("silent") << Behaviour::Silent << ErrorCode::Timeout;
    QTest::newRow("too large") << Behaviour::TooLarge << ErrorCode::BadAnswer;
    QTest::newRow("redirect to a file") << Behaviour::RedirectToFile << ErrorCode::Http;
    QTest::newRow("redirect elsewhere") << Behaviour::RedirectElsewhere << ErrorCode::BadAnswer;
    QTest::newRow("redirect loop") << Behaviour::RedirectLoop << ErrorCode::Http;
}

void TestArxivClient::badAnswers()
{
    QFETCH(Behaviour, behaviour);
    QFETCH(ErrorCode, code);
    m_stub->answerNext({{behaviour}});
    ArxivClient client(options());
    const QStringList ids{QStringLiteral("2205.14135")};
    const ArxivAnswer answer = ask(client, ids);
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, code);
    QVERIFY(!answer.error->message.isEmpty());
    QVERIFY(answer.records.empty());
    QCOMPARE(answer.asked, ids);
    QVERIFY(m_stub->requests().size() <= (behaviour == Behaviour::RedirectLoop ? 6 : 1));
    if (behaviour != Behaviour::RedirectLoop) { // the client works on
        const ArxivAnswer next = ask(client, ids);
        QVERIFY(!next.error);
        QCOMPARE(next.records.size(), std::size_t(1));
    }
}

// Qt sends a request again by itself, a few times, where not a byte of an answer came.
void TestArxivClient::brokenConnection()
{
    m_stub->answerAlways({Behaviour::Reset});
    ArxivClient client(options());
    const ArxivAnswer answer = ask(client, {QStringLiteral("2205.14135")});
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::Network);
    QVERIFY(m_stub->requests().size() <= 4);
    m_stub->answerAlways({});
    QVERIFY(!ask(client, {QStringLiteral("2205.14135")}).error);
}

void TestArxivClient::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("retryAfterMs");
    QTest::newRow("429") << 429 << QByteArray() << -1;
    QTest::newRow("429, wait") << 429 << QByteArray("Retry-After: 7") << 7000;
    QTest::newRow("503, wait long") << 503 << QByteArray("Retry-After: 86400") << 600000;
    QTest::newRow("500") << 500 << QByteArray("Retry-After: soon") << -1;
    QTest::newRow("403") << 403 << QByteArray() << -1;
    QTest::newRow("404") << 404 << QByteArray() << -1;
}

void TestArxivClient::statuses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(int, retryAfterMs);
    m_stub->answerNext({{Behaviour::Normal, status, header}});
    ArxivClient client(options());
    const ArxivAnswer answer = ask(client, {QStringLiteral("2205.14135")});
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::Http);
    QCOMPARE(answer.httpStatus, status);
    QCOMPARE(answer.retryAfterMs, retryAfterMs);
}

void TestArxivClient::followsRedirectToItself()
{
    m_stub->answerNext({{Behaviour::RedirectOnce}});
    ArxivClient client(options());
    const ArxivAnswer answer = ask(client, {QStringLiteral("2205.14135")});
    QVERIFY(!answer.error);
    QCOMPARE(answer.records.size(), std::size_t(1));
    QCOMPARE(m_stub->requests().size(), 2);
}

void TestArxivClient::refusedConnection()
{
    ArxivClient client(options());
    m_stub->refuseConnections();
    const ArxivAnswer answer = ask(client, {QStringLiteral("2205.14135")});
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::Offline);
    QCOMPARE(answer.httpStatus, 0);
    m_stub->acceptConnections();
    QVERIFY(!ask(client, {QStringLiteral("2205.14135")}).error);
}

void TestArxivClient::paces()
{
    ArxivOptions paced = options();
    paced.pauseMs = 150;
    ArxivClient client(paced);
    QCOMPARE(client.msUntilNext(), 0);
    m_stub->answerNext(
        {{}, {Behaviour::Normal, 200, {}, 200}, {Behaviour::Silent}, {Behaviour::Normal, 503}});
    for (int i = 0; i < 5; ++i)
        (void)ask(client, {QStringLiteral("2205.14135")});
    QCOMPARE(m_stub->requests().size(), 5);
    QVERIFY2(m_stub->shortestPauseMs() >= 145,
             qPrintable(QString::number(m_stub->shortestPauseMs())));
    QCOMPARE(m_stub->mostConnections(), 1);
    QVERIFY(client.msUntilNext() > 0);
}

void TestArxivClient::abortIsSilent()
{
    ArxivClient client(options());
    QSignalSpy answered(&client, &ArxivClient::answered);
    m_stub->answerAlways({Behaviour::Silent});
    client.fetch({QStringLiteral("2205.14135")});
    QTRY_COMPARE(m_stub->requests().size(), 1);
    client.abort();
    QVERIFY(!client.isBusy());
    QTRY_VERIFY(m_stub->requests().value(0).endedMs >= 0);
    QCOMPARE(answered.size(), 0);
    m_stub->answerAlways({});
    QVERIFY(!ask(client, {QStringLiteral("2205.14135")}).error);
}

void TestArxivClient::badBaseUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
    QTest::newRow("data") << QStringLiteral("data:text/plain,x");
    QTest::newRow("nothing") << QString();
    QTest::newRow("user") << QStringLiteral("http://a@127.0.0.1/");
}

void TestArxivClient::badBaseUrl()
{
    QFETCH(QString, url);
    ArxivOptions bad = options();
    bad.baseUrl = QUrl(url);
    ArxivClient client(bad);
    const ArxivAnswer answer = ask(client, {QStringLiteral("2205.14135")});
    QVERIFY(answer.error);
    QCOMPARE(answer.error->code, ErrorCode::Invalid);
}

void TestArxivClient::defaults()
{
    qunsetenv("PAPERDIP_ARXIV_URL");
    qunsetenv("PAPERDIP_ARXIV_PAUSE_MS");
    QCOMPARE(ArxivOptions::fromEnvironment().pauseMs, 3000);
    QCOMPARE(ArxivOptions::fromEnvironment().baseUrl,
             QUrl(QStringLiteral("https://export.arxiv.org")));
    qputenv("PAPERDIP_ARXIV_URL", "http://127.0.0.1:1/x");
    qputenv("PAPERDIP_ARXIV_PAUSE_MS", "10");
    QCOMPARE(ArxivOptions::fromEnvironment().pauseMs, 10);
    QCOMPARE(ArxivOptions::fromEnvironment().baseUrl, QUrl(QStringLiteral("http://127.0.0.1:1/x")));
    QCOMPARE(ArxivClient(ArxivOptions::fromEnvironment()).pauseMs(), 10);
    qunsetenv("PAPERDIP_ARXIV_URL");
    QCOMPARE(ArxivClient(ArxivOptions::fromEnvironment()).pauseMs(),
             3000); // arXiv itself: never less
    qunsetenv("PAPERDIP_ARXIV_PAUSE_MS");
}

void TestArxivClient::retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("ms");
    QTest::newRow("seconds") << QByteArray("120") << 120000;
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("zero") << QByteArray(" 0 ") << 0;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("long") << QByteArray("99999999999") << 600000;
    QTest::newRow("date") << QByteArray("Tue, 24 Nov 2026 04:00:30 GMT") << 30000;
    QTest::newRow("past date") << QByteArray("Mon, 23 Nov 2026 04:00:30 GMT") << 0;
    QTest::newRow("far date") << QByteArray("Wed, 25 Nov 2026 04:00:30 GMT") << 600000;
    QTest::newRow("words") << QByteArray("later") << -1;
}

void TestArxivClient::retryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(int, ms);
    const QDateTime now(QDate(2026, 11, 24), QTime(4, 0), Qt::UTC);
    QCOMPARE(retryAfterMs(header, now), ms);
}

QTEST_GUILESS_MAIN(TestArxivClient)
#include "tst_arxivclient.moc"
