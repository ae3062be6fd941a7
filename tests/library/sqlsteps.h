// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>
#include <QtGlobal>

namespace paperdip {

// What SQLite did since the last reset on the thread that counts, on all connections of the
// process that were opened since countSqlSteps(): steps of its machine, with those of triggers.
struct SqlSteps
{
    qint64 steps = 0;
    QHash<QString, qint64> bySql;
};

void countSqlSteps(); // from now on, for connections to come
void resetSqlSteps();
SqlSteps sqlSteps();

} // namespace paperdip
