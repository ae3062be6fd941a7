// SPDX-License-Identifier: MIT
#include "store/breaker.h"
#include "store/database_p.h"
#include "store/interruption.h"
#include "store/libraryfile.h"
#include "store/sqlerror.h"
#include "store/sqlitehandle.h"
#include "store/writegate.h"

#include <QSqlError>

#include <algorithm>
#include <array>
#include <utility>

namespace paperdip {

namespace {

bool isWriting(const QString &sql)
{
    constexpr std::array words{"INSERT ", "UPDATE ", "DELETE ", "REPLACE "};
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return sql.startsWith(QLatin1String(word)); });
}

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
    return inTurn(m_turn.get(), [this]() -> Result<void> {
        if (m_query->exec())
            return {};
        return sqlFailure(m_query->lastError(), m_query->lastQuery(), *m_unchecked);
    });
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

Database::Database() : d(std::make_unique<Private>()) {}

Database::~Database()
{
    d->disconnect();
}

Database::Outcome Database::outcome() const
{
    return d->outcome;
}

QString Database::path() const
{
    return d->path;
}

bool Database::isUnchecked() const
{
    return *d->unchecked;
}

void Database::endCheck()
{
    if (!std::exchange(*d->unchecked, false))
        return;
    d->cutOff = false;
    // Neither can fail: the transaction has written nothing.
    (void)execute(QStringLiteral("PRAGMA query_only=OFF"));
    (void)execute(QStringLiteral("COMMIT"));
    d->turn->end();
    keepLogOnClose(d->sql, false);
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
    return Query(std::shared_ptr<QSqlQuery>(raw, giveBack), d->unchecked,
                 isWriting(sql) ? d->turn : nullptr);
}

Result<void> Database::execute(const QString &sql)
{
    return inTurn(isWriting(sql) ? d->turn.get() : nullptr, [&]() -> Result<void> {
        QSqlQuery query(d->sql);
        if (!query.exec(sql))
            return sqlFailure(query.lastError(), sql, *d->unchecked);
        return {};
    });
}

// A second one at a time is prepared for itself.
Statement Database::Private::use(std::shared_ptr<Statement::Prepared> &kept, const char *text) const
{
    if (!kept || kept->statement == nullptr) // its table may be there by now
        kept = std::make_shared<Statement::Prepared>(handle, text, unchecked);
    if (!kept->isUsed)
        return Statement(kept, turn);
    return Statement(std::make_shared<Statement::Prepared>(handle, text, unchecked), turn);
}

Statement Database::statement(const char *sql)
{
    return d->handle == nullptr ? Statement(query(QString::fromUtf8(sql)))
                                : d->use(d->literals[sql], sql);
}

Statement Database::statement(const QString &sql)
{
    return d->handle == nullptr ? Statement(query(sql))
                                : d->use(d->prepared[sql], sql.toUtf8().constData());
}

bool Database::isAwaited() const
{
    return d->turn->isAwaited();
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
    const Interruption interruption(d->handle, isStopped);
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
    return std::make_unique<Interruption>(d->handle, isStopped);
}

bool Database::hasSearchDepth() const
{
    return d->hasSearchDepth;
}

Result<void> Database::quickCheck()
{
    return runQuickCheck(d->sql);
}

Result<void> Database::quickCheck(Breaker &breaker)
{
    const Breaker::Target target(breaker, d->sql);
    const Result<void> sound = runQuickCheck(d->sql);
    if (!sound && breaker.isStopped())
        return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."), d->path);
    return sound;
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
    d.turn->end();
}

Result<void> Transaction::begin()
{
    Database::Private &d = *m_database.d;
    m_outer = d.depth == 0;
    if (*d.unchecked)
        return checkingFailure();
    if (m_outer) {
        Result<void> result = d.turn->begin();
        if (result)
            result = m_database.execute(QStringLiteral("BEGIN IMMEDIATE"));
        if (!result) {
            d.turn->end();
            return result;
        }
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
        d.turn->end();
    }
    m_open = false;
    --d.depth;
    return {};
}

// Neither can fail outside of a transaction. In a WAL, NORMAL never damages: a checkpoint syncs the
// log before the file, and frames that did not reach the disk fail their sum and end the log.
NotDurable::NotDurable(Database &database) : m_database(database)
{
    (void)m_database.execute(QStringLiteral("PRAGMA synchronous=NORMAL"));
    m_database.d->turn->setMany(true);
}

NotDurable::~NotDurable()
{
    (void)m_database.execute(QStringLiteral("PRAGMA synchronous=FULL"));
    m_database.d->turn->setMany(false);
}

bool WriteSlice::isOver() const
{
    constexpr qint64 longest = 50; // ms; another process waits, too
    return m_clock.elapsed() >= longest || m_database.isAwaited();
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
