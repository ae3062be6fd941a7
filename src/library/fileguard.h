// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"
#include "store/filetable.h"

namespace paperdip {

// What is to be done about a list's file as it was found. Decides only; changes nothing.
struct Verdict
{
    enum Kind {
        Known,  // as last seen, or still to be made
        Equal,  // holds what the library holds
        Ours,   // holds what we were writing when we were cut off; the library has gone on since
        TakeIn, // `bytes` become the list's
        Ask,    // `outside` waits for the person
        Unreadable, // `problem` says why
    };
    Kind kind = Known;
    OutsideChange outside = OutsideChange::None;
    QByteArray bytes;
    Error problem;
};

// `mine` is what the library holds, `seen` the file as last seen, `disk` what reading it gave.
Verdict judge(const StoredFile &stored, const QByteArray &mine,
              const std::optional<QByteArray> &seen, const Result<QByteArray> &disk);

// The change that is never followed silently, or None: emptied, conflict markers that were not
// there before, more than half of at least four papers gone (neither their id nor their title is
// found again).
OutsideChange guardOf(const QByteArray &mine, const QByteArray &disk);

// `bytes` with the line ends that `like` has throughout; unchanged where it mixes them.
QByteArray withLineEndsOf(const QByteArray &like, const QByteArray &bytes);

Error folderGone(const QString &path);

// A file's state in words, for the command line and the log.
Error outsideError(OutsideChange outside, const QString &path);

} // namespace paperdip
