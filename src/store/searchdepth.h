// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace paperdip {

// Gives a connection FTS5's auxiliary function search_depth(search, groups): how far down one must
// look in a row to find all the words. 0: to the title, 1: in the entry, 2: to the abstract, 3: to
// the note. `groups` is a blob with a byte for each phrase of the expression, in order: neighbours
// with the same one are forms of one word, of which the nearest counts; 0 counts for nothing.
// False: this SQLite has no FTS5 that could do it.
bool addSearchDepth(sqlite3 *handle);

} // namespace paperdip
