// SPDX-License-Identifier: MIT
#include "library/worksinturns.h"

#include <QTimer>

namespace paperdip {

WorksInTurns::WorksInTurns(Take take, QObject *parent) : QObject(parent), m_take(std::move(take)) {}

Result<void> WorksInTurns::add(const QStringList &works)
{
    const bool isUnderWay = !isEmpty();
    m_left += works;
    if (isUnderWay)
        return {};
    const Result<void> first = takeSome();
    goOn();
    return first;
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
        m_left.clear();
    return taken;
}

void WorksInTurns::goOn()
{
    if (isEmpty())
        return;
    QTimer::singleShot(0, this, [this] {
        if (isEmpty())
            return;
        const Result<void> more = takeSome();
        goOn();
        if (!more)
            Q_EMIT failed(more.error());
    });
}

} // namespace paperdip
