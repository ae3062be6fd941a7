// SPDX-License-Identifier: MIT
#include "library/listworker.h"

#include "library/documents.h"
#include "library/library.h"
#include "store/store.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QMutex>
#include <QThreadPool>
#include <QWaitCondition>

#include <atomic>
#include <new>
#include <optional>
#include <utility>

namespace paperdip {

namespace {

constexpr int lastPatience = 3000; // ms for a job at work when its owner goes

} // namespace

// Outlives its owner where a job hangs (a network folder): the job then finds nobody to tell.
struct ListWorker::Shared
{
    using Message = std::pair<Done, bool>; // true: a job is over

    QThreadPool pool; // of one thread: jobs run in the order in which they came
    QString path;
    std::atomic<int> patience = 0;
    std::atomic<bool> stopped = false;
    QMutex mutex;
    QWaitCondition arrived;
    ListWorker *owner = nullptr;   // null: it is gone
    std::vector<Message> messages; // not told yet

    void post(Done done, bool over);
    Done work(const Job &job, const std::shared_ptr<Shared> &self);
};

void ListWorker::Shared::post(Done done, bool over)
{
    const QMutexLocker locker(&mutex);
    messages.emplace_back(std::move(done), over);
    arrived.wakeAll();
    if (owner != nullptr)
        QMetaObject::invokeMethod(owner, &ListWorker::report, Qt::QueuedConnection);
}

ListWorker::Done ListWorker::Shared::work(const Job &job, const std::shared_ptr<Shared> &self)
{
    const Result<std::unique_ptr<Store>> store = Store::openBeside(path);
    std::optional<Documents> documents;
    WorkPlace place;
    if (store) {
        documents.emplace(**store);
        place.store = store->get();
        place.documents = &*documents;
    } else {
        place.problem = store.error();
    }
    place.folder = QFileInfo(path).absolutePath();
    place.patience = patience;
    place.tell = [self](Done done) { self->post(std::move(done), false); };
    place.isStopped = [self] { return self->stopped.load(); };
    return job(place);
}

ListWorker::ListWorker(const QString &libraryPath, QObject *parent)
    : QObject(parent), d(std::make_shared<Shared>())
{
    d->path = libraryPath;
    d->owner = this;
    d->pool.setMaxThreadCount(1);
}

ListWorker::ListWorker(const Library &library, QObject *parent) : ListWorker(library.path(), parent)
{
    m_holds = !library.mayWrite();
    connect(&library, &Library::checked, this, &ListWorker::release);
}

ListWorker::~ListWorker()
{
    d->stopped = true;
    {
        const QMutexLocker locker(&d->mutex);
        d->owner = nullptr;
    }
    d->pool.clear();
    if (!d->pool.waitForDone(lastPatience))
        new (std::nothrow)
            std::shared_ptr<Shared>(d); // a pool waits for its thread: never let this one go
}

void ListWorker::run(const Job &job)
{
    if (m_holds) {
        m_held.push_back(job);
        return;
    }
    ++m_open;
    d->pool.start([shared = d, job] { shared->post(shared->work(job, shared), true); });
}

void ListWorker::release()
{
    m_holds = false;
    const std::vector<Job> held = std::exchange(m_held, {});
    for (const Job &job : held)
        run(job);
}

void ListWorker::setPatience(int milliseconds)
{
    d->patience = milliseconds;
}

bool ListWorker::isIdle() const
{
    return m_open == 0 && m_held.empty();
}

void ListWorker::stop()
{
    d->stopped = true;
}

bool ListWorker::finish(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    while (m_open > 0) {
        {
            const QMutexLocker locker(&d->mutex);
            if (d->messages.empty() && !d->arrived.wait(&d->mutex, deadline))
                return false;
        }
        report();
    }
    d->stopped = false;
    return true;
}

void ListWorker::report()
{
    std::vector<Shared::Message> messages;
    {
        const QMutexLocker locker(&d->mutex);
        messages.swap(d->messages);
    }
    for (const auto &[done, over] : messages) {
        m_open -= over ? 1 : 0;
        if (done)
            done();
    }
}

} // namespace paperdip
