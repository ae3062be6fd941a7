// SPDX-License-Identifier: MIT
// What a filter lets through of the tree, and what stands above that.
#include "store/database.h"
#include "store/treetable.h"

#include <vector>

namespace paperdip {

namespace {

// What is new below a node, or at the top of a list (parent 0).
struct FreshBelow
{
    NodeId parent = 0;
    ListId list = 0;
    int rows = 0;
    int found = 0;
};

struct NodePlace
{
    NodeId parent = 0;
    ListId list = 0;
};

// Of nodes that mostly stand behind one another.
std::vector<FreshBelow> takeFresh(TreeFilter &filter, const QList<FoundNode> &nodes)
{
    std::vector<FreshBelow> fresh;
    filter.found.reserve(filter.found.size() + nodes.size());
    filter.shown.reserve(filter.shown.size() + nodes.size());
    for (const FoundNode &node : nodes) {
        const bool known = filter.found.contains(node.node);
        // One that is known may have moved to where nothing was found before.
        if (known && (node.parent == 0 || filter.shown.contains(node.parent)))
            continue;
        if (fresh.empty() || fresh.back().parent != node.parent || fresh.back().list != node.list)
            fresh.push_back({node.parent, node.list, 0, 0});
        const qsizetype shownBefore = filter.shown.size();
        filter.shown.insert(node.node);
        filter.found.insert(node.node);
        fresh.back().rows += known || filter.shown.size() > shownBefore ? 1 : 0;
        fresh.back().found += known ? 0 : 1;
    }
    return fresh;
}

// Of these parents and all above them, a level after the other.
QHash<NodeId, NodePlace> placesOf(Database &database, const std::vector<FreshBelow> &fresh)
{
    QHash<NodeId, NodePlace> places;
    QSet<NodeId> wanted;
    for (const FreshBelow &below : fresh)
        wanted.insert(below.parent);
    for (wanted.remove(0); !wanted.isEmpty();) {
        Statement query =
            database.statement("SELECT n.id, n.parent_id, n.list_id FROM json_each(?) "
                               "j CROSS JOIN node n ON n.id = j.value");
        query.bind(idsAsJson(wanted.values()));
        wanted.clear();
        std::vector<NodeId> above;
        for (bool ok = query.run() && query.next(); ok; ok = query.next()) {
            places.insert(query.number(0), {query.number(1), query.number(2)});
            above.push_back(query.number(1));
        }
        for (const NodeId parent : above) {
            if (parent != 0 && !places.contains(parent))
                wanted.insert(parent);
        }
    }
    return places;
}

} // namespace

void TreeTable::letThrough(TreeFilter &filter, const QList<FoundNode> &nodes) const
{
    const std::vector<FreshBelow> fresh = takeFresh(filter, nodes);
    const QHash<NodeId, NodePlace> places = placesOf(m_database, fresh);
    const auto below = [&filter](NodeId parent, ListId list) -> FoundBelow & {
        return parent != 0 ? filter.below[parent] : filter.lists[list];
    };
    for (const FreshBelow &one : fresh) {
        below(one.parent, one.list).rows += one.rows;
        filter.lists[one.list].found += one.found;
        for (NodeId node = one.parent; node != 0;) {
            const NodePlace place = places.value(node);
            filter.below[node].found += one.found;
            const qsizetype shownBefore = filter.shown.size();
            filter.shown.insert(node);
            if (filter.shown.size() > shownBefore)
                ++below(place.parent, place.list).rows;
            node = place.parent;
        }
    }
}

void TreeTable::letThrough(TreeFilter &filter, const QList<NodeId> &nodes) const
{
    QList<FoundNode> found;
    Query query = m_database.query(
        QStringLiteral("SELECT coalesce(parent_id, 0), list_id, kind FROM node WHERE id = ?"));
    for (const NodeId node : nodes) {
        if (query.bind(node).run() && query.next())
            found.append({node, query.value(0).toLongLong(), query.value(1).toLongLong(),
                          static_cast<NodeKind>(query.value(2).toInt())});
    }
    letThrough(filter, found);
}

} // namespace paperdip
