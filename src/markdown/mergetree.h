// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/merge.h"
#include "markdown/mergematch.h"

#include <array>

namespace paperdip {

enum class MergeSide { Base, Mine, Theirs };

// Which nodes of three versions are in the merged list, and where. Each is an index of `nodes`.
class MergeTree
{
public:
    MergeTree(const ListVersion &base, const ListVersion &mine, const ListVersion &theirs);

    const ListVersion &version(MergeSide side) const { return *m_versions[slot(side)]; }
    int size() const { return static_cast<int>(m_nodes.size()); }
    // Where a node stands in a version; -1: not there.
    int indexIn(MergeSide side, int node) const;
    int nodeAt(MergeSide side, int index) const
    {
        return index < 0 ? -1 : m_at[slot(side)][static_cast<size_t>(index)];
    }
    // Mine, else theirs: one of them has every node of the merged list.
    MergeSide sideOf(int node) const
    {
        return indexIn(MergeSide::Mine, node) >= 0 ? MergeSide::Mine : MergeSide::Theirs;
    }
    Structure structure(int node) const
    {
        return version(sideOf(node)).structure(indexIn(sideOf(node), node));
    }

    bool isIn(int node) const { return m_in[static_cast<size_t>(node)]; }
    // Takes a node in that a side took out.
    void bringBack(int node);
    // What stands below what; -1: the top.
    int parent(int node) const { return m_parents[static_cast<size_t>(node)]; }
    const std::vector<int> &children(int node) const
    {
        return m_children[static_cast<size_t>(node) + 1];
    }
    // All nodes of the merged list, in its order.
    std::vector<int> order() const;
    // One side took it out, and yet it is there: for its words, or for what stands below it.
    bool isDisputed(int node) const;

private:
    static size_t slot(MergeSide side) { return static_cast<size_t>(side); }
    bool changedWords(MergeSide side, int node) const;
    bool staysIn(int node) const;
    int parentIn(MergeSide side, int node) const;
    int chosenParent(int node) const;
    void place();
    bool mendParent(int node);
    int adopter(MergeSide side, int node, int gone) const;
    void breakCycle(int node);
    void fillChildren();

    std::array<const ListVersion *, 3> m_versions;
    std::vector<MatchedNode> m_nodes;
    std::array<std::vector<int>, 3> m_at;
    std::vector<char> m_in;
    std::vector<int> m_parents;
    std::vector<std::vector<int>> m_children;
};

} // namespace paperdip
