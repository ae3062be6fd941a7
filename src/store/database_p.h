// SPDX-License-Identifier: MIT
#pragma once

#include "store/database.h"
#include "store/statement_p.h"
#include "store/writegate.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <unordered_map>

struct sqlite3;

namespace paperdip {

// Prepared statements that nobody uses at the moment.
using StatementCache = QHash<QString, QList<std::shared_ptr<QSqlQuery>>>;

struct Database::Private
{
    QString path;
    QString connection = QUuid::createUuid().toString(QUuid::Id128);
    QSqlDatabase sql;
    sqlite3 *handle = nullptr; // null where Qt's driver has an SQLite of its own
    bool hasSearchDepth = false;
    WriteGate::Kind kind = WriteGate::Kind::Window;
    std::shared_ptr<WriteTurn> turn; // while it is open
    std::unordered_map<const char *, std::shared_ptr<Statement::Prepared>> literals;
    QHash<QString, std::shared_ptr<Statement::Prepared>> prepared;
    std::shared_ptr<StatementCache> idle = std::make_shared<StatementCache>();
    Outcome outcome = Outcome::Current;
    QString keptAside;
    QString takenFrom;
    Salvage salvaged;
    QString copy;
    bool cutOff = false;                                             // and not checked yet
    std::shared_ptr<bool> unchecked = std::make_shared<bool>(false); // and to be checked later
    int depth = 0;                                                   // of open transactions
    int rollbacks = 0;
    bool givenUp = false; // an inner one was not committed

    Statement use(std::shared_ptr<Statement::Prepared> &kept, const char *text) const;
    Result<void> connect();
    Result<void> configure();
    Result<void> settle(Database &database, const QStringList &schema, Check check);
    Result<void> checkOrLock(bool now);
    Result<void> migrate(Database &database, const QStringList &schema, int from);
    Result<void> restore();
    Result<void> recover(Database &database, const QStringList &schema);
    void disconnect();
};

} // namespace paperdip
