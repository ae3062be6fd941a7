// SPDX-License-Identifier: MIT
#include "metadata/abspage.h"
#include "metadata/crossref.h"
#include "metadata/datacite.h"
#include "metadata/oai.h"
#include "metadata/openalex.h"
#include "metadata/page.h"
#include "metadata/registration.h"
#include "metadata/semanticscholar.h"
#include "shared.h"

#include <QTest>

using namespace paperdip;

namespace {

QByteArray sample(const char *name)
{
    return readAll(sharedFolder() + QStringLiteral("/samples/other/") + QLatin1String(name));
}

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate);
}

// Shows which field it is.
void compare(const Record &record, const Record &expected)
{
    QCOMPARE(record.arxiv, expected.arxiv);
    QCOMPARE(record.version, expected.version);
    QCOMPARE(record.title, expected.title);
    QCOMPARE(record.authors, expected.authors);
    QCOMPARE(record.abstract, expected.abstract);
    QCOMPARE(record.published, expected.published);
    QCOMPARE(record.updated, expected.updated);
    QCOMPARE(record.primaryCategory, expected.primaryCategory);
    QCOMPARE(record.categories, expected.categories);
    QCOMPARE(record.comment, expected.comment);
    QCOMPARE(record.journalRef, expected.journalRef);
    QCOMPARE(record.doi, expected.doi);
    QCOMPARE(record.pdfUrl, expected.pdfUrl);
    QCOMPARE(record, expected);
}

Record croci()
{
    Record record;
    record.arxiv = QStringLiteral("1902.02534");
    record.version = 2;
    record.title =
        QStringLiteral("Crowdsourcing open citations with CROCI -- An analysis of the current "
                       "status of open citations, and a proposal");
    record.authors = QStringList{QStringLiteral("Ivan Heibi"), QStringLiteral("Silvio Peroni"),
                                 QStringLiteral("David Shotton")};
    record.abstract = QStringLiteral(
        "In this paper, we analyse the current availability of open citations data in one "
        "particular dataset, namely COCI (the OpenCitations Index of Crossref open DOI-to-DOI "
        "citations; http://opencitations.net/index/coci) provided by OpenCitations. The results of "
        "these analyses show a persistent gap in the coverage of the currently available open "
        "citation data. In order to address this specific issue, we propose a strategy whereby the "
        "community (e.g. scholars and publishers) can directly involve themselves in "
        "crowdsourcing open citations, by uploading their citation data via the OpenCitations "
        "infrastructure into our new index, CROCI, the Crowdsourced Open Citations Index.");
    record.published = utc("2019-02-07T09:22:51Z");
    record.updated = utc("2019-06-21T06:21:52Z");
    record.primaryCategory = QStringLiteral("cs.DL");
    record.categories = QStringList{QStringLiteral("cs.DL")};
    record.comment =
        QStringLiteral("7 pages, 3 figures, accepted to ISSI 2019 (https://www.issi2019.org/)");
    return record;
}

} // namespace

// The recorded answers, against expectations written by hand.
class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_SHARED(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void dataCite();
    void dataCiteManyAuthors();
    void absPage();
    void oai();
    void crossref();
    void registrations();
    void aclPage();
    void oldAclPage();
    void semanticScholar();
    void openAlex();
    void everyFile();
};

void TestAnswers::dataCite()
{
    const Result<Record> record = parseDataCite(sample("datacite_arxiv_1902.02534.json"));
    QVERIFY(record);
    compare(*record, croci());
}

void TestAnswers::dataCiteManyAuthors()
{
    const Result<Record> record = parseDataCite(sample("datacite_arxiv_2311.16162.json"));
    QVERIFY(record);
    QCOMPARE(record->arxiv, QStringLiteral("2311.16162"));
    QCOMPARE(record->version, 1);
    QCOMPARE(record->title,
             QStringLiteral("Leveraging Artificial Intelligence Technology for Mapping Research to "
                            "Sustainable Development Goals: A Case Study"));
    QCOMPARE(record->authors.size(), 10);
    QCOMPARE(record->authors.first(), QStringLiteral("Hui Yin"));
    QCOMPARE(record->authors[4], QStringLiteral("Luis Salvador-Carulla"));
    QCOMPARE(record->categories, QStringList({QStringLiteral("cs.DL"), QStringLiteral("cs.AI"),
                                              QStringLiteral("cs.CL")}));
    QCOMPARE(record->published, utc("2023-11-09T11:44:22Z"));
    QCOMPARE(record->updated, record->published);
    QVERIFY(record->abstract.startsWith(QLatin1String("The number of publications related to")));
    QVERIFY(record->doi.isEmpty());
}

void TestAnswers::absPage()
{
    const Result<Record> record = parseAbsPage(sample("arxiv_abs_1902.02534.html"));
    QVERIFY(record);
    Record expected = croci();
    expected.pdfUrl = QStringLiteral("https://arxiv.org/pdf/1902.02534");
    compare(*record, expected);
}

void TestAnswers::oai()
{
    const Result<OaiAnswer> answer = parseOai(sample("oai_arxiv_single.xml"));
    QVERIFY(answer);
    QVERIFY(answer->errorCode.isEmpty());
    QCOMPARE(answer->records.size(), std::size_t(1));
    Record expected;
    expected.arxiv = QStringLiteral("1401.2122");
    expected.title =
        QStringLiteral("New integrable (3+1)-dimensional systems and contact geometry");
    expected.authors = QStringList{QStringLiteral("A. Sergyeyev")};
    expected.abstract = QStringLiteral(
        "We introduce a novel systematic construction for integrable (3+1)-dimensional "
        "dispersionless systems using nonisospectral Lax pairs that involve contact vector "
        "fields.\n\nIn particular, we present new large classes of (3+1)-dimensional integrable "
        "dispersionless systems associated to the Lax pairs which are polynomial and rational in "
        "the spectral parameter.");
    expected.published = utc("2014-01-09T00:00:00Z");
    expected.updated = utc("2017-10-23T00:00:00Z");
    expected.primaryCategory = QStringLiteral("math.AP");
    expected.categories = QStringList{QStringLiteral("math.AP"), QStringLiteral("hep-th"),
                                      QStringLiteral("math-ph"), QStringLiteral("math.DG"),
                                      QStringLiteral("math.MP"), QStringLiteral("nlin.SI")};
    expected.comment = QStringLiteral(
        "16 pages, LaTeX, no figures, revised and abridged, in this version (v5) the typos were "
        "fixed (including some that have unfortunately crept into the published version too), "
        "Letters in Mathematical Physics (2017)");
    expected.journalRef = QStringLiteral("Lett. Math. Phys. 108 (2018), no. 2, 359-376");
    expected.doi = QStringLiteral("10.1007/s11005-017-1013-4");
    compare(answer->records.front(), expected);
}

void TestAnswers::crossref()
{
    const Result<Record> record = parseCrossref(sample("crossref_elife_01567_1.json"));
    QVERIFY(record);
    Record expected;
    expected.title = QStringLiteral("Automated quantitative histology reveals vascular "
                                    "morphodynamics during Arabidopsis hypocotyl secondary growth");
    expected.authors =
        QStringList{QStringLiteral("Martial Sankar"), QStringLiteral("Kaisa Nieminen"),
                    QStringLiteral("Laura Ragni"), QStringLiteral("Ioannis Xenarios"),
                    QStringLiteral("Christian S Hardtke")};
    expected.published = utc("2014-02-11T00:00:00Z");
    expected.updated = expected.published;
    expected.journalRef = QStringLiteral("eLife 3, e01567 (2014)");
    expected.doi = QStringLiteral("10.7554/elife.01567");
    QVERIFY(
        record->abstract.startsWith(QLatin1String("Among various advantages, their small size")));
    QVERIFY2(record->abstract.endsWith(QLatin1String("phloem pole formation.")),
             qPrintable(record->abstract));
    QVERIFY(!record->abstract.contains(u'<'));
    QVERIFY(!record->abstract.contains(u'\n'));
    expected.abstract = record->abstract;
    compare(*record, expected);
}

void TestAnswers::registrations()
{
    QCOMPARE(*parseRegistration(sample("doi_ra_10.48550.json")), Registrar::DataCite);
    QCOMPARE(*parseRegistration(sample("crossref_elife_01567_0.json")), Registrar::Crossref);
}

// Attributes without quotes and in reverse order.
void TestAnswers::aclPage()
{
    const Result<PageAnswer> page = parsePage(sample("acl_2021.naacl-main.208.html"));
    QVERIFY(page);
    QVERIFY(page->cited);
    Record expected;
    expected.title = QStringLiteral("How many data points is a prompt worth?");
    expected.authors =
        QStringList{QStringLiteral("Teven Le Scao"), QStringLiteral("Alexander M. Rush")};
    expected.published = utc("2021-06-01T00:00:00Z");
    expected.updated = expected.published;
    expected.journalRef =
        QStringLiteral("Proceedings of the 2021 Conference of the North American Chapter of the "
                       "Association for Computational Linguistics: Human Language Technologies, "
                       "2627-2636");
    expected.doi = QStringLiteral("10.18653/v1/2021.naacl-main.208");
    expected.pdfUrl = QStringLiteral("https://aclanthology.org/2021.naacl-main.208.pdf");
    compare(page->record, expected);
}

void TestAnswers::oldAclPage()
{
    const Result<PageAnswer> page = parsePage(sample("acl_N04-1001.html"), "text/html");
    QVERIFY(page);
    QVERIFY(page->cited);
    QCOMPARE(page->record.title,
             QStringLiteral("A Statistical Model for Multilingual Entity Detection and Tracking"));
    QCOMPARE(page->record.authors.size(), 8);
    QCOMPARE(page->record.authors[1], QStringLiteral("H. Hassan"));
    QCOMPARE(page->record.published, utc("2004-01-01T00:00:00Z"));
    QVERIFY(page->record.journalRef.endsWith(QLatin1String("HLT-NAACL 2004, 1-8")));
    QVERIFY(page->record.doi.isEmpty());
}

void TestAnswers::semanticScholar()
{
    const auto papers = parseSemanticScholar(sample("s2_batch_with_null.json"));
    QVERIFY(papers);
    QCOMPARE(papers->size(), std::size_t(4));
    QVERIFY(!papers->at(0));
    const Record &second = *papers->at(1);
    QCOMPARE(second.title,
             QStringLiteral("How Much Should We Trust Differences-in-Differences Estimates?"));
    QCOMPARE(second.authors,
             QStringList({QStringLiteral("Marianne Bertrand"), QStringLiteral("E. Duflo"),
                          QStringLiteral("S. Mullainathan")}));
    QCOMPARE(second.published, utc("2001-10-01T00:00:00Z"));
    QCOMPARE(second.doi, QStringLiteral("10.2139/ssrn.288970"));
    QCOMPARE(second.journalRef, QStringLiteral("Experimental & Empirical Studies eJournal"));
    QVERIFY(second.abstract.startsWith(QLatin1String("Most Difference-in-Difference (DD) papers")));
    QCOMPARE(papers->at(3)->published, utc("2023-01-01T00:00:00Z"));

    const auto authors = parseSemanticScholar(sample("s2_batch_authors.json"));
    QVERIFY(authors);
    QCOMPARE(authors->size(), std::size_t(3));
    QCOMPARE(authors->at(1)->authors.size(), 4);
    QVERIFY(authors->at(1)->title.isEmpty());

    const auto unknown = parseSemanticScholar(sample("s2_not_found_404.json"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::Unknown);
    for (const char *bad : {"", "{}", "[1]", "[{}]", "<html>"})
        QCOMPARE(parseSemanticScholar(bad).error().code, ErrorCode::BadAnswer);
}

void TestAnswers::openAlex()
{
    const Result<Record> record = parseOpenAlex(sample("openalex_posted_content.json"));
    QVERIFY(record);
    QCOMPARE(record->title,
             QStringLiteral("A Data Citation Roadmap for Scholarly Data Repositories"));
    QCOMPARE(record->authors.first(), QStringLiteral("Martin Fenner"));
    QCOMPARE(record->published, utc("2016-12-28T00:00:00Z"));
    QCOMPARE(record->doi, QStringLiteral("10.1101/097196"));
    QVERIFY(record->abstract.startsWith(
        QLatin1String("Abstract This article presents a practical roadmap for scholarly data")));
    for (const char *bad : {"", "{}", "[]", "{\"title\": \"x\"}", "<html>"})
        QCOMPARE(parseOpenAlex(bad).error().code, ErrorCode::BadAnswer);
}

// Each recorded file has its parser, and the number of works that it holds. tst_atom has those of
// samples/arxiv, tst_record the .abs files.
void TestAnswers::everyFile()
{
    const auto count = [](const QByteArray &name) {
        const QByteArray body = sample(name.constData());
        if (name.startsWith("datacite"))
            return parseDataCite(body) ? 1 : -1;
        if (name == "crossref_elife_01567_1.json")
            return parseCrossref(body) ? 1 : -1;
        if (name.startsWith("doi_ra") || name.startsWith("crossref"))
            return parseRegistration(body) ? 0 : -1;
        if (name.startsWith("oai"))
            return int(parseOai(body)->records.size());
        if (name.startsWith("arxiv_abs"))
            return parseAbsPage(body) ? 1 : -1;
        if (name.startsWith("acl"))
            return parsePage(body)->cited ? 1 : -1;
        if (name.startsWith("openalex"))
            return parseOpenAlex(body) ? 1 : -1;
        if (name.startsWith("s2_not_found"))
            return parseSemanticScholar(body) ? -1 : 0;
        if (name.startsWith("s2"))
            return int(parseSemanticScholar(body)->size());
        return -1;
    };
    const QDir folder(sharedFolder() + QStringLiteral("/samples/other"));
    int files = 0;
    int works = 0;
    for (const QString &name : folder.entryList(QDir::Files)) {
        if (name.endsWith(QLatin1String(".headers")) || name.endsWith(QLatin1String(".abs")) ||
            name == QLatin1String("INDEX.tsv"))
            continue;
        const int found = count(name.toLatin1());
        QVERIFY2(found >= 0, qPrintable(name));
        ++files;
        works += found;
    }
    QCOMPARE(files, 13);
    QCOMPARE(works, 15); // 2 DataCite, 1 Crossref, 1 OAI, 1 abs, 2 ACL, 1 OpenAlex, 4 + 3 of S2
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
