// SPDX-License-Identifier: MIT
#include "sqlsteps.h"

#include <QThread>

#include <sqlite3.h>

namespace paperdip {

namespace {

SqlSteps counted;
Qt::HANDLE counting = nullptr;

int statementEnded(unsigned, void *, void *statement, void *)
{
    auto *ended = static_cast<sqlite3_stmt *>(statement);
    const int steps = sqlite3_stmt_status(ended, SQLITE_STMTSTATUS_VM_STEP, 1);
    if (QThread::currentThreadId() != counting)
        return 0;
    counted.steps += steps;
    counted.bySql[QString::fromUtf8(sqlite3_sql(ended))] += steps;
    return 0;
}

int watchConnection(sqlite3 *connection, const char **, const void *)
{
    return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, &statementEnded, nullptr);
}

} // namespace

void countSqlSteps()
{
    counting = QThread::currentThreadId();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&watchConnection));
}

void resetSqlSteps()
{
    counted = {};
}

SqlSteps sqlSteps()
{
    return counted;
}

} // namespace paperdip
