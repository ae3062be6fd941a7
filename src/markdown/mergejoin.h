// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/merge.h"
#include "markdown/mergenode.h"

namespace paperdip {

// A form of a node in the merged list, and what stands behind it: a line end and blank lines.
struct MergedPiece
{
    int node = -1;
    QByteArray content;
    QByteArray gap;
    bool isTheirs = false; // the second of two forms
};

// The merged nodes one behind the other, with the blank lines between two that the sides have
// there.
std::vector<MergedPiece> joinedPieces(const MergeTree &tree, const std::vector<int> &order,
                                      const std::vector<NodeForm> &forms);

// The list that the pieces are, with its conflicts. Where it would not be read as those very nodes
// blank lines are put in; nothing where that does not help.
std::optional<ListMerge> checkedList(const MergeTree &tree, std::vector<MergedPiece> pieces,
                                     const std::vector<NodeForm> &forms);

} // namespace paperdip
