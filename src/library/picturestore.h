// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QStringList>

namespace paperdip {

// A picture that is to lie beside a note.
struct PictureJob
{
    QString list;      // the list's file, absolute
    QString note;      // the note's, absolute; need not exist yet
    QByteArray text;   // the note's bytes as they are in the editor
    QStringList notes; // of papers around it, as the list writes them: to learn from
    QByteArray bytes;  // the picture's
    QString suffix;    // "png"
    QString source;    // the file it comes from; empty: the clipboard
    QDateTime now;
};

// Stores it the way the repository stores others, never over another file, and says the address
// that the note is to write, encoded. A file of the repository stays where it is. Reads notes and
// writes a file: call it on a worker. Refused: it would lie outside the work tree; Io, DiskFull.
Result<QString> storePicture(const PictureJob &job);

} // namespace paperdip
