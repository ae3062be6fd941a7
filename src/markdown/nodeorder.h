// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

#include <functional>

namespace paperdip {

// Which node stands before which, while edits are carried out one after the other. 0 stands for
// what is before the first node and behind the last one.
class NodeOrder
{
public:
    explicit NodeOrder(const Document &document) : m_document(document) {}

    bool contains(NodeId node) const;
    NodeId previous(NodeId node) const;
    NodeId next(NodeId node) const;
    void unlink(NodeId node);
    void link(NodeId node, NodeId previous);
    // What leads from the document to this order. `isStaying` says which of its nodes did not move;
    // `tileOf` gives those that did, or came.
    std::vector<TileRun> runs(const std::function<bool(NodeId)> &isStaying,
                              const std::function<Tile(NodeId)> &tileOf) const;

private:
    const Document m_document;
    QHash<NodeId, NodeId> m_previous; // where it is not as in the document
    QHash<NodeId, NodeId> m_next;
    QSet<NodeId> m_gone;
};

} // namespace paperdip
