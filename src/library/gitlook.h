// SPDX-License-Identifier: MIT
#pragma once

#include "library/commitmessage.h"
#include "library/gitoutcome.h"
#include "library/listfiles.h"
#include "sync/gitrepository.h"

namespace paperdip {

// A file of a list that is not as it was committed.
struct GitChange
{
    enum Kind { List, Note, Picture, Attributes }; // the last: .gitattributes that names us
    enum How { Changed, Added, Removed };

    QString path; // relative to the root
    Kind kind = List;
    How how = Changed;
    QString title;   // of a note's paper
    QByteArray diff; // what changed, as text; empty: a picture, or too much
    bool operator==(const GitChange &) const = default;
};

// How a list stands in its repository.
struct GitLook
{
    ListId list = 0;
    GitState state;           // where it is no work tree all else is empty
    GitStatus status;         // its files are the list's own
    QList<GitChange> changes; // without diffs, unless they were asked for
    std::optional<GitFailure> failure;
};

// The same with what it comes to.
struct GitChanges
{
    GitLook look;
    ListDifference difference;
    QString message; // proposed
};

// Both wait for Git, so they belong on a worker.
GitLook lookAtRepository(const ListTask &task, const GitWatch &watch, PictureMemory &memory);
// withDiffs: the text of what changed too.
GitChanges readGitChanges(const ListTask &task, const GitWatch &watch, PictureMemory &memory,
                          bool chineseByDefault, bool withDiffs = true);

} // namespace paperdip
