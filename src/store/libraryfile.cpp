// SPDX-License-Identifier: MIT
#include "store/libraryfile.h"

#include "store/sqlerror.h"
#include "store/sqlitehandle.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <cerrno>
#include <cstring>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace paperdip {

namespace {

bool isInMemory(const QString &path)
{
    return path == QLatin1String(":memory:");
}

} // namespace

QString freeName(const QString &path)
{
    QString name = path;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = path + QLatin1Char('-') + QString::number(n);
    return name;
}

Result<void> prepareFile(const QString &path)
{
    if (isInMemory(path))
        return {};
    const QFileInfo file(path);
    const QString suffix = file.suffix().toLower();
    if (file.isDir() || suffix == QLatin1String("md") || suffix == QLatin1String("markdown"))
        return fail(ErrorCode::Invalid, QStringLiteral("This is not a library of Paper Dip."),
                    path);
    if (!QDir().mkpath(file.absolutePath()))
        return fail(ErrorCode::Io, QStringLiteral("The library's folder could not be made."),
                    file.absolutePath());
    return {};
}

Result<void> runQuickCheck(const QSqlDatabase &sql)
{
    QSqlQuery query(sql);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return sqlFailure(query.lastError(), sql.databaseName());
    const QString answer = query.value(0).toString();
    if (answer == QLatin1String("ok"))
        return {};
    return fail(ErrorCode::Damaged, QStringLiteral("The library is damaged."), sql.databaseName(),
                answer);
}

namespace {

// Runs something on a connection of its own to a file.
template<typename Work>
void withConnection(const QString &path, const QString &options, const Work &work)
{
    const QString connection = QUuid::createUuid().toString(QUuid::Id128);
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        sql.setDatabaseName(path);
        sql.setConnectOptions(options);
        work(sql);
        sql.close();
    }
    QSqlDatabase::removeDatabase(connection);
}

// Alone with the file: in WAL mode every open connection holds a shared lock that refuses this one.
bool isOpenElsewhere(QSqlDatabase &sql)
{
    if (!sql.open())
        return false;
    QSqlQuery query(sql);
    if (!query.exec(QStringLiteral("PRAGMA locking_mode=EXCLUSIVE")))
        return false;
    keepLogOnClose(sql, true);
    return !query.exec(QStringLiteral("SELECT count(*) FROM sqlite_master")) &&
           sqlFailure(query.lastError(), {}).value().code == ErrorCode::Locked;
}

Result<int> versionIn(QSqlDatabase &sql)
{
    if (!sql.open())
        return sqlFailure(sql.lastError(), sql.databaseName());
    if (const Result<void> whole = runQuickCheck(sql); !whole)
        return Failure(whole.error());
    QSqlQuery query(sql);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return sqlFailure(query.lastError(), sql.databaseName());
    return query.value(0).toInt();
}

bool emptyLogOf(QSqlDatabase &sql)
{
    if (!sql.open())
        return true;
    QSqlQuery query(sql);
    for (const char *statement : {"PRAGMA locking_mode=EXCLUSIVE", "BEGIN IMMEDIATE", "COMMIT",
                                  "PRAGMA wal_checkpoint(TRUNCATE)"}) {
        if (!query.exec(QLatin1String(statement))) {
            const Error error = sqlFailure(query.lastError(), {}).value();
            return error.code != ErrorCode::Locked;
        }
        query.finish();
    }
    return true;
}

} // namespace

bool isCutOff(const QString &path)
{
    if (isInMemory(path) || QFileInfo(path + QStringLiteral("-wal")).size() == 0)
        return false;
    bool elsewhere = false;
    withConnection(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"),
                   [&](QSqlDatabase &sql) { elsewhere = isOpenElsewhere(sql); });
    return !elsewhere;
}

Result<int> checkedVersion(const QString &path)
{
    Result<int> version = 0;
    withConnection(path, QStringLiteral("QSQLITE_OPEN_READONLY"),
                   [&](QSqlDatabase &sql) { version = versionIn(sql); });
    return version;
}

bool emptyLog(const QString &path)
{
    if (!QFile::exists(path))
        return true;
    bool alone = true;
    withConnection(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"),
                   [&](QSqlDatabase &sql) { alone = emptyLogOf(sql); });
    return alone;
}

Result<void> syncFile(const QString &path)
{
#ifdef Q_OS_UNIX
    QFile file(path);
    errno = 0;
    if (file.open(QIODevice::ReadWrite) && ::fsync(file.handle()) == 0)
        return {};
    return fail(errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io,
                QStringLiteral("%1 could not be written.").arg(path), path,
                QString::fromLocal8Bit(std::strerror(errno)));
#else
    Q_UNUSED(path);
    return {};
#endif
}

Result<QString> keepAside(const QString &path)
{
    const QString date = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString aside = freeName(path + QStringLiteral(".damaged-") + date);
    if (!QFile::rename(path, aside))
        return fail(ErrorCode::Io, QStringLiteral("The damaged library could not be kept aside."),
                    path);
    const QString wal = path + QStringLiteral("-wal");
    if (QFile::exists(wal) && !QFile::rename(wal, aside + QStringLiteral("-wal")))
        return fail(ErrorCode::Io, QStringLiteral("The damaged library could not be kept aside."),
                    wal);
    QFile::remove(path + QStringLiteral("-shm"));
    return aside;
}

} // namespace paperdip
