// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/mergeversion.h"

namespace paperdip {

// A node in the versions that have it: its index in each; -1: not there.
struct MatchedNode
{
    int base = -1;
    int mine = -1;
    int theirs = -1;
};

// The nodes of three versions, known again by what they name (a work, a link, a note, a title),
// then by their words, then by where they stand: those of the base in its order, then what mine
// adds, then what only theirs adds. A paper that both add is one.
std::vector<MatchedNode> matchedNodes(const ListVersion &base, const ListVersion &mine,
                                      const ListVersion &theirs);

} // namespace paperdip
