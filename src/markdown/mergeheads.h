// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/mergenode.h"

namespace paperdip {

// The markers of the merged items: what one side put in is written as the other one writes the
// items beside it now, and numbered lists that counted up go on doing so.
void settleHeads(const MergeTree &tree, const std::vector<int> &order,
                 std::vector<NodeForm> &forms);

} // namespace paperdip
