// SPDX-License-Identifier: MIT
#include "store/salvage.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace paperdip {

namespace {

void readSalvage(const QSqlDatabase &sql, Salvage &found)
{
    QSqlQuery lists(sql);
    bool more = lists.exec(QStringLiteral(
        "SELECT path FROM list WHERE path IS NOT NULL AND incomplete = 0 ORDER BY ord, id"));
    for (more = more && lists.next(); more; more = lists.next())
        found.lists << lists.value(0).toString();
    QSqlQuery notes(sql);
    more = notes.exec(QStringLiteral("SELECT path, draft FROM note WHERE draft IS NOT NULL"));
    for (more = more && notes.next(); more; more = notes.next())
        found.notes.append({notes.value(0).toString(), notes.value(1).toByteArray()});
}

} // namespace

Salvage salvageFrom(const QString &damaged)
{
    Salvage found;
    const QString connection = QUuid::createUuid().toString(QUuid::Id128);
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        sql.setDatabaseName(damaged);
        sql.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=0"));
        if (sql.open())
            readSalvage(sql, found);
        sql.close();
    }
    QSqlDatabase::removeDatabase(connection);
    QFile::remove(damaged + QStringLiteral("-shm"));
    return found;
}

} // namespace paperdip
