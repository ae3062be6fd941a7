// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace paperdip {

class Database;

// What stood on pages that papers come from when a person looked at them.
class PageTable
{
public:
    explicit PageTable(Database &database) : m_database(database) {}

    QSet<QString> entries(const QString &page) const; // ever seen there
    // Those that are there already keep their time (seconds since 1970).
    Result<void> add(const QString &page, const QStringList &entries, qint64 time);

private:
    Database &m_database;
};

} // namespace paperdip
