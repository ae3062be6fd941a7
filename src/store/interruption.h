// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

struct sqlite3;

namespace paperdip {

// While it lives, a long statement on this connection is broken off when `isStopped` says so. Does
// nothing without a handle (store/sqlitehandle.h).
class Interruption
{
public:
    Interruption(sqlite3 *handle, const std::function<bool()> &isStopped);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

private:
    static int ask(void *self);

    std::function<bool()> m_isStopped;
    sqlite3 *m_handle;
};

} // namespace paperdip
