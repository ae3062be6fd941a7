// SPDX-License-Identifier: MIT
#include "gui/listchecker.h"

#include <QPointer>

namespace paperdip {

ListChecker::ListChecker(QObject *parent) : QObject(parent), m_pool(std::make_unique<QThreadPool>())
{
    m_pool->setMaxThreadCount(1);
}

ListChecker::~ListChecker()
{
    constexpr int patience = 500; // ms
    if (!m_pool->waitForDone(patience))
        static_cast<void>(m_pool.release()); // a folder that hangs: the window closes without it
}

void ListChecker::check(const CheckInput &input)
{
    m_stale = m_busy;
    if (m_busy)
        m_waiting = input;
    else
        start(input);
}

void ListChecker::cancel()
{
    m_stale = m_busy;
    m_waiting.reset();
}

void ListChecker::start(const CheckInput &input)
{
    m_busy = true;
    m_stale = false;
    // The guard is looked at on this thread only, where the object lives and dies.
    m_pool->start([guard = QPointer<ListChecker>(this), input, thread = this->thread()] {
        auto *carrier = new QObject;
        carrier->moveToThread(thread);
        QMetaObject::invokeMethod(
            carrier,
            [guard, carrier, input, findings = checkList(input)] {
                if (guard)
                    guard->done(input, findings);
                carrier->deleteLater();
            },
            Qt::QueuedConnection);
    });
}

void ListChecker::done(const CheckInput &input, const QList<Finding> &findings)
{
    m_busy = false;
    if (!m_stale)
        Q_EMIT checked(input, findings);
    if (m_waiting && !m_busy)
        start(*std::exchange(m_waiting, std::nullopt));
}

} // namespace paperdip
