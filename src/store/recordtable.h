// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <optional>

namespace paperdip {

class Database;

class RecordTable
{
public:
    explicit RecordTable(Database &database) : m_database(database) {}

    std::optional<Record> find(const QString &arxiv) const;
    Result<void> put(const Record &record);

private:
    Database &m_database;
};

} // namespace paperdip
