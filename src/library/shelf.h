// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "library/types.h"

namespace paperdip {

class Library;
class Store;

// "Next up": papers of all lists in the order in which a person wants to read them. A paper's place
// is data of its entry (NodeData::shelf), so that it goes with the entry when that moves, is read
// again, or comes back; of several entries of one work the shelf shows one. Plans change nothing,
// as Library's do; what they plan is data, which lists that are only read take as well.

// The shelf in its order, each work once.
QList<NodeRow> shelf(const Library &library);
// Whether these papers, by themselves or as other entries of their works, are all on it.
bool isShelved(const Library &library, const QList<NodeId> &papers);

// Puts papers before one of the shelf; 0: behind the last. What is no paper, or is there already,
// is left out.
Result<Change> planShelve(const Library &library, const QList<NodeId> &papers, NodeId before = 0);
// Takes papers off, with the other entries of their works.
Result<Change> planUnshelve(const Library &library, const QList<NodeId> &papers);
// Puts papers of the shelf, in this order, before another of its papers; 0: at its end.
Result<Change> planShelfOrder(const Library &library, const QList<NodeId> &papers, NodeId before);

// A paper that is read is no longer next: what takes the other entries of the papers' works off.
std::vector<Edit> leaveShelf(Store &store, const QList<NodeId> &papers);

} // namespace paperdip
