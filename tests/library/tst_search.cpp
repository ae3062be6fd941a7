// SPDX-License-Identifier: MIT
#include "library/search.h"

#include "library/listimport.h"
#include "library/nearword.h"
#include "library/notes.h"
#include "library/searcher.h"
#include "library/searchindex.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/database.h"
#include "store/interruption.h"
#include "store/schema.h"
#include "store/store.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <array>

using namespace paperdip;

namespace {

bool never()
{
    return false;
}

bool always(int)
{
    return true;
}

const char *const readingList = R"md(# Reading

## Kernels

- [x] [[2205.14135] FlashAttention: Fast and Memory-Efficient Exact Attention](https://arxiv.org/abs/2205.14135)
  Flash Attention, [note](note/flash.md)
- [ ] [[2307.08691] FlashAttention-2: Better Parallelism](https://arxiv.org/abs/2307.08691)
  Flash Attention 2
- [ ] [[2309.06180] Paged Memory for Serving](https://arxiv.org/abs/2309.06180)

  KV缓存的分页管理，减少显存碎片。吞吐提高了 2 到 4 倍。

## Spec Decode

### Heads

- [x] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)

  medusa, tree-attention, [note](note/美杜莎.md)
- [ ] [[2305.10427] Parallel Decoding](https://arxiv.org/abs/2305.10427)

  Jacobi Decoding，对不使用 draft model 的尝试，变成迭代求解非线性方程组。

### 树形

- [ ] [[2305.09781] SpecInfer](https://arxiv.org/abs/2305.09781)

  用树来验证，显存带宽是瓶颈，ＧＰＵ 利用率低。

## 日本語と한국어

- [ ] [注意機構に基づくデータ圧縮](https://example.jp/papers/chuui.pdf)

  ハッシュとﾃﾞｰﾀの研究。
- [ ] [어텐션 모델의 이해](https://example.kr/files/eotensyeon.pdf)
- [ ] [𠮷野家の研究](https://example.org/yoshinoya.pdf)

## Accents and formulas

- [ ] [Über naïve Bayes: Étude](https://doi.org/10.1145/3600006.3613165)
- [ ] [[math/0309136] On $O(n^2)$ bounds for $\alpha$-divergence](https://arxiv.org/abs/math/0309136)

  C++ 与 V_max<17.5 的关系。
- [ ] [Straße und Gefühl](https://example.de/strasse.pdf)
)md";

const char *const otherList = R"md(# 其他清单

## 推测解码

- [ ] [[2401.15077] EAGLE: Speculative Sampling](https://arxiv.org/abs/2401.15077)

  推测采样的方法被人重新
  思考了一遍，值得一读。
- [ ] [A Survey on Speculative Decoding](https://www.example.org/files/Survey.pdf)

  survey
- [x] [[2302.01318] Accelerating Decoding](https://arxiv.org/abs/2302.01318)

## Kernels

- [ ] [[2402.00001] Triton Kernels](https://arxiv.org/abs/2402.00001)
)md";

struct KnownRecord
{
    const char *work;
    const char *authors;
    const char *abstract;
    int year;
};

const KnownRecord records[] = {
    {"2205.14135", "Tri Dao\nDaniel Y. Fu\nChristopher R\xc3\xa9",
     "Transformers are slow and memory-hungry on long sequences. We propose an IO-aware algorithm "
     "that uses tiling between GPU high bandwidth memory (HBM) and on-chip SRAM.",
     2022},
    {"2307.08691", "Tri Dao", "We reduce the non-matmul FLOPs of the attention algorithm.", 2023},
    {"2309.06180", "Woosuk Kwon\nZhuohan Li",
     "High throughput serving of large language models requires batching.", 2023},
    {"2401.10774", "Tianle Cai\nTri Dao", "Extra decoding heads predict several tokens.", 2024},
    {"2401.15077", "Yuhui Li",
     "Autoregression at the feature level is easier. "
     "\xe6\x8e\xa8\xe6\xb5\x8b\xe8\xa7\xa3\xe7\xa0\x81.",
     2024},
    {"doi:10.1145/3600006.3613165", "\xc5\x81ukasz Kaiser\nS\xc3\xb8ren \xc3\x86ngel",
     "Une \xc3\xa9tude de Bayes na\xc3\xafve.", 2021},
};

const char *const flashNote = "# FlashAttention\n\nThe softmax is rescaled **online**. 分块计算，"
                              "减少 HBM 访问。\n\n`tl.dot` in Triton\n";
const char *const medusaNote = "# 美杜莎\n\n多个解码**头**同时预测，\n再用树形注意力验证。\n"
                               "See also 2205.14135 and https://example.org/blog?id=7.\n";

} // namespace

// Finding, over a small library in several languages, and over real lists.
class TestSearch : public QObject
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
    void followsEdits();
    void followsRecords();
    void followsNotes();
    void followsListsThatMove();
    void changeWhileIndexing();
    void marksBesideAWriter();
    void findsBehindOutdatedRows();
    void wornOutIndexIsMadeAnew();
    void olderLibrary();
    void killedWhileIndexing();
    void inTheBackground();
    void whateverIsTaken_data();
    void whateverIsTaken();

private:
    QString write(const char *name, const QByteArray &bytes) const;
    void fill(const QString &path = QStringLiteral(":memory:"));
    QString found(const QString &query, ListId list = 0);
    QString found(const char *query) { return found(QString::fromUtf8(query)); }
    void catchUp();

    QByteArray m_function;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    ListId m_reading = 0;
    ListId m_other = 0;
};

void TestSearch::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    // The rows of a table ask the same library.
    const QByteArray function = QTest::currentTestFunction();
    if (function == m_function)
        return;
    m_function = function;
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestSearch::write(const char *name, const QByteArray &bytes) const
{
    const QString path = QFileInfo(m_folder->path()).canonicalFilePath() + QLatin1Char('/') +
                         QString::fromUtf8(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return path;
}

void TestSearch::catchUp()
{
    const Result<void> done = SearchIndex(m_library->store()).catchUp(&always);
    if (!done)
        qFatal("%s %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

void TestSearch::fill(const QString &path)
{
    m_library = openLibrary(path);
    write("note/flash.md", flashNote);
    write("note/美杜莎.md", medusaNote);
    m_reading = m_library->addList(readingList, write("papers.md", readingList)).value();
    m_other = m_library->addList(otherList, write("other.md", otherList)).value();
    for (const KnownRecord &known : records) {
        Record record;
        record.work = QString::fromUtf8(known.work);
        record.authors = QString::fromUtf8(known.authors).split(QLatin1Char('\n'));
        record.abstract = QString::fromUtf8(known.abstract);
        record.published = QDateTime(QDate(known.year, 5, 1), QTime(0, 0), Qt::UTC);
        QVERIFY(m_library->store().records().put(record));
    }
    const NodeId reading = idOf(*m_library, m_reading, "Parallel Decoding");
    QVERIFY(m_library->apply(m_library->planState({reading}, ReadState::Reading).value()));
    catchUp();
}

// The first words of the titles, sections with a #, in the order in which they were found.
QString TestSearch::found(const QString &query, ListId list)
{
    const Result<SearchAnswer> answer = search(m_library->store(), query, {100, list}, &never);
    if (!answer)
        return answer.error().message + answer.error().detail;
    QStringList names;
    for (const SearchHit &hit : answer->hits) {
        static const QRegularExpression end(QStringLiteral("[ :]"));
        const QString name = hit.title.section(end, 0, 0);
        names << (hit.kind == NodeKind::Section ? QStringLiteral("#") + name : name);
    }
    return names.join(QLatin1Char(' '));
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
    QTEST(answer->near, "near");
    QCOMPARE(answer->hits.isEmpty(), query != QLatin1String("attention"));
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

void TestSearch::followsEdits()
{
    fill();
    const SearchIndex index(m_library->store());
    QVERIFY(index.isUpToDate());
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    QVERIFY(m_library->apply(m_library->planState({medusa}, ReadState::Unread).value()));
    QVERIFY(index.isUpToDate()); // a tick is no text
    const Result<Change> back =
        m_library->apply(m_library->planTitle(medusa, QStringLiteral("Hydra 九头蛇")).value());
    QVERIFY(back);
    QVERIFY(!index.isUpToDate());
    catchUp();
    QVERIFY(index.isUpToDate());
    QCOMPARE(found("头蛇"), QStringLiteral("Hydra"));
    QCOMPARE(found("title:medusa"), QString());
    QVERIFY(m_library->apply(*back));
    catchUp();
    QCOMPARE(found("头蛇"), QString());
    QCOMPARE(found("title:medusa"), QStringLiteral("Medusa"));

    const Result<Change> removed = m_library->apply(m_library->planRemove({medusa}).value());
    QVERIFY(removed);
    QCOMPARE(found("medusa"), QString()); // at once
    QVERIFY(m_library->apply(*removed));
    catchUp();
    QCOMPARE(found("title:medusa"), QStringLiteral("Medusa"));

    QVERIFY(m_library->apply(m_library->planRemark(medusa, QStringLiteral("多头，并行")).value()));
    QVERIFY(
        m_library->apply(m_library->planKeywords(medusa, {QStringLiteral("多头解码")}).value()));
    catchUp();
    QCOMPARE(found("tag:多头解"), QStringLiteral("Medusa"));
    QCOMPARE(found("remark:并行"), QStringLiteral("Medusa"));
    QVERIFY(m_library->forgetList(m_other));
    QCOMPARE(found("eagle"), QString());
}

void TestSearch::followsRecords()
{
    fill();
    QCOMPARE(found("sequoia"), QString());
    for (const char *work :
         {"2305.09781", "https://example.org/yoshinoya.pdf", "doi:10.1145/3600006.3613165"}) {
        Record record;
        record.work = QString::fromUtf8(work);
        record.abstract = QStringLiteral("Sequoia, 红杉");
        record.published =
            QDateTime(QDate(work[0] == 'd' ? 2021 : 2023, 1, 1), QTime(0, 0), Qt::UTC);
        QVERIFY(m_library->store().records().put(record));
    }
    catchUp();
    QCOMPARE(found("杉 sequoia year:..2022"), QStringLiteral("Über"));
    QCOMPARE(found("红杉").split(QLatin1Char(' ')).size(), 3);
    QCOMPARE(found("lukasz"), QString()); // the later record has no authors
}

void TestSearch::followsNotes()
{
    fill(m_folder->filePath(QStringLiteral("library.db")));
    Notes notes(*m_library, false);
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    const QString path = notes.pathOf(medusa).value();
    QVERIFY(notes.read(path));
    catchUp();
    QVERIFY(notes.keepDraft(path, "草稿 draftword\n"));
    catchUp();
    QCOMPARE(found("草稿"), QStringLiteral("Medusa"));
    QCOMPARE(found("note:树形"), QString());
    QVERIFY(notes.flush());
    catchUp();
    QCOMPARE(found("draftword"), QStringLiteral("Medusa"));

    // By another program, which nobody told us.
    QVERIFY(SearchIndex(m_library->store()).lookAtNotes(&always));
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());
    write("note/flash.md", "外部 edit\n");
    write("note/美杜莎.md", "外面 other edit\n");
    QVERIFY(SearchIndex(m_library->store()).lookAtNotes(&always));
    catchUp();
    QCOMPARE(found("外部"), QStringLiteral("FlashAttention"));
    QCOMPARE(found("外面"), QStringLiteral("Medusa"));
    QCOMPARE(found("softmax"), QString());
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("note/flash.md"))));
    QVERIFY(SearchIndex(m_library->store()).lookAtNotes(&always));
    catchUp();
    QCOMPARE(found("外部"), QString());
    QCOMPARE(found("has:note"), QStringLiteral("Medusa"));

    // A note that is new.
    const NodeId eagle = idOf(*m_library, m_other, "EAGLE: Speculative Sampling");
    QVERIFY(m_library->apply(m_library->planNote(eagle, QStringLiteral("note/eagle.md")).value()));
    catchUp();
    const QString fresh = notes.pathOf(eagle).value();
    QVERIFY(notes.read(fresh));
    QVERIFY(notes.keepDraft(fresh, "老鹰\n"));
    catchUp();
    QCOMPARE(found("老鹰"), QStringLiteral("EAGLE"));
}

void TestSearch::followsListsThatMove()
{
    fill();
    write("moved/note/flash.md", "搬家\n");
    const QString path = write("moved/papers.md", readingList);
    QVERIFY(m_library->store().lists().setPath(m_reading, path));
    catchUp();
    QCOMPARE(found("搬家"), QStringLiteral("FlashAttention"));
    QCOMPARE(found("softmax"), QString());
}

void TestSearch::changeWhileIndexing()
{
    fill();
    SearchTable &table = m_library->store().search();
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    QVERIFY(table.markDirty(medusa));
    const DirtyNode first = table.dirty(0, 1).value(0);
    QCOMPARE(first.node, medusa);
    QVERIFY(m_library->apply(
        m_library->planTitle(medusa, QStringLiteral("Hydra")).value())); // while it is read
    const Result<bool> late = table.settle(first);
    QVERIFY(late && !*late);
    QCOMPARE(table.dirtyCount(), 1);
    catchUp();
    QCOMPARE(table.dirtyCount(), 0);
    QCOMPARE(found("hydra"), QStringLiteral("Hydra"));
}

// What is to be indexed is noted while another connection writes, between any two of its steps.
void TestSearch::marksBesideAWriter()
{
    const QString path = m_folder->filePath(QStringLiteral("library.db"));
    m_library = openLibrary(path);
    QByteArray many = "# Many\n\n";
    for (int i = 0; i < 6000; ++i)
        many += "- [ ] [Paper](https://example.org/" + QByteArray::number(i) + ")\n";
    QVERIFY(m_library->addList(many, write("many.md", many)));
    const auto beside = Store::openBeside(path);
    QVERIFY(beside);
    QVERIFY((*beside)->database().execute(QStringLiteral("PRAGMA busy_timeout=0")));
    int looks = 0;
    const auto writeInBetween = [&] {
        ++looks;
        (void)(*beside)->search().setVersion(looks);
        return false;
    };
    const auto steps = m_library->store().database().interruptible(writeInBetween);
    const Result<NodeId> marked = m_library->store().search().markDirtyFrom(0, 10'000);
    QVERIFY2(marked, qPrintable(marked ? QString() : marked.error().detail));
    QVERIFY(looks > 0);
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

void TestSearch::wornOutIndexIsMadeAnew()
{
    fill();
    SearchTable &table = m_library->store().search();
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    Transaction transaction(m_library->store().database());
    QVERIFY(transaction.begin());
    for (int i = 0; i < 4100; ++i)
        QVERIFY(table.put({medusa, {}, 0, false, 2024}, {QStringLiteral("word%1 ").arg(i)}));
    QVERIFY(transaction.commit());
    QCOMPARE(found("word4099"), QStringLiteral("Medusa"));
    QCOMPARE(found("word4098"), QString()); // what stood there before is found by nobody
    QVERIFY(table.isWornOut());
    // It can be stopped, and goes on from there.
    const Result<void> stopped = SearchIndex(m_library->store()).catchUp([](int) { return false; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(!table.isWornOut());
    catchUp();
    QCOMPARE(found("word4099"), QString());
    QCOMPARE(found("medusa"), QStringLiteral("Medusa"));
    QVERIFY(!m_library->store().finder().hasWord(QStringLiteral("word")));
}

void TestSearch::olderLibrary()
{
    const QString path = m_folder->filePath(QStringLiteral("library.db"));
    {
        const auto database = Database::open(path, schemaFiles().mid(0, 9));
        QVERIFY(database);
        ListTable lists(**database);
        const ListId list = lists.add(QStringLiteral("Old"), {}).value();
        const Document document = Document::read(QByteArray(readingList));
        NodeTable nodes(**database);
        for (int i = 0; i < document.size(); ++i) {
            const ListNode &node = document.at(i);
            NodeEntry entry;
            entry.id = i + 1;
            entry.list = list;
            entry.parent = document.parentOf(i) + 1;
            entry.depth = document.depthOf(i);
            entry.ord = (i + 1) * NodeTable::gap;
            entry.source = &document.bytesAt(i);
            entry.reading = &node.reading;
            QVERIFY(nodes.insert(entry));
        }
        QVERIFY(lists.setComplete(list));
    }
    m_library = openLibrary(path);
    QVERIFY(!SearchIndex(m_library->store()).isUpToDate());
    catchUp();
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());
    QCOMPARE(found("显存碎片"), QStringLiteral("Paged"));
}

void TestSearch::killedWhileIndexing()
{
    constexpr int papers = 1500;
    const QString path = m_folder->filePath(QStringLiteral("library.db"));
    QByteArray list("# Many\n\n");
    for (int i = 0; i < papers; ++i)
        list += "- [ ] [Paper 推测" + QByteArray::number(i) + " alpha](https://example.org/" +
                QByteArray::number(i) + ".pdf)\n";
    {
        m_library = openLibrary(path);
        m_reading = m_library->addList(list, {}).value();
        m_library.reset();
    }
    int left = papers + 1;
    for (int round = 0; round < 2; ++round) {
        QProcess child;
        child.start(QStringLiteral(PAPERDIP_INDEX_CHILD), {path});
        QVERIFY(child.waitForReadyRead()); // killed in the middle of what follows
        child.kill();
        QVERIFY(child.waitForFinished());
        m_library = openLibrary(path);
        const int now = m_library->store().search().dirtyCount();
        QVERIFY2(now > 0 && now < left,
                 qPrintable(QStringLiteral("%1 of %2 left").arg(now).arg(left)));
        QVERIFY(m_library->store().quickCheck());
        const Result<QList<NodeId>> some =
            searchNodes(m_library->store(), QStringLiteral("title:alpha"), m_reading, &never);
        QVERIFY(some);
        QCOMPARE(some->size(), papers - now);
        m_library.reset();
        left = now;
    }
    m_library = openLibrary(path);
    catchUp();
    for (int i = 0; i < papers; i += 7) {
        const Result<QList<NodeId>> one =
            searchNodes(m_library->store(), QStringLiteral("\"测%1\"").arg(i), m_reading, &never);
        QVERIFY(one);
        QCOMPARE(one->size(), 1);
    }
}

void TestSearch::inTheBackground()
{
    m_library = openLibrary(m_folder->filePath(QStringLiteral("library.db")));
    write("note/flash.md", flashNote);
    m_reading = m_library->addList(readingList, write("papers.md", readingList)).value();
    Searcher searcher(*m_library);
    QSignalSpy found(&searcher, &Searcher::found);
    QSignalSpy indexing(&searcher, &Searcher::indexing);
    const auto titles = [&found] {
        QStringList all;
        for (const SearchHit &hit : found.last().at(1).value<SearchAnswer>().hits)
            all << hit.title;
        return all.join(QLatin1Char('|'));
    };
    searcher.start();
    QTRY_VERIFY(!indexing.isEmpty() && indexing.last().at(0).toInt() == 0);
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());

    // Of several, typed quickly, the last is answered in the end.
    for (const char *typed : {"p", "pa", "par", "parallel dec"})
        searcher.find(QString::fromUtf8(typed));
    QTRY_VERIFY(!found.isEmpty());
    QTRY_COMPARE(found.last().at(0).toString(), QStringLiteral("parallel dec"));
    QCOMPARE(titles(), QStringLiteral("Parallel Decoding"));

    // A change is followed by itself, and by a query that comes at once.
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    QVERIFY(m_library->apply(m_library->planTitle(medusa, QStringLiteral("Hydra")).value()));
    found.clear();
    searcher.find(QStringLiteral("hydra"));
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(titles(), QStringLiteral("Hydra"));
    QVERIFY(m_library->apply(m_library->planTitle(medusa, QStringLiteral("九头蛇")).value()));
    QTRY_VERIFY(SearchIndex(m_library->store()).isUpToDate());
    found.clear();
    searcher.find(QStringLiteral("头蛇"));
    searcher.cancel();
    searcher.find(QStringLiteral("九头"));
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(titles(), QStringLiteral("九头蛇"));

    indexing.clear();
    searcher.rebuild();
    QTRY_VERIFY(!indexing.isEmpty() && indexing.last().at(0).toInt() == 0);
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());
    QCOMPARE(this->found("九头"), QStringLiteral("九头蛇"));
}

namespace {

// A text of a node as it is stored, wherever.
struct StoredText
{
    NodeId node = 0;
    QString text;
};

QList<StoredText> textsOf(Library &library, ListId list)
{
    QList<StoredText> texts;
    const Result<ListInfo> info = library.list(list);
    const QList<NodeRow> rows = library.allNodes(list);
    Notes notes(library, false);
    for (const NodeRow &row : rows) {
        if (row.kind == NodeKind::Text)
            continue;
        QStringList own{row.title,       row.keywords.join(QLatin1Char('\n')),
                        row.remark,      row.url,
                        row.listAuthors, row.venue,
                        row.arxiv,       row.doi,
                        row.notePath};
        for (const auto &link : row.links)
            own << link.second;
        if (const std::optional<Record> record = library.record(row.work))
            own << record->title << record->authors.join(QStringLiteral(", ")) << record->abstract;
        if (row.noteExists) {
            if (const Result<QString> path = notes.pathOf(row.id))
                own << QString::fromUtf8(readAll(*path));
        }
        for (const QString &text : std::as_const(own)) {
            if (!text.isEmpty())
                texts.append({row.id, text});
        }
    }
    return texts;
}

const QString cjkRun =
    QStringLiteral("[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\p{Bopomofo}\u30fc]");

QString anyMatch(const QString &pattern, const QString &text, QRandomGenerator &random)
{
    const QRegularExpression form(pattern, QRegularExpression::UseUnicodePropertiesOption);
    QStringList all;
    QRegularExpressionMatchIterator it = form.globalMatch(text);
    while (it.hasNext())
        all << it.next().captured();
    return all.isEmpty() ? QString() : all.at(random.bounded(all.size()));
}

// Of a CJK run some characters that follow one another.
QString pieceOfRun(const QString &text, QRandomGenerator &random)
{
    const QString letter = QStringLiteral("(?:(?=[\\p{L}\\p{N}])%1(?!\\p{Mn}))+").arg(cjkRun);
    const auto run = anyMatch(letter, text, random).toUcs4();
    if (run.isEmpty())
        return {};
    const qsizetype begin = random.bounded(run.size());
    const qsizetype size = 1 + random.bounded(std::min<qsizetype>(run.size() - begin, 8));
    const auto piece = run.mid(begin, size);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(piece.constData()), piece.size());
}

QString word(const QString &text, QRandomGenerator &random)
{
    const QString letter = QStringLiteral("(?:(?!%1)[\\p{L}\\p{N}]\\p{Mn}*)").arg(cjkRun);
    return anyMatch(letter + QLatin1Char('+'), text, random);
}

QString beginOfWord(const QString &text, QRandomGenerator &random)
{
    const QString whole = word(text, random);
    return whole.size() < 2 ? QString() : whole.left(2 + random.bounded(whole.size() - 1));
}

QString phrase(const QString &text, QRandomGenerator &random)
{
    static const QRegularExpression blank(QStringLiteral("\\s+"));
    static const QRegularExpression quote(QStringLiteral("[\"“”„＂「」『』«»]"));
    const QStringList words = text.split(blank, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    const qsizetype begin = random.bounded(words.size());
    const QString some = words.mid(begin, 2 + random.bounded(3)).join(QLatin1Char(' '));
    if (some.contains(quote) || word(some, random).isEmpty())
        return {};
    return QLatin1Char('"') + some + QLatin1Char('"');
}

// Papers of many languages that nobody wrote.
QByteArray generatedList(QRandomGenerator &random, int papers)
{
    static const QStringList words{QStringLiteral("attention"),
                                   QStringLiteral("Étude"),
                                   QStringLiteral("naïve"),
                                   QStringLiteral("显存"),
                                   QStringLiteral("推测解码"),
                                   QStringLiteral("KV缓存"),
                                   QStringLiteral("データ"),
                                   QStringLiteral("ﾃﾞｰﾀ"),
                                   QStringLiteral("어텐션"),
                                   QStringLiteral("𠮷野"),
                                   QStringLiteral("Straße"),
                                   QStringLiteral("ＧＰＵ"),
                                   QStringLiteral("$O(n^2)$"),
                                   QStringLiteral("V_max<17"),
                                   QStringLiteral("Łukasz"),
                                   QStringLiteral("co-op"),
                                   QStringLiteral("，"),
                                   QStringLiteral("第3章"),
                                   QStringLiteral("α-тест"),
                                   QStringLiteral("can't"),
                                   QStringLiteral("e\u0301t\u0323e\u0301"),
                                   QStringLiteral("ﬁnal"),
                                   QStringLiteral("x²"),
                                   QStringLiteral("か\u3099く")};
    QByteArray list("# Made\n\n");
    for (int i = 0; i < papers; ++i) {
        QString title;
        QString remark;
        for (int k = 0; k < 6; ++k) {
            title += words.at(random.bounded(words.size())) +
                     (random.bounded(3) == 0 ? QString() : QStringLiteral(" "));
            remark += words.at(random.bounded(words.size())) +
                      (random.bounded(4) == 0 ? QStringLiteral("。") : QString());
        }
        list += QStringLiteral("- [ ] [T%1 %2](https://example.org/p/%1.pdf)\n\n  %3\n")
                    .arg(i)
                    .arg(title.trimmed(), remark)
                    .toUtf8();
    }
    return list;
}

} // namespace

void TestSearch::whateverIsTaken_data()
{
    QTest::addColumn<QString>("which");
    for (const char *which : {"own", "generated", "seed", "corpus"})
        QTest::newRow(which) << QString::fromUtf8(which);
}

// Whatever run of CJK characters, whole word, beginning of a word or phrase is taken from a stored
// text: searching it finds that paper.
void TestSearch::whateverIsTaken()
{
    QFETCH(const QString, which);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    int taken = 2000;
    if (which == QLatin1String("own")) {
        fill();
    } else if (which == QLatin1String("generated")) {
        m_library = openLibrary();
        QVERIFY(m_library->addList(generatedList(random, 200), {}));
    } else {
        SKIP_WITHOUT_SHARED();
        m_library = openLibrary();
        const QString shared = sharedFolder();
        QStringList paths{shared + QStringLiteral("/seed/README.md")};
        if (which == QLatin1String("corpus")) {
            paths.clear();
            const QStringList lists = corpusLists();
            QSet<QString> some; // all of them take a while
            while (some.size() < 8)
                some.insert(lists.at(random.bounded(lists.size())));
            for (const QString &list : std::as_const(some))
                paths << shared + QStringLiteral("/corpus/") + list;
            taken = 1000;
        }
        for (const QString &path : std::as_const(paths))
            QVERIFY(m_library->addList(readAll(path), path));
    }
    catchUp();
    QHash<ListId, QList<StoredText>> texts;
    const QList<ListInfo> lists = m_library->lists();
    for (const ListInfo &list : lists)
        texts.insert(list.id, textsOf(*m_library, list.id));
    using Take = QString (*)(const QString &, QRandomGenerator &);
    static constexpr std::array<Take, 4> takes{&pieceOfRun, &word, &beginOfWord, &phrase};
    int searched = 0;
    for (int i = 0; i < taken; ++i) {
        const ListId list = lists.at(random.bounded(lists.size())).id;
        const QList<StoredText> &own = texts[list];
        if (own.isEmpty())
            continue;
        const StoredText &text = own.at(random.bounded(own.size()));
        const QString query = takes[random.bounded(quint32(takes.size()))](text.text, random);
        if (query.isEmpty() || QStringView(u"\uff9e\uff9f").contains(query))
            continue; // a half-width voice mark is no character
        ++searched;
        const Result<QList<NodeId>> nodes = searchNodes(m_library->store(), query, list, &never);
        QVERIFY2(nodes, qPrintable(query));
        QVERIFY2(nodes->contains(text.node),
                 qPrintable(QStringLiteral("%1\nis not found in\n%2").arg(query, text.text)));
    }
    QVERIFY(searched > taken / 4);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
