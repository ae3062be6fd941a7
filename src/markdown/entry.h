// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/cut.h"
#include "markdown/definition.h"

namespace paperdip {

// What a segment says by itself. What kind of node it is also depends on what stands around it
// (outline.cpp).
struct Entry
{
    Reading reading;         // of an item that may be a paper: as a paper; else as text or section
    bool isLink = false;     // an item that is nothing but one link to an ordinary page
    bool references = false; // uses the list's reference definitions
    QStringList unresolved;  // labels that would be links if the list defined them
    QString whole;           // of text on one line: all that it says; see wholeText
};

// Rows are read by their table's columns: rowreader.h.
Entry readEntry(QByteArrayView segment, Structure structure, int level,
                const References &references);
// An item without a link, as a title (claim Plain) if it may be one.
Entry readTitle(QByteArrayView segment, const References &references);
// The segment's own structure, shape and level in a reading.
void setShape(Reading &reading, Structure structure, int level);

// What an item that might have been a paper or source reads as when it turns out to be text.
Reading asText(const Reading &reading, QByteArrayView segment, const References &references);

// All that a segment says, in one line.
QString wholeText(QByteArrayView segment, Structure structure, const References &references);

} // namespace paperdip
