// SPDX-License-Identifier: MIT
#include "markdown/mergeheads.h"

#include "markdown/blocks.h"
#include "markdown/lines.h"
#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

namespace {

constexpr int mostIndent = 3; // beyond what it stands in

// What items that are written alike have in common.
QByteArray headKey(const ItemHead &head)
{
    return head.indent + head.kind() + (head.isOrdered() ? QByteArray("1") : head.padding);
}

// A head with the number of `own` in the form of `like`.
ItemHead headLike(const ItemHead &like, const ItemHead &own)
{
    if (!own.isOrdered() || !like.isOrdered())
        return like;
    return makeHead(like.indent, own.marker.chopped(1) + like.kind(), like.padding);
}

class HeadSettler
{
public:
    HeadSettler(const MergeTree &tree, std::vector<NodeForm> &forms) : m_tree(tree), m_forms(forms)
    {
    }

    void adaptAdded(const std::vector<int> &order)
    {
        for (const int node : order) {
            if (m_tree.structure(node) != Structure::Item || !isAddedByOne(node))
                continue;
            const MergeSide side = m_tree.sideOf(node);
            const std::optional<ItemHead> own = itemHead(form(node).bytes);
            const std::optional<ItemHead> to =
                own ? modelFor(node, side, *own) : std::optional<ItemHead>();
            if (to && to->isOrdered() == own->isOrdered())
                setHead(node, *own, headLike(*to, *own));
        }
    }

    void indent(const std::vector<int> &order)
    {
        indentBelow(-1);
        for (const int node : order)
            indentBelow(node);
    }
    void number(const std::vector<int> &order)
    {
        numberBelow(-1);
        for (const int node : order)
            numberBelow(node);
    }

private:
    NodeForm &form(int node) { return m_forms[static_cast<size_t>(node)]; }

    bool isAddedByOne(int node) const
    {
        return m_tree.indexIn(MergeSide::Base, node) < 0 &&
               (m_tree.indexIn(MergeSide::Mine, node) < 0 ||
                m_tree.indexIn(MergeSide::Theirs, node) < 0);
    }
    std::optional<ItemHead> headIn(MergeSide side, int node) const
    {
        const int index = m_tree.indexIn(side, node);
        if (index < 0 || m_tree.version(side).structure(index) != Structure::Item)
            return {};
        return itemHead(m_tree.version(side).contentView(index));
    }

    // How each side's ways to write an item are written in the merged list.
    void countForms()
    {
        m_hasCounted = true;
        for (const int node : m_tree.order()) {
            if (m_tree.structure(node) != Structure::Item || isAddedByOne(node))
                continue;
            const std::optional<ItemHead> is = itemHead(form(node).bytes);
            for (const MergeSide side : {MergeSide::Mine, MergeSide::Theirs}) {
                const std::optional<ItemHead> was = headIn(side, node);
                if (!is || !was || was->isOrdered() != is->isOrdered())
                    continue;
                auto &seen = m_seen[static_cast<size_t>(side)][headKey(*was)];
                if (++seen.counts[headKey(*is)] > seen.most) {
                    seen.most = seen.counts.value(headKey(*is));
                    seen.head = *is;
                }
            }
        }
    }

    // An item beside it that both sides have, written like it on its own side; else as most are.
    std::optional<ItemHead> modelFor(int node, MergeSide side, const ItemHead &own)
    {
        const QByteArray key = headKey(own);
        const std::vector<int> &beside = m_tree.children(m_tree.parent(node));
        const auto here = std::find(beside.begin(), beside.end(), node) - beside.begin();
        const auto count = static_cast<std::ptrdiff_t>(beside.size());
        constexpr std::ptrdiff_t farthest = 64;
        for (std::ptrdiff_t step = 1; step < std::min(count, farthest); ++step) {
            for (const std::ptrdiff_t at : {here - step, here + step}) {
                if (at < 0 || at >= count)
                    continue;
                const int sibling = beside[static_cast<size_t>(at)];
                if (isAddedByOne(sibling))
                    continue;
                const std::optional<ItemHead> was = headIn(side, sibling);
                if (was && headKey(*was) == key)
                    return itemHead(form(sibling).bytes);
            }
        }
        if (!m_hasCounted)
            countForms();
        const auto seen = m_seen[static_cast<size_t>(side)].constFind(key);
        return seen == m_seen[static_cast<size_t>(side)].cend() ? std::optional<ItemHead>()
                                                                : seen->head;
    }

    void setHead(int node, const ItemHead &from, const ItemHead &to)
    {
        if (from.bytes() == to.bytes())
            return;
        form(node).bytes = withHead(form(node).bytes, from, to);
        if (!form(node).theirs.isEmpty())
            form(node).theirs = withHeadOf(form(node).theirs, form(node).bytes, Structure::Item);
        followBelow(node, from, to);
    }
    void followBelow(int node, const ItemHead &from, const ItemHead &to)
    {
        for (const int child : m_tree.children(node)) {
            form(child).bytes = followingHead(form(child).bytes, from, to);
            form(child).theirs = followingHead(form(child).theirs, from, to);
            followBelow(child, from, to);
        }
    }

    // Items that follow one another stand below what they are planned to stand below, and not below
    // one another; else all of a run are indented like most of them.
    void indentBelow(int parent)
    {
        std::vector<int> run;
        for (const int child : m_tree.children(parent)) {
            if (m_tree.structure(child) == Structure::Item) {
                run.push_back(child);
            } else {
                indentRun(parent, run);
                run.clear();
            }
        }
        indentRun(parent, run);
    }
    bool standsBelow(int least, const std::vector<int> &run)
    {
        int most = least + mostIndent;
        for (const int node : run) {
            const int column = indentOf(form(node).bytes).columns;
            if (column < least || column > most)
                return false;
            most = std::min(least + mostIndent, entryHead(form(node).bytes).columns - 1);
        }
        return true;
    }
    void indentRun(int parent, const std::vector<int> &run)
    {
        const std::optional<ItemHead> outer =
            parent >= 0 && m_tree.structure(parent) == Structure::Item
                ? itemHead(form(parent).theirs.isEmpty() ? form(parent).bytes : form(parent).theirs)
                : std::optional<ItemHead>();
        const int least = outer ? outer->contentColumn : 0;
        if (standsBelow(least, run))
            return;
        QHash<QByteArray, int> counts;
        QByteArray best(least, ' ');
        for (const int node : run) {
            const QByteArray &bytes = form(node).bytes;
            const Indent own = indentOf(bytes);
            const QByteArray blanks = bytes.first(own.bytes);
            if (own.columns >= least && own.columns <= least + mostIndent &&
                ++counts[blanks] > counts.value(best))
                best = blanks;
        }
        for (const int node : run) {
            const std::optional<ItemHead> head = itemHead(form(node).bytes);
            if (head && head->indent != best)
                setHead(node, *head, makeHead(best, head->marker, head->padding));
        }
    }

    // Runs of numbered items that follow one another.
    void numberBelow(int parent)
    {
        std::vector<int> run;
        char kind = 0;
        for (const int child : m_tree.children(parent)) {
            const std::optional<ItemHead> head =
                beginsWithNumber(child) ? itemHead(form(child).bytes) : std::optional<ItemHead>();
            const bool ordered = head && head->isOrdered();
            if (!run.empty() && (!ordered || head->kind() != kind)) {
                numberRun(run);
                run.clear();
            }
            if (ordered) {
                run.push_back(child);
                kind = head->kind();
            }
        }
        numberRun(run);
    }
    bool beginsWithNumber(int node)
    {
        const QByteArray &bytes = form(node).bytes;
        const qsizetype at = skipBlanks(bytes, 0);
        return m_tree.structure(node) == Structure::Item && at < bytes.size() &&
               isDigitByte(bytes[at]);
    }
    void numberRun(const std::vector<int> &run)
    {
        if (run.size() < 2 ||
            !(countedUp(MergeSide::Mine, run) && countedUp(MergeSide::Theirs, run)))
            return;
        qint64 number = firstNumber(run);
        for (const int node : run) {
            const ItemHead own = *itemHead(form(node).bytes);
            if (own.number() != number)
                setHead(node, own,
                        makeHead(own.indent, QByteArray::number(number) + own.kind(), own.padding));
            ++number;
        }
    }
    qint64 firstNumber(const std::vector<int> &run)
    {
        for (const int node : run) {
            for (const MergeSide side : {MergeSide::Mine, MergeSide::Theirs}) {
                const int index = m_tree.indexIn(side, node);
                const std::optional<ItemHead> head = headIn(side, node);
                const bool first =
                    index >= 0 && head &&
                    (index == 0 || m_tree.version(side).structure(index - 1) != Structure::Item);
                if (first)
                    return head->number();
            }
        }
        return itemHead(form(run.front()).bytes)->number();
    }
    // On that side each has a number that is as far from the last one's as it stands behind it.
    bool countedUp(MergeSide side, const std::vector<int> &run) const
    {
        const ListVersion &in = m_tree.version(side);
        std::vector<int> indices;
        for (const int node : run) {
            if (const int index = m_tree.indexIn(side, node); index >= 0)
                indices.push_back(index);
        }
        std::sort(indices.begin(), indices.end());
        std::optional<qint64> offset;
        for (const int index : indices) {
            const std::vector<int> &beside = in.children(in.parent(index));
            const auto place =
                std::lower_bound(beside.begin(), beside.end(), index) - beside.begin();
            const std::optional<ItemHead> head = itemHead(in.content(index));
            if (!head || !head->isOrdered() || (offset && head->number() - place != *offset))
                return false;
            offset = head->number() - place;
        }
        return true;
    }

    struct Seen
    {
        QHash<QByteArray, int> counts;
        int most = 0;
        ItemHead head;
    };

    const MergeTree &m_tree;
    std::vector<NodeForm> &m_forms;
    std::array<QHash<QByteArray, Seen>, 3> m_seen;
    bool m_hasCounted = false;
};

} // namespace

void settleHeads(const MergeTree &tree, const std::vector<int> &order, std::vector<NodeForm> &forms)
{
    HeadSettler settler(tree, forms);
    settler.adaptAdded(order);
    settler.indent(order);
    settler.number(order);
}

} // namespace paperdip
