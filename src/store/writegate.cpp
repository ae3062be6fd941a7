// SPDX-License-Identifier: MIT
#include "store/writegate.h"

#include "store/sqlerror.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QHash>
#include <QMutexLocker>

#include <algorithm>
#include <sqlite3.h>
#include <utility>

namespace paperdip {

namespace {

constexpr int usualTimeout = 5000; // ms, as Database opens its connections
// In the WAL, before they are moved to the file; and while much is written.
constexpr int pagesAtMost = 1000;
constexpr int pagesOfMany = 4000;

// Never destroyed: a worker that hangs may outlive main().
struct Gates
{
    QMutex mutex;
    QHash<QString, std::weak_ptr<WriteGate>> all;
};

Gates &gates()
{
    static auto *const made = new Gates;
    return *made;
}

int busyTimeoutOf(sqlite3 *handle)
{
    int timeout = usualTimeout;
    const auto take = [](void *to, int, char **values, char **) {
        *static_cast<int *>(to) = QByteArray(values[0]).toInt();
        return 0;
    };
    if (handle != nullptr)
        sqlite3_exec(handle, "PRAGMA busy_timeout", take, &timeout, nullptr);
    return timeout;
}

} // namespace

std::shared_ptr<WriteGate> WriteGate::of(const QString &path)
{
    const QFileInfo file(path);
    const QString canonical = file.canonicalFilePath();
    const QString key = canonical.isEmpty() ? file.absoluteFilePath() : canonical;
    const QMutexLocker locker(&gates().mutex);
    std::weak_ptr<WriteGate> &known = gates().all[key];
    std::shared_ptr<WriteGate> gate = known.lock();
    if (!gate)
        known = gate = std::make_shared<WriteGate>();
    return gate;
}

bool WriteGate::take(Kind kind, int patience)
{
    const QMutexLocker locker(&m_mutex);
    if (!std::exchange(m_taken, true))
        return true;
    std::deque<Waiter *> &queue = kind == Kind::Window ? m_windows : m_workers;
    Waiter self;
    queue.push_back(&self);
    const QDeadlineTimer deadline(patience);
    while (!self.isNext && self.called.wait(&m_mutex, deadline)) {
    }
    if (!self.isNext)
        queue.erase(std::find(queue.begin(), queue.end(), &self));
    return self.isNext;
}

void WriteGate::giveBack()
{
    const QMutexLocker locker(&m_mutex);
    std::deque<Waiter *> &queue = m_windows.empty() ? m_workers : m_windows;
    m_taken = !queue.empty();
    if (!m_taken)
        return;
    Waiter *next = queue.front();
    queue.pop_front();
    next->isNext = true;
    next->called.wakeOne();
}

int WriteGate::waiting() const
{
    const QMutexLocker locker(&m_mutex);
    return static_cast<int>(m_windows.size() + m_workers.size());
}

bool WriteGate::isAwaitedByWindow() const
{
    const QMutexLocker locker(&m_mutex);
    return !m_windows.empty();
}

bool WriteGate::isTaken() const
{
    const QMutexLocker locker(&m_mutex);
    return m_taken;
}

WriteTurn::WriteTurn(sqlite3 *handle, std::shared_ptr<WriteGate> gate, WriteGate::Kind kind)
    : m_gate(std::move(gate)), m_kind(kind), m_handle(handle)
{
    if (m_handle != nullptr && m_gate)
        sqlite3_wal_hook(m_handle, &WriteTurn::committed, this);
}

WriteTurn::~WriteTurn()
{
    giveBack();
}

Result<void> WriteTurn::begin()
{
    if (!m_gate || m_ours)
        return {};
    if (!m_gate->take(m_kind, 0)) {
        const int timeout = busyTimeoutOf(m_handle);
        const QDeadlineTimer deadline(timeout);
        if (!m_gate->take(m_kind, timeout))
            return lockedFailure(QStringLiteral("another connection writes"));
        m_shortened = timeout;
        if (m_handle != nullptr)
            sqlite3_busy_timeout(m_handle, static_cast<int>(deadline.remainingTime()));
    }
    m_ours = true;
    return {};
}

void WriteTurn::end()
{
    giveBack();
    if (m_shortened >= 0 && m_handle != nullptr)
        sqlite3_busy_timeout(m_handle, m_shortened);
    m_shortened = -1;
}

void WriteTurn::leave()
{
    m_handle = nullptr;
    end();
}

void WriteTurn::giveBack()
{
    if (std::exchange(m_ours, false))
        m_gate->giveBack();
}

// What SQLite does by itself where nobody asks to be told; but the lock is free by now, and nobody
// needs to wait until the pages are moved. A window leaves that to the worker that writes beside
// it.
int WriteTurn::committed(void *self, sqlite3 *handle, const char *name, int pages)
{
    auto &turn = *static_cast<WriteTurn *>(self);
    turn.giveBack();
    if (pages >= (turn.m_many || turn.m_gate->isTaken() ? pagesOfMany : pagesAtMost))
        sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return SQLITE_OK;
}

} // namespace paperdip
