// SPDX-License-Identifier: MIT
#include "store/database.h"

#include "store/interruption.h"
#include "store/librarycopies.h"
#include "store/libraryfile.h"
#include "store/schema.h"
#include "store/sqlerror.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace paperdip {

namespace {

// Prepared statements that nobody uses at the moment.
using StatementCache = QHash<QString, QList<std::shared_ptr<QSqlQuery>>>;

constexpr int applicationId = 0x50444950; // "PDIP" at byte 68 of the file

} // namespace

Query &Query::bind(const QVariant &value)
{
    const bool null = value.typeId() == QMetaType::QString && value.toString().isNull();
    m_query->bindValue(m_next++, null ? QVariant() : value);
    return *this;
}

Query &Query::bindBytes(const QByteArray &bytes)
{
    m_query->bindValue(m_next++, bytes.isNull() ? QByteArray("") : bytes);
    return *this;
}

Result<void> Query::run()
{
    m_next = 0;
    if (m_query->exec())
        return {};
    return sqlFailure(m_query->lastError(), m_query->lastQuery());
}

bool Query::next()
{
    return m_query->next();
}

QVariant Query::value(int column) const
{
    return m_query->value(column);
}

qint64 Query::lastInsertId() const
{
    return m_query->lastInsertId().toLongLong();
}

int Query::rowsAffected() const
{
    return m_query->numRowsAffected();
}

struct Database::Private
{
    QString path;
    QString connection = QUuid::createUuid().toString(QUuid::Id128);
    QSqlDatabase sql;
    std::shared_ptr<StatementCache> idle = std::make_shared<StatementCache>();
    Outcome outcome = Outcome::Current;
    QString keptAside;
    QString takenFrom;
    Salvage salvaged;
    QString copy;
    int depth = 0; // of open transactions
    int rollbacks = 0;
    bool givenUp = false; // an inner one was not committed

    Result<void> connect();
    Result<void> configure();
    Result<void> settle(Database &database, const QStringList &schema);
    Result<void> migrate(Database &database, const QStringList &schema, int from);
    Result<void> restore();
    Result<void> recover(Database &database, const QStringList &schema);
    void disconnect();
};

Result<void> Database::Private::connect()
{
    sql = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    sql.setDatabaseName(path);
    sql.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!sql.open())
        return sqlFailure(sql.lastError(), path);
    return {};
}

void Database::Private::disconnect()
{
    idle->clear();
    sql.close();
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
Result<void> Database::Private::settle(Database &database, const QStringList &schema)
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
    if (*version == schema.size())
        return {};
    if (outcome == Outcome::Current)
        outcome = *tables == 0 ? Outcome::Created : Outcome::Migrated;
    return migrate(database, schema, *version);
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
    if (result)
        result = settle(database, schema);
    outcome = Outcome::Recovered;
    return result;
}

Database::Database() : d(std::make_unique<Private>()) {}

Database::~Database()
{
    d->disconnect();
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    return open(path, schemaFiles());
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const QStringList &schema)
{
    std::unique_ptr<Database> database(new Database);
    Private &d = *database->d;
    d.path = path;
    if (auto result = prepareFile(path); !result)
        return Failure(result.error());
    if (auto result = d.restore(); !result)
        return Failure(result.error());
    Result<void> result = checkAfterCrash(path);
    if (result)
        result = d.connect();
    if (result)
        result = d.settle(*database, schema);
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
    Result<void> result = database->d->connect();
    if (result)
        result = database->d->configure();
    if (!result)
        return Failure(result.error());
    return database;
}

Database::Outcome Database::outcome() const
{
    return d->outcome;
}

QString Database::path() const
{
    return d->path;
}

QString Database::keptAside() const
{
    return d->keptAside;
}

QString Database::takenFrom() const
{
    return d->takenFrom;
}

const Salvage &Database::salvaged() const
{
    return d->salvaged;
}

QString Database::copy() const
{
    return d->copy;
}

Query Database::query(const QString &sql)
{
    QList<std::shared_ptr<QSqlQuery>> &idle = (*d->idle)[sql];
    std::shared_ptr<QSqlQuery> statement;
    if (!idle.isEmpty()) {
        statement = idle.takeLast();
    } else {
        statement = std::make_shared<QSqlQuery>(d->sql);
        statement->setForwardOnly(true);
        statement->prepare(sql); // where this fails, run() does
    }
    QSqlQuery *raw = statement.get();
    // An unfinished SELECT would keep its snapshot, and the next BEGIN IMMEDIATE fail.
    const auto giveBack = [statement, sql, cache = std::weak_ptr(d->idle)](QSqlQuery *) {
        statement->finish();
        if (const auto alive = cache.lock())
            (*alive)[sql].append(statement);
    };
    return Query(std::shared_ptr<QSqlQuery>(raw, giveBack));
}

Result<void> Database::execute(const QString &sql)
{
    QSqlQuery query(d->sql);
    if (!query.exec(sql))
        return sqlFailure(query.lastError(), sql);
    return {};
}

int Database::rollbacks() const
{
    return d->rollbacks;
}

qint64 Database::dataVersion()
{
    Query version = query(QStringLiteral("PRAGMA data_version"));
    return version.run() && version.next() ? version.value(0).toLongLong() : 0;
}

Result<void> Database::copyTo(const QString &path, const std::function<bool()> &isStopped)
{
    const Interruption interruption(d->sql, isStopped);
    const Result<void> copied = query(QStringLiteral("VACUUM INTO ?")).bind(path).run();
    if (copied)
        return copied;
    if (isStopped())
        return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."), path);
    Error error = copied.error();
    error.subject = path;
    return Failure(error);
}

std::unique_ptr<Interruption> Database::interruptible(const std::function<bool()> &isStopped) const
{
    return std::make_unique<Interruption>(d->sql, isStopped);
}

Result<void> Database::quickCheck()
{
    return runQuickCheck(d->sql);
}

Transaction::Transaction(Database &database) : m_database(database) {}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    Database::Private &d = *m_database.d;
    --d.depth;
    if (!m_outer) {
        d.givenUp = true;
        return;
    }
    ++d.rollbacks;
    // Fails only where SQLite has rolled back by itself already.
    (void)m_database.execute(QStringLiteral("ROLLBACK"));
}

Result<void> Transaction::begin()
{
    Database::Private &d = *m_database.d;
    m_outer = d.depth == 0;
    if (m_outer) {
        if (auto result = m_database.execute(QStringLiteral("BEGIN IMMEDIATE")); !result)
            return result;
        d.givenUp = false;
    }
    ++d.depth;
    m_open = true;
    return {};
}

Result<void> Transaction::commit()
{
    Database::Private &d = *m_database.d;
    if (m_outer) {
        if (d.givenUp)
            return fail(ErrorCode::Invalid, QStringLiteral("Part of the change failed."));
        if (auto result = m_database.execute(QStringLiteral("COMMIT")); !result)
            return result;
    }
    m_open = false;
    --d.depth;
    return {};
}

QString idsAsJson(const QList<qint64> &ids)
{
    QStringList numbers;
    numbers.reserve(ids.size());
    for (const qint64 id : ids)
        numbers << QString::number(id);
    return QLatin1Char('[') + numbers.join(QLatin1Char(',')) + QLatin1Char(']');
}

} // namespace paperdip
