// SPDX-License-Identifier: MIT
// Database::integers().
#include "store/database_p.h"
#include "store/sqlerror.h"

#include <QSqlError>
#include <QSqlRecord>

#include <sqlite3.h>
#include <vector>

namespace paperdip {

namespace {

using TakeRow = std::function<void(const qint64 *)>;

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

int bindValue(sqlite3_stmt *statement, int place, const QVariant &value)
{
    if (value.typeId() != QMetaType::QString)
        return sqlite3_bind_int64(statement, place, value.toLongLong());
    const QByteArray text = value.toString().toUtf8();
    return sqlite3_bind_text64(statement, place, text.constData(),
                               static_cast<sqlite3_uint64>(text.size()), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
}

// What SQLite says at the end, or where it failed.
int takeAll(sqlite3 *handle, const QByteArray &sql, const QVariantList &values, const TakeRow &take)
{
    sqlite3_stmt *raw = nullptr;
    int status =
        sqlite3_prepare_v2(handle, sql.constData(), static_cast<int>(sql.size()), &raw, nullptr);
    const Statement statement(raw);
    for (int i = 0; i < values.size() && status == SQLITE_OK; ++i)
        status = bindValue(raw, i + 1, values.at(i));
    if (status != SQLITE_OK)
        return status;
    std::vector<qint64> row(static_cast<size_t>(sqlite3_column_count(raw)));
    while ((status = sqlite3_step(raw)) == SQLITE_ROW) {
        for (size_t column = 0; column < row.size(); ++column)
            row[column] = sqlite3_column_int64(raw, static_cast<int>(column));
        take(row.data());
    }
    return status;
}

Result<void> takeAllByQt(const QSqlDatabase &sql, const QString &text, const QVariantList &values,
                         const TakeRow &take)
{
    QSqlQuery query(sql);
    query.setForwardOnly(true);
    query.prepare(text);
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values.at(i));
    if (!query.exec())
        return sqlFailure(query.lastError(), text);
    std::vector<qint64> row(static_cast<size_t>(query.record().count()));
    while (query.next()) {
        for (size_t column = 0; column < row.size(); ++column)
            row[column] = query.value(static_cast<int>(column)).toLongLong();
        take(row.data());
    }
    return {};
}

} // namespace

Result<void> Database::integers(const QString &sql, const QVariantList &values,
                                const std::function<void(const qint64 *)> &take)
{
    if (d->handle == nullptr)
        return takeAllByQt(d->sql, sql, values, take);
    const int status = takeAll(d->handle, sql.toUtf8(), values, take);
    if (status == SQLITE_DONE)
        return {};
    const QSqlError error(QString::fromUtf8(sqlite3_errmsg(d->handle)), QString(),
                          QSqlError::StatementError, QString::number(status));
    return sqlFailure(error, sql);
}

} // namespace paperdip
