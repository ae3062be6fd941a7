// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/mergetree.h"

namespace paperdip {

// The children of one node of a merged list in their order: as mine has them, with what theirs put
// in and moved behind what it stands behind there. What both put in one place: mine first.
std::vector<int> mergedOrder(const MergeTree &tree, int parent, const std::vector<int> &children);

} // namespace paperdip
