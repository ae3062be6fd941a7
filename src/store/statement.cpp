// SPDX-License-Identifier: MIT
#include "store/statement_p.h"

#include "store/database.h"
#include "store/sqlerror.h"
#include "store/writegate.h"

#include <sqlite3.h>
#include <utility>

namespace paperdip {

namespace {

QVariant orNull(std::optional<qint64> number)
{
    return number ? QVariant(*number) : QVariant();
}

} // namespace

Statement::Prepared::Prepared(sqlite3 *connection, const char *sql,
                              std::shared_ptr<const bool> isUnchecked)
    : handle(connection), unchecked(std::move(isUnchecked))
{
    if (sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK)
        isPrepared = sqlFailure(sqlite3_errcode(handle), QString::fromUtf8(sqlite3_errmsg(handle)),
                                QString::fromUtf8(sql));
}

Statement::Prepared::~Prepared()
{
    sqlite3_finalize(statement);
}

// The first one ends what was run before: SQLite binds nothing to what is under way.
int Statement::Prepared::place()
{
    if (next == 0) {
        sqlite3_reset(statement);
        hasRow = false;
    }
    return ++next;
}

// For the place that was given last; the bytes stay where they are until it is bound again.
const QByteArray &Statement::Prepared::hold(const QByteArray &bytes)
{
    const auto place = static_cast<size_t>(next);
    if (place >= held.size())
        held.resize(place + 1);
    return held[place] = bytes;
}

Statement::Statement(std::shared_ptr<Prepared> prepared, std::shared_ptr<WriteTurn> turn)
    : m_prepared(std::move(prepared))
{
    m_prepared->isUsed = true;
    if (sqlite3_stmt_readonly(m_prepared->statement) == 0)
        m_turn = std::move(turn);
}

Statement::Statement(Query query) : m_query(std::make_unique<Query>(std::move(query))) {}

Statement::Statement(Statement &&other) noexcept = default;

Statement::~Statement()
{
    if (!m_prepared)
        return;
    sqlite3_reset(m_prepared->statement);
    m_prepared->next = 0;
    m_prepared->isUsed = false;
}

Statement &Statement::bind(qint64 number)
{
    return bind(std::optional<qint64>(number));
}

Statement &Statement::bind(std::optional<qint64> number)
{
    if (!m_prepared)
        m_query->bind(orNull(number));
    else if (number)
        sqlite3_bind_int64(m_prepared->statement, m_prepared->place(), *number);
    else
        sqlite3_bind_null(m_prepared->statement, m_prepared->place());
    return *this;
}

Statement &Statement::bind(const QString &text)
{
    if (!m_prepared) {
        m_query->bind(text);
    } else if (text.isNull()) {
        sqlite3_bind_null(m_prepared->statement, m_prepared->place());
    } else {
        const int place = m_prepared->place();
        const QByteArray &utf8 = m_prepared->hold(text.toUtf8());
        sqlite3_bind_text(m_prepared->statement, place, utf8.constData(),
                          static_cast<int>(utf8.size()), SQLITE_STATIC);
    }
    return *this;
}

Statement &Statement::bind(const QVariant &value)
{
    if (value.isNull())
        return bind(std::optional<qint64>());
    Q_ASSERT(value.typeId() == QMetaType::QString || value.canConvert<qint64>());
    return value.typeId() == QMetaType::QString ? bind(value.toString()) : bind(value.toLongLong());
}

Statement &Statement::bindBytes(const QByteArray &bytes)
{
    if (!m_prepared) {
        m_query->bindBytes(bytes);
        return *this;
    }
    const int place = m_prepared->place();
    const QByteArray &kept = m_prepared->hold(bytes); // constData() of a null one is no null
    sqlite3_bind_blob(m_prepared->statement, place, kept.constData(), static_cast<int>(kept.size()),
                      SQLITE_STATIC);
    return *this;
}

Result<void> Statement::run()
{
    if (!m_prepared)
        return m_query->run();
    return inTurn(m_turn.get(), [this] { return step(); });
}

Result<void> Statement::step()
{
    Prepared &prepared = *m_prepared;
    prepared.next = 0;
    if (!prepared.isPrepared)
        return prepared.isPrepared;
    sqlite3_reset(prepared.statement);
    const int code = sqlite3_step(prepared.statement);
    prepared.hasRow = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return {};
    // What has ended must not hold a write, or a snapshot.
    const QString text =
        code == SQLITE_DONE ? QString() : QString::fromUtf8(sqlite3_errmsg(prepared.handle));
    sqlite3_reset(prepared.statement);
    if (code == SQLITE_DONE)
        return {};
    return sqlFailure(code, text, QString::fromUtf8(sqlite3_sql(prepared.statement)),
                      *prepared.unchecked);
}

bool Statement::next()
{
    if (!m_prepared)
        return m_query->next();
    if (std::exchange(m_prepared->hasRow, false)) // run() took it
        return true;
    return sqlite3_stmt_busy(m_prepared->statement) != 0 &&
           sqlite3_step(m_prepared->statement) == SQLITE_ROW;
}

bool Statement::isNull(int column) const
{
    return m_prepared ? sqlite3_column_type(m_prepared->statement, column) == SQLITE_NULL
                      : m_query->value(column).isNull();
}

qint64 Statement::number(int column) const
{
    return m_prepared ? sqlite3_column_int64(m_prepared->statement, column)
                      : m_query->value(column).toLongLong();
}

double Statement::real(int column) const
{
    return m_prepared ? sqlite3_column_double(m_prepared->statement, column)
                      : m_query->value(column).toDouble();
}

QString Statement::text(int column) const
{
    if (!m_prepared)
        return m_query->value(column).toString();
    const unsigned char *text = sqlite3_column_text(m_prepared->statement, column);
    return QString::fromUtf8(reinterpret_cast<const char *>(text),
                             sqlite3_column_bytes(m_prepared->statement, column));
}

qint64 Statement::lastInsertId() const
{
    return m_prepared ? sqlite3_last_insert_rowid(m_prepared->handle) : m_query->lastInsertId();
}

int Statement::rowsAffected() const
{
    return m_prepared ? sqlite3_changes(m_prepared->handle) : m_query->rowsAffected();
}

} // namespace paperdip
