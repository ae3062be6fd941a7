// SPDX-License-Identifier: MIT
#pragma once

#include "store/database.h"

#include <QTest>

namespace paperdip {

inline void run(Database &database, const char *sql)
{
    const Result<void> result = database.execute(QString::fromUtf8(sql));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
}

// The first value of the first row; -1: there is none.
inline int number(Database &database, const char *sql)
{
    Query query = database.query(QString::fromUtf8(sql));
    return query.run() && query.next() ? query.value(0).toInt() : -1;
}

} // namespace paperdip
