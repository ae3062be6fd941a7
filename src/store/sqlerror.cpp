// SPDX-License-Identifier: MIT
#include "store/sqlerror.h"

#include <QSqlError>

namespace paperdip {

Failure sqlFailure(const QSqlError &error, const QString &about)
{
    return sqlFailure(error.nativeErrorCode().toInt(), error.text(), about);
}

Failure sqlFailure(int code, const QString &text, const QString &about)
{
    const QString detail = text + QStringLiteral(": ") + about;
    switch (code & 0xff) { // https://www.sqlite.org/rescode.html
    case 5:                // BUSY
    case 6:                // LOCKED
        return lockedFailure(detail);
    case 11: // CORRUPT
    case 26: // NOTADB
        return fail(ErrorCode::Damaged, QStringLiteral("The library is damaged."), {}, detail);
    case 13: // FULL
        return fail(ErrorCode::DiskFull, QStringLiteral("The disk is full."), {}, detail);
    case 1:  // ERROR: a statement that makes no sense
    case 19: // CONSTRAINT
        return fail(ErrorCode::Invalid, QStringLiteral("The library refused a change."), {},
                    detail);
    default:
        return fail(ErrorCode::Io, QStringLiteral("The library could not be read or written."), {},
                    detail);
    }
}

Failure sqlFailure(const QSqlError &error, const QString &about, bool checking)
{
    return sqlFailure(error.nativeErrorCode().toInt(), error.text(), about, checking);
}

Failure sqlFailure(int code, const QString &text, const QString &about, bool checking)
{
    constexpr int readOnly = 8;
    const bool refused = checking && (code & 0xff) == readOnly;
    return refused ? checkingFailure() : sqlFailure(code, text, about);
}

Failure checkingFailure()
{
    return fail(ErrorCode::Checking, QStringLiteral("The library was not closed properly and is "
                                                    "being checked; nothing is written until "
                                                    "that is through."));
}

Failure lockedFailure(const QString &detail)
{
    return fail(ErrorCode::Locked, QStringLiteral("Another program holds the library."), {},
                detail);
}

} // namespace paperdip
