// SPDX-License-Identifier: MIT
// How a library is opened: checked, migrated, or replaced where it is damaged.
#include "store/database_p.h"
#include "store/librarycopies.h"
#include "store/libraryfile.h"
#include "store/schema.h"
#include "store/searchdepth.h"
#include "store/sqlerror.h"
#include "store/sqlitehandle.h"

#include <QSqlError>

namespace paperdip {

namespace {

constexpr int applicationId = 0x50444950; // "PDIP" at byte 68 of the file

} // namespace

Result<void> Database::Private::connect()
{
    sql = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    sql.setDatabaseName(path);
    sql.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!sql.open())
        return sqlFailure(sql.lastError(), path);
    handle = sqliteHandle(sql);
    hasSearchDepth = addSearchDepth(handle);
    const bool alone = path == QLatin1String(":memory:");
    turn = std::make_shared<WriteTurn>(handle, alone ? nullptr : WriteGate::of(path), kind);
    return {};
}

void Database::Private::disconnect()
{
    idle->clear();
    handle = nullptr;
    literals.clear();
    prepared.clear();
    sql.close();
    if (turn)
        turn->leave();
    sql = QSqlDatabase();
    QSqlDatabase::removeDatabase(connection);
}

Result<void> Database::Private::configure()
{
    for (const char *pragma :
         {"journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"}) {
        QSqlQuery query(sql);
        if (!query.exec(QStringLiteral("PRAGMA ") + QLatin1String(pragma)))
            return sqlFailure(query.lastError(), QLatin1String(pragma));
    }
    return {};
}

// Brings an open file to the newest schema, or says why not.
Result<void> Database::Private::settle(Database &database, const QStringList &schema, Check check)
{
    const auto number = [this](const char *query) {
        QSqlQuery q(sql);
        return q.exec(QLatin1String(query)) && q.next() ? Result<int>(q.value(0).toInt())
                                                        : sqlFailure(q.lastError(), path);
    };
    const Result<int> version = number("PRAGMA user_version");
    if (!version)
        return Failure(version.error());
    if (*version > schema.size())
        return fail(ErrorCode::NewerLibrary,
                    QStringLiteral(
                        "The library was written by a newer Paper Dip; this one cannot read it."),
                    path, QStringLiteral("user_version %1").arg(*version));
    const Result<int> tables = number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return Failure(tables.error());
    const Result<int> application = number("PRAGMA application_id");
    if (*tables > 0 && application && *application != applicationId)
        return fail(ErrorCode::Invalid, QStringLiteral("This is not a library of Paper Dip."),
                    path);
    if (auto result = configure(); !result)
        return result;
    if (cutOff) {
        const bool now = check != Check::Later || *version != schema.size();
        if (auto result = checkOrLock(now); !result)
            return result;
    }
    if (*version == schema.size())
        return {};
    if (outcome == Outcome::Current)
        outcome = *tables == 0 ? Outcome::Created : Outcome::Migrated;
    return migrate(database, schema, *version);
}

// After an unclean exit. What stands in the WAL is the sign of one: it stays until the file passed.
Result<void> Database::Private::checkOrLock(bool now)
{
    const bool keepsLog = keepLogOnClose(sql, true);
    if (!now && keepsLog) {
        QSqlQuery lock(sql);
        *unchecked = turn->begin() && lock.exec(QStringLiteral("BEGIN IMMEDIATE")) &&
                     lock.exec(QStringLiteral("PRAGMA query_only=ON"));
        if (*unchecked)
            return {};
        turn->end();
    }
    Result<void> sound = runQuickCheck(sql);
    if (!sound && sound.error().code == ErrorCode::Damaged)
        return sound;
    cutOff = false;
    keepLogOnClose(sql, false);
    return {}; // what could not be checked now is what reading will tell
}

Result<void> Database::Private::migrate(Database &database, const QStringList &schema, int from)
{
    if (from > 0 && path != QLatin1String(":memory:")) {
        copy = freeName(path + QStringLiteral(".before-%1").arg(from + 1));
        Query query = database.query(QStringLiteral("VACUUM INTO ?"));
        if (auto result = query.bind(copy).run(); !result)
            return result;
    }
    for (int version = from; version < schema.size(); ++version) {
        Transaction transaction(database);
        if (auto result = transaction.begin(); !result)
            return result;
        QStringList statements = splitStatements(schema.at(version));
        statements << QStringLiteral("PRAGMA application_id = %1").arg(applicationId)
                   << QStringLiteral("PRAGMA user_version = %1").arg(version + 1);
        for (const QString &statement : std::as_const(statements)) {
            if (auto result = database.execute(statement); !result)
                return result;
        }
        if (auto result = transaction.commit(); !result)
            return result;
    }
    return {};
}

Result<void> Database::Private::restore()
{
    if (path == QLatin1String(":memory:"))
        return {};
    const Result<QString> aside = takeWaitingCopy(path);
    if (!aside)
        return Failure(aside.error());
    if (!aside->isEmpty()) {
        keptAside = *aside;
        outcome = Outcome::Restored;
    }
    return {};
}

// In place of a damaged library the newest copy, or a new one.
Result<void> Database::Private::recover(Database &database, const QStringList &schema)
{
    disconnect();
    const Result<QString> aside = keepAside(path);
    if (!aside)
        return Failure(aside.error());
    keptAside = *aside;
    salvaged = salvageFrom(keptAside);
    const Result<QString> taken = takeNewestCopy(path, static_cast<int>(schema.size()));
    if (!taken)
        return Failure(taken.error());
    takenFrom = *taken;
    Result<void> result = connect();
    cutOff = false;
    if (result)
        result = settle(database, schema, Check::Now);
    outcome = Outcome::Recovered;
    return result;
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Check check)
{
    return open(path, schemaFiles(), check);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const QStringList &schema,
                                                 Check check)
{
    std::unique_ptr<Database> database(new Database);
    Private &d = *database->d;
    d.path = path;
    if (auto result = prepareFile(path); !result)
        return Failure(result.error());
    if (auto result = d.restore(); !result)
        return Failure(result.error());
    if (check == Check::Failed && d.outcome != Outcome::Restored) {
        if (auto result = d.recover(*database, schema); !result)
            return Failure(result.error());
        return database;
    }
    d.cutOff = isCutOff(path);
    Result<void> result = d.connect();
    if (result)
        result = d.settle(*database, schema, check);
    if (!result && result.error().code == ErrorCode::Damaged)
        result = d.recover(*database, schema);
    if (!result)
        return Failure(result.error());
    return database;
}

Result<std::unique_ptr<Database>> Database::openBeside(const QString &path)
{
    std::unique_ptr<Database> database(new Database);
    database->d->path = path;
    database->d->kind = WriteGate::Kind::Worker;
    Result<void> result = database->d->connect();
    if (result)
        result = database->d->configure();
    if (!result)
        return Failure(result.error());
    return database;
}

} // namespace paperdip
