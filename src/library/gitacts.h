// SPDX-License-Identifier: MIT
#pragma once

#include "library/gitoutcome.h"
#include "library/listfiles.h"
#include "sync/gitrepository.h"

#include <functional>

namespace paperdip {

// Two versions of a list's or note's bytes over the one that both began with.
struct MergedBytes
{
    QByteArray bytes;
    int conflicts = 0; // both forms are kept
};
using BytesMerger = std::function<MergedBytes(const QByteArray &base, const QByteArray &mine,
                                              const QByteArray &theirs)>;

// Lists by entry, notes by lines.
struct Mergers
{
    BytesMerger list;
    BytesMerger note;

    static Mergers usual();
};

// Why nothing may be committed or pulled now (an unfinished merge, no branch, another Git at work);
// nothing: it may.
std::optional<GitOutcome> gitHindrance(const GitRepository &repository);

// What changes a repository. Each waits for Git, so it belongs on a worker; each may be stopped or
// killed at any moment, and leaves the work tree as it was or as it should be. Paths are relative
// to the root.

// Exactly these files, as they are on disk.
GitOutcome commitFiles(const GitRepository &repository, const QStringList &paths,
                       const QString &message);

// Fetches, and brings both sides together: what Git cannot merge in a list or its notes is merged
// by us, in the object store, before the work tree is touched. `lists` are all that lie in this
// work tree.
GitOutcome pullLists(const GitRepository &repository, const QList<ListTask> &lists,
                     const Mergers &mergers = Mergers::usual());

// To the upstream; where there is none, to the only remote, which becomes it.
GitOutcome pushBranch(const GitRepository &repository);

// Pulls until nothing is ahead of us, at most twice, and pushes.
GitOutcome pullAndPush(const GitRepository &repository, const QList<ListTask> &lists,
                       const Mergers &mergers = Mergers::usual());

} // namespace paperdip
