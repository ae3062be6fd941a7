// SPDX-License-Identifier: MIT
#include "markdown/mergetree.h"

#include "markdown/mergeorder.h"

#include <algorithm>

namespace paperdip {

MergeTree::MergeTree(const ListVersion &base, const ListVersion &mine, const ListVersion &theirs)
    : m_versions{&base, &mine, &theirs}, m_nodes(matchedNodes(base, mine, theirs)),
      m_in(m_nodes.size()), m_parents(m_nodes.size(), -1)
{
    for (const MergeSide side : {MergeSide::Base, MergeSide::Mine, MergeSide::Theirs})
        m_at[slot(side)].assign(static_cast<size_t>(version(side).size()), -1);
    for (int node = 0; node < size(); ++node) {
        for (const MergeSide side : {MergeSide::Base, MergeSide::Mine, MergeSide::Theirs}) {
            if (const int index = indexIn(side, node); index >= 0)
                m_at[slot(side)][static_cast<size_t>(index)] = node;
        }
    }
    for (int node = 0; node < size(); ++node)
        m_in[static_cast<size_t>(node)] = staysIn(node) ? 1 : 0;
    place();
}

int MergeTree::indexIn(MergeSide side, int node) const
{
    const MatchedNode &in = m_nodes[static_cast<size_t>(node)];
    switch (side) {
    case MergeSide::Base:
        return in.base;
    case MergeSide::Mine:
        return in.mine;
    default:
        return in.theirs;
    }
}

bool MergeTree::changedWords(MergeSide side, int node) const
{
    const int was = indexIn(MergeSide::Base, node);
    const int is = indexIn(side, node);
    const ListVersion &before = version(MergeSide::Base);
    const ListVersion &after = version(side);
    return before.content(was) != after.content(is) && before.words(was) != after.words(is);
}

bool MergeTree::staysIn(int node) const
{
    const MatchedNode &in = m_nodes[static_cast<size_t>(node)];
    if (in.mine < 0 && in.theirs < 0)
        return false;
    if (in.base < 0 || (in.mine >= 0 && in.theirs >= 0))
        return true;
    return changedWords(sideOf(node), node);
}

bool MergeTree::isDisputed(int node) const
{
    const MatchedNode &in = m_nodes[static_cast<size_t>(node)];
    return isIn(node) && in.base >= 0 && (in.mine < 0 || in.theirs < 0);
}

int MergeTree::parentIn(MergeSide side, int node) const
{
    const int index = indexIn(side, node);
    return index < 0 ? -1 : nodeAt(side, version(side).parent(index));
}

// The parent that one side changed; that of mine where both did.
int MergeTree::chosenParent(int node) const
{
    const MatchedNode &in = m_nodes[static_cast<size_t>(node)];
    if (in.mine < 0)
        return parentIn(MergeSide::Theirs, node);
    const int mine = parentIn(MergeSide::Mine, node);
    if (in.theirs < 0 || in.base < 0 || mine != parentIn(MergeSide::Base, node))
        return mine;
    return parentIn(MergeSide::Theirs, node);
}

void MergeTree::bringBack(int node)
{
    m_in[static_cast<size_t>(node)] = true;
    place();
}

void MergeTree::place()
{
    for (int node = 0; node < size(); ++node)
        m_parents[static_cast<size_t>(node)] = isIn(node) ? chosenParent(node) : -1;
    for (bool mended = true; mended;) {
        mended = false;
        for (int node = 0; node < size(); ++node)
            mended = (isIn(node) && mendParent(node)) || mended;
    }
    for (int node = 0; node < size(); ++node) {
        if (isIn(node))
            breakCycle(node);
    }
    fillChildren();
}

// A node whose parent is gone goes where its neighbours went, else its parent comes back.
bool MergeTree::mendParent(int node)
{
    const int above = parent(node);
    bool mended = false;
    if (above >= 0 && !isIn(above)) {
        const bool hasMine =
            parentIn(MergeSide::Mine, node) == above && indexIn(MergeSide::Mine, node) >= 0;
        const MergeSide side = hasMine ? MergeSide::Mine : MergeSide::Theirs;
        const int other = adopter(side, node, above);
        if (other != above) {
            m_parents[static_cast<size_t>(node)] = other;
        } else {
            m_in[static_cast<size_t>(above)] = true;
            m_parents[static_cast<size_t>(above)] = chosenParent(above);
        }
        mended = true;
    }
    // A table is none without its second line.
    if (structure(node) == Structure::TableHeader) {
        const MergeSide side = sideOf(node);
        for (const int child : version(side).children(indexIn(side, node))) {
            const int line = nodeAt(side, child);
            if (isIn(line) || structure(line) != Structure::TableDelimiter)
                continue;
            m_in[static_cast<size_t>(line)] = true;
            m_parents[static_cast<size_t>(line)] = node;
            mended = true;
        }
    }
    return mended;
}

// The parent that most children of a node that is gone have now; that node: they are gone as well.
int MergeTree::adopter(MergeSide side, int node, int gone) const
{
    const ListVersion &in = version(side);
    int kept = 0;
    int all = 0;
    int nearest = gone;
    bool passed = false;
    for (const int child : in.children(indexIn(side, gone))) {
        const int sibling = nodeAt(side, child);
        passed = passed || sibling == node;
        if (indexIn(MergeSide::Base, sibling) < 0)
            continue;
        ++all;
        const int above = isIn(sibling) ? parent(sibling) : gone;
        if (above == gone || (above >= 0 && !isIn(above)))
            continue;
        ++kept;
        if (nearest == gone || !passed)
            nearest = above;
    }
    return 2 * kept > all ? nearest : gone;
}

// Each side put one of two nodes below the other one: mine holds.
void MergeTree::breakCycle(int node)
{
    const auto isCircular = [this](int from) {
        int steps = 0;
        for (int at = from; at >= 0; at = parent(at)) {
            if (++steps > size())
                return true;
        }
        return false;
    };
    if (parent(node) < 0 || parent(parent(node)) < 0 || !isCircular(node))
        return;
    const int mine = parentIn(MergeSide::Mine, node);
    if (indexIn(MergeSide::Mine, node) >= 0 && mine != parent(node) && (mine < 0 || isIn(mine)))
        m_parents[static_cast<size_t>(node)] = mine;
    if (isCircular(node))
        m_parents[static_cast<size_t>(node)] = -1;
}

void MergeTree::fillChildren()
{
    m_children.assign(static_cast<size_t>(size()) + 1, {});
    for (int node = 0; node < size(); ++node) {
        if (isIn(node))
            m_children[static_cast<size_t>(parent(node)) + 1].push_back(node);
    }
    for (int node = -1; node < size(); ++node) {
        std::vector<int> &below = m_children[static_cast<size_t>(node) + 1];
        if (below.size() > 1)
            below = mergedOrder(*this, node, below);
    }
}

std::vector<int> MergeTree::order() const
{
    std::vector<int> all;
    std::vector<int> open(children(-1).rbegin(), children(-1).rend());
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        all.push_back(node);
        open.insert(open.end(), children(node).rbegin(), children(node).rend());
    }
    return all;
}

} // namespace paperdip
