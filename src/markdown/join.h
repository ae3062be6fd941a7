// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

#include <QSet>

namespace paperdip {

// What is put between two tiles, and the blank lines that it needs there.
struct Insertion
{
    int at = 0;                // before this tile
    std::vector<Tiles> groups; // each is a node with all below it
    QByteArray lineEnd = "\n";
    bool afterEntry = false;  // it joins the entries above,
    bool beforeEntry = false; // or those below
    int before = 1;           // blank lines above it where no entries stand,
    int between = 0;          // between entries,
    int after = 1;            // and at least so many below it where no entries follow
};
std::vector<TileRun> inserted(const Document &document, const Insertion &insertion);

// The runs that take these places out, and nothing else.
std::vector<TileRun> gaps(const QSet<int> &indices);

// What leads to the document without some of its tiles; what stands above takes over the blank
// lines that close the gap, and has at least `blankLines` behind it.
std::vector<TileRun> without(const Document &document, const QSet<int> &indices,
                             int blankLines = 0);

} // namespace paperdip
