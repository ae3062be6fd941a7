// SPDX-License-Identifier: MIT
#pragma once

class QSqlDatabase;
struct sqlite3;

namespace paperdip {

// The connection as SQLite's own functions take it; null where Qt's driver has an SQLite of its
// own.
sqlite3 *sqliteHandle(const QSqlDatabase &sql);

// What stands in the WAL stays there when this connection is the last to be closed. False: that
// cannot be had here.
bool keepLogOnClose(const QSqlDatabase &sql, bool keep);

} // namespace paperdip
