// SPDX-License-Identifier: MIT
#include "formats/bibtex.h"
#include "formats/citekey.h"
#include "formats/csljson.h"
#include "formats/csv.h"
#include "formats/format.h"
#include "formats/html.h"
#include "formats/names.h"
#include "formats/ris.h"
#include "formats/tex.h"

#include "citations.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

class TestWriters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void names_data();
    void names();
    void keys_data();
    void keys();
    void keysAreUnique();
    void titles_data();
    void titles();
    void bibtex();
    void bibtexSpecials();
    void onePaperInTwoSections();
    void ris();
    void risHasOneLineAValue();
    void cslJson();
    void csv();
    void htmlIsOnePage();
    void htmlIsSafe();
    void formatsByName();
};

void TestWriters::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("inverted");
    QTest::newRow("two") << "Tri Dao"
                         << "Dao, Tri";
    QTest::newRow("middle") << "Daniel Y. Fu"
                            << "Fu, Daniel Y.";
    QTest::newRow("particle") << "Aaron van den Oord"
                              << "van den Oord, Aaron";
    QTest::newRow("suffix") << "Guy L. Steele Jr."
                            << "Steele, Jr., Guy L.";
    QTest::newRow("inverted") << "Dao, Tri"
                              << "Dao, Tri";
    QTest::newRow("one word") << "OpenAI"
                              << "OpenAI";
    QTest::newRow("team") << "Gemini Team"
                          << "Gemini Team";
    QTest::newRow("Chinese") << QStringLiteral("张三") << QStringLiteral("张三");
    QTest::newRow("blanks") << "  Ann   Bee "
                            << "Bee, Ann";
}

void TestWriters::names()
{
    QFETCH(const QString, text);
    QFETCH(const QString, inverted);
    QCOMPARE(familyFirst(nameFrom(text)), inverted);
}

void TestWriters::keys_data()
{
    QTest::addColumn<QStringList>("authors");
    QTest::addColumn<int>("year");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("arxiv");
    QTest::addColumn<QString>("key");
    const QStringList dao{QStringLiteral("Tri Dao")};
    const QStringList none;
    QTest::newRow("usual") << dao << 2022 << "FlashAttention: Fast"
                           << "2205.14135"
                           << "dao2022flashattention";
    QTest::newRow("stop words") << dao << 2022 << "On the Use of an Index"
                                << ""
                                << "dao2022use";
    QTest::newRow("hyphen") << dao << 2023 << "FlashAttention-2: Faster"
                            << ""
                            << "dao2023flashattention";
    QTest::newRow("accents") << QStringList{QStringLiteral("Søren Müller-Łoś")} << 2020
                             << QStringLiteral("Éclair") << ""
                             << "mullerlos2020eclair";
    QTest::newRow("Chinese title") << dao << 2022 << QStringLiteral("注意力") << ""
                                   << "dao2022";
    QTest::newRow("Chinese author") << QStringList{QStringLiteral("张三")} << 2022 << "A Thing"
                                    << "2205.14135"
                                    << "arxiv2205.14135";
    QTest::newRow("no author") << none << 2022 << "A Survey of Large Language Models"
                               << ""
                               << "surveylargelanguage2022";
    QTest::newRow("old id") << none << 2003 << "Graphs"
                            << "math/0309136"
                            << "arxivmath0309136";
    QTest::newRow("no year") << dao << 0 << "Graphs"
                             << ""
                             << "daographs";
    QTest::newRow("nothing") << none << 0 << QStringLiteral("综述") << ""
                             << "paper";
}

void TestWriters::keys()
{
    QFETCH(const QStringList, authors);
    QFETCH(const int, year);
    QFETCH(const QString, title);
    QFETCH(const QString, arxiv);
    QFETCH(const QString, key);
    Citation citation;
    citation.authors = authors;
    citation.year = year;
    citation.title = title;
    citation.arxiv = arxiv;
    QCOMPARE(citeKey(citation), key);
}

void TestWriters::keysAreUnique()
{
    QList<Citation> many(30, flash());
    const QStringList keys = citeKeys(many);
    QCOMPARE(keys.first(), QStringLiteral("dao2022flashattention"));
    QCOMPARE(keys.at(1), QStringLiteral("dao2022flashattentiona"));
    QCOMPARE(keys.at(26), QStringLiteral("dao2022flashattentionz"));
    QCOMPARE(keys.at(27), QStringLiteral("dao2022flashattentionaa"));
    QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 30);
    // A key that is another's with its letter.
    Citation other = flash();
    other.title = QStringLiteral("FlashAttentionA");
    QCOMPARE(citeKeys({other, flash(), flash()}).last(), QStringLiteral("dao2022flashattentionb"));
}

void TestWriters::titles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("tex");
    QTest::newRow("capitals") << "FlashAttention: Fast GPUs for a C Compiler"
                              << "{FlashAttention}: Fast {GPUs} for a {C} Compiler";
    QTest::newRow("hyphen") << "IO-Awareness (vLLM)"
                            << "{IO-Awareness} ({vLLM})";
    QTest::newRow("ordinary") << "A Survey of Things"
                              << "A Survey of Things";
    QTest::newRow("specials") << "a & b_c 5% #1 $2"
                              << "a \\& b\\_c 5\\% \\#1 \\$2";
    QTest::newRow("braces") << "{x} ~ ^ \\"
                            << "\\textbraceleft{}x\\textbraceright{} \\textasciitilde{} "
                               "\\textasciicircum{} \\textbackslash{}";
    QTest::newRow("Chinese") << QStringLiteral("注意力 Æ") << QStringLiteral("注意力 Æ");
}

void TestWriters::titles()
{
    QFETCH(const QString, title);
    QFETCH(const QString, tex);
    QCOMPARE(texTitle(title), tex);
    QCOMPARE(plainFromTex(tex), title);
}

void TestWriters::bibtex()
{
    Citation citation = flash();
    citation.abstract.clear();
    QCOMPARE(QString::fromUtf8(writeBibtex({citation})),
             QStringLiteral("@misc{dao2022flashattention,\n"
                            "  title         = {{FlashAttention}: Fast and Memory-Efficient Exact "
                            "Attention with {IO-Awareness}},\n"
                            "  author        = {Dao, Tri and Fu, Daniel Y.},\n"
                            "  year          = {2022},\n"
                            "  month         = {5},\n"
                            "  eprint        = {2205.14135},\n"
                            "  archivePrefix = {arXiv},\n"
                            "  primaryClass  = {cs.LG},\n"
                            "  url           = {https://arxiv.org/abs/2205.14135},\n"
                            "  keywords      = {Flash Attention, 注意力},\n"
                            "  annote        = {分块计算，100\\% exact},\n"
                            "}\n"));
    citation.venue = QStringLiteral("NeurIPS 2022");
    const QByteArray proceedings = writeBibtex({citation});
    QVERIFY(proceedings.startsWith("@inproceedings{dao2022flashattention,"));
    QVERIFY(proceedings.contains("booktitle     = {NeurIPS 2022}"));
    QVERIFY(proceedings.contains("eprint        = {2205.14135}"));
    citation.venue = QStringLiteral("Phys. Rev. Lett. 123, 045101 (2019)");
    const QByteArray article = writeBibtex({citation});
    QVERIFY(article.startsWith("@article{dao2019flashattention,"));
    QVERIFY(article.contains("year          = {2019}"));
    QVERIFY(!article.contains("month"));
}

void TestWriters::bibtexSpecials()
{
    const QString bib = QString::fromUtf8(writeBibtex({thorny(), chinese()}));
    QVERIFY2(bib.startsWith(QStringLiteral("@inproceedings{vanderaa20211,")), qPrintable(bib));
    QVERIFY(bib.contains(QStringLiteral(
        "author        = {van der Aa, Jr., Søren and 张三 and {Research and Development Team}}")));
    QVERIFY(bib.contains(QStringLiteral("url           = {https://doi.org/10.1000/a_b(c)%253C1}")));
    QVERIFY(!bib.contains(QStringLiteral("javascript")));
    QCOMPARE(bib.count(u'{'), bib.count(u'}'));
    QVERIFY(bib.contains(QStringLiteral("title         = {大模型推理综述}")));
    QVERIFY(bib.contains(QStringLiteral("{https://example.org/论文%20(1).pdf}")));
}

void TestWriters::onePaperInTwoSections()
{
    Citation twice = flash();
    twice.sections = {QStringLiteral("Elsewhere")};
    QCOMPARE(writeBibtex({flash(), twice}).count("@misc"), 1);
    QCOMPARE(writeRis({flash(), twice}).count("TY  - "), 1);
    QCOMPARE(QJsonDocument::fromJson(writeCslJson({flash(), twice})).array().size(), 1);
    QCOMPARE(writeCsv({flash(), twice}).count(",2205.14135,"), 2);
}

void TestWriters::ris()
{
    Citation citation = flash();
    citation.abstract.clear();
    QCOMPARE(QString::fromUtf8(writeRis({citation})),
             QStringLiteral("TY  - UNPB\r\nID  - dao2022flashattention\r\n"
                            "TI  - FlashAttention: Fast and Memory-Efficient Exact Attention with "
                            "IO-Awareness\r\n"
                            "AU  - Dao, Tri\r\nAU  - Fu, Daniel Y.\r\nPY  - 2022\r\n"
                            "DA  - 2022/05/27\r\nPB  - arXiv\r\nAN  - arXiv:2205.14135\r\n"
                            "UR  - https://arxiv.org/abs/2205.14135\r\nKW  - Flash Attention\r\n"
                            "KW  - 注意力\r\nN1  - 分块计算，100% exact\r\nER  - \r\n\r\n"));
}

void TestWriters::risHasOneLineAValue()
{
    const QList<QByteArray> lines = writeRis({thorny(), flash()}).split('\n');
    static const QRegularExpression form(QStringLiteral("^([A-Z][A-Z0-9]  - .*)?\r$"));
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        QVERIFY2(form.match(QString::fromUtf8(lines.at(i))).hasMatch(), lines.at(i).constData());
    QCOMPARE(lines.count("TY  - CPAPER\r") + lines.count("TY  - UNPB\r"), 2);
}

void TestWriters::cslJson()
{
    const QJsonArray items = QJsonDocument::fromJson(writeCslJson({flash(), thorny()})).array();
    QCOMPARE(items.size(), 2);
    const QJsonObject first = items.first().toObject();
    QCOMPARE(first[QStringLiteral("id")].toString(), QStringLiteral("dao2022flashattention"));
    QCOMPARE(first[QStringLiteral("type")].toString(), QStringLiteral("article"));
    QCOMPARE(first[QStringLiteral("issued")].toObject()[QStringLiteral("date-parts")].toArray(),
             QJsonArray({QJsonArray{2022, 5, 27}}));
    const QJsonArray authors = items.last()[QStringLiteral("author")].toArray();
    QCOMPARE(authors.first()[QStringLiteral("family")].toString(), QStringLiteral("van der Aa"));
    QCOMPARE(authors.first()[QStringLiteral("suffix")].toString(), QStringLiteral("Jr."));
    QCOMPARE(authors.at(1)[QStringLiteral("literal")].toString(), QStringLiteral("张三"));
    QCOMPARE(items.last()[QStringLiteral("container-title")].toString(), thorny().venue);
    QCOMPARE(items.last()[QStringLiteral("title")].toString(), thorny().title);
    QVERIFY(!items.last().toObject().contains(QStringLiteral("version")));
}

// Cells of a table, by the rules of RFC 4180.
static QList<QStringList> cellsOf(const QString &csv)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const QChar c = csv.at(i);
        if (quoted && c == u'"' && i + 1 < csv.size() && csv.at(i + 1) == u'"') {
            cell += c;
            ++i;
        } else if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u',' || c == u'\r')) {
            row << cell;
            cell.clear();
            if (c == u'\r') {
                rows << row;
                row.clear();
                ++i;
            }
        } else
            cell += c;
    }
    return rows;
}

void TestWriters::csv()
{
    const QList<QStringList> rows = cellsOf(QString::fromUtf8(writeCsv({flash(), thorny()})));
    QCOMPARE(rows.size(), 3);
    const QStringList header = rows.first();
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), header.size());
    const auto at = [&](int row, const char *column) {
        return rows.at(row).value(header.indexOf(QLatin1String(column)));
    };
    QCOMPARE(at(1, "section"), QStringLiteral("List/MLSys/Kernel"));
    QCOMPARE(at(1, "authors"), QStringLiteral("Tri Dao; Daniel Y. Fu"));
    QCOMPARE(at(1, "abstract"), flash().abstract);
    QCOMPARE(at(1, "state"), QStringLiteral("read"));
    QCOMPARE(at(2, "title"), QLatin1Char('\'') + thorny().title); // no formula
    QCOMPARE(at(2, "remark"), QLatin1Char('\'') + thorny().remark);
}

void TestWriters::htmlIsOnePage()
{
    const QString html =
        QString::fromUtf8(writeHtml(QStringLiteral("List"), {flash(), thorny(), chinese()}));
    QCOMPARE(html.count(QStringLiteral("<h1>List</h1>")), 1);
    QVERIFY(html.contains(QStringLiteral("<h2>MLSys</h2>\n<h3>Kernel</h3>\n<ul>")));
    QVERIFY(html.contains(QStringLiteral("<h2>A &lt;b&gt; &amp; c</h2>")));
    QVERIFY(html.contains(QStringLiteral("<a href=\"https://arxiv.org/abs/2205.14135\">"
                                         "FlashAttention: Fast")));
    QVERIFY(html.contains(QStringLiteral("width=device-width")));
    QVERIFY(html.contains(QStringLiteral("prefers-color-scheme: dark")));
    QCOMPARE(html.count(QStringLiteral("<li")), 3);
    QCOMPARE(html.count(QStringLiteral("<ul>")), html.count(QStringLiteral("</ul>")));
}

void TestWriters::htmlIsSafe()
{
    const QString html =
        QString::fromUtf8(writeHtml(QStringLiteral("</title><script>"), {flash(), thorny()}));
    QVERIFY(!html.contains(QStringLiteral("<script")));
    QVERIFY(!html.contains(QStringLiteral("javascript:")));
    static const QRegularExpression loads(
        QStringLiteral("<(link|img|iframe|object|embed)|src=|@import|url\\("));
    QVERIFY(!loads.match(html).hasMatch());
    static const QRegularExpression links(QStringLiteral("href=\"([^\"]*)\""));
    for (auto found = links.globalMatch(html); found.hasNext();)
        QVERIFY(found.next().captured(1).startsWith(QStringLiteral("https://")));
}

void TestWriters::formatsByName()
{
    for (const Format format : allFormats()) {
        QCOMPARE(formatCalled(nameOf(format)), std::optional(format));
        const auto written =
            writeCitations(format, {flash()}, QStringLiteral("T"), QStringLiteral("{title}"));
        QCOMPARE(written.has_value(), format != Format::Markdown);
    }
    QVERIFY(!formatCalled(QStringLiteral("word")));
}

QTEST_APPLESS_MAIN(TestWriters)
#include "tst_writers.moc"
