// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/edit.h"
#include "markdown/segmenttext.h"

#include <array>

namespace paperdip {

// A Place as indices of a document: between two tiles.
struct Spot
{
    int at = 0;        // the tile before which the new ones go; size(): at the end
    int parent = -1;   // -1: the top
    int previous = -1; // the item of the same parent that ends there
    int next = -1;     // the item of the same parent that begins there
    int level = 1;     // of a heading that goes there
};

// Nodes from one index to before another.
struct Stretch
{
    int begin = 0;
    int end = 0;
};
// Where to learn how a list is written: what stands near a spot; then, where that does not tell,
// all of it.
std::array<Stretch, 2> stretchesAround(const Document &document, int at);

// Where an entry (or text) goes.
Result<Spot> entrySpot(const Document &document, const Place &place);
// Where a paper goes that is no item: behind the text that would be taken for its own.
Result<Spot> lineSpot(const Document &document, const Place &place);
// Where a row goes: into the section's table, if it has one.
Result<Spot> rowSpot(const Document &document, const Place &place);
// Where a section goes, and its level: like the sections beside it, else one below its parent.
Result<Spot> sectionSpot(const Document &document, const Place &place);
// The child behind which the last entry goes: the last paper, else the last item, else the last
// text; -1: there is none. Without those left out.
int lastEntry(const Document &document, const QList<int> &children, const QSet<int> &without = {});
// The item of the same parent that ends where this one begins; -1: none.
int itemBefore(const Document &document, int index);

} // namespace paperdip
