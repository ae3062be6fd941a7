// SPDX-License-Identifier: MIT
#pragma once

#include "store/notetable.h"

namespace paperdip {

// Keeps what a note's file held before `becomes` takes its place there: at most one in five
// minutes, unless it was changed by another program or lost more than half of its text.
Result<void> keepVersion(NoteTable &notes, const QString &path, const QByteArray &was,
                         const QByteArray &becomes, bool byOthers, qint64 now);

// Which of these are too many, the newest first: in a day one in five minutes stays, in a week one
// an hour, then one a day; never more than fifty.
QList<qint64> surplusVersions(const QList<NoteVersion> &newestFirst, qint64 now);

} // namespace paperdip
