// SPDX-License-Identifier: MIT
#include "metadata/atom.h"
#include "shared.h"

#include <QTest>

using namespace paperdip;

namespace {

AtomFeed parsed(const QByteArray &xml)
{
    const Result<AtomFeed> feed = parseAtom(xml);
    if (!feed)
        qFatal("not parsed: %s", qPrintable(feed.error().detail));
    return *feed;
}

AtomFeed fixture(const char *name)
{
    return parsed(readAll(QStringLiteral(PAPERDIP_TEST_DATA "/arxiv/") + QLatin1String(name)));
}

AtomFeed sample(const char *name)
{
    return parsed(
        readAll(sharedFolder() + QStringLiteral("/samples/arxiv/") + QLatin1String(name)));
}

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate);
}

QByteArray feedAround(const QByteArray &inner)
{
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + inner + "</feed>";
}

} // namespace

class TestAtom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void newMarkup();
    void oldMarkup();
    void withdrawn();
    void errorFeed();
    void paperCalledError();
    void refused_data();
    void refused();
    void everyCutIsRefused();
    void recorded();
    void recordedCounts_data();
    void recordedCounts();
};

void TestAtom::newMarkup()
{
    const AtomFeed feed = fixture("new.xml");
    QCOMPARE(feed.totalResults, 2);
    QVERIFY(feed.error.isEmpty());
    QCOMPARE(feed.records.size(), std::size_t(2));

    const Record &zero = feed.records[0];
    QCOMPARE(zero.arxiv, QStringLiteral("math/0301234"));
    QCOMPARE(zero.version, 1);
    QCOMPARE(zero.title, QStringLiteral("0"));
    QCOMPARE(zero.abstract, QStringLiteral("A bound of V_max<17.5 & more."));
    QCOMPARE(zero.authors, QStringList{QStringLiteral("Zoë Müller")});
    QCOMPARE(zero.categories, QStringList({QStringLiteral("math.GT"), QStringLiteral("53C")}));
    QVERIFY(zero.comment.isEmpty());

    Record expected;
    expected.arxiv = QStringLiteral("2401.01234");
    expected.version = 3;
    expected.title = QStringLiteral("Errors in $ω$Attention: <b>not markup</b>");
    expected.authors = QStringList{QStringLiteral("Ann B. Author"), QStringLiteral("李 明")};
    expected.abstract = QStringLiteral(
        "The first paragraph in one line.\n\nThe second begins after a newline and blanks.");
    expected.published = utc("2024-01-02T03:04:05Z");
    expected.updated = utc("2024-05-06T07:08:09Z");
    expected.primaryCategory = QStringLiteral("cs.LG");
    expected.categories = QStringList{QStringLiteral("cs.LG"), QStringLiteral("cs.DC")};
    expected.comment = QStringLiteral("12 pages, code at https://example.org/");
    expected.journalRef = QStringLiteral("Journal of Tests 1:1-12, 2024");
    expected.doi = QStringLiteral("10.1234/made.up");
    QCOMPARE(feed.records[1], expected);
}

void TestAtom::oldMarkup()
{
    const AtomFeed feed = fixture("old.xml");
    QCOMPARE(feed.totalResults, 1);
    QCOMPARE(feed.records.size(), std::size_t(1));
    Record expected;
    expected.arxiv = QStringLiteral("1401.1234");
    expected.version = 2;
    expected.title =
        QStringLiteral("A Title That the Old Service Wrapped after Some Seventy Characters");
    expected.authors = QStringList{QStringLiteral("Ann B. Author"), QStringLiteral("Carl Other")};
    expected.abstract =
        QStringLiteral("The abstract is wrapped as well, and it begins with two blanks.\n\n"
                       "A second paragraph follows, wrapped too.");
    expected.published = utc("2014-01-02T03:04:05Z");
    expected.updated = utc("2014-03-04T05:06:07Z");
    expected.primaryCategory = QStringLiteral("cs.RO");
    expected.categories = QStringList{QStringLiteral("cs.RO")};
    expected.comment = QStringLiteral("20 pages, 3 figures");
    expected.doi = QStringLiteral("10.1234/old.1");
    QCOMPARE(feed.records[0], expected);
}

void TestAtom::withdrawn()
{
    const AtomFeed feed = fixture("withdrawn.xml");
    QCOMPARE(feed.records.size(), std::size_t(1));
    QCOMPARE(feed.records[0].version, 2);
    QCOMPARE(feed.records[0].comment, QStringLiteral("This paper has been withdrawn"));
}

void TestAtom::errorFeed()
{
    const AtomFeed feed = fixture("error.xml");
    QVERIFY(feed.records.empty());
    QCOMPARE(feed.error, QStringLiteral("incorrect id format for xyz"));
}

void TestAtom::paperCalledError()
{
    const AtomFeed feed = parsed(feedAround(
        "<entry><title>Error</title><id>http://arxiv.org/abs/2401.01234v1</id></entry>"));
    QVERIFY(feed.error.isEmpty());
    QCOMPARE(feed.records.size(), std::size_t(1));
    QCOMPARE(feed.records[0].title, QStringLiteral("Error"));
}

void TestAtom::refused_data()
{
    QTest::addColumn<QByteArray>("xml");
    const auto file = [](const char *name) {
        return readAll(QStringLiteral(PAPERDIP_TEST_DATA "/arxiv/") + QLatin1String(name));
    };
    const QByteArray whole = file("new.xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("truncated") << file("truncated.xml");
    QTest::newRow("garbage") << file("garbage.xml");
    QTest::newRow("words") << QByteArray("Rate exceeded.");
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><body><br></body></html>");
    QTest::newRow("strict page") << QByteArray("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>");
    QTest::newRow("other feed") << QByteArray("<feed xmlns=\"http://example.org/\"/>");
    QTest::newRow("no namespace") << QByteArray("<feed/>");
    QTest::newRow("newline before the declaration") << "\n" + whole;
    QTest::newRow("rubbish behind") << whole + "x";
    QTest::newRow("two feeds") << whole + feedAround({});
    QTest::newRow("control character") << feedAround("\x01");
    QTest::newRow("bad UTF-8") << feedAround("<title>\xc3\x28</title>");
    QTest::newRow("undeclared entity") << feedAround("<title>&nbsp;</title>");
    QTest::newRow("DTD") << "<!DOCTYPE feed [<!ENTITY a \"b\">]>" +
                                feedAround("<title>&a;</title>");
    QTest::newRow("external DTD") << "<!DOCTYPE feed SYSTEM \"file:///etc/passwd\">" +
                                         feedAround({});
    QTest::newRow("deep") << feedAround(QByteArray("<a>").repeated(70) +
                                        QByteArray("</a>").repeated(70));
    QTest::newRow("very deep") << feedAround(QByteArray("<a>").repeated(200000));
}

void TestAtom::refused()
{
    QFETCH(QByteArray, xml);
    const Result<AtomFeed> feed = parseAtom(xml);
    QVERIFY(!feed);
    QCOMPARE(feed.error().code, ErrorCode::BadAnswer);
    QVERIFY(!feed.error().detail.isEmpty());
}

void TestAtom::everyCutIsRefused()
{
    const QByteArray whole = readAll(QStringLiteral(PAPERDIP_TEST_DATA "/arxiv/new.xml")).trimmed();
    QVERIFY(parseAtom(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!parseAtom(whole.left(size)), qPrintable(QString::number(size)));
}

// By hand, from the recorded answers.
void TestAtom::recorded()
{
    SKIP_WITHOUT_SHARED();
    const AtomFeed jupiters = sample("new_oldstyle_astro-ph_0601001.xml");
    QCOMPARE(jupiters.records[0].arxiv, QStringLiteral("astro-ph/0601001"));
    QCOMPARE(jupiters.records[0].authors.size(), 4);
    QCOMPARE(jupiters.records[0].journalRef, QStringLiteral("ActaAstron.56:1-50,2006"));
    QVERIFY(jupiters.records[0].abstract.startsWith(QLatin1String("We derive the frequencies")));
    QVERIFY(jupiters.records[0].abstract.contains(QLatin1String("V_max<17.5. Hence")));

    const AtomFeed wrapped = sample("legacy_wrapped_title_doi_1710.08557.xml");
    QCOMPARE(
        wrapped.records[0].title,
        QStringLiteral(
            "On Neuromechanical Approaches for the Study of Biological Grasp and Manipulation"));
    QCOMPARE(wrapped.records[0].doi, QStringLiteral("10.1186/s12984-017-0305-3"));
    QVERIFY(!wrapped.records[0].abstract.contains(u'\n'));

    const AtomFeed zero = sample("new_title_zero_2104.12255v1.xml");
    QCOMPARE(zero.records[0].title, QStringLiteral("0"));
    QCOMPARE(zero.records[0].primaryCategory, QStringLiteral("cs.CR"));

    const AtomFeed error = sample("new_error_400_abc.xml");
    QCOMPARE(error.error, QStringLiteral("incorrect id format for abc"));
    QCOMPARE(sample("legacy_error_400_INVALIDID.xml").error,
             QStringLiteral("incorrect id format for INVALIDID"));

    const AtomFeed one = sample("new_batch_one_unknown.xml");
    QCOMPARE(one.totalResults, 1);
    QCOMPARE(one.records[0].arxiv, QStringLiteral("1707.08567"));
    QCOMPARE(one.records[0].authors.size(), 34);
    QCOMPARE(sample("new_oldstyle_versioned_quant-ph_0201082v1.xml").records[0].arxiv,
             QStringLiteral("quant-ph/0201082"));
}

void TestAtom::recordedCounts_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<int>("entries");
    const auto row = [](const char *name, int entries) { QTest::newRow(name) << entries; };
    row("legacy_doi_journalref_1312.2021.xml", 1);
    row("legacy_error_400_INVALIDID.xml", 0);
    row("legacy_oldstyle_33authors_astro-ph_9812133.xml", 1);
    row("legacy_oldstyle_math_9501234.xml", 1);
    row("legacy_oldstyle_msc_math_0211159.xml", 1);
    row("legacy_search2_2025-10.xml", 2);
    row("legacy_wrapped_title_doi_1710.08557.xml", 1);
    row("new_batch100_search.xml", 100);
    row("new_batch10_latex_title.xml", 10);
    row("new_batch10_search.xml", 10);
    row("new_batch10_start50.xml", 10);
    row("new_batch_one_unknown.xml", 1);
    row("new_error_400_abc.xml", 0);
    row("new_oldstyle_astro-ph_0601001.xml", 1);
    row("new_oldstyle_versioned_quant-ph_0201082v1.xml", 1);
    row("new_single_1605.08386.xml", 1);
    row("new_single_manyauthors_1707.08567.xml", 1);
    row("new_title_zero_2104.12255v1.xml", 1);
    row("new_unknown_id_0000.0000.xml", 0);
    row("new_unknown_id_0808.05394.xml", 0);
}

void TestAtom::recordedCounts()
{
    QFETCH(int, entries);
    const AtomFeed feed = sample(QTest::currentDataTag());
    QCOMPARE(int(feed.records.size()), entries);
    for (const Record &record : feed.records) {
        QVERIFY(!record.arxiv.isEmpty());
        QVERIFY(record.version > 0);
        QVERIFY(!record.title.isEmpty());
        QCOMPARE(record.title, record.title.simplified());
        QVERIFY(!record.authors.isEmpty());
        QVERIFY(!record.abstract.isEmpty());
        QVERIFY(record.published.isValid());
        QVERIFY(record.updated.isValid());
        QVERIFY(record.published <= record.updated);
        QVERIFY(!record.primaryCategory.isEmpty());
        QVERIFY(record.categories.contains(record.primaryCategory));
    }
}

QTEST_GUILESS_MAIN(TestAtom)
#include "tst_atom.moc"
