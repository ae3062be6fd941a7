// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

namespace paperdip {

class Store;

// Of the sections that a node is in, itself included, outermost first.
QStringList sectionTitles(Store &store, NodeId node);

// "MLSys/Kernel". The heading that names the list goes without saying.
QString sectionPath(Store &store, NodeId node);

} // namespace paperdip
