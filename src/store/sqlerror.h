// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

class QSqlError;

namespace paperdip {

// An SQLite error as one of ours. `about` (a statement, a path) goes into the detail.
Failure sqlFailure(const QSqlError &error, const QString &about);

} // namespace paperdip
