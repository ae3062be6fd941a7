// SPDX-License-Identifier: MIT
#include "store/interruption.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <cstring>
#include <sqlite3.h>

namespace paperdip {

namespace {

constexpr int stepsBetween = 20'000; // of SQLite's machine; a few milliseconds

// A handle means nothing to another SQLite than the one that made it.
bool isSameSqlite(const QSqlDatabase &sql)
{
    QSqlQuery query(sql);
    return query.exec(QStringLiteral("SELECT sqlite_source_id()")) && query.next() &&
           query.value(0).toString() == QString::fromLatin1(sqlite3_sourceid());
}

} // namespace

Interruption::Interruption(const QSqlDatabase &sql, const std::function<bool()> &isStopped)
    : m_isStopped(isStopped)
{
    const QVariant handle = sql.driver()->handle();
    const bool known = handle.isValid() && std::strcmp(handle.typeName(), "sqlite3*") == 0;
    if (!known || !isSameSqlite(sql))
        return;
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    sqlite3_progress_handler(static_cast<sqlite3 *>(m_handle), stepsBetween, &Interruption::ask,
                             this);
}

Interruption::~Interruption()
{
    if (m_handle != nullptr)
        sqlite3_progress_handler(static_cast<sqlite3 *>(m_handle), 0, nullptr, nullptr);
}

int Interruption::ask(void *self)
{
    return static_cast<Interruption *>(self)->m_isStopped() ? 1 : 0;
}

} // namespace paperdip
