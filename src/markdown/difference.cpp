// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "core/longestrise.h"

#include <QSet>

#include <algorithm>

namespace paperdip {

namespace {

// Which nodes stay where they are: a longest run of kept nodes that rises in both documents.
QSet<NodeId> unmoved(const Document &before, const Document &after)
{
    std::vector<int> places; // in `before`, in the order of `after`
    for (const Tile &tile : after.tiles()) {
        if (const int place = before.indexOf(tile.node); place >= 0)
            places.push_back(place);
    }
    QSet<NodeId> ids;
    for (const size_t at : longestRise(places))
        ids.insert(before.idAt(places[at]));
    return ids;
}

// Which node stands before which, while edits are carried out one after the other.
class Order
{
public:
    explicit Order(const Document &document)
    {
        NodeId last = 0;
        for (const Tile &tile : document.tiles()) {
            link(tile.node, last);
            last = tile.node;
        }
    }
    NodeId previous(NodeId node) const { return m_previous.value(node); }
    void unlink(NodeId node)
    {
        const NodeId before = m_previous.take(node);
        const NodeId behind = m_next.take(node);
        m_next[before] = behind;
        m_previous[behind] = before;
    }
    void link(NodeId node, NodeId previous)
    {
        const NodeId behind = m_next.value(previous);
        m_next[previous] = node;
        m_previous[node] = previous;
        m_next[node] = behind;
        m_previous[behind] = node;
    }

private:
    QHash<NodeId, NodeId> m_previous; // 0 closes the ring
    QHash<NodeId, NodeId> m_next;
};

class Difference
{
public:
    Difference(ListId list, const Document &before, const Document &after,
               const QHash<NodeId, NodeData> &data)
        : m_list(list), m_before(before), m_after(after), m_data(data), m_order(before),
          m_unmoved(unmoved(before, after))
    {
    }

    Change make()
    {
        for (int i = m_before.size() - 1; i >= 0; --i)
            removeVanished(m_before.idAt(i));
        NodeId previous = 0;
        for (const Tile &tile : m_after.tiles()) {
            place(tile, previous);
            previous = tile.node;
        }
        return std::move(m_change);
    }

private:
    NodeState state(NodeId node, NodeId previous, const QByteArray &bytes) const
    {
        return NodeState{m_list, previous, bytes, m_data.value(node)};
    }
    NodeState oldState(NodeId node) const
    {
        const auto index = static_cast<size_t>(m_before.indexOf(node));
        return state(node, m_order.previous(node), m_before.tiles()[index].bytes);
    }
    void removeVanished(NodeId node)
    {
        if (m_after.indexOf(node) >= 0)
            return;
        m_change.edits.push_back(Splice{node, oldState(node), {}});
        m_order.unlink(node);
    }
    void place(const Tile &tile, NodeId previous)
    {
        if (m_before.indexOf(tile.node) < 0) {
            m_change.edits.push_back(Splice{tile.node, {}, state(tile.node, previous, tile.bytes)});
            m_order.link(tile.node, previous);
            return;
        }
        const NodeState old = oldState(tile.node);
        const bool moves = !m_unmoved.contains(tile.node) && old.previous != previous;
        if (!moves && old.source == tile.bytes)
            return;
        m_change.edits.push_back(
            Splice{tile.node, old, state(tile.node, moves ? previous : old.previous, tile.bytes)});
        if (moves) {
            m_order.unlink(tile.node);
            m_order.link(tile.node, previous);
        }
    }

    const ListId m_list;
    const Document &m_before;
    const Document &m_after;
    const QHash<NodeId, NodeData> &m_data;
    Order m_order;
    const QSet<NodeId> m_unmoved;
    Change m_change;
};

} // namespace

namespace {

// The same nodes in the same order: only bytes may differ.
Change newBytes(ListId list, const Document &before, const Document &after,
                const QHash<NodeId, NodeData> &data)
{
    Change change;
    for (const int i : after.maybeChanged(before)) {
        const QByteArray &was = before.tiles()[static_cast<size_t>(i)].bytes;
        const QByteArray &is = after.tiles()[static_cast<size_t>(i)].bytes;
        const NodeId node = before.idAt(i);
        const NodeId previous = before.idAt(i - 1);
        if (was != is)
            change.edits.push_back(Splice{node, NodeState{list, previous, was, data.value(node)},
                                          NodeState{list, previous, is, data.value(node)}});
    }
    return change;
}

} // namespace

Change difference(ListId list, const Document &before, const Document &after,
                  const QHash<NodeId, NodeData> &data)
{
    if (after.hasNodesOf(before))
        return newBytes(list, before, after, data);
    return Difference(list, before, after, data).make();
}

} // namespace paperdip
