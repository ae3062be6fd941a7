// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace paperdip {

// A copy of the library as it was once, in the folder "backups" beside it.
struct LibraryCopy
{
    QString path;
    QDateTime made; // as its name says: a copy of a copy has another date
    qint64 size = 0;
};

QString copiesFolder(const QString &library);
// Where a copy that is made at that time goes.
QString copyPath(const QString &library, const QDateTime &made);
QList<LibraryCopy> copiesOf(const QString &library); // the newest first

// Which of these are too many: the newest of each of the last seven days stays, and of the four
// newest weeks (Monday to Sunday) before this one. What is dated later than now stays.
QList<LibraryCopy> surplusCopies(const QList<LibraryCopy> &copies, const QDateTime &now);

// Puts the newest copy that is whole, and that a program of this schema version can read, where the
// library should be, and returns its path; empty: there is none. Io, DiskFull.
Result<QString> takeNewestCopy(const QString &library, int schemaVersion);

// --- A copy that a person chose waits beside the library and becomes it at the next start.

QString waitingCopy(const QString &library); // where it waits; may not be there
// Io, DiskFull, Damaged (the copy fails its check, nothing has changed then).
Result<void> letCopyWait(const QString &library, const QString &copy);
// Keeps the library as it is aside and puts the waiting copy in its place; returns where the
// library went. Empty: none waits, or another process is at work with the library. Io.
Result<QString> takeWaitingCopy(const QString &library);

} // namespace paperdip
