// SPDX-License-Identifier: MIT
#pragma once

#include "sync/gitstate.h"

namespace paperdip {

// What Git did last in a work tree, as far as its logs tell. Two that differ show that something
// was done in between.
struct GitTrace
{
    QString branch;  // empty: HEAD is detached
    QByteArray head; // the commit's id, in hex
    QByteArray act;  // the last line of HEAD's log, with its length
    int stashes = 0; // how many there are

    QString toText() const; // for the library; empty: in no work tree
    static GitTrace fromText(const QString &text);
    QString name() const; // the branch, else the commit's first letters
    bool operator==(const GitTrace &) const = default;
};

GitTrace gitTraceOf(const GitState &state);

// What came between two traces, as far as it concerns what lies in the work tree.
struct GitTurn
{
    enum Kind {
        None,
        Moved,    // a commit, a pull: the branch went on
        Switched, // to another branch or commit
        Stashed,  // what was not committed was put away
        Reset,    // the branch was set to a commit, what was not committed is gone
    };
    Kind kind = None;
    QString from; // branches' names
    QString to;

    bool takesBack() const { return kind == Stashed || kind == Reset; }
};

GitTurn turnBetween(const GitTrace &before, const GitTrace &now);

} // namespace paperdip
