// SPDX-License-Identifier: MIT
#include "markdown/mergeorder.h"

#include "core/longestrise.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <list>

namespace paperdip {

namespace {

// Those of a run of numbers that are not in its longest rising run, by place.
std::vector<bool> outOfOrder(const std::vector<int> &numbers)
{
    std::vector<bool> out(numbers.size(), true);
    for (const size_t at : longestRise(numbers))
        out[at] = false;
    return out;
}

// What must come first below one parent: text and entries before sections.
int rankOf(const MergeTree &tree, int node)
{
    const MergeSide side = tree.sideOf(node);
    const Reading &reading = tree.version(side).reading(tree.indexIn(side, node));
    switch (reading.structure) {
    case Structure::Lead:
        return -3;
    case Structure::FrontMatter:
        return -2;
    case Structure::TableDelimiter:
        return -1;
    case Structure::TableUnderline:
        return 3;
    case Structure::Heading:
        return 2;
    default:
        return reading.kind == NodeKind::Section ? 1 : 0;
    }
}

class SiblingMerge
{
public:
    SiblingMerge(const MergeTree &tree, int parent, const std::vector<int> &children)
        : m_tree(tree), m_parent(parent), m_children(children)
    {
    }

    std::vector<int> run()
    {
        const std::vector<int> mine = membersIn(MergeSide::Mine);
        const std::vector<int> theirs = membersIn(MergeSide::Theirs);
        m_inTheirs = QSet<int>(theirs.begin(), theirs.end());
        const QSet<int> away = movedByTheirs(mine, theirs);
        for (const int node : mine) {
            if (!away.contains(node))
                m_places.insert(node, m_order.insert(m_order.end(), node));
        }
        int previous = -1;
        for (const int node : theirs) {
            if (!m_places.contains(node))
                placeBehind(previous, node);
            previous = node;
        }
        for (const int node : m_children) { // neither side has it here: what was adopted
            if (!m_places.contains(node))
                m_places.insert(node, m_order.insert(m_order.end(), node));
        }
        return ranked({m_order.begin(), m_order.end()});
    }

private:
    // The children that a side has here too, in its order.
    std::vector<int> membersIn(MergeSide side) const
    {
        const ListVersion &in = m_tree.version(side);
        std::vector<int> members;
        for (const int node : m_children) {
            const int index = m_tree.indexIn(side, node);
            if (index < 0)
                continue;
            const int above = m_tree.nodeAt(side, in.parent(index));
            if (above == m_parent || (above >= 0 && !m_tree.isIn(above)))
                members.push_back(node);
        }
        std::sort(members.begin(), members.end(),
                  [&](int a, int b) { return m_tree.indexIn(side, a) < m_tree.indexIn(side, b); });
        return members;
    }

    QSet<int> moved(const std::vector<int> &members) const
    {
        const ListVersion &base = m_tree.version(MergeSide::Base);
        std::vector<int> nodes;
        std::vector<int> was;
        for (const int node : members) {
            const int index = m_tree.indexIn(MergeSide::Base, node);
            if (index < 0 || m_tree.nodeAt(MergeSide::Base, base.parent(index)) != m_parent)
                continue;
            nodes.push_back(node);
            was.push_back(index);
        }
        const std::vector<bool> out = outOfOrder(was);
        QSet<int> found;
        for (size_t i = 0; i < nodes.size(); ++i) {
            if (out[i])
                found << nodes[i];
        }
        return found;
    }

    // What theirs moved and mine did not.
    QSet<int> movedByTheirs(const std::vector<int> &mine, const std::vector<int> &theirs) const
    {
        QSet<int> only = moved(theirs);
        if (!only.isEmpty())
            only.subtract(moved(mine));
        return only;
    }

    bool isMineAlone(int node) const
    {
        return !m_inTheirs.contains(node) && m_tree.indexIn(MergeSide::Theirs, node) < 0;
    }

    void placeBehind(int previous, int node)
    {
        auto at = previous < 0 ? m_order.begin() : std::next(m_places.value(previous));
        const int rank = rankOf(m_tree, node);
        while (at != m_order.end() && isMineAlone(*at) && rankOf(m_tree, *at) <= rank)
            ++at;
        m_places.insert(node, m_order.insert(at, node));
    }

    std::vector<int> ranked(const std::vector<int> &nodes) const
    {
        std::vector<std::pair<int, int>> ranks;
        int highest = -3;
        bool sorted = true;
        for (const int node : nodes) {
            const bool follows = m_tree.structure(node) == Structure::Definitions;
            const int rank = follows ? highest : rankOf(m_tree, node);
            sorted = sorted && rank >= highest;
            highest = std::max(highest, rank);
            ranks.emplace_back(rank, node);
        }
        if (sorted)
            return nodes;
        std::stable_sort(ranks.begin(), ranks.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        std::vector<int> order;
        order.reserve(ranks.size());
        for (const auto &[rank, node] : ranks)
            order.push_back(node);
        return order;
    }

    const MergeTree &m_tree;
    const int m_parent;
    const std::vector<int> &m_children;
    QSet<int> m_inTheirs;
    std::list<int> m_order;
    QHash<int, std::list<int>::iterator> m_places;
};

} // namespace

std::vector<int> mergedOrder(const MergeTree &tree, int parent, const std::vector<int> &children)
{
    return SiblingMerge(tree, parent, children).run();
}

} // namespace paperdip
