// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "library/noteindex.h"

#include <QObject>

namespace paperdip {

class Library;
class Notes;

// What keeps a note's file, its entry, other notes' links and its pictures in step: moves, then new
// bytes of files, then a change of the lists. Carried out as a whole or taken back.
struct NoteStep
{
    struct Move
    {
        QString from;         // absolute; of what comes out of the trash: where it lies there
        QString to;           // empty: to the trash
        bool trashed = false; // `from` lies in the trash

        bool operator==(const Move &) const = default;
    };
    struct Bytes
    {
        QString path; // once the moves are done
        QByteArray before;
        QByteArray after;

        bool operator==(const Bytes &) const = default;
    };

    QList<Move> moves;
    QList<Bytes> files;
    Change change;

    bool isEmpty() const { return moves.isEmpty() && files.isEmpty() && change.isEmpty(); }
};

// Whether a note may be called that, as a list would write it. Invalid: no .md file, or a name that
// Windows refuses.
Result<void> checkNoteName(const QString &written);

// Renames and removes notes.
class NoteFiles
{
public:
    NoteFiles(Library &library, Notes &notes) : m_library(library), m_notes(notes) {}

    // The note of a paper under another path, as the list writes it: its file, the folder of
    // pictures that is its own, all links in it and to it, and every entry of any list that names
    // it. Invalid (no .md file, a name that Windows refuses), Refused (taken, outside the work
    // tree, an entry that cannot be changed), NotFound, Io.
    Result<NoteStep> planRename(NodeId paper, const QString &written, const NoteIndex &index) const;
    // The note to the trash, with the pictures that only it shows in a folder of its own; links of
    // other notes to it become their text.
    Result<NoteStep> planRemove(NodeId paper, const NoteIndex &index) const;

    // Carries a step out and returns the one that takes it back. Conflict where a file is not what
    // it was.
    Result<NoteStep> apply(const NoteStep &step) const;

private:
    struct Scope;

    Result<Scope> scopeOf(NodeId paper, const NoteIndex &index) const;
    Result<Change> planEntries(const Scope &scope, const QString &newPath) const;

    Library &m_library;
    Notes &m_notes;
};

} // namespace paperdip
