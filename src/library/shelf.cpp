// SPDX-License-Identifier: MIT
#include "library/shelf.h"

#include "library/library.h"
#include "store/store.h"

#include <QSet>
#include <algorithm>

namespace paperdip {

namespace {

constexpr qint64 shelfGap = 1 << 20; // between neighbours, for what comes between them later

SetData placed(Store &store, NodeId node, qint64 place)
{
    const NodeData before = store.data().find(node);
    NodeData after = before;
    after.shelf = place;
    return SetData{node, before, after};
}

// The nodes of the shelf that are these papers, or of their works.
QList<ShelfPlace> placesOf(Store &store, const QList<NodeId> &papers)
{
    const QSet<NodeId> wanted(papers.begin(), papers.end());
    QList<ShelfPlace> places = store.data().shelf(); // few, where papers may be many
    places.removeIf([&](const ShelfPlace &place) {
        if (wanted.contains(place.node))
            return false;
        const QList<TreeNode> same =
            place.work.isEmpty() ? QList<TreeNode>() : store.tree().papersByWork(place.work);
        return std::none_of(same.begin(), same.end(),
                            [&](const TreeNode &node) { return wanted.contains(node.id); });
    });
    return places;
}

bool isAmong(const QList<ShelfPlace> &places, const NodeRow &paper)
{
    return std::any_of(places.begin(), places.end(), [&](const ShelfPlace &place) {
        return place.node == paper.id || (!paper.work.isEmpty() && place.work == paper.work);
    });
}

qsizetype indexOf(const QList<ShelfPlace> &places, NodeId node)
{
    const auto found = std::find_if(places.begin(), places.end(),
                                    [node](const ShelfPlace &one) { return one.node == node; });
    return found == places.end() ? -1 : found - places.begin();
}

Failure notThere()
{
    return fail(ErrorCode::NotFound, QStringLiteral("This paper is no longer on the shelf."));
}

// Papers come between the others. Only they get new places, as long as there is room.
Result<Change> arranged(Store &store, const QList<ShelfPlace> &others,
                        const QList<ShelfPlace> &coming, NodeId before)
{
    const qsizetype at = before == 0 ? others.size() : indexOf(others, before);
    if (at < 0)
        return notThere();
    const qsizetype end = at + coming.size();
    const qint64 low = at == 0 ? 0 : others.at(at - 1).place;
    const qint64 high =
        at == others.size() ? low + shelfGap * (coming.size() + 1) : others.at(at).place;
    const qint64 step = (high - low) / (coming.size() + 1);
    Change change;
    for (qsizetype i = 0; i < others.size() + coming.size(); ++i) {
        const bool comes = i >= at && i < end;
        const ShelfPlace &one = comes    ? coming.at(i - at)
                                : i < at ? others.at(i)
                                         : others.at(i - coming.size());
        qint64 place = comes ? low + (i - at + 1) * step : one.place;
        if (step == 0)
            place = (i + 1) * shelfGap;
        if (place != one.place)
            change.edits.emplace_back(placed(store, one.node, place));
    }
    return change;
}

} // namespace

QList<NodeRow> shelf(const Library &library)
{
    QList<NodeRow> rows;
    QSet<QString> works;
    const QList<ShelfPlace> places = library.store().data().shelf();
    for (const ShelfPlace &place : places) {
        if (!place.work.isEmpty() && works.contains(place.work))
            continue;
        works.insert(place.work);
        if (const Result<NodeRow> row = library.node(place.node))
            rows << *row;
    }
    return rows;
}

bool isShelved(const Library &library, const QList<NodeId> &papers)
{
    const QList<ShelfPlace> places = library.store().data().shelf();
    return !places.isEmpty() && !papers.isEmpty() &&
           std::all_of(papers.begin(), papers.end(), [&](NodeId paper) {
               const Result<NodeRow> row = library.node(paper);
               return row && isAmong(places, *row);
           });
}

Result<Change> planShelve(const Library &library, const QList<NodeId> &papers, NodeId before)
{
    const QList<ShelfPlace> places = library.store().data().shelf();
    QList<ShelfPlace> added;
    for (const NodeId paper : papers) {
        const Result<NodeRow> row = library.node(paper);
        if (!row)
            return Failure(row.error());
        if (row->kind == NodeKind::Paper && !isAmong(places, *row) && !isAmong(added, *row))
            added.append({paper, 0, row->work});
    }
    return arranged(library.store(), places, added, before);
}

Result<Change> planUnshelve(const Library &library, const QList<NodeId> &papers)
{
    Change change;
    change.edits = leaveShelf(library.store(), papers);
    return change;
}

std::vector<Edit> leaveShelf(Store &store, const QList<NodeId> &papers)
{
    std::vector<Edit> edits;
    const QList<ShelfPlace> places = placesOf(store, papers);
    for (const ShelfPlace &place : places)
        edits.emplace_back(placed(store, place.node, 0));
    return edits;
}

Result<Change> planShelfOrder(const Library &library, const QList<NodeId> &papers, NodeId before)
{
    QList<ShelfPlace> others = library.store().data().shelf();
    QList<ShelfPlace> moved;
    for (const NodeId paper : papers) {
        const qsizetype at = indexOf(others, paper);
        if (at < 0)
            return notThere();
        moved << others.takeAt(at);
    }
    return arranged(library.store(), others, moved, before);
}

} // namespace paperdip
