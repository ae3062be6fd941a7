// SPDX-License-Identifier: MIT
#include "generator.h"

#include "store/database.h"
#include "store/store.h"

#include <QDir>
#include <QFile>
#include <algorithm>
#include <cmath>

namespace paperdip {

namespace {

constexpr int wordsInAbstract = 150;
constexpr int papersInMonth = 20'000; // five digits of an arXiv id hold them
constexpr int firstYear = 2015;
constexpr int vocabulary = 20'000;

const char *const terms[] = {
    "attention", "transformer", "speculative",  "decoding",  "quantization", "sparse",
    "kernel",    "memory",      "scheduling",   "inference", "training",     "pipeline",
    "parallel",  "cache",       "retrieval",    "alignment", "diffusion",    "contrastive",
    "graph",     "policy",      "reward",       "latent",    "gradient",     "token",
    "embedding", "pruning",     "distillation", "serving",   "benchmark",    "consensus"};
const char *const syllables[] = {"ra", "to", "mi", "ne", "lu", "sa", "ko", "ve", "di", "pa",
                                 "ro", "te", "ni", "mu", "la", "so", "ke", "vi", "da", "po"};
const char *const chineseWords[] = {"推测", "解码", "注意", "模型", "语言", "训练", "推理", "显存",
                                    "量化", "稀疏", "并行", "调度", "缓存", "检索", "对齐", "扩散",
                                    "对比", "学习", "图像", "策略", "奖励", "梯度", "嵌入", "剪枝",
                                    "蒸馏", "服务", "基准", "一致", "算子", "编译", "方法", "实验",
                                    "结果", "我们", "提出", "显著", "提升", "吞吐", "延迟", "开销"};
const char *const familyNames[] = {"Chen",   "Smith", "Wang",   "Müller", "Kumar", "Garcia",
                                   "Li",     "Novak", "Tanaka", "Zhang",  "Rossi", "Kim",
                                   "Dubois", "Liu",   "Silva",  "Jensen"};

template<size_t Size>
QString pick(const char *const (&texts)[Size], quint64 number)
{
    return QString::fromUtf8(texts[number % Size]);
}

// SplitMix64: the same on every machine.
class Dice
{
public:
    Dice(int number, quint64 purpose)
        : m_state((static_cast<quint64>(number) + 1) * 0x9e3779b97f4a7c15U + (purpose << 56U))
    {
    }
    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    int below(int end) { return static_cast<int>(next() % static_cast<quint64>(end)); }

private:
    quint64 m_state;
};

enum Purpose : quint64 { Head, Abstract, Note };

// Few words are common and most are rare, as in any text.
QString englishWord(Dice &dice)
{
    const quint64 u = dice.next() % 1'000'000;
    const quint64 cube = u * u / 1'000'000 * u / 1'000'000; // of a million
    quint64 rank = cube * vocabulary / 1'000'000;
    if (rank < std::size(terms))
        return pick(terms, rank);
    QString word;
    for (; rank > 0; rank /= std::size(syllables))
        word += pick(syllables, rank);
    return word;
}

QString text(Dice &dice, int words, bool chinese)
{
    QString written;
    for (int i = 0; i < words; ++i) {
        if (chinese) {
            written += pick(chineseWords, dice.next());
            written += i % 12 == 11 ? QStringLiteral("，") : QString();
        } else {
            written += (i == 0 ? QString() : QStringLiteral(" ")) + englishWord(dice);
            written += i % 16 == 15 ? QStringLiteral(".") : QString();
        }
    }
    written[0] = written.at(0).toUpper();
    return written;
}

void setWork(GeneratedPaper &paper, int number)
{
    const int month = number / papersInMonth;
    paper.year = firstYear + month / 12;
    if (number % 10 == 9) {
        const QString doi = QStringLiteral("10.1145/%1").arg(3'000'000 + number);
        paper.work = QStringLiteral("doi:") + doi;
        paper.url = QStringLiteral("https://doi.org/") + doi;
        return;
    }
    paper.work = QStringLiteral("%1%2.%3")
                     .arg(paper.year % 100)
                     .arg(month % 12 + 1, 2, 10, QLatin1Char('0'))
                     .arg(number % papersInMonth + 1, 5, 10, QLatin1Char('0'));
    paper.url = QStringLiteral("https://arxiv.org/abs/") + paper.work;
}

QByteArray entryOf(const GeneratedPaper &paper)
{
    const bool named = !paper.work.startsWith(QLatin1String("doi:"));
    QString entry = QStringLiteral("- [%1] [%2%3](%4)\n")
                        .arg(paper.read ? QStringLiteral("X") : QStringLiteral(" "),
                             named ? QStringLiteral("[%1] ").arg(paper.work) : QString(),
                             paper.title, paper.url);
    QStringList words = paper.keywords;
    if (!paper.note.isEmpty())
        words << QStringLiteral("[note](%1)").arg(paper.note);
    if (!words.isEmpty())
        entry += QStringLiteral("  %1\n").arg(words.join(QLatin1String(", ")));
    if (!paper.remark.isEmpty())
        entry += QStringLiteral("\n  %1\n").arg(paper.remark);
    return entry.toUtf8();
}

// The headings that begin with a paper: a new innermost section, and those around it.
QByteArray headingsAt(int number)
{
    QByteArray headings;
    int papers = Generator::papersInSection * 1000;
    for (int level = 2; level <= 5; ++level, papers /= 10) {
        if (number % papers == 0)
            headings += "\n" + QByteArray(level, '#') + " Section " +
                        QByteArray::number(level - 1) + "." + QByteArray::number(number / papers) +
                        "\n";
    }
    return headings.isEmpty() ? headings : headings + '\n';
}

QByteArray bibEntry(const GeneratedPaper &paper, int number)
{
    const bool isDoi = paper.work.startsWith(QLatin1String("doi:"));
    const QString id =
        isDoi ? QStringLiteral("  doi = {%1}").arg(paper.work.mid(4))
              : QStringLiteral("  eprint = {%1},\n  eprinttype = {arxiv}").arg(paper.work);
    return QStringLiteral("@article{paper%1,\n  title = {%2},\n  author = {%3},\n  year = {%4},\n"
                          "  abstract = {%5},\n  keywords = {%6},\n  url = {%7},\n%8\n}\n\n")
        .arg(number)
        .arg(paper.title, paper.authors.join(QLatin1String(" and ")))
        .arg(paper.year)
        .arg(paper.abstract, paper.keywords.join(QLatin1String(", ")), paper.url, id)
        .toUtf8();
}

Result<void> put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return {};
    return fail(ErrorCode::Io, QStringLiteral("%1 could not be written").arg(path), path,
                file.errorString());
}

} // namespace

int Generator::lists() const
{
    return (m_papers + papersInList - 1) / papersInList;
}

QString Generator::listName(int list)
{
    return list == 0 ? QStringLiteral("README.md") : QStringLiteral("README-%1.md").arg(list + 1);
}

GeneratedPaper Generator::paper(int number)
{
    GeneratedPaper paper;
    Dice dice(number, Head);
    setWork(paper, number);
    paper.chinese = dice.below(100) < 15;
    paper.read = dice.below(3) == 0;
    paper.title = text(dice, 5 + dice.below(6), paper.chinese);
    for (int i = dice.below(6); i >= 0; --i)
        paper.authors << QStringLiteral("%1. %2")
                             .arg(QChar(u'A' + dice.below(26)))
                             .arg(pick(familyNames, dice.next()));
    for (int i = dice.below(4); i > 0; --i)
        paper.keywords << (paper.chinese ? pick(chineseWords, dice.next())
                                         : pick(terms, dice.next()));
    paper.keywords.removeDuplicates();
    if (dice.below(8) == 0)
        paper.remark = text(dice, 12, true) + QStringLiteral("。");
    if (dice.below(5) == 0)
        paper.note = QStringLiteral("note/%1.md").arg(number);
    Dice more(number, Abstract);
    paper.abstract = text(more, wordsInAbstract, paper.chinese);
    return paper;
}

QByteArray Generator::note(int number)
{
    const GeneratedPaper paper = Generator::paper(number);
    Dice dice(number, Note);
    const int size = 1000 + dice.below(3000);
    QByteArray bytes = "# " + paper.title.toUtf8() + "\n";
    while (bytes.size() < size)
        bytes += "\n" + text(dice, 30, paper.chinese).toUtf8() + "\n\n- $O(n^" +
                 QByteArray::number(dice.below(9)) + ")$ " + text(dice, 6, paper.chinese).toUtf8() +
                 "\n";
    return bytes;
}

Record Generator::record(int number)
{
    const GeneratedPaper paper = Generator::paper(number);
    Record record;
    record.work = paper.work;
    if (paper.work.startsWith(QLatin1String("doi:")))
        record.doi = paper.work.mid(4);
    else
        record.arxiv = paper.work;
    record.title = paper.title;
    record.authors = paper.authors;
    record.abstract = paper.abstract;
    record.published = QDateTime(QDate(paper.year, 1, 1), QTime(0, 0), Qt::UTC);
    record.updated = record.published;
    record.fetchedAt = record.published;
    return record;
}

QByteArray Generator::list(int list) const
{
    QByteArray bytes = "# Papers " + QByteArray::number(list + 1) + "\n";
    const int begin = list * papersInList;
    const int end = std::min(begin + papersInList, m_papers);
    for (int i = begin; i < end; ++i)
        bytes += headingsAt(i) + entryOf(paper(i));
    return bytes;
}

QByteArray Generator::bib() const
{
    QByteArray bytes;
    for (int i = 0; i < m_papers; ++i)
        bytes += bibEntry(paper(i), i);
    return bytes;
}

Result<void> Generator::write(const QString &folder, bool asBib) const
{
    const QDir dir(folder);
    if (asBib)
        return put(dir.filePath(QStringLiteral("papers.bib")), bib());
    Result<void> done;
    for (int i = 0; done && i < lists(); ++i)
        done = put(dir.filePath(listName(i)), list(i));
    dir.mkpath(QStringLiteral("note"));
    for (int i = 0; done && i < m_papers; ++i) {
        if (const QString path = paper(i).note; !path.isEmpty())
            done = put(dir.filePath(path), note(i));
    }
    return done;
}

Result<void> putRecords(Store &store, int papers, int every)
{
    constexpr int atOnce = 1000;
    for (int begin = 0; begin < papers; begin += atOnce * every) {
        Transaction transaction(store.database());
        Result<void> done = transaction.begin();
        for (int i = begin; done && i < std::min(begin + atOnce * every, papers); i += every)
            done = store.records().put(Generator::record(i));
        if (done)
            done = transaction.commit();
        if (!done)
            return done;
    }
    return {};
}

} // namespace paperdip
