// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/entry.h"
#include "markdown/entryreader.h"

namespace paperdip {

// The labels of the text that would be links if the list defined them, and whether it has such
// links.
void noteLabels(const LinkedText &text, Entry &entry);

// Title and links of what is text. `whole` is all that it says, where that is known.
void readAsText(const LinkedText &text, Reading &reading, const QString &whole = {});

// The id that an address has.
void takeId(Reading &reading, const QString &url);

// A segment that is text whatever it says.
Entry readText(QByteArrayView segment, Structure structure, const References &references);

// A block of raw HTML: the first work in it is the paper, others are its further links.
Entry readHtml(QByteArrayView segment, const References &references);

// An <li>, <tr> or <p>.
Entry readHtmlItem(QByteArrayView segment, const References &references);

// Prose that somebody else wrote, or a list of works: then each line begins with one.
Entry readQuote(QByteArrayView segment, const References &references);

} // namespace paperdip
