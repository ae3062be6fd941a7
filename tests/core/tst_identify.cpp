// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "core/shown.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperdip;

namespace {

} // namespace

class TestIdentify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void peers_data();
    void peers();
    void texts_data();
    void texts();
    void order();
    void titleHints_data();
    void titleHints();
    void addresses();
    void doi_data();
    void doi();
    void anyTextIsSafe();
};

// Every row of shared/facts/identifiers.md, where four other programs are compared.
void TestIdentify::peers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("https://arxiv.org/abs/2205.14135", "2205.14135");
    row("https://arxiv.org/abs/2205.14135v2", "2205.14135v2");
    row("http://www.arxiv.org/abs/2205.14135", "2205.14135");
    row("https://arxiv.org/pdf/2205.14135", "2205.14135");
    row("https://arxiv.org/pdf/2205.14135v2.pdf", "2205.14135v2");
    row("https://arxiv.org/html/2503.08641v1#bib.bib5", "2503.08641v1");
    row("https://arxiv.org/abs/2408.13510?utm_source=pocket_shared", "2408.13510");
    row("https://arxiv.org/pdf/2104.10350.pdf?fbclid=IwAR2o0_3HC", "2104.10350");
    row("https://arxiv.org/abs/2412.03594#", "2412.03594");
    row("https://export.arxiv.org/abs/2205.14135", "2205.14135");
    row("https://browse.arxiv.org/pdf/2205.14135", "2205.14135");
    row("https://cn.arxiv.org/abs/2205.14135", "2205.14135");
    row("https://ar5iv.labs.arxiv.org/html/2205.14135", "2205.14135");
    row("https://www.alphaxiv.org/abs/2205.14135v2", "2205.14135v2");
    row("https://huggingface.co/papers/2205.14135", "2205.14135");
    row("https://papers.cool/arxiv/2205.14135", "2205.14135");
    row("https://arxiv.org/abs/hep-th/9901001v2", "hep-th/9901001v2");
    row("https://arxiv.org/abs/math.GT/0309136", "math/0309136");
    row("https://arxiv.org/pdf/cond-mat/0207270v1.pdf", "cond-mat/0207270v1");
    row("https://doi.org/10.48550/arXiv.2205.14135", "2205.14135");
    row("doi:10.48550/arxiv.2205.14135", "2205.14135");
    row("arXiv:2205.14135", "2205.14135");
    row("arXiv:2205.14135v2 [cs.LG] 23 Jun 2022", "2205.14135v2");
    row("arXiv:math/9901001v1 [math.GT] 1 Jan 1999", "math/9901001v1");
    row("[2205.14135] FlashAttention: Fast and Memory-Efficient Exact Attention", "2205.14135");
    row("arXiv 2205.14135", "2205.14135");
    row("arxiv.org/abs/2205.14135", "2205.14135");
    row("see 2205.14135, 2307.08691 and (2407.08608).", "2205.14135? 2307.08691? 2407.08608?");
    row("2205.14135.pdf", "2205.14135");
    row("2205.14135v2.pdf", "2205.14135v2");
    // traps
    row("https://arxiv.org/list/cs.LG/2205", "url:https://arxiv.org/list/cs.LG/2205");
    row("10.1049/el.2013.3006", "doi:10.1049/el.2013.3006");
    row("10.2310/7290.2014.00033", "doi:10.2310/7290.2014.00033");
    row("10.1109/ICSTW55395.2022.00035", "doi:10.1109/ICSTW55395.2022.00035");
    row("2022.12345", "");
    row("1399.12345", "");
    row("version 2022.1120", "");
    row("tel 0571.87654321", "");
    row("IP 1234.5678.9", "");
    row("https://example.com/img/2023.10234.png", "url:https://example.com/img/2023.10234.png");
    row("price 1205.1000", "");
    row("https://arxiv.org.evil.com/abs/2205.14135",
        "url:https://arxiv.org.evil.com/abs/2205.14135");
    row("2025.findings-acl.12", "");
    row("https://aclanthology.org/2021.naacl-main.208/",
        "url:https://aclanthology.org/2021.naacl-main.208/");
    row("2017/1118", "");
}

void TestIdentify::peers()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(shown(identify(text, today)), expected);
}

void TestIdentify::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("", "");
    row(" \n\t", "");
    row("no link at all", "");
    // several, separated in every way
    row("2205.14135", "2205.14135");
    row("2205.14135, 2307.08691", "2205.14135 2307.08691");
    row("2205.14135\n2307.08691v2\r\n2407.08608", "2205.14135 2307.08691v2 2407.08608");
    row("- 2205.14135\n- 2307.08691", "2205.14135 2307.08691");
    row("1. 2205.14135\n2) 2307.08691", "2205.14135 2307.08691");
    row("2205.14135 and 2307.08691", "2205.14135 2307.08691");
    row("2205.14135、2307.08691；2407.08608。", "2205.14135 2307.08691 2407.08608");
    row("https://arxiv.org/abs/2205.14135 https://arxiv.org/abs/2307.08691",
        "2205.14135 2307.08691");
    row("https://arxiv.org/abs/2205.14135\r\nhttps://arxiv.org/abs/2307.08691\r\n",
        "2205.14135 2307.08691");
    row("https://arxiv.org/abs/2205.14135,https://arxiv.org/abs/2307.08691",
        "2205.14135 2307.08691");
    // each once; the first version wins
    row("arXiv:2205.14135 https://arxiv.org/abs/2205.14135v3 2205.14135v4", "2205.14135v3");
    row("2205.14135v1 2205.14135v2", "2205.14135v1");
    row("see 2205.14135, that is arXiv:2205.14135", "2205.14135");
    row("doi:10.1145/ABC.1 and doi:10.1145/abc.1", "doi:10.1145/ABC.1");
    row("https://a.org/x https://a.org/x", "url:https://a.org/x");
    // Markdown and HTML
    row("- [ ] [[2205.14135] FlashAttention](https://arxiv.org/abs/2205.14135v2)", "2205.14135v2");
    row("- [x] [Title](https://arxiv.org/pdf/2205.14135.pdf), [note](note/2205.14135.md)",
        "2205.14135");
    row("[![b](https://img.shields.io/badge/arXiv-2205.14135-red)](https://arxiv.org/abs/"
        "2205.14135)",
        "url:https://img.shields.io/badge/arXiv-2205.14135-red 2205.14135");
    row("<a href=\"https://arxiv.org/abs/2205.14135\">x</a>", "2205.14135");
    row("<https://arxiv.org/abs/2205.14135>", "2205.14135");
    row("| 2024 | https://arxiv.org/abs/2205.14135|", "2205.14135");
    row("(https://arxiv.org/abs/2205.14135).", "2205.14135");
    row("`https://arxiv.org/abs/2205.14135`", "2205.14135");
    row("[https://a.org/x](https://a.org/x)", "url:https://a.org/x");
    row("https://en.wikipedia.org/wiki/Attention_(machine_learning).",
        "url:https://en.wikipedia.org/wiki/Attention_(machine_learning)");
    row("**https://a.org/x**", "url:https://a.org/x");
    // Chinese prose
    row("见https://arxiv.org/abs/2205.14135，很好", "2205.14135");
    row("论文【2205.14135】不错", "2205.14135");
    row("参考2205.14135的方法", "2205.14135?");
    row("（arXiv：2205.14135）", "2205.14135");
    row("链接：https://a.org/x。", "url:https://a.org/x");
    row("版本 1205.1000", "");
    // labels
    row("arXiv preprint arXiv:2205.14135 (2022)", "2205.14135");
    row("arXiv:2205.14135.", "2205.14135");
    row("(arXiv:hep-th/9901001; see there)", "hep-th/9901001");
    row("cf. hep-th/9901001v2, math.GT/0309136", "hep-th/9901001v2 math/0309136");
    row("myarXiv:2205.14135", "2205.14135?");
    // bare numbers
    row("it is 2205.14135!", "2205.14135?");
    row("[2205.14135]", "2205.14135");
    row("as [2205.14135] says", "2205.14135");
    row("id=2205.14135", "2205.14135?");
    row("12205.14135", "");
    row("2205.141351", "");
    row("2205.14135.3", "");
    row("2205.14135.png", "");
    row("2205.14135/3", "");
    row("2205.14135%", "");
    row("1205.1000€", "");
    row("$1205.1000", "");
    row("¥ 1205.1000", "");
    row("v. 1205.1000", "");
    row("x/2205.14135", "");
    row("-1205.1000", "");
    row("a@2205.14135", "");
    row("_2205.14135_", "2205.14135");
    row("manu_2205.14135.pdf", "");
    row("2401.00.12345", "");
    row("https://arxiv.org/abs/2401.00.12345", "url:https://arxiv.org/abs/2401.00.12345");
    row("ISBN 978-0-13-1205.1000", "");
    // DOIs
    row("10.1145/3600006.3613165", "doi:10.1145/3600006.3613165");
    row("https://doi.org/10.1145/3600006.3613165", "doi:10.1145/3600006.3613165");
    row("doi.org/10.1145/3600006.3613165", "doi:10.1145/3600006.3613165");
    row("DOI: 10.1145/3600006.3613165.", "doi:10.1145/3600006.3613165");
    row("(10.1145/3600006.3613165)", "doi:10.1145/3600006.3613165");
    row("10.1016/S0140-6736(05)67889-0, p. 3", "doi:10.1016/S0140-6736(05)67889-0");
    row("见10.1145/3600006.3613165。", "doi:10.1145/3600006.3613165");
    row("10.48550/arXiv.2205.14135v2", "2205.14135v2");
    row("10.48550/arXiv.hep-th/9901001", "hep-th/9901001");
    row("10.12/3", "");
    row("110.1145/3600006", "");
    row("v10.1145/3600006", "");
    // other addresses
    row("https://openreview.net/forum?id=H4DqfPSibmx",
        "url:https://openreview.net/forum?id=H4DqfPSibmx");
    row("https://arxiv.org@evil.com/abs/2205.14135",
        "url:https://arxiv.org@evil.com/abs/2205.14135");
    row("https://evil.com/?u=https://arxiv.org/abs/2205.14135",
        "url:https://evil.com/?u=https://arxiv.org/abs/2205.14135");
    row("https://x.org/10.1145/3600006 y", "url:https://x.org/10.1145/3600006");
    row("https://", "");
    row("http:// x", "");
    row("mailto:a@b.org", "");
    row("file:///tmp/2205.14135.pdf", "");
    row("javascript:alert(1)", "");
    row("www.arxiv.org/pdf/2205.14135v1", "2205.14135v1");
    row("see alphaxiv.org/abs/2205.14135", "2205.14135");
    row("example.org/abs/2205.14135", "");
}

void TestIdentify::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(shown(identify(text, today)), expected);
}

void TestIdentify::order()
{
    const QString text =
        QStringLiteral("https://b.org 10.1145/1.2 hep-th/9901001 https://a.org [2205.14135]");
    QCOMPARE(shown(identify(text, today)),
             QStringLiteral(
                 "url:https://b.org doi:10.1145/1.2 hep-th/9901001 url:https://a.org 2205.14135"));
}

void TestIdentify::titleHints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    QTest::newRow("plain") << QStringLiteral("https://arxiv.org/abs/2205.14135") << QString();
    QTest::newRow("link") << QStringLiteral("[Flash Attention](https://arxiv.org/abs/2205.14135)")
                          << QStringLiteral("Flash Attention");
    QTest::newRow("home form")
        << QStringLiteral("- [ ] [[2205.14135] Flash Attention](https://arxiv.org/abs/2205.14135)")
        << QStringLiteral("Flash Attention");
    QTest::newRow("label") << QStringLiteral("Flash [[Paper]](https://arxiv.org/abs/2205.14135)")
                           << QString();
    QTest::newRow("address")
        << QStringLiteral("[ https://arxiv.org/abs/2205.14135 ](https://arxiv.org/abs/2205.14135)")
        << QString();
}

void TestIdentify::titleHints()
{
    QFETCH(QString, text);
    QFETCH(QString, hint);
    const QList<Identified> found = identify(text, today);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().titleHint, hint);
}

void TestIdentify::addresses()
{
    const QList<Identified> found = identify(
        QStringLiteral("https://www.arxiv.org/pdf/math.GT/0309136v2 doi:10.1145/1.2"), today);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].url, QStringLiteral("https://arxiv.org/abs/math/0309136"));
    QCOMPARE(found[0].version, 2);
    QVERIFY(found[0].sure);
    QCOMPARE(found[1].url, QStringLiteral("https://doi.org/10.1145/1.2"));
}

void TestIdentify::doi_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("10.1145/3600006.3613165", "10.1145/3600006.3613165");
    row(" doi:10.1145/3600006.3613165 ", "10.1145/3600006.3613165");
    row("DOI: 10.1145/AbC", "10.1145/AbC");
    row("https://doi.org/10.1145/3600006.3613165", "10.1145/3600006.3613165");
    row("http://dx.doi.org/10.1145/1.2?x=y#z", "10.1145/1.2");
    row("https://www.doi.org/10.1145/1.2", "10.1145/1.2");
    row("https://doi.org/10.1002/(SICI)1097-4636(199823)43:4%3C357::AID%3E3.0.CO;2-5",
        "10.1002/(SICI)1097-4636(199823)43:4<357::AID>3.0.CO;2-5");
    row("10.48550/arXiv.2205.14135", "10.48550/arXiv.2205.14135");
    row("https://doi.org.evil.com/10.1145/1.2", "");
    row("https://doi.org@evil.com/10.1145/1.2", "");
    row("https://doi.org/", "");
    row("https://doi.org/abc", "");
    row("https://doi.org/10.1145/", "");
    row("https://dl.acm.org/doi/10.1145/1.2", "");
    row("10.11/2", "");
    row("2205.14135", "");
    row("", "");
}

void TestIdentify::doi()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(doiFrom(text), expected);
}

void TestIdentify::anyTextIsSafe()
{
    const QStringList pieces{
        QStringLiteral("https://"),   QStringLiteral("arxiv.org"), QStringLiteral("/abs/"),
        QStringLiteral("2205.14135"), QStringLiteral("v2"),        QStringLiteral("10.1145/"),
        QStringLiteral("arXiv:"),     QStringLiteral("hep-th/"),   QStringLiteral("9901001"),
        QStringLiteral("("),          QStringLiteral(")"),         QStringLiteral("["),
        QStringLiteral("]"),          QStringLiteral(" "),         QStringLiteral("%2F"),
        QStringLiteral("。"),         QStringLiteral("@"),         QStringLiteral("\\"),
        QStringLiteral(":"),          QString(QChar(0xd800)),      QString(QChar(0)),
        QStringLiteral("."),          QStringLiteral("-"),         QStringLiteral("#?"),
    };
    QRandomGenerator random(20261124);
    for (int round = 0; round < 20000; ++round) {
        QString text;
        for (int n = random.bounded(1, 12); n > 0; --n)
            text += pieces[random.bounded(int(pieces.size()))];
        for (const Identified &one : identify(text, today)) {
            QVERIFY(!one.id.isEmpty());
            if (one.kind == Identified::Kind::Arxiv)
                QCOMPARE(parseArxivId(one.id, today), ArxivId({one.id, 0}));
        }
        (void)classifyTarget(text);
    }
}

QTEST_GUILESS_MAIN(TestIdentify)
#include "tst_identify.moc"
