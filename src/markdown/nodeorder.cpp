// SPDX-License-Identifier: MIT
#include "markdown/nodeorder.h"

#include <algorithm>

namespace paperdip {

bool NodeOrder::contains(NodeId node) const
{
    return m_previous.contains(node) || (m_document.indexOf(node) >= 0 && !m_gone.contains(node));
}

NodeId NodeOrder::previous(NodeId node) const
{
    if (const auto known = m_previous.constFind(node); known != m_previous.constEnd())
        return *known;
    return m_document.idAt((node == 0 ? m_document.size() : m_document.indexOf(node)) - 1);
}

NodeId NodeOrder::next(NodeId node) const
{
    if (const auto known = m_next.constFind(node); known != m_next.constEnd())
        return *known;
    const int index = (node == 0 ? -1 : m_document.indexOf(node)) + 1;
    return index < m_document.size() ? m_document.idAt(index) : 0;
}

void NodeOrder::unlink(NodeId node)
{
    const NodeId before = previous(node);
    const NodeId behind = next(node);
    m_next[before] = behind;
    m_previous[behind] = before;
    m_next.remove(node);
    m_previous.remove(node);
    m_gone.insert(node);
}

void NodeOrder::link(NodeId node, NodeId previous)
{
    const NodeId behind = next(previous);
    m_next[previous] = node;
    m_previous[node] = previous;
    m_next[node] = behind;
    m_previous[behind] = node;
    m_gone.remove(node);
}

std::vector<TileRun> NodeOrder::runs(const std::function<bool(NodeId)> &isStaying,
                                     const std::function<Tile(NodeId)> &tileOf) const
{
    std::vector<TileRun> runs;
    for (auto link = m_next.begin(); link != m_next.end(); ++link) {
        const bool isAnchor = link.key() == 0 || (contains(link.key()) && isStaying(link.key()));
        if (!isAnchor)
            continue;
        TileRun run;
        run.begin = link.key() == 0 ? 0 : m_document.indexOf(link.key()) + 1;
        NodeId node = *link;
        for (; node != 0 && !isStaying(node); node = next(node))
            run.tiles.push_back(tileOf(node));
        run.end = node == 0 ? m_document.size() : m_document.indexOf(node);
        if (run.begin < run.end || !run.tiles.empty())
            runs.push_back(std::move(run));
    }
    std::sort(runs.begin(), runs.end(),
              [](const TileRun &a, const TileRun &b) { return a.begin < b.begin; });
    return runs;
}

} // namespace paperdip
