// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <functional>

namespace paperdip {

class Store;

// Takes a list away that nobody sees, in short transactions.
Result<void> removeUnseen(Store &store, ListId list);

// What only the library knows of the papers of closed lists (ListTable::close) is put aside for
// when they return: before anything else, and before a list comes in.
Result<void> keepDataOfClosed(Store &store);

// The same, then their nodes: a slice at least, and until `goOn` ends it. False: nodes are left.
Result<bool> removeClosed(Store &store, const std::function<bool()> &goOn);

// Takes away what an import left that was cut off, unless one is at work.
Result<void> removeCutOff(Store &store);

} // namespace paperdip
