// SPDX-License-Identifier: MIT
#include "library/arxivturn.h"

#include "store/jobtable.h"
#include "sync/safefile.h"

#include <QDateTime>
#include <algorithm>

namespace paperdip {

namespace {

constexpr qint64 longestPauseMs = 10 * 60 * 1000;
constexpr qint64 lockRetryMs = 100; // while another holds it

} // namespace

std::unique_ptr<QLockFile> processLock(const QString &libraryPath, const QString &suffix)
{
    if (libraryPath == QLatin1String(":memory:"))
        return nullptr;
    auto lock = std::make_unique<QLockFile>(libraryPath + suffix);
    lock->setStaleLockTime(0); // stale when its process is gone, however old it is
    return lock;
}

qint64 msUntilArxiv(const JobTable &jobs, int pauseMs)
{
    const qint64 pause = jobs.lastRequestEnd() + pauseMs - QDateTime::currentMSecsSinceEpoch();
    const bool clockWentBack = pause > longestPauseMs + pauseMs;
    return clockWentBack ? 0 : std::max<qint64>(0, pause);
}

qint64 ArxivTurn::take()
{
    if (const qint64 ms = msUntilArxiv(m_jobs, m_pauseMs); ms > 0)
        return ms;
    if (m_lock && !takeLock(*m_lock, 0) && m_lock->error() == QLockFile::LockFailedError)
        return lockRetryMs;
    const qint64 ms = msUntilArxiv(m_jobs, m_pauseMs); // another may have just ended a request
    if (ms > 0 && m_lock)
        m_lock->unlock();
    return ms;
}

void ArxivTurn::leave()
{
    pause(0);
    if (m_lock)
        m_lock->unlock();
}

void ArxivTurn::pause(qint64 ms)
{
    const qint64 until = QDateTime::currentMSecsSinceEpoch() + std::max<qint64>(0, ms - m_pauseMs);
    (void)m_jobs.setLastRequestEnd(until); // else only this process keeps the pause
}

} // namespace paperdip
