// SPDX-License-Identifier: MIT
#include "store/interruption.h"

#include <sqlite3.h>

namespace paperdip {

namespace {

constexpr int stepsBetween = 20'000; // of SQLite's machine; a few milliseconds

} // namespace

Interruption::Interruption(sqlite3 *handle, const std::function<bool()> &isStopped)
    : m_isStopped(isStopped), m_handle(handle)
{
    if (m_handle != nullptr)
        sqlite3_progress_handler(m_handle, stepsBetween, &Interruption::ask, this);
}

Interruption::~Interruption()
{
    if (m_handle != nullptr)
        sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

int Interruption::ask(void *self)
{
    return static_cast<Interruption *>(self)->m_isStopped() ? 1 : 0;
}

} // namespace paperdip
