// SPDX-License-Identifier: MIT
#include "metadata/arxivstub.h"
#include "metadata/htmlhead.h"
#include "metadata/pagefetcher.h"
#include "metadata/pagetext.h"
#include "shared.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace paperdip;

namespace {

const QUrl here(QStringLiteral("https://example.org/group/index.html"));

// "h2 Words [link](u)", cells between bars, one block a line.
QString shown(const PageText &page)
{
    QStringList lines;
    for (const PageBlock &block : page.blocks) {
        QStringList cells;
        for (const QList<PagePiece> &cell : block.cells) {
            QString text;
            for (const PagePiece &piece : cell) {
                QString words = piece.isBreak ? QStringLiteral("/") : piece.text;
                if (piece.isEmphasised)
                    words = QStringLiteral("*%1*").arg(words);
                if (piece.isStrong)
                    words = QStringLiteral("**%1**").arg(words);
                text += piece.address.isEmpty()
                            ? words
                            : QStringLiteral("[%1](%2)").arg(words, piece.address);
            }
            cells << text.trimmed();
        }
        const QString level = QString::number(block.level);
        const QString name = block.kind == PageBlock::Kind::Heading ? QStringLiteral("h") + level
                             : block.kind == PageBlock::Kind::Item  ? QStringLiteral("i") + level
                             : block.kind == PageBlock::Kind::Row
                                 ? QString::fromLatin1(block.isHead ? "head" : "row")
                                 : QStringLiteral("p");
        lines << name + u' ' + cells.join(QLatin1String(" | "));
    }
    return lines.join(u'\n');
}

QString shown(const QByteArray &html)
{
    return shown(readPageText(QString::fromUtf8(html), here));
}

} // namespace

// Pages and feeds as blocks of words and links, and how one is fetched.
class TestPageText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void blocks_data();
    void blocks();
    void titleAndBase();
    void isBoundedAndLinear_data();
    void isBoundedAndLinear();
    void feeds();
    void refusesFeeds_data();
    void refusesFeeds();
    void kinds_data();
    void kinds();
    void fetchesWithinItsBounds();
    void refusesPrivatePlaces();
};

void TestPageText::blocks_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("expected");
    QTest::newRow("paragraphs") << QByteArray("<p>One\n two</p>three<p>four")
                                << QStringLiteral("p One two\np three\np four");
    QTest::newRow("headings") << QByteArray("<h1>A <small>b</small></h1><H3 class=x>C</H3>d")
                              << QStringLiteral("h1 A b\nh3 C\np d");
    QTest::newRow("unclosed heading")
        << QByteArray("<h2>Title<p>text") << QStringLiteral("h2 Title\np text");
    QTest::newRow("nested items") << QByteArray("<ul><li>a<ul><li>b</ul><li>c</ul>")
                                  << QStringLiteral("i0 a\ni1 b\ni0 c");
    QTest::newRow("lines in an item") << QByteArray("<ul><li><div>a</div><p>b</p>c<br>d</li></ul>")
                                      << QStringLiteral("i0 a/b/c/d");
    QTest::newRow("definition list")
        << QByteArray("<dl><dt>[1] <a href=/abs/1>x</a><dd><div>Title: y</div></dl>")
        << QStringLiteral("i0 [1] [x](https://example.org/abs/1)/Title: y");
    QTest::newRow("rows") << QByteArray("<table><tr><th>A<th>B<tr><td>1<td><i>2</i></table>")
                          << QStringLiteral("head A | B\nrow 1 | *2*");
    QTest::newRow("a heading in a cell") << QByteArray("<table><tr><td>x<td><h2>A</h2>b</table>")
                                         << QStringLiteral("row x | \nh2 A\np b");
    QTest::newRow("links") << QByteArray("<a href='b.pdf'>x</a> <A HREF=\"../c\">y</A> "
                                         "<a class=q href=//h.org/d>z</a>")
                           << QStringLiteral("p [x](https://example.org/group/b.pdf) "
                                             "[y](https://example.org/c) [z](https://h.org/d)");
    QTest::newRow("no links") << QByteArray("<a href='#x'>a</a> <a href='javascript:f()'>b</a> "
                                            "<a href='file:///etc/passwd'>c</a> "
                                            "<a href='data:text/html,x'>d</a> "
                                            "<a href='index.html#top'>e</a> <a name=f>f</a> "
                                            "<a href='https://me@evil.com/'>g</a>")
                              << QStringLiteral("p a b c d e f g");
    QTest::newRow("a link over blocks")
        << QByteArray("<a href=x.pdf><h3>Title</h3><p>more</a><p>out")
        << QStringLiteral("h3 [Title](https://example.org/group/x.pdf)\n"
                          "p [more](https://example.org/group/x.pdf)\np out");
    QTest::newRow("a picture's link")
        << QByteArray("<a href=x.pdf><img src=i.png alt=PDF></a> <a href=y.pdf><img></a>")
        << QStringLiteral("p [PDF](https://example.org/group/x.pdf) "
                          "[link](https://example.org/group/y.pdf)");
    QTest::newRow("marks") << QByteArray("a <em>b</em> <strong>c</strong></em> <i>d</i>")
                           << QStringLiteral("p a *b* **c** *d*");
    QTest::newRow("entities") << QByteArray("&lt;b&gt; &amp;amp; &#8220;x&#8221; &nbsp; &bogus; &")
                              << QStringLiteral("p <b> &amp; “x” &bogus; &");
    QTest::newRow("not shown") << QByteArray("<script>'<p>a'</script><style>b</style><nav>c</nav>"
                                             "<!-- <p>d --><select><option>e</select><p>f")
                               << QStringLiteral("p f");
    QTest::newRow("unclosed nav") << QByteArray("<nav>a<p>b") << QStringLiteral("p a\np b");
    QTest::newRow("comparison") << QByteArray("a < b and 3<4 <3 </ >")
                                << QStringLiteral("p a < b and 3<4 <3 </ >");
    QTest::newRow("cut off") << QByteArray("<p>a<a href=\"https://example.org/x")
                             << QStringLiteral("p a");
    QTest::newRow("unclosed comment") << QByteArray("a<!-- b") << QStringLiteral("p a");
}

void TestPageText::blocks()
{
    QFETCH(const QByteArray, html);
    QFETCH(const QString, expected);
    QCOMPARE(shown(html), expected);
}

void TestPageText::titleAndBase()
{
    const PageText page = readPageText(
        QStringLiteral("<title> A &amp; B\n</title><base href='/other/'><base href='/third/'>"
                       "<a href='x.pdf'>x</a><svg><title>no</title></svg>"),
        here);
    QCOMPARE(page.title, QStringLiteral("A & B"));
    QCOMPARE(page.blocks.first().cells.first().first().address,
             QStringLiteral("https://example.org/other/x.pdf"));
    const PageText open = readPageText(QStringLiteral("<title>Open<body><p>text"), here);
    QCOMPARE(open.title, QStringLiteral("Open"));
    QCOMPARE(shown(open), QStringLiteral("p text"));
}

void TestPageText::isBoundedAndLinear_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("nested") << QByteArray("<div><ul><li><table><tr><td>");
    QTest::newRow("quotes") << QByteArray("<a href=\"x'>");
    QTest::newRow("comments") << QByteArray("<!-");
    QTest::newRow("open comments") << QByteArray("<!-- x ");
    QTest::newRow("less than") << QByteArray("< <");
    QTest::newRow("nav") << QByteArray("<nav><svg>a");
    QTest::newRow("scripts") << QByteArray("<script>");
    QTest::newRow("links") << QByteArray("<a href=/x.pdf>a<b>");
    QTest::newRow("entities") << QByteArray("&amp");
    QTest::newRow("one word") << QByteArray("word");
    QTest::newRow("attributes") << QByteArray(" a=b");
    QTest::newRow("items") << QByteArray("<li>x");
    QTest::newRow("cells") << QByteArray("<td>x");
}

void TestPageText::isBoundedAndLinear()
{
    QFETCH(const QByteArray, piece);
    constexpr qsizetype size = 3 * 1024 * 1024;
    const QByteArray html = "<p>" + piece.repeated(size / piece.size());
    QElapsedTimer clock;
    clock.start();
    const PageText page = readPageText(htmlText(html), here);
    QVERIFY2(clock.elapsed() < 60000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(page.blocks.size() <= 20000);
    for (const PageBlock &block : page.blocks) {
        QVERIFY(block.cells.size() <= 40);
        for (const QList<PagePiece> &cell : block.cells) {
            QVERIFY(cell.size() <= 400);
            for (const PagePiece &one : cell)
                QVERIFY(one.text.size() <= 8000);
        }
        QVERIFY(block.level <= 6);
    }
}

void TestPageText::feeds()
{
    const QString folder = QStringLiteral(PAPERDIP_TEST_DATA "/pages/");
    const Result<PageText> rss = readFeed(readAll(folder + QStringLiteral("arxiv.rss")), here);
    QVERIFY(rss);
    QCOMPARE(rss->title, QStringLiteral("cs.OS updates on arXiv.org"));
    QCOMPARE(shown(*rss),
             QStringLiteral("i0 [A Scheduler for Everything](https://arxiv.org/abs/2601.00001) by "
                            "Ann B. Author, Carl Other\n"
                            "i0 [Kernels & Userspace: A Survey of Both]"
                            "(https://arxiv.org/abs/2601.00002) by Dora Third"));
    const Result<PageText> atom = readFeed(readAll(folder + QStringLiteral("blog.atom")), here);
    QVERIFY(atom);
    QCOMPARE(shown(*atom),
             QStringLiteral(
                 "h2 Two papers on consensus\np Today: [In Search of an Understandable Consensus "
                 "Algorithm](https://www.usenix.org/system/files/conference/atc14/"
                 "atc14-paper-ongaro.pdf) and [Paxos Made Moderately Complex]"
                 "(https://blog.example.org/files/paxos.pdf).\nh2 No paper today\np Nothing."));
    const Result<PageText> rdf =
        readFeed("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                 "xmlns=\"http://purl.org/rss/1.0/\"><channel><title>T</title></channel><item>"
                 "<title>A B C</title><link>https://doi.org/10.1000/x</link></item></rdf:RDF>",
                 here);
    QVERIFY(rdf);
    QCOMPARE(shown(*rdf), QStringLiteral("i0 [A B C](https://doi.org/10.1000/x)"));
}

void TestPageText::refusesFeeds_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray("<rss><channel><item><title>A");
    QTest::newRow("another document") << QByteArray("<svg><title>A</title></svg>");
    QTest::newRow("DTD") << QByteArray("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel/></rss>");
    QTest::newRow("bomb") << QByteArray(
        "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY b0 \"x\">"
        "<!ENTITY b1 \"&b0;&b0;\">]><feed><title>&b1;</title></feed>");
    QTest::newRow("deep") << QByteArray("<rss><channel>") + QByteArray("<a>").repeated(5000) +
                                 QByteArray("</a>").repeated(5000) + QByteArray("</channel></rss>");
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><p>x</html>");
}

void TestPageText::refusesFeeds()
{
    QFETCH(const QByteArray, xml);
    const Result<PageText> feed = readFeed(xml, here);
    QVERIFY(!feed);
    QCOMPARE(feed.error().code, ErrorCode::BadAnswer);
}

void TestPageText::kinds_data()
{
    using Kind = FetchedPage::Kind;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind"); // -1: no page
    const auto row = [](const char *name, const char *bytes, const char *type, const char *url,
                        int kind) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(type) << QString::fromLatin1(url)
                            << kind;
    };
    const char *page = "https://a.org/x";
    row("html", "<p>x", "text/html; charset=utf-8", page, int(Kind::Html));
    row("no type", "<!DOCTYPE html><p>x", "", page, int(Kind::Html));
    row("xhtml", "<?xml version=\"1.0\"?><html>", "application/xhtml+xml", page, int(Kind::Html));
    row("markdown", "# A", "text/markdown", page, int(Kind::Markdown));
    row("plain", "# A", "text/plain; charset=utf-8", "https://raw.x.org/README.md",
        int(Kind::Markdown));
    row("octets", "# A", "application/octet-stream", "https://x.org/a.md", int(Kind::Markdown));
    row("html as text", "<html><p>", "text/plain", page, int(Kind::Html));
    row("rss", "<?xml version=\"1.0\"?><rss>", "application/rss+xml", page, int(Kind::Feed));
    row("feed as html", "<?xml version=\"1.0\"?>\n<feed xmlns=\"a\">", "text/html", page,
        int(Kind::Feed));
    row("feed as xml", " <rdf:RDF>", "text/xml", page, int(Kind::Feed));
    row("a page that names a feed", "<html><a>&lt;rss<rss>", "text/html", page, int(Kind::Html));
    row("pdf", "%PDF-1.5", "application/pdf", page, -1);
    row("pdf as html", "%PDF-1.5", "text/html", page, -1);
    row("picture", "\x89PNG", "image/png", page, -1);
    row("zip", "PK", "application/octet-stream", page, -1);
}

void TestPageText::kinds()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, type);
    QFETCH(const QString, url);
    QFETCH(const int, kind);
    const auto found = pageKind(bytes, type, QUrl(url));
    QCOMPARE(found ? int(*found) : -1, kind);
}

void TestPageText::fetchesWithinItsBounds()
{
    ArxivStub server;
    ServiceOptions options;
    options.baseUrl = server.url();
    options.limits = {300, 700, 100000, true};
    PageFetcher fetcher(options);
    QSignalSpy fetched(&fetcher, &PageFetcher::fetched);
    const auto next = [&](const ArxivStub::Reply &reply) {
        fetched.clear();
        server.answerNext({reply});
        fetcher.fetch(QUrl(server.url().toString() + QStringLiteral("/page#part")));
        if (!QTest::qWaitFor([&] { return !fetched.isEmpty(); }, 10000))
            qFatal("no answer");
        return fetched.first().first().value<FetchedPage>();
    };
    server.speak("text/html", [](const QByteArray &) { return QByteArray("<p>x</p>"); });
    FetchedPage page = next({});
    QVERIFY(!page.error);
    QCOMPARE(page.bytes, QByteArray("<p>x</p>"));
    QVERIFY(!page.isCut);
    QCOMPARE(server.requests().last().target, QByteArray("/page"));

    server.speak("text/html", [](const QByteArray &) { return QByteArray(3 << 20, 'a'); });
    page = next({});
    QVERIFY(!page.error);
    QCOMPARE(page.bytes.size(), 100000);
    QVERIFY(page.isCut);

    using Behaviour = ArxivStub::Behaviour;
    page = next({Behaviour::TooLarge}); // without end, and without a type
    QVERIFY(!page.error);
    QVERIFY(page.isCut);
    server.speak("text/html", [](const QByteArray &) { return QByteArray("<p>x</p>"); });
    QCOMPARE(next({Behaviour::Silent}).error->code, ErrorCode::Timeout);
    QCOMPARE(next({Behaviour::Drip}).error->code, ErrorCode::Timeout);
    QCOMPARE(next({Behaviour::HalfLength}).error->code, ErrorCode::Network);
    QCOMPARE(next({Behaviour::RedirectToFile}).error->code, ErrorCode::Http);
    QCOMPARE(next({Behaviour::Normal, 404}).error->code, ErrorCode::Http);
    server.speak("application/pdf", [](const QByteArray &) { return QByteArray("%PDF-1.5"); });
    QCOMPARE(next({}).error->code, ErrorCode::BadAnswer);
    server.refuseConnections();
    QCOMPARE(next({}).error->code, ErrorCode::Offline);
}

void TestPageText::refusesPrivatePlaces()
{
    ArxivStub server;
    ServiceOptions options = ServiceOptions::page();
    options.baseUrl = QUrl();
    PageFetcher fetcher(options);
    for (const QString &address :
         {server.url().toString(), QStringLiteral("http://10.0.0.1/"),
          QStringLiteral("http://localhost/"), QStringLiteral("http://2130706433/"),
          QStringLiteral("file:///etc/passwd"), QStringLiteral("ftp://example.org/")}) {
        QSignalSpy fetched(&fetcher, &PageFetcher::fetched);
        fetcher.fetch(QUrl(address));
        QTRY_COMPARE(fetched.size(), 1);
        QCOMPARE(fetched.first().first().value<FetchedPage>().error->code, ErrorCode::Invalid);
    }
    QVERIFY(server.requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestPageText)
#include "tst_pagetext.moc"
