// SPDX-License-Identifier: MIT
#include "store/breaker.h"

#include "store/sqlitehandle.h"

#include <QMutexLocker>

#include <sqlite3.h>

namespace paperdip {

Breaker::Target::Target(Breaker &breaker, const QSqlDatabase &sql) : m_breaker(breaker)
{
    sqlite3 *handle = sqliteHandle(sql);
    const QMutexLocker locker(&m_breaker.m_mutex);
    m_breaker.m_handle = handle;
}

Breaker::Target::~Target()
{
    const QMutexLocker locker(&m_breaker.m_mutex);
    m_breaker.m_handle = nullptr;
}

void Breaker::stop()
{
    const QMutexLocker locker(&m_mutex);
    m_stopped = true;
    if (m_handle != nullptr)
        sqlite3_interrupt(m_handle);
}

bool Breaker::isStopped() const
{
    const QMutexLocker locker(&m_mutex);
    return m_stopped;
}

} // namespace paperdip
