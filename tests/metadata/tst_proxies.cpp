// SPDX-License-Identifier: MIT
#include "metadata/clients.h"
#include "metadata/proxies.h"
#include "metadata/proxystub.h"

#include <QSignalSpy>
#include <QTest>

using namespace paperdip;

using Kind = ProxyChoice::Kind;
Q_DECLARE_METATYPE(paperdip::ProxyChoice::Kind)

namespace {

const QByteArray dataCite = R"([{"DOI":"10.48550","RA":"DataCite"}])";

ProxyChoice byHand(Kind kind, int port)
{
    return {kind, QStringLiteral("127.0.0.1"), port, {}, {}};
}

// Asks a service at a name that no resolver knows.
RegistrationAnswer ask()
{
    ServiceOptions options;
    options.baseUrl = QUrl(QStringLiteral("http://doi.no-such-name.invalid"));
    options.limits = {400, 900, 64 * 1024, false};
    RegistrationClient client(options);
    RegistrationAnswer got;
    bool answered = false;
    QObject::connect(&client, &RegistrationClient::answered, &client,
                     [&](const RegistrationAnswer &answer) {
                         got = answer;
                         answered = true;
                     });
    client.fetch(QStringLiteral("10.48550/arXiv.2205.14135"));
    if (!QTest::qWaitFor([&] { return answered; }, 10000))
        qFatal("no answer at all");
    return got;
}

QString text(const QNetworkProxy &proxy)
{
    const QString type = proxy.type() == QNetworkProxy::NoProxy       ? QStringLiteral("none")
                         : proxy.type() == QNetworkProxy::Socks5Proxy ? QStringLiteral("socks")
                                                                      : QStringLiteral("http");
    if (proxy.type() == QNetworkProxy::NoProxy)
        return type;
    return QStringLiteral("%1 %2:%3 %4")
        .arg(type, proxy.hostName())
        .arg(proxy.port())
        .arg(proxy.user())
        .trimmed();
}

} // namespace

// How the network is reached.
class TestProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void cleanup() { useProxies({Kind::None, {}, 0, {}, {}}); }

    void environment_data()
    {
        QTest::addColumn<QString>("variables");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("proxy");
        const auto row = [](const char *variables, const char *url, const char *proxy) {
            QTest::newRow(variables) << QString::fromUtf8(variables) << QString::fromUtf8(url)
                                     << QString::fromUtf8(proxy);
        };
        row("", "https://arxiv.org/", "none");
        row("https_proxy=127.0.0.1:7890", "https://arxiv.org/", "http 127.0.0.1:7890");
        row("http_proxy=127.0.0.1:7890", "https://arxiv.org/", "none");
        row("HTTPS_PROXY=http://127.0.0.1:7890/", "https://arxiv.org/", "http 127.0.0.1:7890");
        row("all_proxy=socks5h://127.0.0.1:7891", "https://arxiv.org/", "socks 127.0.0.1:7891");
        row("ALL_PROXY=socks5://proxy.lan", "http://arxiv.org/", "socks proxy.lan:1080");
        row("https_proxy=http://ann:s%40x@proxy.lan:3128", "https://arxiv.org/",
            "http proxy.lan:3128 ann");
        row("https_proxy=a:1 no_proxy=localhost,.arxiv.org", "https://export.arxiv.org/", "none");
        row("https_proxy=a:1 NO_PROXY=arxiv.org", "https://arxiv.org/", "none");
        row("https_proxy=a:1 no_proxy=rxiv.org", "https://arxiv.org/", "http a:1");
        row("https_proxy=a:1 no_proxy=*", "https://arxiv.org/", "none");
        row("https_proxy=://", "https://arxiv.org/", "none");
    }

    void environment()
    {
        QFETCH(QString, variables);
        QFETCH(QString, url);
        QFETCH(QString, proxy);
        QProcessEnvironment environment;
        for (const QString &one : variables.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            environment.insert(one.section(QLatin1Char('='), 0, 0),
                               one.section(QLatin1Char('='), 1));
        QCOMPARE(text(environmentProxy(QUrl(url), environment)), proxy);
    }

    void namesArriveAtTheProxy_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("http") << Kind::Http;
        QTest::newRow("socks5") << Kind::Socks5;
    }

    void namesArriveAtTheProxy()
    {
        QFETCH(Kind, kind);
        const ProxyStub stub(kind == Kind::Http ? ProxyStub::Kind::Http : ProxyStub::Kind::Socks5,
                             dataCite);
        useProxies(byHand(kind, stub.port()));
        const RegistrationAnswer answer = ask();
        QVERIFY2(!answer.error, answer.error ? qPrintable(answer.error->detail) : "");
        QCOMPARE(answer.registrar, Registrar::DataCite);
        QCOMPARE(stub.hosts(), QStringList{QStringLiteral("doi.no-such-name.invalid")});
    }

    void holdsFromTheNextRequestOn()
    {
        const ProxyStub first(ProxyStub::Kind::Http, dataCite);
        const ProxyStub second(ProxyStub::Kind::Http, dataCite);
        useProxies(byHand(Kind::Http, first.port()));
        QVERIFY(!ask().error);
        useProxies(byHand(Kind::Http, second.port()));
        QVERIFY(!ask().error);
        QCOMPARE(first.hosts().size(), 1);
        QCOMPARE(second.hosts().size(), 1);
    }

    void proxyThatIsNotThere()
    {
        int port = 0;
        {
            const ProxyStub gone(ProxyStub::Kind::Http, dataCite);
            port = gone.port();
        }
        for (const Kind kind : {Kind::Http, Kind::Socks5}) {
            useProxies(byHand(kind, port));
            const RegistrationAnswer answer = ask();
            QVERIFY(answer.error);
            QCOMPARE(answer.error->code, ErrorCode::Offline);
        }
    }

    void proxyThatWantsAPassword()
    {
        const ProxyStub stub(ProxyStub::Kind::WantsPassword, dataCite);
        useProxies(byHand(Kind::Http, stub.port()));
        const RegistrationAnswer answer = ask();
        QVERIFY(answer.error);
        QVERIFY(!answer.error->detail.isEmpty() || answer.httpStatus == 407);
    }

    void silentProxy()
    {
        const ProxyStub stub(ProxyStub::Kind::Silent, dataCite);
        for (const Kind kind : {Kind::Http, Kind::Socks5}) {
            useProxies(byHand(kind, stub.port()));
            const RegistrationAnswer answer = ask();
            QVERIFY(answer.error);
            QCOMPARE(answer.error->code, ErrorCode::Timeout);
        }
    }

    // Tests and servers on this machine are reached without it; private targets stay refused.
    void loopbackGoesPast()
    {
        const ProxyStub proxy(ProxyStub::Kind::Http, dataCite);
        const ProxyStub service(ProxyStub::Kind::Http, dataCite);
        useProxies(byHand(Kind::Http, proxy.port()));
        ServiceOptions options;
        options.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(service.port()));
        RegistrationClient client(options);
        QSignalSpy spy(&client, &RegistrationClient::answered);
        client.fetch(QStringLiteral("10.48550/x"));
        QVERIFY(spy.wait());
        QVERIFY(proxy.hosts().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
