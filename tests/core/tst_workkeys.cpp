// SPDX-License-Identifier: MIT
#include "core/workkeys.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

// The names under which a work is found again.
class TestWorkKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void ofAnAddress_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("keys");
        const auto row = [](const char *url, std::initializer_list<const char *> keys) {
            QStringList expected;
            for (const char *key : keys)
                expected << QString::fromUtf8(key);
            QTest::newRow(url) << QString::fromUtf8(url) << expected;
        };
        row("https://doi.org/10.1145/ABC.1", {"doi 10.1145/abc.1"});
        row("https://dl.acm.org/doi/pdf/10.1145/1.2",
            {"doi 10.1145/1.2", "url dl.acm.org/doi/pdf/10.1145/1.2"});
        row("https://openreview.net/pdf?id=H4DqfPSibmx",
            {"openreview H4DqfPSibmx", "url openreview.net/pdf?id=H4DqfPSibmx"});
        row("https://aclanthology.org/2021.naacl-main.208.pdf",
            {"acl 2021.naacl-main.208", "url aclanthology.org/2021.naacl-main.208.pdf"});
        row("https://www.usenix.org/conference/osdi23/presentation/miao",
            {"usenix osdi23/miao", "url usenix.org/conference/osdi23/presentation/miao"});
        row("HTTP://WWW.Example.org/A.pdf/", {"url example.org/A.pdf"});
        row("https://example.org/?p=1&utm_source=x#top", {"url example.org?p=1"});
        row("https://example.org/?utm_source=x", {"url example.org"});
    }

    void ofAnAddress()
    {
        QFETCH(const QString, url);
        QFETCH(const QStringList, keys);
        QCOMPARE(workKeys({}, {}, url), keys);
    }

    // What stands in a library was written by an earlier run.
    void numbersStay()
    {
        QCOMPARE(workKeyNumber(QString()), qint64(0xcbf29ce484222325));
        QCOMPARE(workKeyNumber(QStringLiteral("a")), qint64(0xaf63dc4c8601ec8c));
        QCOMPARE(workKeyNumber(QStringLiteral("doi 10.1/é")),
                 workKeyNumber(QString::fromUtf8("doi 10.1/\xc3\xa9")));
        QVERIFY(workKeyNumber(QStringLiteral("doi 10.1/x")) !=
                workKeyNumber(QStringLiteral("doi 10.1/y")));
    }

    void idAndDoi()
    {
        const QString url = QStringLiteral("https://arxiv.org/abs/2205.14135");
        QCOMPARE(workKeys(QStringLiteral("2205.14135"), {}, url),
                 QStringList({QStringLiteral("arxiv 2205.14135")}));
        QCOMPARE(workKeys({}, QStringLiteral("10.48550/arXiv.2205.14135"), {}),
                 QStringList({QStringLiteral("arxiv 2205.14135")}));
        QCOMPARE(workKeys({}, {}, {}), QStringList());
        // An entry with both is known by both.
        QCOMPARE(workKeys(QStringLiteral("2205.14135"), QStringLiteral("10.1/X"), url),
                 QStringList({QStringLiteral("arxiv 2205.14135"), QStringLiteral("doi 10.1/x")}));
    }
};

QTEST_GUILESS_MAIN(TestWorkKeys)
#include "tst_workkeys.moc"
