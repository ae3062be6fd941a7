// SPDX-License-Identifier: MIT
#pragma once

#include "library/applier.h"
#include "library/gitguard.h"
#include "library/listworker.h"

#include <QLockFile>

namespace paperdip {

// What happens between a list and its file. Each works at the place that it is given, on any
// thread, and tells nobody.

// Held from before the library is read until what was written is noted there.
std::unique_ptr<QLockFile> listLock(const QString &dataFolder, ListId list); // not locked yet

// The list of a file, also under another name, by a symbolic link. 0: none.
ListId listOfFile(Store &store, const QString &absolutePath);

// A file as it was found, and what was done about it.
struct Look
{
    bool busy = false;    // another Paper Dip is at work with the list: look again
    bool asKnown = false; // nothing was done
    Verdict verdict;
    bool writable = true; // by its permissions
    int askedBefore = 0;  // OutsideChange
    std::optional<Applied> applied;
    std::optional<Document> document; // the list as it is now, where it was taken in
    qint64 revision = 0;              // its revision
    GitTurn turn;                     // what Git did since the file was last seen
    QString kept;                     // where the list as it was is kept, if Git took changes back
    Result<void> done;                // whether what was found could be followed
};

// Looks at a list's file and follows it. always: also where it is as it was last seen.
Look lookAt(WorkPlace &place, ListId list, bool always);

// The list anew from its file, also where the library holds other bytes than it last saw there, if
// nothing of ours waits to be written; then what is stored of its reading. Else as lookAt().
Look rebuildFrom(WorkPlace &place, ListId list);

// What became of a list's file.
struct Written
{
    enum Kind {
        Nothing, // the file holds it already, or the person is to choose
        Busy,    // another Paper Dip is at work with the list
        Wrote,
        NotWritten, // `error` says why
        Failed,     // the library could not be read, or note it
    };
    Kind kind = Nothing;
    Error error;
    std::optional<Look> look; // what was found where the file is not what we thought
};

// Writes a list's file, if the library holds other bytes than it. Not while Git is in the middle of
// something there, which is asked about then; evenNow: all the same.
Written writeListFile(WorkPlace &place, ListId list, bool evenNow = false);

struct Opened
{
    ListId list = 0;
    bool known = false; // it was in the library already, and its file is still to be looked at
    Document document;
};

// Reads a file in as a new list, in many short transactions. `progress` is told how many of how
// many nodes are written; false gives up. NotFound, Io, Invalid, Locked, Cancelled.
Result<Opened> openFile(WorkPlace &place, const QString &absolutePath,
                        const std::function<bool(int, int)> &progress);

} // namespace paperdip
