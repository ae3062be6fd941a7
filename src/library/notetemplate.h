// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace paperdip {

// What a person's new notes begin with, as a template (formats/template.h), learnt from the notes
// there are: the heading with the title, linked or not as most have it, then the headings that
// stand in more than half of the notes that have any beyond the title, in their usual order. With
// none to learn from: the linked title.
QString learntNoteTemplate(const QList<QByteArray> &notes);

// The line, from 0, where the caret belongs in a new note: the empty one below its first section
// heading, else the last.
int noteCaretLine(const QByteArray &note);

} // namespace paperdip
