// SPDX-License-Identifier: MIT
#include "searchdesk.h"

#include "library/search.h"
#include "library/searchindex.h"
#include "store/store.h"

#include <QDir>
#include <QRegularExpression>

namespace paperdip {

const char *const searchedList = R"md(# Reading

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

const char *const flashNote = "# FlashAttention\n\nThe softmax is rescaled **online**. 分块计算，"
                              "减少 HBM 访问。\n\n`tl.dot` in Triton\n";

namespace {

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

const char *const medusaNote = "# 美杜莎\n\n多个解码**头**同时预测，\n再用树形注意力验证。\n"
                               "See also 2205.14135 and https://example.org/blog?id=7.\n";

void need(bool done, const char *what)
{
    if (!done)
        qFatal("%s was refused", what);
}

} // namespace

bool never()
{
    return false;
}

bool always(int)
{
    return true;
}

void SearchDesk::clear()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
}

QString SearchDesk::write(const char *name, const QByteArray &bytes) const
{
    const QString path = QFileInfo(m_folder->path()).canonicalFilePath() + QLatin1Char('/') +
                         QString::fromUtf8(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return path;
}

void SearchDesk::catchUp()
{
    const Result<void> done = SearchIndex(m_library->store()).catchUp(&always);
    if (!done)
        qFatal("%s %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

void SearchDesk::fill(const QString &path)
{
    m_library = openLibrary(path);
    write("note/flash.md", flashNote);
    write("note/美杜莎.md", medusaNote);
    m_reading = m_library->addList(searchedList, write("papers.md", searchedList)).value();
    m_other = m_library->addList(otherList, write("other.md", otherList)).value();
    for (const KnownRecord &known : records) {
        Record record;
        record.work = QString::fromUtf8(known.work);
        record.authors = QString::fromUtf8(known.authors).split(QLatin1Char('\n'));
        record.abstract = QString::fromUtf8(known.abstract);
        record.published = QDateTime(QDate(known.year, 5, 1), QTime(0, 0), Qt::UTC);
        need(m_library->store().records().put(record).has_value(), "a record");
    }
    const NodeId reading = idOf(*m_library, m_reading, "Parallel Decoding");
    need(m_library->apply(m_library->planState({reading}, ReadState::Reading).value()).has_value(),
         "a state");
    catchUp();
}

QString SearchDesk::found(const QString &query, ListId list)
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

} // namespace paperdip
