// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"
#include "sync/gitrepository.h"

#include <QSet>

namespace paperdip {

// What an entry or a note was in a commit that changed it.
struct GitVersion
{
    GitCommit commit;
    QByteArray bytes; // without the blank lines behind; empty: it was taken out here
    bool isThere = true;

    bool operator==(const GitVersion &) const = default;
};

// An entry's segment, but for line ends and the blank lines behind.
QByteArray versionBytes(const QByteArray &segment);

// All of these wait for Git, so they belong on a worker. Paths are relative to the root.

// The commits, the newest first, in which an entry of the list became what it was in no version
// before.
GitResult<QList<GitVersion>> entryHistory(const GitRepository &repository, const QString &listPath,
                                          const Document &now, NodeId node);
// The same of a note, followed through its renames.
GitResult<QList<GitVersion>> noteHistory(const GitRepository &repository, const QString &notePath);

// When entries that are read now became so, in seconds since 1970. Those that were read when the
// list began, or before the versions that are looked at, are not in it.
GitResult<QHash<NodeId, qint64>> tickDays(const GitRepository &repository, const QString &listPath,
                                          const Document &now, const QSet<NodeId> &read);

} // namespace paperdip
