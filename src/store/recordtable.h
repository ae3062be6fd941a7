// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/record.h"
#include "core/result.h"

#include <QHash>
#include <optional>

namespace paperdip {

class Database;

class RecordTable
{
public:
    explicit RecordTable(Database &database) : m_database(database) {}

    std::optional<Record> find(const QString &arxiv) const;
    // The titles of the records that a list's nodes have, by arXiv id; 0: of all records.
    QHash<QString, QString> titles(ListId list) const;
    Result<void> put(const Record &record);

private:
    Database &m_database;
};

} // namespace paperdip
