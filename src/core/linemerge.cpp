// SPDX-License-Identifier: MIT
#include "core/linemerge.h"

#include "core/longestrise.h"

#include <QHash>

#include <algorithm>

namespace paperdip {

namespace {

constexpr qint64 mostCells = 4'000'000; // of a table of longest common runs

QByteArray withoutEnd(const QByteArray &line)
{
    qsizetype size = line.size();
    while (size > 0 && (line[size - 1] == '\n' || line[size - 1] == '\r'))
        --size;
    return line.first(size);
}

// Lines as numbers: equal numbers are equal lines.
class Numbers
{
public:
    std::vector<int> of(const std::vector<QByteArray> &lines)
    {
        std::vector<int> numbers;
        numbers.reserve(lines.size());
        for (const QByteArray &line : lines) {
            const QByteArray words = withoutEnd(line);
            auto known = m_known.constFind(words);
            if (known == m_known.cend())
                known = m_known.insert(words, static_cast<int>(m_known.size()));
            numbers.push_back(*known);
        }
        return numbers;
    }

private:
    QHash<QByteArray, int> m_known;
};

class Matching
{
public:
    Matching(std::vector<int> a, std::vector<int> b) : m_a(std::move(a)), m_b(std::move(b)) {}

    std::vector<std::pair<int, int>> run()
    {
        match(0, static_cast<int>(m_a.size()), 0, static_cast<int>(m_b.size()));
        return std::move(m_pairs);
    }

private:
    int a(int at) const { return m_a[static_cast<size_t>(at)]; }
    int b(int at) const { return m_b[static_cast<size_t>(at)]; }

    // Equal lines at both ends, then those that stand once on either side, then what is between.
    void match(int aBegin, int aEnd, int bBegin, int bEnd)
    {
        while (aBegin < aEnd && bBegin < bEnd && a(aBegin) == b(bBegin))
            m_pairs.emplace_back(aBegin++, bBegin++);
        int tail = 0;
        while (aBegin < aEnd - tail && bBegin < bEnd - tail &&
               a(aEnd - tail - 1) == b(bEnd - tail - 1))
            ++tail;
        if (aBegin < aEnd - tail && bBegin < bEnd - tail)
            matchMiddle(aBegin, aEnd - tail, bBegin, bEnd - tail);
        for (; tail > 0; --tail)
            m_pairs.emplace_back(aEnd - tail, bEnd - tail);
    }

    void matchMiddle(int aBegin, int aEnd, int bBegin, int bEnd)
    {
        const auto anchors = rising(uniquePairs(aBegin, aEnd, bBegin, bEnd));
        if (anchors.empty()) {
            matchByTable(aBegin, aEnd, bBegin, bEnd);
            return;
        }
        for (const auto &[aAt, bAt] : anchors) {
            match(aBegin, aAt, bBegin, bAt);
            m_pairs.emplace_back(aAt, bAt);
            aBegin = aAt + 1;
            bBegin = bAt + 1;
        }
        match(aBegin, aEnd, bBegin, bEnd);
    }

    struct Seen
    {
        int aCount = 0;
        int bCount = 0;
        int bAt = 0;
    };

    std::vector<std::pair<int, int>> uniquePairs(int aBegin, int aEnd, int bBegin, int bEnd) const
    {
        QHash<int, Seen> seen;
        for (int i = aBegin; i < aEnd; ++i)
            ++seen[a(i)].aCount;
        for (int i = bBegin; i < bEnd; ++i) {
            Seen &one = seen[b(i)];
            ++one.bCount;
            one.bAt = i;
        }
        std::vector<std::pair<int, int>> pairs;
        for (int i = aBegin; i < aEnd; ++i) {
            const Seen one = seen.value(a(i));
            if (one.aCount == 1 && one.bCount == 1)
                pairs.emplace_back(i, one.bAt);
        }
        return pairs;
    }

    // The longest run of pairs that rises on both sides.
    static std::vector<std::pair<int, int>> rising(const std::vector<std::pair<int, int>> &pairs)
    {
        std::vector<int> places;
        places.reserve(pairs.size());
        for (const auto &pair : pairs)
            places.push_back(pair.second);
        std::vector<std::pair<int, int>> run;
        for (const size_t at : longestRise(places))
            run.push_back(pairs[at]);
        return run;
    }

    void matchByTable(int aBegin, int aEnd, int bBegin, int bEnd)
    {
        const int rows = aEnd - aBegin;
        const int columns = bEnd - bBegin;
        if (qint64(rows) * columns > mostCells)
            return;
        const auto width = static_cast<size_t>(columns) + 1;
        std::vector<int> longest((static_cast<size_t>(rows) + 1) * width);
        const auto cell = [&](int row, int column) -> int & {
            return longest[static_cast<size_t>(row) * width + static_cast<size_t>(column)];
        };
        for (int row = rows - 1; row >= 0; --row) {
            for (int column = columns - 1; column >= 0; --column)
                cell(row, column) = a(aBegin + row) == b(bBegin + column)
                                        ? cell(row + 1, column + 1) + 1
                                        : qMax(cell(row + 1, column), cell(row, column + 1));
        }
        for (int row = 0, column = 0; row < rows && column < columns;) {
            if (a(aBegin + row) == b(bBegin + column))
                m_pairs.emplace_back(aBegin + row++, bBegin + column++);
            else if (cell(row + 1, column) >= cell(row, column + 1))
                ++row;
            else
                ++column;
        }
    }

    std::vector<int> m_a;
    std::vector<int> m_b;
    std::vector<std::pair<int, int>> m_pairs;
};

QByteArray joined(const std::vector<QByteArray> &lines, int begin, int end)
{
    QByteArray text;
    for (int i = begin; i < end; ++i)
        text += lines[static_cast<size_t>(i)];
    return text;
}

// For each line of the base where it stands in another version; -1: it is not there.
std::vector<int> placesIn(const std::vector<QByteArray> &base, const std::vector<QByteArray> &other)
{
    std::vector<int> places(base.size(), -1);
    for (const auto &[inBase, inOther] : matchedLines(base, other))
        places[static_cast<size_t>(inBase)] = inOther;
    return places;
}

bool sameWords(const QByteArray &a, const QByteArray &b)
{
    const std::vector<QByteArray> left = linesOf(a);
    const std::vector<QByteArray> right = linesOf(b);
    return std::equal(
        left.begin(), left.end(), right.begin(), right.end(),
        [](const QByteArray &x, const QByteArray &y) { return withoutEnd(x) == withoutEnd(y); });
}

class Merging
{
public:
    Merging(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
        : m_base(linesOf(base)), m_mine(linesOf(mine)), m_theirs(linesOf(theirs)),
          m_inMine(placesIn(m_base, m_mine)), m_inTheirs(placesIn(m_base, m_theirs))
    {
    }

    QList<MergedStretch> run()
    {
        int mine = 0;
        int theirs = 0;
        int base = 0;
        for (int at = 0; at < static_cast<int>(m_base.size()); ++at) {
            const int inMine = m_inMine[static_cast<size_t>(at)];
            const int inTheirs = m_inTheirs[static_cast<size_t>(at)];
            if (inMine < 0 || inTheirs < 0)
                continue;
            addChanged(base, at, mine, inMine, theirs, inTheirs);
            const QByteArray &is = m_mine[static_cast<size_t>(inMine)];
            const bool untouched = is == m_base[static_cast<size_t>(at)];
            addAgreed(untouched ? m_theirs[static_cast<size_t>(inTheirs)] : is);
            base = at + 1;
            mine = inMine + 1;
            theirs = inTheirs + 1;
        }
        addChanged(base, static_cast<int>(m_base.size()), mine, static_cast<int>(m_mine.size()),
                   theirs, static_cast<int>(m_theirs.size()));
        return m_merge;
    }

private:
    void addAgreed(const QByteArray &text)
    {
        if (text.isEmpty())
            return;
        if (m_merge.isEmpty() || !m_merge.last().agreed)
            m_merge.append(MergedStretch());
        m_merge.last().text += text;
    }

    void addChanged(int base, int baseEnd, int mine, int mineEnd, int theirs, int theirsEnd)
    {
        const QByteArray was = joined(m_base, base, baseEnd);
        const QByteArray my = joined(m_mine, mine, mineEnd);
        const QByteArray their = joined(m_theirs, theirs, theirsEnd);
        if (sameWords(was, my))
            addAgreed(their);
        else if (sameWords(was, their) || sameWords(my, their))
            addAgreed(my);
        else
            m_merge.append({false, {}, was, my, their});
    }

    const std::vector<QByteArray> m_base;
    const std::vector<QByteArray> m_mine;
    const std::vector<QByteArray> m_theirs;
    const std::vector<int> m_inMine;
    const std::vector<int> m_inTheirs;
    QList<MergedStretch> m_merge;
};

} // namespace

std::vector<QByteArray> linesOf(const QByteArray &text)
{
    std::vector<QByteArray> lines;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if ((text[at] != '\n' && text[at] != '\r') || pair)
            continue;
        lines.push_back(text.mid(begin, at + 1 - begin));
        begin = at + 1;
    }
    if (begin < text.size())
        lines.push_back(text.mid(begin));
    return lines;
}

std::vector<std::pair<int, int>> matchedLines(const std::vector<QByteArray> &a,
                                              const std::vector<QByteArray> &b)
{
    Numbers numbers;
    std::vector<int> left = numbers.of(a);
    return Matching(std::move(left), numbers.of(b)).run();
}

std::vector<std::pair<int, int>> matchedNumbers(std::vector<int> a, std::vector<int> b)
{
    return Matching(std::move(a), std::move(b)).run();
}

QList<MergedStretch> mergeLines(const QByteArray &base, const QByteArray &mine,
                                const QByteArray &theirs)
{
    return Merging(base, mine, theirs).run();
}

bool hasConflict(const QList<MergedStretch> &merge)
{
    return std::any_of(merge.begin(), merge.end(),
                       [](const MergedStretch &stretch) { return !stretch.agreed; });
}

QByteArray mergedText(const QList<MergedStretch> &merge)
{
    QByteArray text;
    for (const MergedStretch &stretch : merge) {
        if (stretch.agreed) {
            text += stretch.text;
            continue;
        }
        text += stretch.mine;
        if (!stretch.mine.isEmpty() && !stretch.mine.endsWith('\n') && !stretch.theirs.isEmpty())
            text += '\n';
        text += stretch.theirs;
    }
    return text;
}

bool sameButLineEnds(const QByteArray &a, const QByteArray &b)
{
    if (a == b)
        return true;
    // Where a line ends, and by how many bytes.
    const auto endAt = [](const QByteArray &text, qsizetype at) {
        if (at >= text.size() || (text[at] != '\n' && text[at] != '\r'))
            return 0;
        return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        const int ends = endAt(a, i);
        const int other = endAt(b, j);
        if ((ends > 0) != (other > 0) || (ends == 0 && a[i] != b[j]))
            return false;
        i += std::max(ends, 1);
        j += std::max(other, 1);
    }
    return i == a.size() && j == b.size();
}

} // namespace paperdip
