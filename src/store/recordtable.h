// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/record.h"
#include "core/result.h"

#include <QHash>
#include <QStringList>
#include <optional>

namespace paperdip {

class Database;

class RecordTable
{
public:
    explicit RecordTable(Database &database) : m_database(database) {}

    std::optional<Record> find(const QString &work) const;
    // The titles of the records that a list's nodes have, by work; 0: of all records.
    QHash<QString, QString> titles(ListId list) const;
    // What is new of it stays as it was.
    Result<void> put(const Record &record);

    // RecordNews, or'ed: what changed since a person last looked.
    int news(const QString &work) const;
    Result<void> setNews(const QString &work, int news);
    // arXiv papers of the lists whose records were fetched before this time (seconds since 1970),
    // oldest first.
    QStringList olderThan(qint64 time) const;

private:
    Database &m_database;
};

} // namespace paperdip
