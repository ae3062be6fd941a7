// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

class QSqlError;

namespace paperdip {

// An SQLite error as one of ours. `about` (a statement, a path) goes into the detail.
Failure sqlFailure(const QSqlError &error, const QString &about);
Failure sqlFailure(int code, const QString &text, const QString &about);
// The same for a connection that may write nothing before a check is through: then a write that was
// refused is Checking.
Failure sqlFailure(const QSqlError &error, const QString &about, bool checking);
Failure sqlFailure(int code, const QString &text, const QString &about, bool checking);
Failure checkingFailure();
// Somebody else writes, and does not end.
Failure lockedFailure(const QString &detail);

} // namespace paperdip
