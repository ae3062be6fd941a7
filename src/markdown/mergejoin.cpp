// SPDX-License-Identifier: MIT
#include "markdown/mergejoin.h"

#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

namespace {

bool isTableStructure(Structure structure)
{
    return structure >= Structure::TableHeader && structure <= Structure::TableUnderline;
}

bool isHtmlStructure(Structure structure)
{
    return structure == Structure::Html || structure == Structure::HtmlItem ||
           structure == Structure::HtmlEnd;
}

// Whether the lower one would be taken for a part of the upper one.
bool needsBlankBetween(Structure upper, Structure lower)
{
    if (upper == Structure::Lead || upper == Structure::FrontMatter ||
        upper == Structure::Heading || lower == Structure::Heading)
        return false;
    return !(upper == Structure::Item && lower == Structure::Item) &&
           !(isTableStructure(upper) && isTableStructure(lower)) &&
           !(isHtmlStructure(upper) && isHtmlStructure(lower));
}

class GapChooser
{
public:
    explicit GapChooser(const MergeTree &tree) : m_tree(tree)
    {
        m_lineEnd = lineEndOf(tree.version(MergeSide::Mine).bytes());
        if (m_lineEnd.isEmpty())
            m_lineEnd = lineEndOf(tree.version(MergeSide::Theirs).bytes());
        if (m_lineEnd.isEmpty())
            m_lineEnd = "\n";
    }

    // Between two nodes; -1: the end of the list.
    QByteArray between(int upper, int lower) const
    {
        const std::optional<QByteArray> mine = gapIn(MergeSide::Mine, upper, lower);
        const std::optional<QByteArray> theirs = gapIn(MergeSide::Theirs, upper, lower);
        QByteArray gap;
        if (mine && theirs)
            gap = *mine == gapIn(MergeSide::Base, upper, lower) ? *theirs : *mine;
        else if (mine)
            gap = asTheOther(MergeSide::Mine, upper, lower, *mine);
        else if (theirs)
            gap = asTheOther(MergeSide::Theirs, upper, lower, *theirs);
        else
            return lower < 0 ? endOfList() : newGap(upper, lower);
        return lower >= 0 && lineEndOf(gap).isEmpty() ? gap + m_lineEnd : gap;
    }

    // Between the two forms of one node.
    QByteArray betweenForms(int node) const
    {
        const Structure structure = m_tree.structure(node);
        if (structure == Structure::Item) {
            for (const MergeSide side : {MergeSide::Mine, MergeSide::Theirs}) {
                const int index = m_tree.indexIn(side, node);
                const ListVersion &in = m_tree.version(side);
                if (index + 1 < in.size() && in.structure(index + 1) == structure)
                    return in.tail(index);
                if (index > 0 && in.structure(index - 1) == structure)
                    return in.tail(index - 1);
            }
            return m_lineEnd;
        }
        if (isTableStructure(structure) || isHtmlStructure(structure))
            return m_lineEnd;
        return makeTail(m_lineEnd, 1);
    }

private:
    // What a side has between two nodes that follow one another there.
    std::optional<QByteArray> gapIn(MergeSide side, int upper, int lower) const
    {
        const ListVersion &in = m_tree.version(side);
        const int index = m_tree.indexIn(side, upper);
        const int next = lower < 0 ? in.size() : m_tree.indexIn(side, lower);
        return index >= 0 && next == index + 1 ? std::optional<QByteArray>(in.tail(index))
                                               : std::nullopt;
    }
    std::optional<QByteArray> tailBefore(MergeSide side, int node) const
    {
        const int index = m_tree.indexIn(side, node);
        return index > 0 ? std::optional<QByteArray>(m_tree.version(side).tail(index - 1))
                         : std::nullopt;
    }
    std::optional<QByteArray> tailOfNode(MergeSide side, int node) const
    {
        const int index = m_tree.indexIn(side, node);
        return index >= 0 ? std::optional<QByteArray>(m_tree.version(side).tail(index))
                          : std::nullopt;
    }

    // One side's gap where it put something in: as the other one writes the gap that was there.
    QByteArray asTheOther(MergeSide side, int upper, int lower, const QByteArray &gap) const
    {
        const MergeSide other = side == MergeSide::Mine ? MergeSide::Theirs : MergeSide::Mine;
        const auto isSame = [&](int base, int now) {
            return base >= 0 && now >= 0 &&
                   m_tree.nodeAt(MergeSide::Base, base) == m_tree.nodeAt(other, now);
        };
        const ListVersion &before = m_tree.version(MergeSide::Base);
        const ListVersion &after = m_tree.version(other);
        const int wasUpper = m_tree.indexIn(MergeSide::Base, upper);
        const int isUpper = m_tree.indexIn(other, upper);
        if (wasUpper >= 0 && isUpper >= 0 && wasUpper + 1 < before.size() &&
            isUpper + 1 < after.size() && isSame(wasUpper + 1, isUpper + 1) &&
            before.tail(wasUpper) == gap)
            return after.tail(isUpper);
        if (lower < 0)
            return gap;
        const int wasAbove = m_tree.indexIn(MergeSide::Base, lower) - 1;
        const int isAbove = m_tree.indexIn(other, lower) - 1;
        return isSame(wasAbove, isAbove) && before.tail(wasAbove) == gap ? after.tail(isAbove)
                                                                         : gap;
    }

    // Two that follow one another on neither side: as beside others of their kind.
    QByteArray newGap(int upper, int lower) const
    {
        const Structure above = m_tree.structure(upper);
        const Structure below = m_tree.structure(lower);
        std::optional<QByteArray> widest;
        for (const MergeSide side : {MergeSide::Mine, MergeSide::Theirs}) {
            const ListVersion &in = m_tree.version(side);
            if (const auto gap = tailBefore(side, lower)) {
                if (in.structure(m_tree.indexIn(side, lower) - 1) == above)
                    return enough(*gap, above, below);
                widest = wider(widest, *gap);
            }
            if (const auto gap = tailOfNode(side, upper)) {
                const int next = m_tree.indexIn(side, upper) + 1;
                if (next < in.size() && in.structure(next) == below)
                    return enough(*gap, above, below);
                widest = wider(widest, *gap);
            }
        }
        if (above == Structure::Item && below == Structure::Item)
            return betweenItems(upper);
        return enough(widest.value_or(QByteArray()), above, below);
    }
    // As between the nearest two items that follow one another.
    QByteArray betweenItems(int node) const
    {
        const ListVersion &in = m_tree.version(m_tree.sideOf(node));
        int index = m_tree.indexIn(m_tree.sideOf(node), node);
        while (index > 0 && !(in.structure(index) == Structure::Item &&
                              in.structure(index - 1) == Structure::Item))
            --index;
        return index > 0 ? in.tail(index - 1) : m_lineEnd;
    }
    static QByteArray wider(const std::optional<QByteArray> &one, const QByteArray &other)
    {
        return one && blankLinesIn(*one) >= blankLinesIn(other) ? *one : other;
    }
    QByteArray enough(const QByteArray &gap, Structure above, Structure below) const
    {
        const int least = needsBlankBetween(above, below) ? 1 : 0;
        if (lineEndOf(gap).isEmpty())
            return makeTail(m_lineEnd, least);
        return blankLinesIn(gap) >= least ? gap : makeTail(lineEndOf(gap), least);
    }

    QByteArray endOfList() const
    {
        for (const MergeSide side : {MergeSide::Mine, MergeSide::Theirs, MergeSide::Base}) {
            const ListVersion &in = m_tree.version(side);
            if (in.size() > 0)
                return in.tail(in.size() - 1);
        }
        return {};
    }

    const MergeTree &m_tree;
    QByteArray m_lineEnd;
};

} // namespace

std::vector<MergedPiece> joinedPieces(const MergeTree &tree, const std::vector<int> &order,
                                      const std::vector<NodeForm> &forms)
{
    const GapChooser gaps(tree);
    const auto isThere = [&](int node) {
        return tree.structure(node) == Structure::Lead ||
               !forms[static_cast<size_t>(node)].bytes.isEmpty();
    };
    std::vector<MergedPiece> pieces;
    for (const int node : order) {
        if (!isThere(node))
            continue;
        if (!pieces.empty())
            pieces.back().gap = gaps.between(pieces.back().node, node);
        const NodeForm &form = forms[static_cast<size_t>(node)];
        pieces.push_back({node, form.bytes, {}, false});
        if (!form.theirs.isEmpty()) {
            pieces.back().gap = gaps.betweenForms(node);
            pieces.push_back({node, form.theirs, {}, true});
        }
    }
    if (!pieces.empty())
        pieces.back().gap = gaps.between(pieces.back().node, -1);
    return pieces;
}

} // namespace paperdip
