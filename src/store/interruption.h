// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

class QSqlDatabase;
struct sqlite3;

namespace paperdip {

// While it lives, a long statement on this connection is broken off when `isStopped` says so. Does
// nothing where Qt's driver has an SQLite of its own.
class Interruption
{
public:
    Interruption(const QSqlDatabase &sql, const std::function<bool()> &isStopped);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

private:
    static int ask(void *self);

    std::function<bool()> m_isStopped;
    sqlite3 *m_handle; // null: nothing is done
};

} // namespace paperdip
