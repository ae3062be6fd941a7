// SPDX-License-Identifier: MIT
#pragma once

#include "sync/gitparse.h"
#include "sync/gitstate.h"

#include <QStringList>

namespace paperdip {

// A file that two sides changed and that a pull brought together.
struct GitMergedFile
{
    QString path;       // relative to the root
    bool isList = true; // else a note
    int conflicts = 0;  // places where both forms were kept
    QByteArray base;
    QByteArray mine;
    QByteArray theirs;

    bool operator==(const GitMergedFile &) const = default;
};

// What became of a commit, a pull or a push. Whatever it is, nothing is half done.
struct GitOutcome
{
    enum Kind {
        Committed,
        NothingToCommit,
        UpToDate,  // pulled, or pushed: there was nothing
        Forwarded, // pulled: theirs came, nothing of ours was apart
        Merged,    // pulled: `merged` was brought together, and a merge commit made
        Pushed,
        NotSaved,    // the list's file does not hold what the list does; `words` says why
        Unfinished,  // `activity` must come to its end first
        Detached,    // on no branch
        Marked,      // `files` hold conflict markers
        Uncommitted, // pulling would meet what is not committed in `files`, which are the list's
        InTheWay,    // the same with files that are not
        Apart,       // both sides changed `files`, which are not the list's
        NoUpstream,  // the branch follows none, and which remote to take cannot be told
        NoRemote,
        Rejected, // the remote has commits that are not here
        Failed,   // `trouble`, `words`
    };
    Kind kind = Failed;
    QStringList files;
    GitActivity activity = GitActivity::None;
    GitTrouble trouble = GitTrouble::None;
    QByteArray words; // what Git or a hook said
    int commits = 0;  // that came or went
    QList<GitMergedFile> merged;

    bool isDone() const { return kind <= Pushed; }
    int conflicts() const;
    bool operator==(const GitOutcome &) const = default;
};

} // namespace paperdip
