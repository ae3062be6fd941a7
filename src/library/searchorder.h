// SPDX-License-Identifier: MIT
#pragma once

#include "library/search.h"

namespace paperdip {

// What was found, sorted and divided.
struct SortedNodes
{
    QList<NodeId> nodes;
    QList<FoundGroup> groups;
};

// Nodes (none: all papers) by the wish's order and group. By rank: as they were given, and the
// group of the best comes first; else groups follow one another as sections and lists do, years
// from the newest, states from what is to be read. Equal ones keep their order.
Result<SortedNodes> sortNodes(Store &store, const std::optional<QList<NodeId>> &nodes,
                              const SearchWish &wish, const std::function<bool()> &isStopped);

} // namespace paperdip
