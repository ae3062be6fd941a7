// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/merge.h"

namespace paperdip {

// The same by lines, as Git does it: for notes, and for lists that cannot be merged by entry.
// Conflicts are stretches of lines (Kind::Lines).
ListMerge mergeByLines(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs);

// Both versions as a whole, one behind the other, as one conflict.
ListMerge keepBoth(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs);

// Sets mineAt and theirsAt of all conflicts from where their forms stand in the bytes.
void findSegments(ListMerge &merge);

} // namespace paperdip
