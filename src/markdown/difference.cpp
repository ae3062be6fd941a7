// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "core/longestrise.h"
#include "markdown/nodeorder.h"

#include <QSet>

#include <algorithm>

namespace paperdip {

namespace {

// Which of the nodes that may differ stay where they are: a longest run of kept nodes that rises in
// both documents. All nodes that the two share stay.
QSet<NodeId> unmoved(const Document &before, const Document &after, const std::vector<int> &fresh)
{
    std::vector<int> places; // in `before`, in the order of `after`
    const auto sharedPlace = [&](int index) { return before.indexOf(after.idAt(index)); };
    for (size_t i = 0; i < fresh.size();) {
        size_t end = i + 1; // of a run without shared nodes between
        while (end < fresh.size() && fresh[end] == fresh[end - 1] + 1)
            ++end;
        const int low = fresh[i] > 0 ? sharedPlace(fresh[i] - 1) : -1;
        const int behind = fresh[end - 1] + 1;
        const int high = behind < after.size() ? sharedPlace(behind) : before.size();
        for (; i < end; ++i) {
            if (const int place = before.indexOf(after.idAt(fresh[i])); place > low && place < high)
                places.push_back(place);
        }
    }
    QSet<NodeId> ids;
    for (const size_t at : longestRise(places))
        ids.insert(before.idAt(places[at]));
    return ids;
}

class Difference
{
public:
    Difference(ListId list, const Document &before, const Document &after,
               const QHash<NodeId, NodeData> &data)
        : m_list(list), m_before(before), m_after(after), m_data(data), m_order(before),
          m_gone(before.placesNotIn(after)), m_fresh(after.placesNotIn(before)),
          m_unmoved(unmoved(before, after, m_fresh))
    {
    }

    Change make()
    {
        for (auto place = m_gone.rbegin(); place != m_gone.rend(); ++place)
            removeVanished(m_before.idAt(*place));
        for (const int i : m_fresh)
            place(m_after.tiles()[static_cast<size_t>(i)], m_after.idAt(i - 1));
        return std::move(m_change);
    }

private:
    NodeState state(NodeId node, NodeId previous, const QByteArray &bytes) const
    {
        return NodeState{m_list, previous, bytes, m_data.value(node)};
    }
    NodeState oldState(NodeId node) const
    {
        return state(node, m_order.previous(node), m_before.bytesAt(m_before.indexOf(node)));
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
    NodeOrder m_order;
    const std::vector<int> m_gone;  // what may differ, in `before`
    const std::vector<int> m_fresh; // and in `after`
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
    for (const int i : after.placesNotIn(before)) {
        const QByteArray &was = before.bytesAt(i);
        const QByteArray &is = after.bytesAt(i);
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
