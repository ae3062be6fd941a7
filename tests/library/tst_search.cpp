// SPDX-License-Identifier: MIT
#include "library/search.h"

#include "library/nearword.h"
#include "library/searchindex.h"
#include "searchdesk.h"
#include "store/store.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

// Finding, over a small library in several languages.
class TestSearch : public QObject, private SearchDesk
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void queries_data();
    void queries();
    void snippets_data();
    void snippets();
    void tiersAndLittleThings();
    void nearWords_data();
    void nearWords();
    void lettersApartIs();
    void isBrokenOff();
    void findsBehindOutdatedRows();

private:
    QByteArray m_function;
};

void TestSearch::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    // The rows of a table ask the same library.
    const QByteArray function = QTest::currentTestFunction();
    if (function == m_function)
        return;
    m_function = function;
    clear();
}

void TestSearch::queries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("results");
    const auto row = [](const char *query, const char *results) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(results);
    };
    row("", "");
    row("   ", "");
    row("+", "");
    row("medusa", "Medusa");
    row("MEDUSA", "Medusa");
    row("med", "Medusa");
    row("m", "Medusa Paged FlashAttention On Parallel FlashAttention-2");
    row("zebra", "");
    row("flash", "FlashAttention-2 FlashAttention");
    row("flashattention", "FlashAttention-2 FlashAttention");
    row("flashattention-2", "FlashAttention-2");
    row("FlashAttention 2", "FlashAttention-2 FlashAttention");
    row("attention", "FlashAttention FlashAttention-2 Medusa");
    row("attn", "");
    row("fast exact", "FlashAttention");
    row("\"memory efficient\"", "FlashAttention");
    row("\"memory-efficient exact\"", "FlashAttention");
    row("\"efficient memory\"", "");
    row("\"exact att\"", "");
    row("\"exact att", "FlashAttention");
    row("“exact attention”", "FlashAttention");
    row("decoding", "Parallel Accelerating A Medusa");
    row("decoding -parallel", "Accelerating A Medusa");
    row("decoding -\"extra decoding\"", "Parallel Accelerating A");
    row("spec", "#Spec A SpecInfer EAGLE");
    row("speculative -survey", "EAGLE");
    row("-decoding -kernels", "EAGLE FlashAttention-2 Paged SpecInfer FlashAttention Über On "
                              "注意機構に基づくデータ圧縮 어텐션 𠮷野家の研究 Straße");
    // Chinese
    row("显存", "SpecInfer Paged");
    row("显", "SpecInfer Paged");
    row("存", "SpecInfer Paged");
    row("显存碎片", "Paged");
    row("存碎", "Paged");
    row("显存 带宽", "SpecInfer");
    row("显存带宽", "SpecInfer");
    row("KV缓存", "Paged");
    row("kv缓", "Paged");
    row("ＫＶ缓存", "Paged");
    row("KV 缓存", "Paged");
    row("缓存KV", "");
    row("gpu", "SpecInfer FlashAttention");
    row("ＧＰＵ", "SpecInfer FlashAttention");
    row("推测", "#推测解码 EAGLE");
    row("推测解码", "#推测解码 EAGLE");
    row("测解", "#推测解码 EAGLE");
    row("测", "#推测解码 EAGLE Medusa");
    row("解码", "#推测解码 EAGLE Medusa");
    row("码", "#推测解码 EAGLE Medusa");
    row("码解", "");
    row("重新思考了", "EAGLE");
    row("\"重新 思考了\"", "EAGLE");
    row("标签：显存带", "SpecInfer");
    row("非线性方程组", "Parallel");
    row("不使用 draft", "Parallel");
    row("\"使用 draft model 的尝试\"", "Parallel");
    row("尝试变成", "");
    row("解码头", "Medusa");
    row("分块", "FlashAttention");
    row("预测，再用", "Medusa");
    row("树", "#树形 SpecInfer Medusa");
    row("树形", "#树形 Medusa");
    row("2 到 4 倍", "Paged");
    row("\"2 到 4 倍\"", "Paged");
    // Japanese and Korean
    row("データ", "注意機構に基づくデータ圧縮");
    row("ﾃﾞｰﾀ", "注意機構に基づくデータ圧縮");
    row("ータ", "注意機構に基づくデータ圧縮");
    row("注意", "注意機構に基づくデータ圧縮 Medusa");
    row("注意機構", "注意機構に基づくデータ圧縮");
    row("ハッシュ", "注意機構に基づくデータ圧縮");
    row("ばっしゅ", "");
    row("テ", "注意機構に基づくデータ圧縮");
    row("の研究", "𠮷野家の研究 注意機構に基づくデータ圧縮");
    row("𠮷", "𠮷野家の研究");
    row("𠮷野", "𠮷野家の研究");
    row("野家", "𠮷野家の研究");
    row("吉野", "");
    row("어텐션", "어텐션");
    row("텐션", "어텐션");
    row("모델의 이해", "어텐션");
    row("\"모델의 이해\"", "어텐션");
    row("일본", "");
    row("日本語", "#日本語と한국어");
    row("한국어", "#日本語と한국어");
    row("と한", "#日本語と한국어");
    // Accents
    row("uber", "Über");
    row("über", "Über");
    row("naive", "Über");
    row("naïve", "Über");
    row("etude", "Über");
    row("strasse", "Straße");
    row("STRASSE", "Straße");
    row("straße", "Straße");
    row("gefuhl", "Straße");
    row("lukasz", "Über");
    row("soren", "Über");
    row("aengel", "Über");
    row("christopher re", "FlashAttention");
    // Ids and addresses
    row("2205.14135", "FlashAttention Medusa");
    row("arXiv:2205.14135v3", "FlashAttention Medusa");
    row("2205.141", "FlashAttention Medusa");
    row("https://arxiv.org/pdf/2205.14135v1.pdf", "FlashAttention Medusa");
    row("id:2205.14135", "FlashAttention Medusa");
    row("2205.14136", "");
    row("math/0309136", "On");
    row("https://arxiv.org/abs/math/0309136", "On");
    row("0309136", "On");
    row("10.1145/3600006.3613165", "Über");
    row("https://doi.org/10.1145/3600006.3613165", "Über");
    row("https://www.example.org/files/Survey.pdf", "A");
    row("http://example.org/files/Survey.pdf", "A");
    row("eotensyeon.pdf", "어텐션");
    row("美杜莎.md", "Medusa");
    row("https://example.org/blog?id=7", "Medusa");
    row("url:example.org", "𠮷野家の研究 A");
    // Formulas
    row("O(n^2)", "On");
    row("$O(n^2)$", "On");
    row("alpha", "On");
    row("\\alpha-divergence", "On");
    row("V_max<17.5", "On");
    row("\"max 17\"", "On");
    row("C++", "On");
    // Fields
    row("author:dao", "FlashAttention-2 Medusa FlashAttention");
    row("作者：dao", "FlashAttention-2 Medusa FlashAttention");
    row("author:\"tri dao\"", "FlashAttention-2 Medusa FlashAttention");
    row("author:dao -author:fu", "FlashAttention-2 Medusa");
    row("author:flash", "");
    row("author:li", "EAGLE Paged");
    row("author:\"li\"", "EAGLE Paged");
    row("title:attention", "FlashAttention");
    row("标题：研究", "𠮷野家の研究");
    row("tag:flash", "FlashAttention-2 FlashAttention");
    row("tag:\"tree-attention\"", "Medusa");
    row("标签：medusa", "Medusa");
    row("remark:显存", "Paged");
    row("abstract:memory", "FlashAttention");
    row("abstract:解码", "EAGLE");
    row("note:softmax", "FlashAttention");
    row("笔记：注意力", "Medusa");
    row("year:2022", "FlashAttention");
    row("year:2024 -state:read", "EAGLE Triton");
    row("year:2024..", "EAGLE Triton Medusa");
    row("年份：..2003", "On");
    row("year:2021", "Über");
    row("state:reading", "Parallel");
    row("状态：在读", "Parallel");
    row("state:read", "Medusa Accelerating FlashAttention");
    row("state:unread attention", "FlashAttention-2");
    row("has:note", "Medusa FlashAttention");
    row("has:note 2205.14135", "FlashAttention Medusa");
    row("has:abstract -has:note year:2023", "FlashAttention-2 Paged");
    row("has:pdf", "");
    row("in:\"Spec Decode\"", "Medusa Parallel SpecInfer #Heads #树形");
    row("in:Heads", "Medusa Parallel");
    row("in:\"Spec Decode/Heads\"", "Medusa Parallel");
    row("in:Kernels/Heads", "");
    row("分区：推测", "EAGLE Accelerating A");
    row("in:\"Spec Decode\" -in:Heads 显存", "SpecInfer");
    row("in:kernels list:其他", "Triton");
    row("in:nowhere", "");
    row("清单：其他 decoding", "Accelerating A");
    row("list:reading decoding", "Parallel Medusa");
    row("-list:reading kernels", "Triton #Kernels");
    row("list:none", "");
    row("kernels", "Triton #Kernels #Kernels");
    // Odd ones
    row("author:", "");
    row("foo:bar", "");
    row("year:soon", "");
    row("\"", "");
    row("\"\"\"", "");
    row("AND OR NOT", "FlashAttention Medusa");
    row("flash*", "FlashAttention-2 FlashAttention");
    row("flash) OR (medusa", "");
    row("title:\"flash", "FlashAttention-2 FlashAttention");
    row("¶", "");
}

void TestSearch::queries()
{
    QFETCH(const QString, query);
    if (!m_library)
        fill();
    QTEST(found(query), "results");
}

void TestSearch::snippets_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("snippet"); // of the first result, the words in brackets
    const auto row = [](const char *query, const char *field, const char *snippet) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(field)
                             << QString::fromUtf8(snippet);
    };
    row("exact", "title", "FlashAttention: Fast and Memory-Efficient [Exact] Attention");
    row("显存碎片", "remark", "KV缓存的分页管理，减少[显存碎片]。吞吐提高了 2 到 4 倍。");
    row("存", "keywords", "用树来验证 显[存]带宽是瓶颈");
    row("gpu 树来", "keywords", "用[树来]验证 显存带宽是瓶颈");
    row("レター", "", "");
    row("データ の研究", "remark", "ハッシュと[ﾃﾞｰﾀの研究]。");
    row("naive -x title:naive", "title", "Über [naïve] Bayes: Étude");
    row("tiling", "abstract",
        "…an IO-aware algorithm that uses [tiling] between GPU high bandwidth memory "
        "(HBM) and on-chip SRAM.");
    row("softmax", "note",
        "# FlashAttention  The [softmax] is rescaled **online**. 分块计算，减少 HBM "
        "访问。  `tl.dot` in Triton ");
    row("fu", "authors", "Daniel Y. [Fu]");
    row("survey.pdf", "id", "https://www.example.org/files/[Survey.pdf]");
    row("state:reading", "title", "Parallel Decoding");
    row("fast softmax", "title", "FlashAttention: [Fast] and Memory-Efficient Exact Attention");
}

void TestSearch::snippets()
{
    QFETCH(const QString, query);
    if (!m_library)
        fill();
    const Result<SearchAnswer> answer = search(m_library->store(), query, {1, 0}, &never);
    QVERIFY(answer);
    const SearchHit hit = answer->hits.value(0);
    QString marked = hit.snippet;
    for (qsizetype i = hit.marks.size() - 1; i >= 0; --i) {
        marked.insert(hit.marks.at(i).second, QLatin1Char(']'));
        marked.insert(hit.marks.at(i).first, QLatin1Char('['));
    }
    QTEST(marked, "snippet");
    QTEST(hit.node == 0 ? QString() : nameOf(hit.field), "field");
}

void TestSearch::tiersAndLittleThings()
{
    // The same word once in each field, the worse one shorter, newer and unread.
    m_library = openLibrary();
    const QByteArray list = "# L\n\n"
                            "- [x] [[2001.00001] A long title with the word needle far behind in "
                            "it](https://arxiv.org/abs/2001.00001)\n"
                            "- [ ] [[2401.00002] Two](https://arxiv.org/abs/2401.00002)\n\n"
                            "  Here is a needle, it says at some length. And then some more.\n"
                            "- [ ] [[2401.00003] Three](https://arxiv.org/abs/2401.00003)\n"
                            "- [ ] [[2401.00004] Four](https://arxiv.org/abs/2401.00004)\n"
                            "  [note](note/flash.md)\n"
                            "- [x] [[2401.00005] Five needles](https://arxiv.org/abs/2401.00005)\n"
                            "- [ ] [[2401.00006] Five needles](https://arxiv.org/abs/2401.00006)\n";
    write("note/flash.md", "needle needle needle needle\n");
    m_reading = m_library->addList(list, write("papers.md", list)).value();
    Record record;
    record.work = QStringLiteral("2401.00003");
    record.abstract = QStringLiteral("needle needle");
    QVERIFY(m_library->store().records().put(record));
    catchUp();
    QCOMPARE(found(QStringLiteral("needle"), m_reading),
             QStringLiteral("Five Five A Two Three Four"));
    const Result<SearchAnswer> answer =
        search(m_library->store(), QStringLiteral("needles"), {1, 0}, &never);
    QVERIFY(answer && answer->more && answer->hits.size() == 1);
    const NodeRow unread = m_library->papersByArxiv(QStringLiteral("2401.00006")).value(0);
    QCOMPARE(answer->hits.first().node, unread.id);
    const Result<QList<NodeId>> nodes =
        searchNodes(m_library->store(), QStringLiteral("needle"), m_reading, &never);
    QVERIFY(nodes);
    QCOMPARE(nodes->size(), 6);
}

void TestSearch::nearWords_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("near");
    const auto row = [](const char *query, const char *near) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(near);
    };
    row("attenton", "attention");
    row("Atention", "attention");
    row("attnetion", "attention");
    row("author:doa", "author:dao");
    row("flash attenton", "flash attention");
    row("\"exact attenton\"", "\"exact attention\"");
    row("xttention", "attention"); // also the first letter
    row("medua", "medusa");
    row("qqqqqq", "");
    row("attention", "");
    row("medusa zebra", "");
    row("显卡", "");
}

void TestSearch::nearWords()
{
    QFETCH(const QString, query);
    if (!m_library)
        fill();
    const Result<SearchAnswer> answer = search(m_library->store(), query, {}, &never);
    QVERIFY(answer);
    QCOMPARE(answer->hits.isEmpty(), query != QLatin1String("attention"));
    QTEST(nearQuery(m_library->store(), query, 0, &never), "near");
}

void TestSearch::lettersApartIs()
{
    const auto apart = [](const char *a, const char *b) {
        return lettersApart(QLatin1String(a), QLatin1String(b), 3);
    };
    QCOMPARE(apart("abc", "abc"), 0);
    QCOMPARE(apart("abc", "acb"), 1);
    QCOMPARE(apart("abc", "abcd"), 1);
    QCOMPARE(apart("abc", "bc"), 1);
    QCOMPARE(apart("abc", "axc"), 1);
    QCOMPARE(apart("abcd", "badc"), 2);
    QCOMPARE(apart("", "abc"), 3);
    QCOMPARE(apart("abc", "xyzuvw"), 4);
}

void TestSearch::isBrokenOff()
{
    fill();
    const Result<SearchAnswer> answer =
        search(m_library->store(), QStringLiteral("attention"), {}, [] { return true; });
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    QCOMPARE(found("medusa"), QStringLiteral("Medusa")); // the connection is as before
}

// Rows of texts that changed stay in the index, and may be all that it has among its best.
void TestSearch::findsBehindOutdatedRows()
{
    m_library = openLibrary(m_folder->filePath(QStringLiteral("library.db")));
    constexpr int papers = 300;
    QByteArray many = "# Many\n\n";
    for (int i = 0; i < papers; ++i)
        many += "- [ ] [Needle](https://example.org/" + QByteArray::number(i) + ")\n";
    QVERIFY(m_library->addList(many, write("many.md", many)));
    SearchTable &table = m_library->store().search();
    for (int round = 0; round < 5; ++round) {
        catchUp();
        QVERIFY(table.markDirtyFrom(0, 10 * papers));
    }
    catchUp();
    QVERIFY(!table.isWornOut());
    const auto nodes = [this](int most) {
        QList<NodeId> found;
        const Result<SearchAnswer> answer =
            search(m_library->store(), QStringLiteral("needle"), {most}, &never);
        for (const SearchHit &hit : answer ? answer->hits : QList<SearchHit>())
            found << hit.node;
        return found;
    };
    const QList<NodeId> all = nodes(papers + 10);
    QCOMPARE(all.size(), papers);
    for (const int most : {1, 5, 99, 150, papers})
        QCOMPARE(nodes(most), all.mid(0, most));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
