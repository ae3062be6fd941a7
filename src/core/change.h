// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <optional>
#include <variant>
#include <vector>

namespace paperdip {

// What cannot be read back from bytes (table node_data). Times are seconds since 1970, UTC; 0:
// unknown.
struct NodeData
{
    ReadState state = ReadState::Unread; // Reading, or the state in a list without boxes
    int version = 0;                     // of the link that was dropped
    qint64 addedAt = 0;
    qint64 readAt = 0;
    qint64 shelf = 0;     // its place on "Next up" (library/shelf.h); 0: not there
    QStringList keywords; // these three only where the list's form has no place for them
    QString remark;
    QString notePath;

    bool operator==(const NodeData &) const = default;
};

// A node's truth: its bytes, where it stands, and its data. Its Reading follows from these.
struct NodeState
{
    ListId list = 0;
    NodeId previous = 0; // the node before it in document order; 0: it is the first
    QByteArray source;
    NodeData data;

    bool operator==(const NodeState &) const = default;
};

// One node before and after. No before: an insert (node < 0 makes a new id, node > 0 takes up that
// id again). No after: a removal. Library::apply refuses with Conflict where before.source or
// before.data no longer hold; before.previous is only where the inverse puts it.
struct Splice
{
    NodeId node = 0;
    std::optional<NodeState> before;
    std::optional<NodeState> after;

    bool operator==(const Splice &) const = default;
};

struct SetData
{
    NodeId node = 0;
    NodeData before;
    NodeData after;

    bool operator==(const SetData &) const = default;
};

using Edit = std::variant<Splice, SetData>;

// A batch of edits that happens as a whole or not at all. Edits that insert or move stand in the
// document order of the result, so that each finds its previous node in place.
struct Change
{
    std::vector<Edit> edits;

    bool isEmpty() const { return edits.empty(); }
    bool operator==(const Change &) const = default;
};

} // namespace paperdip
