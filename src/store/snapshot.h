// SPDX-License-Identifier: MIT
#pragma once

#include "store/database.h"

namespace paperdip {

// While it lives all that a connection reads is of one moment, and SQLite takes its locks once, not
// for each statement. Nothing may be written; no transaction may be open.
class Snapshot
{
public:
    explicit Snapshot(Database &database)
        : m_database(database), m_open(database.statement("BEGIN").run().has_value())
    {
    }
    ~Snapshot()
    {
        if (m_open)
            (void)m_database.statement("COMMIT").run();
    }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    Database &m_database;
    bool m_open;
};

} // namespace paperdip
