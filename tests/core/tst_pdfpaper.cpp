// SPDX-License-Identifier: MIT
#include "core/pdfpaper.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

// Which paper a PDF is, by its name or by the text of its first page.
class TestPdfPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void byName_data()
    {
        QTest::addColumn<QString>("expected"); // "id vN", with "?" where it is not sure
        const auto row = [](const char *name, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(expected);
        };
        row("/home/ann/2205.14135v2.pdf", "2205.14135 v2");
        row("2205.14135.pdf", "2205.14135 v0");
        row("2205.14135v1 (1).pdf", "2205.14135 v1");
        row("2205.14135v1(12).pdf", "2205.14135 v1");
        row("2205.14135 - 副本.pdf", "2205.14135 v0");
        row("2205.14135.PDF", "2205.14135 v0");
        row("2205.14135.pdf.pdf", "2205.14135 v0");
        row("0704.0001.pdf", "0704.0001 v0");
        row("arXiv-2205.14135v2.pdf", "2205.14135 v2");
        row("arxiv_2205.14135.pdf", "2205.14135 v0");
        row("[2205.14135] FlashAttention.pdf", "2205.14135 v0");
        row("Dao 2022 (arXiv 2205.14135v2).pdf", "2205.14135 v2");
        row("2205.14135_FlashAttention.pdf", "2205.14135 v0 ?");
        row("FlashAttention - 2205.14135.pdf", "2205.14135 v0 ?");
        row("hep-th_9711200v3.pdf", "hep-th/9711200 v3");
        row("math0309136.pdf", "math/0309136 v0");
        row("math.GT-0309136.pdf", "math/0309136 v0");
        row("10.1145_3600006.3613165.pdf", "10.1145/3600006.3613165 v0");
        row("10.1145%2F3600006.3613165.pdf", "10.1145/3600006.3613165 v0");
        row("10.1145-3600006.3613165.pdf", "10.1145/3600006.3613165 v0");
        row("10.48550_arXiv.2205.14135.pdf", "2205.14135 v0");
        row("3600006.3613165.pdf", "10.1145/3600006.3613165 v0 ?");
        row("osdi23-miao.pdf", "");
        row("2213.14135.pdf", "");
        row("1120.pdf", "");
        row("report 12205.141351.pdf", "");
        row("论文.pdf", "");
        row(".pdf", "");
    }

    void byName()
    {
        QFETCH(const QString, expected);
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(shown(paperOfPdfName(name, today)), expected);
    }

    void byText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("stamp", "Flash\nAs in arXiv:1706.03762\n\narXiv:2205.14135v2 [cs.LG] 23 Jun 2022\n",
            "2205.14135 v2");
        row("two stamps", "arXiv:2205.14135v2 [cs.LG] 23 Jun 2022 arXiv:1706.03762v5 [cs.CL] 6",
            "2205.14135 v2");
        row("old stamp", "arXiv:hep-th/9711200v3  22 Jan 1998\n", "hep-th/9711200 v3");
        row("stamp before DOI", "https://doi.org/10.1145/1.2 arXiv:2205.14135v1 [cs.LG] 2 Jun 2022",
            "2205.14135 v1");
        row("DOI", "ACM ISBN 978-1-4503\nhttps://doi.org/10.1145/3600006.3613165\n10.1000/b",
            "10.1145/3600006.3613165 v0");
        row("DOI over two lines", "https://doi.org/10.1145/\n3600006.3613165\n",
            "10.1145/3600006.3613165 v0");
        row("DOI of arXiv", "https://doi.org/10.48550/arXiv.2205.14135", "2205.14135 v0");
        row("an id that is cited", "as in [3] arXiv:1706.03762, and 1911.02150", "");
        row("no such month", "arXiv:2213.14135v2 [cs.LG] 23 Jun 2022", "");
        row("nothing", "\f", "");
    }

    void byText()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QCOMPARE(shown(paperOfPdfText(text, today)), expected);
    }

private:
    static QString shown(const std::optional<Identified> &paper)
    {
        if (!paper)
            return {};
        return QStringLiteral("%1 v%2%3")
            .arg(paper->id)
            .arg(paper->version)
            .arg(paper->sure ? QString() : QStringLiteral(" ?"));
    }

    const QDate today{2026, 11, 24};
};

QTEST_GUILESS_MAIN(TestPdfPaper)
#include "tst_pdfpaper.moc"
