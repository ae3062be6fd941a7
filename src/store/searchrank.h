// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"
#include "store/searchfinder.h"

namespace paperdip {

class Database;

// The best of those that meet all conditions, so many at most. The index is walked once and
// puts its rows in order; being new or unread counts among the first hundred of them.
Result<QList<BestNode>> bestNodes(Database &database, const QList<SearchCondition> &conditions,
                                  int most);

} // namespace paperdip
