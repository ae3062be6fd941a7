// SPDX-License-Identifier: MIT
#include "metadata/webaddress.h"

#include <QTest>

using namespace paperdip;

class TestWebAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void privateHosts_data();
    void privateHosts();
    void services_data();
    void services();
};

void TestWebAddress::privateHosts_data()
{
    QTest::addColumn<bool>("isPrivate");
    for (
        const char *host :
        {"127.0.0.1",      "127.255.0.1",     "10.1.2.3",        "172.16.0.1", "172.31.255.255",
         "192.168.0.1",    "169.254.169.254", "100.64.0.1",      "198.18.0.1", "198.19.255.255",
         "0.0.0.0",        "224.0.0.1",       "255.255.255.255", "::1",        "::",
         "fe80::1",        "fc00::1",         "fd12::1",         "ff02::1",    "::ffff:192.168.0.1",
         "64:ff9b::a00:1", "2002:a00:1::1",   "localhost",       "LOCALHOST.", "x.localhost"})
        QTest::newRow(host) << true;
    // Names are not resolved, whatever a local proxy answers for them.
    for (const char *host :
         {"arxiv.org", "example.org", "8.8.8.8", "172.32.0.1", "198.17.0.1", "198.20.0.1",
          "2606:4700::1111", "localhost.org", "notlocalhost", "10.0.0.1.example.org", "printer"})
        QTest::newRow(host) << false;
}

void TestWebAddress::privateHosts()
{
    QFETCH(bool, isPrivate);
    QCOMPARE(isPrivateHost(QLatin1String(QTest::currentDataTag())), isPrivate);
}

void TestWebAddress::services_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *url, const char *base, bool same) {
        QTest::addRow("%s of %s", url, base)
            << QString::fromLatin1(url) << QString::fromLatin1(base) << same;
    };
    row("https://export.arxiv.org/a", "https://export.arxiv.org", true);
    row("https://export.arxiv.org:443/a", "https://export.arxiv.org", true);
    row("https://arxiv.org/a", "https://export.arxiv.org", true);
    row("https://www.doi.org/a", "https://doi.org", true);
    row("http://export.arxiv.org/a", "https://export.arxiv.org", false);
    row("https://export.arxiv.org:8443/a", "https://export.arxiv.org", false);
    row("https://export.arxiv.org.evil.com/a", "https://export.arxiv.org", false);
    row("https://evilarxiv.org/a", "https://export.arxiv.org", false);
    row("https://user@arxiv.org/a", "https://export.arxiv.org", false);
    row("https://example.org/a", "https://arxiv.org", false);
    row("file:///etc/passwd", "https://arxiv.org", false);
    row("http://127.0.0.1:80/a", "http://127.0.0.1:80", true);
    row("http://127.0.0.1:81/a", "http://127.0.0.1:80", false);
    row("https://128.0.0.1/a", "http://127.0.0.1:80", false);
    row("http://127.0.0.1/a", "file:///x", false);
    row("", "", false);
}

void TestWebAddress::services()
{
    QFETCH(QString, url);
    QFETCH(QString, base);
    QFETCH(bool, same);
    QCOMPARE(isSameService(QUrl(url), QUrl(base)), same);
}

QTEST_GUILESS_MAIN(TestWebAddress)
#include "tst_webaddress.moc"
