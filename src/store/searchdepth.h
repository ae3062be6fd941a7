// SPDX-License-Identifier: MIT
#pragma once

#include "core/searchquery.h"

struct sqlite3;

namespace paperdip {

// What search_depth() gives, taken apart; in SQL the first is "found >> 3".
constexpr int columnBits = 3;
inline int depthOf(int found)
{
    return found >> columnBits;
}
inline SearchField fieldOf(int found)
{
    return static_cast<SearchField>(found & ((1 << columnBits) - 1));
}

// Gives a connection FTS5's auxiliary function search_depth(search, groups): how far down one must
// look in a row to find all the words. In its bits from 3 on, 0: to the title, 1: in the entry,
// 2: to the abstract, 3: to the note; below these the column that this is. `groups` is a blob with
// a byte for each phrase of the expression, in order: neighbours with the same one are forms of one
// word, of which the nearest counts; 0 counts for nothing. False: this SQLite has no FTS5 that
// could do it.
bool addSearchDepth(sqlite3 *handle);

} // namespace paperdip
