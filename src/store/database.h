// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include "store/salvage.h"
#include "store/statement.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QStringList>
#include <QVariant>
#include <functional>
#include <memory>
#include <optional>

class QSqlQuery;

namespace paperdip {

class Breaker;
class Interruption;
class WriteTurn;

// A prepared, forward-only statement. Bytes are bound as non-null blobs; QString() and an empty
// std::optional as NULL.
class Query
{
public:
    Query &bind(const QVariant &value); // the next placeholder
    template<typename T>
    Query &bind(const std::optional<T> &value)
    {
        return bind(value ? QVariant::fromValue(*value) : QVariant());
    }
    Query &bindBytes(const QByteArray &bytes); // never NULL
    Result<void> run();                        // can be bound and run again
    bool next();
    QVariant value(int column) const;
    qint64 lastInsertId() const;
    int rowsAffected() const;

private:
    friend class Database;
    Query(std::shared_ptr<QSqlQuery> query, std::shared_ptr<const bool> unchecked,
          std::shared_ptr<WriteTurn> turn)
        : m_query(std::move(query)), m_unchecked(std::move(unchecked)), m_turn(std::move(turn))
    {
    }

    std::shared_ptr<QSqlQuery> m_query; // returned to the cache, finished, when the last copy goes
    std::shared_ptr<const bool> m_unchecked; // the connection may not write yet
    std::shared_ptr<WriteTurn> m_turn;       // null: it does not write
    int m_next = 0;
};

// One SQLite connection (WAL, synchronous=FULL, foreign keys), opened, checked and migrated.
class Database
{
public:
    // What open() does after an unclean exit. Now: the file is checked. Later: unless it needs to
    // be migrated it is opened unchecked; then it is locked for other processes' writes and refuses
    // its own (Checking) until endCheck(). Failed: it did not pass the check that came later.
    enum class Check { Now, Later, Failed };
    // What open() found: every outcome is a value and a test.
    // Restored: a copy that was chosen is the library now. Recovered: it was damaged.
    enum class Outcome { Created, Current, Migrated, Restored, Recovered };

    // NewerLibrary, Damaged (only where recovery failed too), Locked, Io, Invalid (not a library at
    // all).
    static Result<std::unique_ptr<Database>> open(const QString &path, Check check = Check::Now);
    // The same with other schema files than the program's own, one text for each version.
    static Result<std::unique_ptr<Database>> open(const QString &path, const QStringList &schema,
                                                  Check check = Check::Now);
    // One more connection to a library that this process has open: for a worker, which closes it on
    // the thread that it was opened on. Nothing is checked or migrated. Locked, Io.
    static Result<std::unique_ptr<Database>> openBeside(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Outcome outcome() const;
    QString path() const;
    bool isUnchecked() const;
    void endCheck();                 // it passed: from now on it is as any other
    QString keptAside() const;       // where a file went that is damaged, or was to be another
    QString takenFrom() const;       // the copy that took a damaged one's place; empty: none
    const Salvage &salvaged() const; // of a damaged one
    QString copy() const;            // where the copy from before a migration is
    Query query(const QString &sql); // prepared once, reused
    // The same straight from SQLite; a literal is known again by its address.
    Statement statement(const char *sql);
    Statement statement(const QString &sql);
    Result<void> execute(const QString &sql);
    // A window of this process waits until this connection has written.
    bool isAwaited() const;
    int rollbacks()
        const; // how many transactions were taken back: what was read in them was never there
    qint64 dataVersion(); // PRAGMA data_version: changes with other processes' commits
    // VACUUM INTO, to a file that is not there yet; broken off when `isStopped` says so. Cancelled,
    // DiskFull, Io, Damaged.
    Result<void> copyTo(const QString &path, const std::function<bool()> &isStopped);
    // While it lives, statements on this connection are broken off when `isStopped` says so.
    std::unique_ptr<Interruption> interruptible(const std::function<bool()> &isStopped) const;
    bool hasSearchDepth() const; // FTS5's function of store/searchdepth.h is there
    // PRAGMA quick_check, on this connection. Damaged.
    Result<void> quickCheck();
    Result<void> quickCheck(Breaker &breaker); // Cancelled, likewise

private:
    friend class Transaction;
    friend class NotDurable;

    Database();

    struct Private;
    std::unique_ptr<Private> d;
};

// While it lives, what a connection commits need not be on the disk: after a loss of power the
// library is whole, but such commits may be gone, as if they had never been. They are safe with the
// next durable commit of any connection. Not begun or ended within a transaction.
class NotDurable
{
public:
    explicit NotDurable(Database &database);
    ~NotDurable();
    NotDurable(const NotDurable &) = delete;
    NotDurable &operator=(const NotDurable &) = delete;

private:
    Database &m_database;
};

// How long a transaction of many small parts goes on: not long, and no longer where a window waits.
class WriteSlice
{
public:
    explicit WriteSlice(const Database &database) : m_database(database) { m_clock.start(); }
    bool isOver() const;

private:
    const Database &m_database;
    QElapsedTimer m_clock;
};

// "[1,2]": ids as one value, which json_each() makes a table of.
QString idsAsJson(const QList<qint64> &ids);

// BEGIN IMMEDIATE ... COMMIT; rolled back unless committed. Nested ones join the outer one, which
// can no longer be committed once an inner one was given up. Of this process one writes at a time,
// and open()'s connections go before those of openBeside().
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<void> begin(); // Locked after 5 s of waiting
    Result<void> commit();

private:
    Database &m_database;
    bool m_open = false;
    bool m_outer = true;
};

} // namespace paperdip
