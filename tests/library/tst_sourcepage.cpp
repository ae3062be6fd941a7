// SPDX-License-Identifier: MIT
#include "library/citationtext.h"
#include "library/sourcepage.h"
#include "libraryfixture.h"
#include "shared.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

FetchedPage page(const char *name, const QByteArray &type, const char *url)
{
    FetchedPage fetched;
    fetched.bytes = readAll(QStringLiteral(PAPERDIP_TEST_DATA "/pages/") + QLatin1String(name));
    fetched.contentType = type;
    fetched.url = QUrl(QLatin1String(url));
    fetched.asked = fetched.url;
    fetched.kind = pageKind(fetched.bytes, type, fetched.url).value_or(FetchedPage::Kind::Html);
    return fetched;
}

FetchedPage html(const QByteArray &bytes)
{
    FetchedPage fetched;
    fetched.bytes = bytes;
    fetched.contentType = "text/html; charset=utf-8";
    fetched.url = QUrl(QStringLiteral("https://example.org/papers/"));
    return fetched;
}

SourcePage readOrDie(const FetchedPage &fetched)
{
    const Result<SourcePage> read = readSourcePage(fetched);
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    return *read;
}

// "Heading > Heading: Title | authors | venue | year | works"
QStringList lines(const SourcePage &source)
{
    QStringList all;
    for (const SourceEntry &entry : source.entries) {
        QStringList works;
        for (const Identified &work : entry.works)
            works << (work.kind == Identified::Kind::Url ? work.url : work.id);
        all << entry.headings.join(QLatin1String(" > ")) + QLatin1String(": ") +
                   QStringList{entry.title, entry.authors, entry.venue, QString::number(entry.year),
                               works.join(u' ')}
                       .join(QLatin1String(" | "));
    }
    return all;
}

} // namespace

// Works and citations on pages of the kinds that people name as their sources.
class TestSourcePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void pages_data();
    void pages();
    void rows_data();
    void rows();
    void citations_data();
    void citations();
    void noCitations_data();
    void noCitations();
    void sameWorkIsOneEntry();
    void wordsStayWords();
    void hugeAndHostilePages();
    void addresses_data();
    void addresses();
    void knowsWhatIsInAList();
    void remembersWhatWasThere();
    void survivesTheNextStart();
    void readsTheCorpusAsPages();
};

void TestSourcePage::pages_data()
{
    QTest::addColumn<FetchedPage>("fetched");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("sigops")
        << page("sigops.html", "text/html", "https://www.sigops.org/award-hof.html")
        << QStringLiteral("ACM SIGOPS: Hall of Fame Award")
        << QStringList{
               QStringLiteral("2007 Awards: Time, Clocks, and the Ordering of Events in a "
                              "Distributed System | Leslie Lamport | Communications of the ACM "
                              "21(7) | 1978 | "),
               QStringLiteral("2007 Awards: Implementing Remote Procedure Calls | Andrew D. "
                              "Birrell and Bruce Jay Nelson | ACM Transactions on Computer Systems "
                              "2(1) | 1984 | "),
               QStringLiteral("2007 Awards: End-To-End Arguments in System Design | J. H. "
                              "Saltzer, D. P. Reed, and D. D. Clark | ACM Transactions on Computer "
                              "Systems 2(4) | 1984 | http://doi.acm.org/10.1145/357401.357402"),
               QStringLiteral("2006 Awards: Safe Kernel Extensions Without Run-Time Checking | "
                              "George C. Necula and Peter Lee | Second USENIX Symposium on "
                              "Operating Systems Design and Implementation, Seattle, Washington | "
                              "1996 | ")};
    QTest::newRow("wordpress")
        << page("wordpress.html", "text/html", "https://www.sigops.org/2020/11/")
        << QStringLiteral("2020 – ACM SIGOPS")
        << QStringList{
               QStringLiteral("SIGOPS Hall of Fame Award 2020: Promises: Linguistic Support for "
                              "Efficient Asynchronous Procedure Calls in Distributed Systems | "
                              "Barbara Liskov and Liuba Shrira | PLDI | 1988 | "
                              "https://dl.acm.org/doi/10.1145/53990.54016"),
               QStringLiteral("SIGOPS Hall of Fame Award 2020: Xen and the Art of Virtualization | "
                              "Paul Barham, Boris Dragovic, Keir Fraser, Steven Hand, Tim Harris, "
                              "Alex Ho, Rolf Neugebauer, Ian Pratt, and Andrew Warfield | "
                              "Nineteenth ACM Symposium on Operating Systems Principles (SOSP) | "
                              "2003 | "),
               QStringLiteral("Honourable mentions: MapReduce: Simplified Data Processing on Large "
                              "Clusters |  |  | 0 | https://www.usenix.org/conference/osdi-04/"
                              "presentation/mapreduce-simplified-data-processing-large-clusters"),
               QStringLiteral("Honourable mentions: The Chubby Lock Service for Loosely-Coupled "
                              "Distributed Systems |  |  | 0 | https://www.usenix.org/legacy/event/"
                              "osdi06/tech/full_papers/burrows/burrows.pdf")};
    // The reader of tables takes the year from the column of dates.
    QTest::newRow("reading group")
        << page("readinggroup.html", "text/html", "https://group.example.org/")
        << QStringLiteral("Systems Reading Group")
        << QStringList{
               QStringLiteral("Spring 2025: Efficient Memory Management for Large Language Model "
                              "Serving with PagedAttention |  | SOSP | 2025 | 2309.06180 "
                              "https://dl.acm.org/doi/10.1145/3600006.3613165"),
               QStringLiteral("Spring 2025: PowerInfer: Fast Large Language Model Serving with a "
                              "Consumer-grade GPU |  | SOSP | 2025 | "),
               QStringLiteral("Fall 2024: FlashAttention: Fast and Memory-Efficient Exact "
                              "Attention |  |  | 2024 | "
                              "https://group.example.org/rg/papers/flash%20attention.pdf"),
               QStringLiteral("Fall 2024: Taming Throughput-Latency Tradeoff in LLM Inference with "
                              "Sarathi-Serve |  | arXiv | 2024 | 2403.02310 "
                              "https://group.example.org/old/2024/sarathi.pdf "
                              "https://www.usenix.org/conference/osdi24/presentation/agrawal")};
    QTest::newRow("awesome list")
        << page("awesome.md", "text/plain", "https://raw.githubusercontent.com/a/b/main/README.md")
        << QStringLiteral("Awesome LLM Serving")
        << QStringList{
               QStringLiteral("Serving: Orca: A Distributed Serving System for Transformer-Based "
                              "Generative Models |  | OSDI | 2022 | "
                              "https://www.usenix.org/conference/osdi22/presentation/yu"),
               QStringLiteral(
                   "Serving: vLLM: Easy, Fast, and Cheap LLM Serving |  |  | 0 | 2309.06180"),
               QStringLiteral("Serving: Local copy of a paper |  |  | 0 | "
                              "https://raw.githubusercontent.com/a/b/main/papers/local.pdf"),
               QStringLiteral("Training: ZeRO: Memory Optimizations Toward Training Trillion "
                              "Parameter Models |  | arXiv | 2020 | 1910.02054"),
               QStringLiteral("Training: Megatron-LM: Training Multi-Billion Parameter Language "
                              "Models |  | arXiv | 2019 | 1909.08053")};
    QTest::newRow("RSS") << page("arxiv.rss", "application/rss+xml", "https://rss.arxiv.org/rss/x")
                         << QStringLiteral("cs.OS updates on arXiv.org")
                         << QStringList{QStringLiteral(": A Scheduler for Everything | Ann B. "
                                                       "Author, Carl Other |  | 0 | 2601.00001"),
                                        QStringLiteral(": Kernels & Userspace: A Survey of Both | "
                                                       "Dora Third |  | 0 | 2601.00002")};
    QTest::newRow("Atom") << page("blog.atom", "text/xml", "https://blog.example.org/feed")
                          << QStringLiteral("The Morning Reader")
                          << QStringList{
                                 QStringLiteral("Two papers on consensus: In Search of an "
                                                "Understandable Consensus Algorithm |  |  | 0 | "
                                                "https://www.usenix.org/system/files/conference/"
                                                "atc14/atc14-paper-ongaro.pdf"),
                                 QStringLiteral("Two papers on consensus: Paxos Made Moderately "
                                                "Complex |  |  | 0 | "
                                                "https://blog.example.org/files/paxos.pdf")};
    QTest::newRow("broken")
        << page("broken.html", "text/html", "https://example.org/") << QStringLiteral("Broken")
        << QStringList{QStringLiteral("Papers: Attention Is All You Need |  |  | 0 | 1706.03762"),
                       QStringLiteral("Papers: BERT: Pre-training |  |  | 0 | "
                                      "1810.04805"),
                       QStringLiteral("Papers: Language Models are Few-Shot Learners | "
                                      " |  | 0 | 2005.14165")};
    QTest::newRow("Chinese, in GBK")
        << page("gbk.html", "text/html", "https://example.org/") << QStringLiteral("论文阅读小组")
        << QStringList{
               QStringLiteral("大模型推理: 基于分页注意力的大语言模型服务高效内存管理 |  |  | 0 | "
                              "2309.06180"),
               QStringLiteral("大模型推理: 面向稀疏模型的推理加速方法研究 |  | 王五，计算机学报 | "
                              "2023 | ")};
}

void TestSourcePage::pages()
{
    QFETCH(const FetchedPage, fetched);
    QFETCH(const QString, title);
    QFETCH(const QStringList, expected);
    const SourcePage source = readOrDie(fetched);
    QCOMPARE(source.title, title);
    QCOMPARE(lines(source).join(u'\n'), expected.join(u'\n'));
}

void TestSourcePage::rows_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a label takes the row's words")
        << QByteArray("<p>A Title Before a Label, <a href='https://arxiv.org/abs/2205.14135'>pdf"
                      "</a> and more words that say what it is about.")
        << QStringLiteral(": A Title Before a Label |  |  | 0 | 2205.14135");
    QTest::newRow("several in a sentence")
        << QByteArray("<p>We read <a href='https://arxiv.org/abs/2205.14135'>The First Long "
                      "Title</a> (<a href='https://dl.acm.org/doi/10.1145/1.2'>acm</a>), then <a "
                      "href='https://arxiv.org/abs/2307.08691'>The Second Long Title</a>.")
        << QStringLiteral(": The First Long Title |  |  | 0 | 2205.14135 "
                          "https://dl.acm.org/doi/10.1145/1.2\n"
                          ": The Second Long Title |  |  | 0 | 2307.08691");
    QTest::newRow("lines with breaks")
        << QByteArray("<p><a href='a.pdf'>The First Long Title</a><br><a href='b.pdf'>The Second "
                      "Long Title</a></p>")
        << QStringLiteral(": The First Long Title |  |  | 0 | https://example.org/papers/a.pdf\n"
                          ": The Second Long Title |  |  | 0 | https://example.org/papers/b.pdf");
    QTest::newRow("headings that link")
        << QByteArray("<h2>Session 1</h2><h3><a href='https://www.usenix.org/conference/osdi24/"
                      "presentation/agrawal'>Taming a Long Tradeoff</a></h3><p>Ann A., Bo B.</p>")
        << QStringLiteral("Session 1: Taming a Long Tradeoff | Ann A., Bo B |  | 0 | "
                          "https://www.usenix.org/conference/osdi24/presentation/agrawal");
    QTest::newRow("arXiv's own listing")
        << QByteArray("<dl><dt><a name='item1'>[1]</a> <a href='https://arxiv.org/abs/2401.00001'>"
                      "arXiv:2401.00001</a> [<a href='https://arxiv.org/pdf/2401.00001'>pdf</a>]"
                      "</dt><dd><div><span>Title:</span> A Title in a Listing</div></dd></dl>")
        << QStringLiteral(": A Title in a Listing |  | arXiv | 0 | 2401.00001");
    QTest::newRow("only slides")
        << QByteArray("<ul><li>Ann A. and Bo B., <em>A Title With Slides Alone</em>, SOSP 2021. "
                      "<a href='x/slides/1.pdf'>here</a></ul>")
        << QStringLiteral(": A Title With Slides Alone | Ann A. and Bo B | SOSP | 2021 | ");
    QTest::newRow("two papers of short names")
        << QByteArray("<p><a href='https://arxiv.org/abs/2305.13245'>GQA</a> and <a href='https://"
                      "arxiv.org/abs/1911.02150'>MQA</a>")
        << QStringLiteral(": GQA |  |  | 0 | 2305.13245\n: MQA |  |  | 0 | 1911.02150");
    QTest::newRow("menus and home pages")
        << QByteArray("<ul><li><a href='/'>Home</a><li><a href='/about'>About this group</a></ul>"
                      "<p><a href='https://github.com/a/b'>The code of it all</a>")
        << QString();
    QTest::newRow("prose") << QByteArray("<p>In 2021 we read <em>so many long papers</em> that we "
                                         "stopped counting, and went home.")
                           << QString();
}

void TestSourcePage::rows()
{
    QFETCH(const QByteArray, row);
    QFETCH(const QString, expected);
    QCOMPARE(lines(readOrDie(html(row))).join(u'\n'), expected);
}

void TestSourcePage::citations_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *markdown, const char *expected) {
        QTest::newRow(name) << QByteArray(markdown) << QString::fromUtf8(expected);
    };
    row("italics", "- Ann A. Author, *A Title of Words*, Journal 2(1):39-59, February 1984.",
        "Ann A. Author|A Title of Words|Journal 2(1)|1984");
    row("quotes",
        "1. A. Author and B. Other, \"A Title of Words,\" in Proc. of SOSP, 2003, pp. 1-2.",
        "A. Author and B. Other|A Title of Words|SOSP|2003");
    row("numbered", "[12] Ann Author and Bo Other. A Title of Words. In OSDI, 2010.",
        "Ann Author and Bo Other|A Title of Words|OSDI|2010");
    row("journal in italics",
        "Ann Author and Bo Other. A Title of Words. *Some Great Journal*, 3, 2010.",
        "Ann Author and Bo Other|A Title of Words|Some Great Journal|2010");
    row("title first", "*A Title of Words*, Ann Author and Bo Other. SOSP 1999.",
        "Ann Author and Bo Other|A Title of Words|SOSP|1999");
    row("Chinese", "- 张三、李四，《一种非常快的注意力算法》，计算机学报，2021。",
        "张三、李四|一种非常快的注意力算法|计算机学报|2021");
}

void TestSourcePage::citations()
{
    QFETCH(const QByteArray, markdown);
    QFETCH(const QString, expected);
    const auto found = citationIn(markdown);
    QVERIFY(found.has_value());
    QCOMPARE(QStringList({found->authors, found->title, found->venue, QString::number(found->year)})
                 .join(u'|'),
             expected);
}

void TestSourcePage::noCitations_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no year") << QByteArray("Ann A. Author, *A Title of Words*, Journal.");
    QTest::newRow("short") << QByteArray("*Overview* (2021)");
    QTest::newRow("a call") << QByteArray("The *call for long papers* closes in May 2025.");
    QTest::newRow("an award") << QByteArray("The SIGOPS Hall of Fame Award was instituted in 2005 "
                                            "to recognize *the most influential papers* of all.");
    QTest::newRow("a date") << QByteArray("- 2025-03-04, Room 3.14, with cake.");
}

void TestSourcePage::noCitations()
{
    QFETCH(const QByteArray, markdown);
    const auto found = citationIn(markdown);
    QVERIFY2(!found, found ? qPrintable(found->title) : "");
}

void TestSourcePage::sameWorkIsOneEntry()
{
    const SourcePage source = readOrDie(
        html("<h2>A</h2><ul><li><a href='https://arxiv.org/abs/2205.14135v2'>A Long Enough "
             "Title</a><li><a href='https://arxiv.org/pdf/2205.14135'>Another name of it</a>"
             "<li><a href='https://dl.acm.org/doi/10.1145/1.2'>A Long Enough Title!</a></ul>"
             "<h2>B</h2><ul><li><a href='https://doi.org/10.1145/1.2'>Once more the same</a>"));
    QCOMPARE(lines(source).join(u'\n'),
             QStringLiteral("A: A Long Enough Title |  |  | 0 | 2205.14135 "
                            "https://dl.acm.org/doi/10.1145/1.2"));
    QCOMPARE(source.entries.first().works.first().version, 2);
}

void TestSourcePage::wordsStayWords()
{
    for (const QString &title :
         {QStringLiteral("# A * Title _ of ` Marks"), QStringLiteral("[x] A Box Is No Box"),
          QStringLiteral("A Title [with brackets] in it"),
          QStringLiteral("A ] Title [ of Brackets"), QStringLiteral("1. A Title of Numbers"),
          QStringLiteral("A Title | of Bars"), QStringLiteral("A <Title> & of Tags"),
          QStringLiteral("- A Title ~~of~~ Dashes"), QStringLiteral("A \\Title of Backslashes")}) {
        const QByteArray link = "<a href='a.pdf'>" + title.toHtmlEscaped().toUtf8() + "</a>";
        for (const QByteArray &row : {"<p>" + link, "<ul><li>" + link + "</ul>",
                                      "<table><tr><td>1<td>" + link + "<tr><td>2<td>x</table>"}) {
            const SourcePage source = readOrDie(html(row));
            QVERIFY2(source.entries.size() == 1, qPrintable(title));
            QCOMPARE(source.entries.first().works.first().url,
                     QStringLiteral("https://example.org/papers/a.pdf"));
            if (!title.startsWith(u'1') && !title.contains(u'[') && !title.startsWith(u'#') &&
                !title.startsWith(u'-'))
                QCOMPARE(source.entries.first().title, title);
        }
    }
}

void TestSourcePage::hugeAndHostilePages()
{
    constexpr qsizetype most = 128 * 1024;
    for (const QByteArray &piece :
         {QByteArray("<div><ul><li>"),
          QByteArray("<li><a href='https://arxiv.org/abs/2205.14135'>"
                     "A Title of Words</a>"),
          QByteArray("<p>Ann A., <i>A Title of Words</i>, 1999. "), QByteArray("<td>[x](y)"),
          QByteArray("<h1>a<a href=x.pdf>"), QByteArray("*_`[")}) {
        QElapsedTimer clock;
        clock.start();
        const SourcePage source = readOrDie(html(piece.repeated(most / piece.size())));
        QVERIFY(source.entries.size() <= 5000);
        QVERIFY2(clock.elapsed() < 60000,
                 (piece + QByteArray::number(clock.elapsed())).constData());
    }
}

void TestSourcePage::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *typed, const char *expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    row("https://www.sigops.org/awards/hof/", "https://www.sigops.org/awards/hof/");
    row("  adsl-rg.github.io ", "https://adsl-rg.github.io");
    row("example.org:8080/x#part", "https://example.org:8080/x");
    row("https://github.com/a/b/blob/main/README.md",
        "https://raw.githubusercontent.com/a/b/main/README.md");
    row("https://github.com/a/b", "https://github.com/a/b");
    row("https://github.com/a/b/blob/main/x.cpp", "https://github.com/a/b/blob/main/x.cpp");
    row("papers", "");
    row("two words.org", "");
    row("", "");
    row("file:///etc/passwd", "");
    row("javascript:alert(1)", "");
    row("https://me:secret@example.org/", "");
}

void TestSourcePage::addresses()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, expected);
    QCOMPARE(sourceAddress(typed).toString(), expected);
}

void TestSourcePage::knowsWhatIsInAList()
{
    const auto library = openLibrary();
    const ListId list = library
                            ->addList("# R\n\n## S\n\n- [ ] [[2205.14135] Flash](https://arxiv.org/"
                                      "abs/2205.14135)\n- [ ] [Raft](https://doi.org/10.1145/1.2)\n"
                                      "- [ ] [Time, clocks and the ordering of events](a.pdf)\n",
                                      {})
                            .value_or(0);
    const SourcePage source = readOrDie(
        html("<ul><li><a href='https://arxiv.org/pdf/2205.14135v3'>Some Other Long Name</a>"
             "<li><a href='https://dl.acm.org/doi/abs/10.1145/1.2'>In Search of Consensus</a>"
             "<li>Leslie Lamport, <i>Time, Clocks, and the Ordering of Events</i>, CACM, 1978."
             "<li><a href='raft.pdf'>Raft</a>"
             "<li><a href='new.pdf'>A New Long Title</a></ul>"));
    QCOMPARE(source.entries.size(), 5);
    SourceMemory memory(*library);
    const QList<SourceState> states = memory.compare(source, list);
    QCOMPARE(states.at(0).node, idOf(*library, list, "Flash"));
    QCOMPARE(states.at(1).node, idOf(*library, list, "Raft"));
    QCOMPARE(states.at(2).node, idOf(*library, list, "Time, clocks and the ordering of events"));
    QCOMPARE(states.at(3).node, 0); // so short a title may be another's
    QCOMPARE(states.at(4).node, 0);
    QVERIFY(std::none_of(states.cbegin(), states.cend(),
                         [](const SourceState &state) { return state.isNew; }));
}

void TestSourcePage::remembersWhatWasThere()
{
    const auto library = openLibrary();
    SourceMemory memory(*library);
    const QByteArray first = "<ul><li><a href='a.pdf'>The First Long Title</a></ul>";
    const QByteArray both = "<ul><li><a href='b.pdf'>The Second Long Title</a>"
                            "<li><a href='a2.pdf'>The First Long Title</a></ul>";
    const auto isNew = [&](const FetchedPage &fetched) {
        QList<bool> answers;
        const QList<SourceState> states = memory.compare(readOrDie(fetched), 0);
        for (const SourceState &state : states)
            answers << state.isNew;
        return answers;
    };
    QCOMPARE(isNew(html(first)), QList<bool>({false}));
    QVERIFY(memory.remember(readOrDie(html(first))));
    QCOMPARE(isNew(html(both)), QList<bool>({true, false})); // also where its file is called anew
    QVERIFY(memory.remember(readOrDie(html(both))));
    QCOMPARE(isNew(html(both)), QList<bool>({false, false}));
    // Once seen it is not new when it comes back; another page is another memory.
    QVERIFY(memory.remember(readOrDie(html(first))));
    QCOMPARE(isNew(html(both)), QList<bool>({false, false}));
    FetchedPage other = html(both);
    other.url = QUrl(QStringLiteral("https://example.org/others/"));
    QCOMPARE(isNew(other), QList<bool>({false, false}));
}

void TestSourcePage::survivesTheNextStart()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library.db"));
    const QByteArray first = "<p><a href='a.pdf'>The First Long Title</a>";
    {
        const auto library = openLibrary(path);
        QVERIFY(SourceMemory(*library).remember(readOrDie(html(first))));
    }
    const auto library = openLibrary(path);
    const SourcePage now = readOrDie(html(first + "<p><a href='b.pdf'>The Second Long Title</a>"));
    const QList<SourceState> states = SourceMemory(*library).compare(now, 0);
    QVERIFY(!states.at(0).isNew);
    QVERIFY(states.at(1).isNew);
}

// Every arXiv paper that reading a list finds is offered where the list is read as a page.
void TestSourcePage::readsTheCorpusAsPages()
{
    SKIP_WITHOUT_SHARED();
    int papers = 0;
    const QStringList lists = corpusLists();
    for (const QString &name : lists) {
        FetchedPage fetched = html(readAll(sharedFolder() + QStringLiteral("/corpus/") + name));
        fetched.kind = FetchedPage::Kind::Markdown;
        QSet<QString> offered;
        const SourcePage source = readOrDie(fetched);
        if (source.entries.size() >= 5000)
            continue;
        for (const SourceEntry &entry : source.entries) {
            for (const Identified &work : entry.works)
                offered.insert(work.id);
        }
        const Document document = Document::read(fetched.bytes);
        for (int i = 0; i < document.size(); ++i) {
            const Reading &reading = document.at(i).reading;
            if (reading.kind != NodeKind::Paper || reading.arxiv.isEmpty() || !reading.main ||
                !reading.main->url.contains(reading.arxiv))
                continue;
            ++papers;
            QVERIFY2(offered.contains(reading.arxiv), qPrintable(name + u' ' + reading.title));
        }
    }
    QVERIFY2(papers > 2000, qPrintable(QString::number(papers)));
}

QTEST_GUILESS_MAIN(TestSourcePage)
#include "tst_sourcepage.moc"
