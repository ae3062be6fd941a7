// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <algorithm>
#include <memory>

namespace paperdip {

// All that ask arXiv (API, OAI-PMH, its pages) share one of these: its terms of use allow one
// connection and one request in three seconds for all of them together.
class ArxivGate
{
public:
    explicit ArxivGate(int pauseMs) : m_pauseMs(pauseMs) {}

    int pauseMs() const { return m_pauseMs; }
    bool isTaken() const { return m_isTaken; }
    // Until the pause is over; 0: now. Says nothing of whether the gate is taken.
    qint64 msUntilNext() const
    {
        return m_sinceEnd.isValid() ? std::max<qint64>(0, m_pauseMs - m_sinceEnd.elapsed()) : 0;
    }
    bool isOpen() const { return !m_isTaken && msUntilNext() == 0; }

    void take() { m_isTaken = true; }
    void leave() // the pause counts from here
    {
        m_isTaken = false;
        m_sinceEnd.start();
    }

private:
    int m_pauseMs;
    bool m_isTaken = false;
    QElapsedTimer m_sinceEnd;
};

} // namespace paperdip
