// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace paperdip {

// The folder that most of these note paths are in, as they write it; "note" where there are none.
QString usualNoteFolder(const QStringList &notePaths);

// A file name without ending for a note on this paper: the part of the title before a colon if it
// is short, else its first words; no character or name that Windows refuses.
QString noteName(const QString &title, const QString &fallback);

// Windows keeps the name for a device: "con", "COM1".
bool isReservedName(const QString &name);

} // namespace paperdip
