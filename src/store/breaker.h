// SPDX-License-Identifier: MIT
#pragma once

#include <QMutex>

class QSqlDatabase;
struct sqlite3;

namespace paperdip {

// Breaks off one long statement from another thread, also where it never asks (Interruption):
// quick_check before SQLite 3.41 walks a whole table in one step.
class Breaker
{
public:
    // The statement's connection, while this lives.
    class Target
    {
    public:
        Target(Breaker &breaker, const QSqlDatabase &sql);
        ~Target();
        Target(const Target &) = delete;
        Target &operator=(const Target &) = delete;

    private:
        Breaker &m_breaker;
    };

    // From now on. A statement that is just beginning is not broken off: call it again until it
    // ends.
    void stop();
    bool isStopped() const;

private:
    mutable QMutex m_mutex;
    sqlite3 *m_handle = nullptr;
    bool m_stopped = false;
};

} // namespace paperdip
