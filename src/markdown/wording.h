// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

namespace paperdip {

// Where a list's fields begin behind an entry's link.
struct FieldLead
{
    int lines = 1;        // line ends between: 0 (the same line), 1, or 2 (a paragraph of its own)
    QByteArray separator; // on the same line: ": ", " - ", ", "
};
// As the entry does whose own stand nearest.
FieldLead nearestLead(const Document &document, int index);
QByteArray leadBytes(const FieldLead &lead, const QByteArray &segment, const QByteArray &lineEnd);

// The words between the brackets of note links, as the nearest entry has them.
QByteArray nearestNoteLabel(const Document &document, int index);

// What joins two pieces of an entry's words: none but a blank behind a sentence.
QByteArray joint(const QByteArray &before, const QByteArray &after);
bool endsSentence(const QByteArray &text);

// The separators ("，", ", ", blanks) that end before or begin at an offset, on one line.
qsizetype separatorBegin(const QByteArray &bytes, qsizetype end, qsizetype limit);
qsizetype separatorEnd(const QByteArray &bytes, qsizetype begin);

// An entry's bytes without some of its words, its separators, and, where nothing is left of it, its
// line.
QByteArray withoutWords(const QByteArray &bytes, Span words, qsizetype limit);

} // namespace paperdip
