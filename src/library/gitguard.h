// SPDX-License-Identifier: MIT
#pragma once

#include "library/fileguard.h"
#include "sync/gittrace.h"

namespace paperdip {

// What Git does around a list's file, and has done since the file was last seen.
struct GitAround
{
    GitState state;
    GitTrace trace;
    GitTurn turn;
};

// seen: StoredFile::gitSeen.
GitAround gitAround(const QString &path, const QString &seen);

// Files whose coming, going and changing tells that Git began, ended or did something.
QStringList gitSignsAround(const QString &path);

// A Git is writing the work tree at this moment: what is seen of it is neither old nor new.
bool isGitWriting(const GitState &state);
// It began, or got on with, a merge, rebase... a moment ago, and may be done by itself soon.
bool isJustAtIt(const GitState &state);

// The verdict where Git is at work around the file. While it is in the middle of something nothing
// is followed and nothing written; a switch, a stash and a reset are followed only where nothing of
// ours (`ours`: the library holds what was not seen in the file) waits.
Verdict guardedByGit(const Verdict &verdict, const GitAround &git, bool ours);

} // namespace paperdip
