// SPDX-License-Identifier: MIT
#include "markdown/mergejoin.h"

#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

namespace {

constexpr int mostRepairs = 12;

// Reads what the pieces join to, and mends what would be read as something else.
class ListChecker
{
public:
    ListChecker(const MergeTree &tree, std::vector<MergedPiece> pieces,
                const std::vector<NodeForm> &forms)
        : m_tree(tree), m_pieces(std::move(pieces)), m_forms(forms)
    {
    }

    std::optional<ListMerge> run()
    {
        for (int repairs = 0; repairs <= mostRepairs; ++repairs) {
            join();
            m_segments = cut(m_bytes);
            const int wrong = firstMisread();
            if (wrong < 0)
                return result();
            if (!mend(wrong))
                return {};
        }
        return {};
    }

private:
    void join()
    {
        m_begins.clear();
        m_bytes.clear();
        for (const MergedPiece &piece : m_pieces) {
            m_begins.push_back(m_bytes.size());
            m_bytes += piece.content + piece.gap;
        }
    }

    Structure structureOf(size_t piece) const
    {
        const Structure structure = m_tree.structure(m_pieces[piece].node);
        const bool isFirstForm = piece + 1 < m_pieces.size() && m_pieces[piece + 1].isTheirs;
        // Of two headers the upper one is a line of text.
        return structure == Structure::TableHeader && isFirstForm ? Structure::Paragraph
                                                                  : structure;
    }

    // The first piece that is not one segment of its own, as it was on its side; -1: all are.
    int firstMisread()
    {
        m_segmentOf.assign(m_pieces.size(), -1);
        size_t segment = 0;
        for (size_t piece = 0; piece < m_pieces.size(); ++piece) {
            const bool begins =
                segment < m_segments.size() && m_segments[segment].begin == m_begins[piece];
            if (!begins) {
                const bool joins = piece > 0 && structureOf(piece) == Structure::Definitions &&
                                   structureOf(piece - 1) == Structure::Definitions;
                if (!joins)
                    return static_cast<int>(piece);
                m_segmentOf[piece] = m_segmentOf[piece - 1];
                continue;
            }
            m_segmentOf[piece] = static_cast<int>(segment);
            if (m_segments[segment].structure != structureOf(piece) ||
                m_segments[segment].outer != outerOf(piece))
                return static_cast<int>(piece);
            const qsizetype end =
                piece + 1 < m_pieces.size() ? m_begins[piece + 1] : m_bytes.size();
            if (m_segments[segment].end < end)
                return static_cast<int>(piece); // it falls apart
            ++segment;
        }
        return -1;
    }

    // The segment of the item that it is planned to stand in; -1: none.
    int outerOf(size_t piece) const
    {
        const int parent = m_tree.parent(m_pieces[piece].node);
        if (m_tree.structure(m_pieces[piece].node) == Structure::Definitions)
            return m_segments[static_cast<size_t>(m_segmentOf[piece])].outer;
        if (parent < 0 || m_tree.structure(parent) != Structure::Item)
            return -1;
        for (size_t at = piece; at-- > 0;) {
            if (m_pieces[at].node == parent)
                return m_segmentOf[at];
        }
        return -1;
    }

    bool mend(int wrong)
    {
        const auto at = static_cast<size_t>(wrong);
        return (m_segmentOf[at] >= 0 && indent(at)) || widen(at) || (at > 0 && widen(at - 1)) ||
               (at > 1 && widen(at - 2));
    }
    // One blank line behind a piece that has none.
    bool widen(size_t piece)
    {
        QByteArray &gap = m_pieces[piece].gap;
        if (blankLinesIn(gap) > 0 || piece + 1 == m_pieces.size())
            return false;
        const bool table =
            m_tree.structure(m_pieces[piece + 1].node) >= Structure::TableDelimiter &&
            m_tree.structure(m_pieces[piece + 1].node) <= Structure::TableUnderline;
        if (table)
            return false;
        gap += lineEndOf(gap);
        return true;
    }
    // An item that is read in another one than planned, to the column that it needs.
    bool indent(size_t piece)
    {
        const MergedPiece &own = m_pieces[piece];
        if (m_tree.structure(own.node) != Structure::Item)
            return false;
        const std::optional<ItemHead> from = itemHead(own.content);
        const int parent = m_tree.parent(own.node);
        int column = 0;
        for (size_t at = piece; parent >= 0 && at-- > 0;) {
            if (m_pieces[at].node != parent)
                continue;
            if (const std::optional<ItemHead> above = itemHead(m_pieces[at].content))
                column = above->contentColumn;
            break;
        }
        if (!from || from->indent == QByteArray(column, ' '))
            return false;
        const ItemHead to = makeHead(QByteArray(column, ' '), from->marker, from->padding);
        for (size_t at = piece; at < m_pieces.size(); ++at) {
            if (at == piece)
                m_pieces[at].content = withHead(m_pieces[at].content, *from, to);
            else if (isBelow(m_pieces[at].node, own.node))
                m_pieces[at].content = followingHead(m_pieces[at].content, *from, to);
            else if (at > piece)
                break;
        }
        return true;
    }
    bool isBelow(int node, int above) const
    {
        for (int at = m_tree.parent(node); at >= 0; at = m_tree.parent(at)) {
            if (at == above)
                return true;
        }
        return false;
    }

    ListMerge result() const
    {
        ListMerge merge{m_bytes, {}};
        for (size_t piece = 0; piece < m_pieces.size(); ++piece) {
            const NodeForm &form = m_forms[static_cast<size_t>(m_pieces[piece].node)];
            if (form.conflict && !m_pieces[piece].isTheirs)
                merge.conflicts.append(conflictAt(piece, form));
        }
        return merge;
    }
    MergeConflict conflictAt(size_t piece, const NodeForm &form) const
    {
        using Kind = MergeConflict::Kind;
        const int node = m_pieces[piece].node;
        const auto bytesIn = [&](MergeSide side) {
            const int index = m_tree.indexIn(side, node);
            return index < 0 ? QByteArray() : m_tree.version(side).content(index);
        };
        MergeConflict conflict;
        conflict.kind = *form.conflict;
        conflict.base = bytesIn(MergeSide::Base);
        conflict.mine = bytesIn(MergeSide::Mine);
        conflict.theirs = bytesIn(MergeSide::Theirs);
        const Span own{m_begins[piece], m_begins[piece] + m_pieces[piece].content.size()};
        conflict.mineSpan = conflict.theirsSpan = own;
        conflict.mineAt = conflict.theirsAt = m_segmentOf[piece];
        if (conflict.kind == Kind::DeletedByMe) {
            conflict.mineSpan = {own.begin, own.begin};
            conflict.mineAt = -1;
        } else if (conflict.kind == Kind::DeletedByThem) {
            conflict.theirsSpan = {own.end, own.end};
            conflict.theirsAt = -1;
        } else if (!form.theirs.isEmpty()) {
            conflict.theirsSpan = {m_begins[piece + 1],
                                   m_begins[piece + 1] + m_pieces[piece + 1].content.size()};
            conflict.theirsAt = m_segmentOf[piece + 1];
        }
        return conflict;
    }

    const MergeTree &m_tree;
    std::vector<MergedPiece> m_pieces;
    const std::vector<NodeForm> &m_forms;
    QByteArray m_bytes;
    std::vector<qsizetype> m_begins;
    std::vector<Segment> m_segments;
    std::vector<int> m_segmentOf;
};

} // namespace

std::optional<ListMerge> checkedList(const MergeTree &tree, std::vector<MergedPiece> pieces,
                                     const std::vector<NodeForm> &forms)
{
    return ListChecker(tree, std::move(pieces), forms).run();
}

} // namespace paperdip
