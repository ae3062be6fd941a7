// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <functional>

namespace paperdip {

class Store;

// Takes a list away that nobody sees, in short transactions.
Result<void> removeUnseen(Store &store, ListId list);

// Takes away the lists that were closed (ListTable::close). What only the library knows of their
// papers is kept for when they return, and before anything else. False: `goOn` ended it, and nodes
// are left.
Result<bool> removeClosed(Store &store, const std::function<bool()> &goOn);

// Takes away what an import left that was cut off, unless one is at work.
Result<void> removeCutOff(Store &store);

} // namespace paperdip
