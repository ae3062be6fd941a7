// SPDX-License-Identifier: MIT
#include "markdown/mergelines.h"

#include "core/linemerge.h"
#include "markdown/cut.h"
#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

namespace {

// How many lines two texts begin with in common.
size_t commonLines(const std::vector<QByteArray> &a, const std::vector<QByteArray> &b)
{
    size_t count = 0;
    while (count < a.size() && count < b.size() && a[count] == b[count])
        ++count;
    return count;
}

QByteArray joinedLines(const std::vector<QByteArray> &lines, size_t begin, size_t end)
{
    QByteArray text;
    for (size_t i = begin; i < end; ++i)
        text += lines[i];
    return text;
}

class LineForms
{
public:
    void addAgreed(const QByteArray &text) { m_merge.bytes += text; }

    // Lines that both sides wrote alike at either end are no conflict.
    void addBoth(const MergedStretch &stretch)
    {
        const std::vector<QByteArray> mine = linesOf(stretch.mine);
        const std::vector<QByteArray> theirs = linesOf(stretch.theirs);
        const size_t head = commonLines(mine, theirs);
        size_t tail = 0;
        while (tail < std::min(mine.size(), theirs.size()) - head &&
               mine[mine.size() - 1 - tail] == theirs[theirs.size() - 1 - tail])
            ++tail;
        addAgreed(joinedLines(mine, 0, head));
        addForms(stretch.base, joinedLines(mine, head, mine.size() - tail),
                 joinedLines(theirs, head, theirs.size() - tail));
        addAgreed(joinedLines(mine, mine.size() - tail, mine.size()));
    }

    ListMerge take() { return std::move(m_merge); }

private:
    void addForms(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
    {
        MergeConflict conflict;
        conflict.kind = MergeConflict::Kind::Lines;
        conflict.base = base;
        conflict.mine = mine;
        conflict.theirs = theirs;
        conflict.mineSpan = add(mine);
        if (!mine.isEmpty() && !isLineEnd(mine.back()) && !theirs.isEmpty()) {
            const QByteArray end = lineEndOf(theirs + mine);
            m_merge.bytes += end.isEmpty() ? QByteArrayLiteral("\n") : end;
        }
        conflict.theirsSpan = add(theirs);
        m_merge.conflicts.append(conflict);
    }
    Span add(const QByteArray &text)
    {
        const qsizetype begin = m_merge.bytes.size();
        m_merge.bytes += text;
        return {begin, m_merge.bytes.size()};
    }

    ListMerge m_merge;
};

// The segment that holds an offset.
int segmentAt(const std::vector<Segment> &segments, const Span &span)
{
    if (span.size() == 0)
        return -1;
    const auto behind = std::upper_bound(
        segments.begin(), segments.end(), span.begin,
        [](qsizetype offset, const Segment &segment) { return offset < segment.begin; });
    return static_cast<int>(behind - segments.begin()) - 1;
}

} // namespace

void findSegments(ListMerge &merge)
{
    if (merge.conflicts.isEmpty())
        return;
    const std::vector<Segment> segments = cut(merge.bytes);
    for (MergeConflict &conflict : merge.conflicts) {
        conflict.mineAt = segmentAt(segments, conflict.mineSpan);
        conflict.theirsAt = segmentAt(segments, conflict.theirsSpan);
    }
}

ListMerge mergeByLines(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
{
    LineForms forms;
    for (const MergedStretch &stretch : mergeLines(base, mine, theirs)) {
        if (stretch.agreed)
            forms.addAgreed(stretch.text);
        else
            forms.addBoth(stretch);
    }
    ListMerge merge = forms.take();
    findSegments(merge);
    return merge;
}

ListMerge keepBoth(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
{
    LineForms forms;
    forms.addBoth({false, {}, base, mine, theirs});
    ListMerge merge = forms.take();
    findSegments(merge);
    return merge;
}

} // namespace paperdip
