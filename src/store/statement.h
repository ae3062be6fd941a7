// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace paperdip {

class Query;
class WriteTurn;

// As Query, for what is asked often or has many rows: straight to SQLite, with no QVariant between.
// Where Qt's driver has an SQLite of its own it is a Query.
class Statement
{
public:
    ~Statement(); // an unfinished SELECT is ended
    Statement(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement &operator=(Statement &&) = delete;

    Statement &bind(qint64 number); // the next placeholder
    Statement &bind(std::optional<qint64> number);
    Statement &bind(const QString &text);          // QString() as NULL
    Statement &bind(const QVariant &value);        // a text, a number or nothing
    Statement &bindBytes(const QByteArray &bytes); // never NULL
    Result<void> run();                            // can be bound and run again
    bool next();
    bool isNull(int column) const;
    qint64 number(int column) const;
    double real(int column) const;
    QString text(int column) const;
    qint64 lastInsertId() const;
    int rowsAffected() const;

private:
    friend class Database;
    struct Prepared;

    Statement(std::shared_ptr<Prepared> prepared, std::shared_ptr<WriteTurn> turn);
    explicit Statement(Query query);
    Result<void> step();

    std::shared_ptr<Prepared> m_prepared; // null: m_query does it
    std::shared_ptr<WriteTurn> m_turn;    // null: it does not write
    std::unique_ptr<Query> m_query;
};

} // namespace paperdip
