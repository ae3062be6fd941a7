// SPDX-License-Identifier: MIT
#include "sync/gitworker.h"

#include <QMutex>
#include <QThreadPool>

#include <atomic>
#include <new>
#include <utility>
#include <vector>

namespace paperdip {

namespace {

constexpr int partingPatience = 5000; // ms: longer than a Git that is stopped takes

} // namespace

// Outlives its owner where a job hangs: the job then finds nobody to tell.
struct GitWorker::Shared
{
    using Message = std::pair<Done, bool>; // true: a job is over

    QThreadPool pool;             // of one thread: jobs run in the order in which they came
    std::atomic<int> stopped = 0; // jobs up to this one
    QMutex mutex;
    GitWorker *owner = nullptr;    // null: it is gone
    std::vector<Message> messages; // not told yet

    void post(Done done, bool over)
    {
        const QMutexLocker locker(&mutex);
        if (owner == nullptr)
            return;
        messages.emplace_back(std::move(done), over);
        QMetaObject::invokeMethod(owner, &GitWorker::report, Qt::QueuedConnection);
    }
};

GitWorker::GitWorker(QObject *parent) : QObject(parent), d(std::make_shared<Shared>())
{
    d->owner = this;
    d->pool.setMaxThreadCount(1);
}

GitWorker::~GitWorker()
{
    cancel();
    {
        const QMutexLocker locker(&d->mutex);
        d->owner = nullptr;
        d->messages.clear();
    }
    d->pool.clear();
    if (!d->pool.waitForDone(partingPatience))
        new (std::nothrow)
            std::shared_ptr<Shared>(d); // a pool waits for its thread: never let this one go
}

void GitWorker::run(const Job &job)
{
    ++m_open;
    const int number = ++m_given;
    d->pool.start([shared = d, job, number, owner = this] {
        GitWatch watch;
        watch.isStopped = [shared, number] { return shared->stopped >= number; };
        watch.progress = [shared, owner](const GitProgress &how) {
            // Run by the owner, so never once it is gone.
            shared->post([owner, how] { Q_EMIT owner->progress(how); }, false);
        };
        shared->post(job(watch), true);
    });
}

void GitWorker::cancel()
{
    d->stopped = m_given;
}

void GitWorker::report()
{
    const std::shared_ptr<Shared> shared = d; // what is told may take this object away
    std::vector<Shared::Message> messages;
    {
        const QMutexLocker locker(&shared->mutex);
        messages.swap(shared->messages);
    }
    for (const auto &[done, over] : messages) {
        if (shared->owner == nullptr)
            return;
        m_open -= over ? 1 : 0;
        if (done)
            done();
    }
    if (shared->owner != nullptr && m_open == 0 && !messages.empty())
        Q_EMIT idle();
}

} // namespace paperdip
