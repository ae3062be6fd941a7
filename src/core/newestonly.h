// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace paperdip {

// Works on a thread of its own. Only the newest input counts: what waits is replaced, what comes
// late is dropped. Lives on the thread that wants the answers.
template<typename Input, typename Output>
class NewestOnly
{
public:
    using Work = std::function<Output(const Input &)>;
    using Then = std::function<void(const Input &, const Output &)>;

    NewestOnly(Work work, Then then)
        : m_work(std::move(work)), m_then(std::move(then)), m_pool(std::make_unique<QThreadPool>()),
          m_guard(std::make_unique<QObject>())
    {
        m_pool->setMaxThreadCount(1);
    }
    ~NewestOnly()
    {
        constexpr int patience = 500; // ms
        if (!m_pool->waitForDone(patience))
            static_cast<void>(
                m_pool.release()); // a folder that hangs: the window closes without it
    }
    NewestOnly(const NewestOnly &) = delete;
    NewestOnly &operator=(const NewestOnly &) = delete;

    void run(const Input &input)
    {
        m_stale = m_busy;
        if (m_busy)
            m_waiting = input;
        else
            start(input);
    }
    void cancel() // what is under way will not be told
    {
        m_stale = m_busy;
        m_waiting.reset();
    }
    bool isBusy() const { return m_busy && (!m_stale || m_waiting); }

private:
    void start(const Input &input)
    {
        m_busy = true;
        m_stale = false;
        // The guard is looked at on this thread only, where this lives and dies.
        m_pool->start([this, guard = QPointer<QObject>(m_guard.get()), work = m_work, input,
                       thread = m_guard->thread()] {
            auto *carrier = new QObject;
            carrier->moveToThread(thread);
            QMetaObject::invokeMethod(
                carrier,
                [this, guard, carrier, input, output = work(input)] {
                    if (guard)
                        done(input, output);
                    carrier->deleteLater();
                },
                Qt::QueuedConnection);
        });
    }
    void done(const Input &input, const Output &output)
    {
        m_busy = false;
        const QPointer<QObject> guard(m_guard.get());
        if (!m_stale)
            m_then(input, output);
        if (guard && m_waiting && !m_busy) {
            const Input next = *std::exchange(m_waiting, std::nullopt);
            start(next);
        }
    }

    Work m_work;
    Then m_then;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<QObject> m_guard;
    std::optional<Input> m_waiting;
    bool m_busy = false;
    bool m_stale = false; // what is under way
};

} // namespace paperdip
