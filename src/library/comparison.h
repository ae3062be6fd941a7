// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

#include <QSet>

namespace paperdip {

// What differs between two states of one list: what the store must write, and what a view must ask
// for again.
struct Comparison
{
    QSet<NodeId> inserted;
    QSet<NodeId> removed;
    QSet<NodeId> edited;  // other bytes
    QSet<NodeId> written; // other bytes, reading or parent: their stored rows
    QSet<NodeId> shown;   // other contents of their rows, counts of what is below included
    QSet<NodeId> parents; // 0: the top. Their rows came, went or moved
};

// `moved` are nodes that got another place. What is marked as shown or as a parent stands in
// `after`.
Comparison compare(const Document &before, const Document &after, const QSet<NodeId> &moved);

} // namespace paperdip
