// SPDX-License-Identifier: MIT
#include "metadata/abspage.h"
#include "metadata/answertext.h"
#include "metadata/atom.h"
#include "metadata/crossref.h"
#include "metadata/datacite.h"
#include "metadata/entities.h"
#include "metadata/htmlhead.h"
#include "metadata/oai.h"
#include "metadata/openalex.h"
#include "metadata/page.h"
#include "metadata/registration.h"
#include "metadata/semanticscholar.h"
#include "shared.h"

#include <QTest>
#include <functional>

using namespace paperdip;

Q_DECLARE_METATYPE(paperdip::ErrorCode)

namespace {

QByteArray fixture(const char *name)
{
    return readAll(QStringLiteral(PAPERDIP_TEST_DATA "/answers/") + QLatin1String(name));
}

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate);
}

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

// A parser as a function that gives its error, or nothing.
using Parser = std::function<std::optional<Error>(const QByteArray &)>;

template<typename Function>
Parser asParser(Function function)
{
    return [function](const QByteArray &body) {
        const auto result = function(body);
        return result ? std::nullopt : std::optional(result.error());
    };
}

struct Named
{
    const char *name;
    Parser parse;
    const char *whole; // a fixture that it reads
    bool ofText;       // a whole answer ends with its last byte; a page may end anywhere
};

QList<Named> parsers()
{
    return {
        {"oai", asParser(parseOai), "oai_raw.xml", true},
        {"datacite", asParser(parseDataCite), "datacite_published.json", true},
        {"crossref", asParser(parseCrossref), "crossref_work.json", true},
        {"crossref search", asParser(parseCrossrefSearch), "crossref_search.json", true},
        {"registration", asParser(parseRegistration), "ra_other.json", true},
        {"openalex", asParser(parseOpenAlex), "openalex.json", true},
        {"semantic scholar", asParser(parseSemanticScholar), "s2_batch.json", true},
        {"abs page", asParser(parseAbsPage), "abs.html", false},
        {"page", asParser([](const QByteArray &body) { return parsePage(body); }),
         "page_cited.html", false},
    };
}

} // namespace

// Answers made up after the rules in shared/facts/arxiv.md, and what is no answer at all.
class TestParsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void oaiRaw();
    void oaiErrors();
    void dataCitePublished();
    void dataCiteOther();
    void crossrefWork();
    void crossrefSearch();
    void citedPage();
    void plainPages();
    void charsets();
    void absPage();
    void unknown();
    void refused_data();
    void refused();
    void cutAnywhere();
    void bombs();
    void manyMetas();
    void entities();
    void names();
    void dates();
};

void TestParsers::oaiRaw()
{
    const Result<OaiAnswer> answer = parseOai(fixture("oai_raw.xml"));
    QVERIFY(answer);
    QCOMPARE(answer->records.size(), std::size_t(1));
    Record expected;
    expected.arxiv = u("hep-th/9901234");
    expected.version = 2;
    expected.title = u("A Made-up Title of $\\alpha$ Strings");
    expected.authors = QStringList{u("Ann B. Author"), u("Carl D. Other Jr."), u("Eva Third")};
    expected.abstract = u("A made-up abstract that is wrapped after some words.\n\n"
                          "Its second paragraph: 1 < 2.");
    expected.published = utc("1999-01-29T10:11:12Z");
    expected.updated = utc("1999-04-05T20:21:22Z");
    expected.primaryCategory = u("hep-th");
    expected.categories = QStringList{u("hep-th"), u("math.DG")};
    expected.comment = u("This paper has been withdrawn by the authors & replaced");
    expected.doi = u("10.1234/made.up");
    QCOMPARE(answer->records.front(), expected);
    QVERIFY(isWithdrawn(answer->records.front()));
}

void TestParsers::oaiErrors()
{
    const Result<OaiAnswer> answer = parseOai(fixture("oai_unknown.xml"));
    QVERIFY(answer);
    QVERIFY(answer->records.empty());
    QCOMPARE(answer->errorCode, u("idDoesNotExist"));
    QCOMPARE(answer->error, u("Nothing matches this id"));
    QByteArray deleted = fixture("oai_raw.xml");
    deleted.replace("<header>", "<header status=\"deleted\">");
    QVERIFY(parseOai(deleted));
    QVERIFY(parseOai(deleted)->records.empty());
}

void TestParsers::dataCitePublished()
{
    const Result<Record> record = parseDataCite(fixture("datacite_published.json"));
    QVERIFY(record);
    Record expected;
    expected.arxiv = u("math/0301234");
    expected.version = 3;
    expected.title = u("A Title with <sup> and a line end");
    expected.authors = QStringList{u("Ann B. Author"), u("The Made-up, Group"), u("李明")};
    expected.abstract = u("One line and its rest.");
    expected.published = utc("2003-01-20T01:02:03Z");
    expected.updated = utc("2003-05-06T07:08:09Z");
    expected.primaryCategory = u("math.GT");
    expected.categories = QStringList{u("math.GT")};
    expected.doi = u("10.1234/journal.5");
    QCOMPARE(*record, expected);
}

void TestParsers::dataCiteOther()
{
    const Result<Record> record = parseDataCite(fixture("datacite_other.json"));
    QVERIFY(record);
    Record expected;
    expected.title = u("A data set");
    expected.authors = QStringList{u("Ann Author")};
    expected.published = utc("2020-05-01T00:00:00Z");
    expected.updated = expected.published;
    expected.journalRef = u("Journal of Data 4(2)");
    expected.doi = u("10.5281/zenodo.1");
    QCOMPARE(*record, expected);
}

void TestParsers::crossrefWork()
{
    const Result<Record> record = parseCrossref(fixture("crossref_work.json"));
    QVERIFY(record);
    Record expected;
    expected.title = u("A Tiny Study of H2O & a < b: With a Subtitle");
    expected.authors = QStringList{u("Ann B. Author Jr."), u("The Made-up Group"), u("Solo")};
    expected.abstract = u("First part, p < 0.05.\n\nSecond.");
    expected.published = utc("2021-04-01T00:00:00Z");
    expected.updated = expected.published;
    expected.journalRef = u("Proceedings of Tests 7(3), 1-12 (2021)");
    expected.doi = u("10.1234/abc.5");
    QCOMPARE(*record, expected);
}

void TestParsers::crossrefSearch()
{
    const Result<std::vector<Record>> records =
        parseCrossrefSearch(fixture("crossref_search.json"));
    QVERIFY(records);
    QCOMPARE(records->size(), std::size_t(2));
    QCOMPARE(records->at(0).doi, u("10.1234/one"));
    QVERIFY(!records->at(0).published.isValid());
    QCOMPARE(records->at(1).title, u("Third Hit"));
    QCOMPARE(records->at(1).published, utc("1999-12-31T00:00:00Z"));
}

void TestParsers::citedPage()
{
    const Result<PageAnswer> page = parsePage(fixture("page_cited.html"));
    QVERIFY(page);
    QVERIFY(page->cited);
    Record expected;
    expected.arxiv = u("2005.01234");
    expected.version = 2;
    expected.title = u("A \"Quoted\" Title & More – Zürich");
    expected.authors = QStringList{u("Ann B. Author"), u("Carl Other")};
    expected.abstract = u("a < b");
    expected.published = utc("2020-05-06T00:00:00Z");
    expected.updated = expected.published;
    expected.journalRef = u("Journal of Tests 12(3), 7");
    expected.doi = u("10.1234/x.y");
    QCOMPARE(page->record, expected);
}

void TestParsers::plainPages()
{
    const Result<PageAnswer> page = parsePage(fixture("page_plain.html"));
    QVERIFY(page);
    QVERIFY(!page->cited);
    Record expected;
    expected.title = u("Just a Page — with a Title");
    QCOMPARE(page->record, expected);
    const auto titleOf = [](const char *html) {
        const Result<PageAnswer> answer = parsePage(html);
        return answer ? answer->record.title : QString();
    };
    QCOMPARE(titleOf("<title>x</title>"), u("x"));
    QCOMPARE(titleOf("<meta property=og:title content='only og'>"), u("only og"));
    QCOMPARE(titleOf("<title lang=en>a &lt;b&gt; c</title>"), u("a <b> c"));
    QCOMPARE(titleOf("<body><title>too late</title>"), QString());
    QCOMPARE(titleOf("<title>never closed"), QString());
    QCOMPARE(titleOf("<svg><title>an icon</title></svg><title>the page</title>"), u("the page"));
    QCOMPARE(titleOf("<meta name=citation_title content=\"cut off"), QString());
}

void TestParsers::charsets()
{
    const QByteArray chinese("<head><meta charset=gb2312><title>\xc2\xdb\xce\xc4</title></head>");
    QCOMPARE(parsePage(chinese)->record.title, u("论文"));
    const QByteArray bare("<title>\xc2\xdb\xce\xc4</title>");
    QCOMPARE(parsePage(bare, "text/html; charset=GBK")->record.title, u("论文"));
    QCOMPARE(parsePage("<title>Z\xfcrich</title>")->record.title, u("Zürich"));
    QCOMPARE(parsePage("<title>Z\xc3\xbcrich</title>")->record.title, u("Zürich"));
    QCOMPARE(parsePage("<meta charset=nonsense><title>Z\xc3\xbcrich</title>")->record.title,
             u("Zürich"));
    const QByteArray wide("\xff\xfe<\0t\0i\0t\0l\0e\0>\0x\0<\0/\0t\0i\0t\0l\0e\0>\0", 34);
    QCOMPARE(parsePage(wide)->record.title, u("x"));
}

void TestParsers::absPage()
{
    const Result<Record> record = parseAbsPage(fixture("abs.html"));
    QVERIFY(record);
    Record expected;
    expected.arxiv = u("2401.01234");
    expected.version = 2; // the one that is shown
    expected.title = u("A Made-up Title");
    expected.authors = QStringList{u("Ann Author")};
    expected.abstract = u("V_max<17.5 and more");
    expected.published = utc("2024-01-02T03:04:05Z");
    expected.updated = utc("2024-01-03T04:05:06Z");
    expected.primaryCategory = u("cs.LG");
    expected.categories = QStringList{u("cs.LG"), u("cs.DC"), u("stat.ML")};
    expected.comment = u("This paper has been withdrawn. See https://example.org/a");
    expected.journalRef = u("Journal of Tests 1 (2024)");
    expected.doi = u("10.1234/made.up");
    QCOMPARE(*record, expected);
    const Result<Record> other = parseAbsPage(fixture("page_plain.html"));
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::BadAnswer);
}

void TestParsers::unknown()
{
    QCOMPARE(parseDataCite(fixture("datacite_unknown.json")).error().code, ErrorCode::Unknown);
    QCOMPARE(parseCrossref("Resource not found.").error().code, ErrorCode::Unknown);
    QCOMPARE(parseRegistration(fixture("ra_unknown.json")).error().code, ErrorCode::Unknown);
    QCOMPARE(*parseRegistration(fixture("ra_other.json")), Registrar::Other);
    QCOMPARE(*parseRegistration("[{\"DOI\":\"10.1\",\"RA\":\"DATACITE\"}]"), Registrar::DataCite);
}

void TestParsers::refused_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("body");
    const QList<QPair<const char *, QByteArray>> bodies{
        {"nothing", {}},
        {"blanks", "  \n"},
        {"words", "Rate exceeded."},
        {"garbage", QByteArray("\x00\xff<<&&\x1f\xfe garbage", 16).repeated(20)},
        {"other JSON", "{\"a\": [1, 2, {}]}"},
        {"JSON list", "[1]"},
        {"JSON null", "null"},
        {"wrong types", "{\"data\":{\"attributes\":{\"doi\":5,\"titles\":\"x\"}},\"status\":\"ok\","
                        "\"message-type\":\"work\",\"message\":[]}"},
        {"deep JSON", QByteArray("[").repeated(100000)},
        {"other XML", "<?xml version=\"1.0\"?><a><b/></a>"},
        {"other namespace", "<OAI-PMH xmlns=\"http://example.org/\"><error code=\"x\"/></OAI-PMH>"},
        {"an empty answer", "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"/>"},
        {"deep XML", QByteArray("<a>").repeated(100000)},
        {"DTD", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"},
    };
    const QList<Named> all = parsers();
    for (int which = 0; which < all.size(); ++which) {
        for (const auto &[name, body] : bodies) {
            if (qstrcmp(name, "JSON list") == 0 && !all[which].ofText)
                continue;
            QTest::addRow("%s: %s", all[which].name, name) << which << body;
        }
        if (all[which].ofText)
            QTest::addRow("%s: page", all[which].name)
                << which << QByteArray("<!DOCTYPE html><html><head><title>t</title></head></html>");
    }
}

void TestParsers::refused()
{
    QFETCH(int, which);
    QFETCH(QByteArray, body);
    const std::optional<Error> error = parsers()[which].parse(body);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::BadAnswer);
    QVERIFY(!error->message.isEmpty());
    QVERIFY(!error->detail.isEmpty());
    if (body.contains("html"))
        QVERIFY2(error->message.contains(QLatin1String("web page")), qPrintable(error->message));
}

// A body that ends anywhere is refused where its form shows it; a page gives what it has. Neither
// crashes.
void TestParsers::cutAnywhere()
{
    for (const Named &one : parsers()) {
        const QByteArray whole = fixture(one.whole).trimmed();
        QVERIFY2(!one.parse(whole), one.name);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const std::optional<Error> error = one.parse(whole.left(size));
            if (one.ofText)
                QVERIFY2(
                    error && error->code == ErrorCode::BadAnswer,
                    qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(one.name)).arg(size)));
        }
    }
}

void TestParsers::bombs()
{
    QByteArray laughs("<!DOCTYPE l [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; ++i)
        laughs += "<!ENTITY a" + QByteArray::number(i) + " \"" +
                  ("&a" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
    laughs += "]><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">&a29;</OAI-PMH>";
    QVERIFY(!parseOai(laughs));
    QVERIFY(!parseAtom(laughs));
    const QByteArray huge(9 * 1024 * 1024, ' ');
    QVERIFY(!parseOai(huge));
    QVERIFY(!parseDataCite(huge));
    QVERIFY(!parseCrossref(huge));
    QVERIFY(!parsePage(huge));
    QVERIFY(!parsePage(QByteArray("<meta ").repeated(500000)));
    QVERIFY(!parsePage(QByteArray("<!--").repeated(500000)));
    QVERIFY(!parsePage(QByteArray("<title>").repeated(400000)));
    QVERIFY(!parseAbsPage(QByteArray("<td class=\"comments\">").repeated(100000)));
}

void TestParsers::manyMetas()
{
    QByteArray page("<meta name=citation_title content=x>");
    for (int i = 0; i < 1500; ++i)
        page += "<meta name=citation_author content=\"A, B" + QByteArray::number(i) + "\">";
    const Result<PageAnswer> answer = parsePage(page);
    QCOMPARE(answer->record.authors.size(), 1500);
    QCOMPARE(answer->record.authors.last(), u("B1499 A"));
}

void TestParsers::entities()
{
    QCOMPARE(decodeEntities(u("&amp;&lt;&gt;&quot;&#39;&#x27;&apos;")), u("&<>\"'''"));
    QCOMPARE(decodeEntities(u("Z&uuml;rich &Eacute; &yuml;&times;")), u("Zürich É ÿ×"));
    QCOMPARE(decodeEntities(u("&alpha;&omega;&Omega;&sigma;")), u("αωΩσ"));
    QCOMPARE(decodeEntities(u("&#x1F600;")), u("😀"));
    QCOMPARE(decodeEntities(u("&amp;lt;")), u("&lt;")); // once only
    QCOMPARE(decodeEntities(u("AT&T; &nosuch; &; & &#; &#xd800; &#0; &#99999999;")),
             u("AT&T; &nosuch; &; & &#; &#xd800; &#0; &#99999999;"));
}

void TestParsers::names()
{
    QCOMPARE(personName(u("Heibi,  Ivan")), u("Ivan Heibi"));
    QCOMPARE(personName(u("King, Jr., Martin L.")), u("Martin L. King Jr."));
    QCOMPARE(personName(u(" Ann B.  Author ")), u("Ann B. Author"));
    QCOMPARE(personName(u("a, b, c, d")), u("a, b, c, d"));
    QCOMPARE(personName(QString(), u("Solo")), u("Solo"));
    QCOMPARE(personName(QString()), QString());
}

void TestParsers::dates()
{
    QCOMPARE(utcTime(u("2019")), utc("2019-01-01T00:00:00Z"));
    QCOMPARE(utcTime(u(" 2019/2/7 ")), utc("2019-02-07T00:00:00Z"));
    QCOMPARE(utcTime(u("2019-02")), utc("2019-02-01T00:00:00Z"));
    QCOMPARE(utcTime(u("2019-02-07T09:22:51Z")), utc("2019-02-07T09:22:51Z"));
    QCOMPARE(utcTime(u("2019-02-07T09:22:51+02:00")), utc("2019-02-07T07:22:51Z"));
    for (const char *bad : {"", "soon", "2019-13", "2019/2/30", "19"})
        QVERIFY2(!utcTime(u(bad)).isValid(), bad);
}

QTEST_GUILESS_MAIN(TestParsers)
#include "tst_parsers.moc"
