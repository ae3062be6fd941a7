// SPDX-License-Identifier: MIT
#include "core/identify.h"

#include <QTest>

using namespace paperdip;

namespace {

const QDate today(2026, 11, 24);

QString shown(const std::optional<ArxivId> &id)
{
    return id ? id->versioned() : QString();
}

} // namespace

class TestArxivId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void parse_data();
    void parse();
    void fromUrl_data();
    void fromUrl();
    void refusesTheFuture();
    void addresses();
};

void TestArxivId::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *text, const char *id) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(id);
    };
    row("2205.14135", "2205.14135");
    row("2205.14135v2", "2205.14135v2");
    row("2205.14135V2", "2205.14135v2");
    row("  2205.14135\n", "2205.14135");
    row("arXiv:2205.14135", "2205.14135");
    row("ARXIV: 2205.14135v12", "2205.14135v12");
    row("arXiv 2205.14135", "2205.14135");
    row("arXiv：2205.14135", "2205.14135");
    row("arXiv:2205.14135v2 [cs.LG]", "2205.14135v2");
    row("2205.14135.pdf", "2205.14135");
    row("2205.14135v2.PDF", "2205.14135v2");
    row("0704.0001", "0704.0001");
    row("1412.9999", "1412.9999");
    row("1501.00001", "1501.00001");
    row("hep-th/9901001", "hep-th/9901001");
    row("hep-th/9901001v2", "hep-th/9901001v2");
    row("HEP-TH/9901001", "hep-th/9901001");
    row("hepth/9901001", "hep-th/9901001");
    row("math/0309136", "math/0309136");
    row("math.GT/0309136", "math/0309136");
    row("cond-mat.stat-mech/0207270v1", "cond-mat/0207270v1");
    row("arXiv:astro-ph/9812133", "astro-ph/9812133");
    row("cs/9107001", "cs/9107001");
    row("cs/0703999", "cs/0703999");

    row("", "");
    row("arXiv:", "");
    row("2205", "");
    row("2205.", "");
    row("2205.1413", ""); // five digits since 2015
    row("2205.141350", "");
    row("1412.12345", ""); // four digits until 2014
    row("0703.0001", "");  // the new form began in April 2007
    row("2200.12345", "");
    row("2213.12345", "");
    row("2022.12345", "");
    row("1399.12345", "");
    row("9912.12345", ""); // 2099
    row("2205.00000", "");
    row("2205.14135v0", "");
    row("2205.14135v", "");
    row("2205.14135v1234", "");
    row("2205.14135x", "");
    row("2205.14135.2", "");
    row("2401.00.12345", "");
    row("2205,14135", "");
    row("see 2205.14135", "");
    row("2205.14135 and more", "");
    row("2205.14135 [cs.LG] 23 Jun 2022", "");
    row("[2205.14135]", "");
    row("cs/0704001", ""); // the old form ended in March 2007
    row("cs/9106001", "");
    row("cs/9913001", "");
    row("cs/9900001", "");
    row("cs/9901000", "");
    row("cs/990100", "");
    row("cs/99010011", "");
    row("nosuch/9901001", "");
    row("2017/1118", "");
    row("٢٢٠٥.١٤١٣٥", ""); // digits, but not ASCII ones
}

void TestArxivId::parse()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    QCOMPARE(shown(parseArxivId(text, today)), id);
}

void TestArxivId::fromUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *url, const char *id) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(id);
    };
    row("https://arxiv.org/abs/2205.14135", "2205.14135");
    row("HTTPS://ARXIV.ORG/ABS/2205.14135", "2205.14135");
    row("http://arxiv.org/abs/2205.14135v2", "2205.14135v2");
    row("https://arxiv.org:443/abs/2205.14135", "2205.14135");
    row("https://arxiv.org./abs/2205.14135", "2205.14135");
    row("https://arxiv。org/abs/2205.14135", "2205.14135");
    row("//arxiv.org/abs/2205.14135", "2205.14135");
    row("arxiv.org/abs/2205.14135", "2205.14135");
    row("arxiv:2205.14135", "2205.14135");
    row("https://arxiv.org//abs//2205.14135", "2205.14135");
    row("https://arxiv.org/abs/2205.14135/", "2205.14135");
    row("https://arxiv.org/abs/arXiv:2205.14135", "2205.14135");
    row("https://arxiv.org/pdf/2205.14135v2.pdf", "2205.14135v2");
    row("https://arxiv.org/pdf/2205.14135.pdf#page=3", "2205.14135");
    row("https://arxiv.org/html/2503.08641v1#bib.bib5", "2503.08641v1");
    row("https://arxiv.org/ps/2205.14135", "2205.14135");
    row("https://arxiv.org/e-print/2205.14135", "2205.14135");
    row("https://arxiv.org/format/2205.14135", "2205.14135");
    row("https://arxiv.org/bibtex/2205.14135", "2205.14135");
    row("https://arxiv.org/show-email/abc123/2205.14135", "2205.14135");
    row("https://arxiv.org/ftp/arxiv/papers/1234/1234.5678.pdf", "");
    row("https://arxiv.org/ftp/arxiv/papers/1212/1212.5678.pdf", "1212.5678");
    row("https://arxiv.org/ftp/hep-th/papers/9901/9901001.pdf", "hep-th/9901001");
    row("https://arxiv.org/abs/hep-th%2F9901001v2", "hep-th/9901001v2");
    row("https://arxiv.org/pdf/cond-mat/0207270v1.pdf", "cond-mat/0207270v1");
    row("https://arxiv.org/abs/math.GT/0309136", "math/0309136");
    // rubbish after the id, as found in public lists
    row("https://arxiv.org/abs/2408.13510&embed", "2408.13510");
    row("https://arxiv.org/abs/2408.13510,", "2408.13510");
    row("https://arxiv.org/abs/2408.13510.", "2408.13510");
    row("https://arxiv.org/abs/2408.13510}", "2408.13510");
    row("https://arxiv.org/abs/2408.13510)", "2408.13510");
    row("https://arxiv.org/abs/2408.13510%20", "2408.13510");
    row("https://arxiv.org/abs/2408.13510?context=cs", "2408.13510");
    row("https://arxiv.org/abs/2408.13510#", "2408.13510");
    row("https://arxiv.org/abs/2408.13510的", "2408.13510");
    // hosts
    row("https://www.arxiv.org/abs/2205.14135", "2205.14135");
    row("https://export.arxiv.org/abs/2205.14135", "2205.14135");
    row("https://cn.arxiv.org/abs/2205.14135", "2205.14135");
    row("https://ar5iv.labs.arxiv.org/html/2205.14135", "2205.14135");
    row("https://ar5iv.org/abs/2205.14135", "2205.14135");
    row("http://xxx.lanl.gov/abs/hep-th/9901001", "hep-th/9901001");
    row("https://www.alphaxiv.org/abs/2205.14135v2", "2205.14135v2");
    row("https://www.alphaxiv.org/zh/overview/2205.14135", "2205.14135");
    row("https://huggingface.co/papers/2205.14135", "2205.14135");
    row("https://hf.co/papers/2205.14135", "2205.14135");
    row("https://papers.cool/arxiv/2205.14135", "2205.14135");
    row("https://hjfy.top/arxiv/2205.14135", "2205.14135");
    row("https://www.semanticscholar.org/arxiv/2205.14135", "2205.14135");
    row("https://api.semanticscholar.org/arXiv:2205.14135", "2205.14135");
    row("https://ui.adsabs.harvard.edu/abs/arXiv:2205.14135/abstract", "2205.14135");
    row("https://doi.org/10.48550/arXiv.2205.14135", "2205.14135");
    row("http://dx.doi.org/10.48550/ARXIV.2205.14135", "2205.14135");
    row("https://doi.org/10.48550/arXiv.hep-th/9901001", "hep-th/9901001");
    row("https://doi.org/10.48550%2FarXiv.2205.14135", "2205.14135");

    row("https://arxiv.org.evil.com/abs/2205.14135", "");
    row("https://arxiv.org@evil.com/abs/2205.14135", "");
    row("https://evil.com@arxiv.org/abs/2205.14135", "");
    row("https://evil.com\\@arxiv.org/abs/2205.14135", "");
    row("https://notarxiv.org/abs/2205.14135", "");
    row("https://evil.com/arxiv.org/abs/2205.14135", "");
    row("https://evil.com/?u=https://arxiv.org/abs/2205.14135", "");
    row("https://аrxiv.org/abs/2205.14135", ""); // a Cyrillic a
    row("https://nothuggingface.co/papers/2205.14135", "");
    row("https://arxiv.org:evil/abs/2205.14135", "");
    row("file://arxiv.org/abs/2205.14135", "");
    row("javascript://arxiv.org/abs/2205.14135", "");
    row("ftp://arxiv.org/abs/2205.14135", "");
    row("/abs/2205.14135", "");
    row("https:///abs/2205.14135", "");
    row("https://arxiv.org", "");
    row("https://arxiv.org/", "");
    row("https://arxiv.org/abs/", "");
    row("https://arxiv.org/list/cs.LG/2205", "");
    row("https://arxiv.org/search/?query=2205.14135", "");
    row("https://arxiv.org/a/2205.14135x", "");
    row("https://arxiv.org/abs/2401.00.12345", "");
    row("https://arxiv.org/abs/2401.001.12345", "");
    row("https://arxiv.org/abs/2401.00123.45", "");
    row("https://arxiv.org/abs/2401.123456", "");
    row("https://arxiv.org/abs/2401.12345abc", "");
    row("https://arxiv.org/abs/12401.12345", "");
    row("https://huggingface.co/meta-llama/2205.14135", "");
    row("https://huggingface.co/papers", "");
    row("https://www.semanticscholar.org/paper/2205.14135", "");
    row("https://doi.org/10.1145/2205.14135", "");
    row("https://example.com/10.48550/arXiv.2205.14135", "");
    row("", "");
}

void TestArxivId::fromUrl()
{
    QFETCH(QString, url);
    QFETCH(QString, id);
    QCOMPARE(shown(arxivFromUrl(url, today)), id);
}

void TestArxivId::refusesTheFuture()
{
    const QString december = QStringLiteral("2612.00001");
    QVERIFY(parseArxivId(december, QDate(2026, 11, 1)));
    QVERIFY(!parseArxivId(december, QDate(2026, 10, 31)));
    QVERIFY(parseArxivId(QStringLiteral("2701.00001"), QDate(2026, 12, 1)));
    QVERIFY(!parseArxivId(QStringLiteral("2702.00001"), QDate(2026, 12, 31)));
}

void TestArxivId::addresses()
{
    const ArxivId id{QStringLiteral("2205.14135"), 2};
    QCOMPARE(id.versioned(), QStringLiteral("2205.14135v2"));
    QCOMPARE(id.absUrl(), QStringLiteral("https://arxiv.org/abs/2205.14135"));
    QCOMPARE(id.pdfUrl(), QStringLiteral("https://arxiv.org/pdf/2205.14135"));
}

QTEST_GUILESS_MAIN(TestArxivId)
#include "tst_arxivid.moc"
