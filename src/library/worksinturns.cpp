// SPDX-License-Identifier: MIT
#include "library/worksinturns.h"

namespace paperdip {

WorksInTurns::WorksInTurns(Take take, QObject *parent) : QObject(parent), m_take(std::move(take))
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        if (const Result<void> more = takeSome(); !more)
            Q_EMIT failed(more.error());
    });
}

Result<void> WorksInTurns::add(const QStringList &works)
{
    const bool isUnderWay = !isEmpty();
    m_left += works;
    return isUnderWay ? Result<void>() : takeSome();
}

void WorksInTurns::clear()
{
    m_left.clear();
    m_turn.stop();
}

Result<void> WorksInTurns::takeAll()
{
    Result<void> taken;
    while (taken && !isEmpty())
        taken = takeSome();
    return taken;
}

Result<void> WorksInTurns::takeSome()
{
    QStringList works;
    while (works.size() < atOnce && !isEmpty())
        works << m_left.dequeue();
    const Result<void> taken = m_take(works);
    if (!taken)
        clear();
    if (!isEmpty())
        m_turn.start(0);
    return taken;
}

} // namespace paperdip
