// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace paperdip {

// What went wrong, as a program decides by it. The window has its own words for each
// (gui/errortext).
enum class ErrorCode {
    NotFound,  // no such list, node, note, file
    Ambiguous, // several match; detail names them, one a line
    Invalid,   // an argument or a file that makes no sense
    Refused,   // understood, but not allowed (beyond level 6, outside the work tree, read-only)
    NoPlace,   // understood, but the list's form has no place for it (a remark in a bare table)
    Conflict,  // a "before" no longer holds
    Io,        // a file could not be read or written
    DiskFull,
    Locked,       // another process holds the library too long
    NewerLibrary, // written by a newer Paper Dip
    Damaged,      // the library fails its check
    NotUtf8,
    Offline, // no connection at all
    Network, // a connection that failed on the way
    Http,    // an answer with a bad status
    Timeout,
    BadAnswer, // an answer that could not be understood
    Unknown,   // the service does not know the id
    Cancelled,
    ReadOnly,   // the list is only read here, or its file may not be written
    FolderGone, // the folder of a file is not there: a network that is off, a disk that is out
    Checking,   // the library is being checked, and nothing is written until that is through
};

// An error as a value: subject is what it is about (a path, an id), message is one English sentence
// for the command line, detail is for the log.
struct Error
{
    ErrorCode code = ErrorCode::Invalid;
    QString subject;
    QString message;
    QString detail;
};

template<typename T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
};

using Failure = tl::unexpected<Error>;

inline Failure fail(ErrorCode code, QString message, QString subject = {}, QString detail = {})
{
    return Failure(Error{code, std::move(subject), std::move(message), std::move(detail)});
}

} // namespace paperdip
