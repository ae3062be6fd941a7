// SPDX-License-Identifier: MIT
#include "store/sqlitehandle.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <cstring>
#include <sqlite3.h>

namespace paperdip {

namespace {

// A handle means nothing to another SQLite than the one that made it.
bool isSameSqlite(const QSqlDatabase &sql)
{
    QSqlQuery query(sql);
    return query.exec(QStringLiteral("SELECT sqlite_source_id()")) && query.next() &&
           query.value(0).toString() == QString::fromLatin1(sqlite3_sourceid());
}

} // namespace

sqlite3 *sqliteHandle(const QSqlDatabase &sql)
{
    const QVariant handle = sql.driver()->handle();
    const bool known = handle.isValid() && std::strcmp(handle.typeName(), "sqlite3*") == 0;
    return known && isSameSqlite(sql) ? *static_cast<sqlite3 *const *>(handle.constData())
                                      : nullptr;
}

bool keepLogOnClose(const QSqlDatabase &sql, bool keep)
{
    sqlite3 *handle = sqliteHandle(sql);
    return handle != nullptr && sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
                                                  keep ? 1 : 0, nullptr) == SQLITE_OK;
}

} // namespace paperdip
