// SPDX-License-Identifier: MIT
#pragma once

#include "store/statement.h"

namespace paperdip {

// Kept by its connection, which closes after it.
struct Statement::Prepared
{
    Prepared(sqlite3 *connection, const char *sql, std::shared_ptr<const bool> isUnchecked);
    ~Prepared();
    Prepared(const Prepared &) = delete;
    Prepared &operator=(const Prepared &) = delete;

    int place();                                     // the next one, from 1
    const QByteArray &hold(const QByteArray &bytes); // of that place

    sqlite3 *handle;
    sqlite3_stmt *statement = nullptr;
    Result<void> isPrepared;               // or why not
    std::shared_ptr<const bool> unchecked; // the connection may not write yet
    std::vector<QByteArray> held;          // what is bound
    int next = 0;
    bool hasRow = false; // that nobody took yet
    bool isUsed = false;
};

} // namespace paperdip
