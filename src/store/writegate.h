// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QMutex>
#include <QWaitCondition>

#include <deque>
#include <memory>

struct sqlite3;

namespace paperdip {

// Before SQLite's lock: who of this process writes a library next. SQLite's own waiting asks now
// and then, and beside a worker that writes without a pause it may find the lock taken every time.
// Here who gives back hands over: to a window before all workers, else to who came first. Belongs
// to no thread.
class WriteGate
{
public:
    enum class Kind { Window, Worker };

    // One for all connections of this process to a file.
    static std::shared_ptr<WriteGate> of(const QString &path);

    // False: it was not to be had within so many ms.
    bool take(Kind kind, int patience);
    void giveBack();
    int waiting() const;
    bool isTaken() const;
    bool isAwaitedByWindow() const;

private:
    struct Waiter
    {
        QWaitCondition called;
        bool isNext = false;
    };

    mutable QMutex m_mutex;
    bool m_taken = false;
    std::deque<Waiter *> m_windows;
    std::deque<Waiter *> m_workers;
};

// A connection's turn at the gate: for a transaction, or for one statement that writes.
class WriteTurn
{
public:
    // Lives as long as the connection. No gate: nobody else can write there.
    WriteTurn(sqlite3 *handle, std::shared_ptr<WriteGate> gate, WriteGate::Kind kind);
    ~WriteTurn();
    WriteTurn(const WriteTurn &) = delete;
    WriteTurn &operator=(const WriteTurn &) = delete;

    // Locked, after the connection's busy timeout. What is left of that is for other processes.
    Result<void> begin();
    void end();
    void leave(); // the connection is closed
    bool isOurs() const { return m_ours; }
    void setMany(bool many) { m_many = many; } // turns follow
    bool isAwaited() const { return m_gate && m_gate->isAwaitedByWindow(); }

private:
    static int committed(void *self, sqlite3 *handle, const char *name, int pages);
    void giveBack();

    std::shared_ptr<WriteGate> m_gate;
    WriteGate::Kind m_kind;
    sqlite3 *m_handle;
    bool m_ours = false;
    bool m_many = false;
    int m_shortened = -1; // the connection's own busy timeout, while this turn's is shorter
};

// Where a connection is in no transaction, a statement that writes is one by itself. `turn` is null
// for what does not write.
template<typename Run>
Result<void> inTurn(WriteTurn *turn, const Run &run)
{
    if (turn == nullptr || turn->isOurs())
        return run();
    if (Result<void> begun = turn->begin(); !begun)
        return begun;
    Result<void> done = run();
    turn->end();
    return done;
}

} // namespace paperdip
