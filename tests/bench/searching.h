// SPDX-License-Identifier: MIT
#pragma once

namespace paperdip {

class Library;

// Prints the first 50 results of 200 queries of eight kinds, and the filtering of the tree, each
// beside the same FTS5 query through sqlite3 alone.
void measureSearching(Library &library, int papers);

} // namespace paperdip
