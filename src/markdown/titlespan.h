// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/entryreader.h"
#include "markdown/publication.h"

namespace paperdip {

// A title in a stretch of text, and what was taken off around it.
struct TitleSpan
{
    Span span; // the raw bytes of the title alone
    QStringList tags;
    QStringList asides;   // other words before and behind it: authors, venue, date
    bool isDated = false; // "A Title (2019)"
};

// The title among the words of a span: the run that is set as one (bold, italic, in quotes), else
// all of it; without marks of emphasis, "[tag]" and date before it, venue, authors and full stop
// behind it. Within a link all words are the title's (`linked`): no run, no sentence is singled
// out.
TitleSpan titleWithin(const LinkedText &text, Span span, bool linked);

} // namespace paperdip
