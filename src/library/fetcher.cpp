// SPDX-License-Identifier: MIT
#include "core/work.h"
#include "library/arxivturn.h"
#include "library/fetcher_p.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <QDateTime>
#include <QSet>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int ordinary = 0;
constexpr int urgent = 10;
constexpr int turnRetryMs = 250; // while another process speaks to the same services

bool hasGivenUp(const std::optional<Job> &job)
{
    return job && (job->state == FetchState::Failed || job->state == FetchState::Unknown);
}

} // namespace

QStringList worksBelow(Store &store, const QList<NodeId> &papersOrSections)
{
    return store.tree().works(papersOrSections);
}

QStringList worksAskedBefore(Store &store, qint64 time)
{
    return store.records().olderThan(time);
}

Fetcher::Private::Private(Fetcher &owner, Library &theLibrary, ArxivClient &theClient,
                          const FetcherOptions &theOptions)
    : q(owner), library(theLibrary), client(theClient), options(theOptions)
{
    arxiv.turn = processLock(library.path(), QStringLiteral(".fetching"));
    web.turn = processLock(library.path(), QStringLiteral(".looking"));
    QObject::connect(&arxiv.wake, &QTimer::timeout, &q, [this] { next(); });
    QObject::connect(&web.wake, &QTimer::timeout, &q, [this] { nextLookup(); });
    for (Lane *lane : {&arxiv, &web}) {
        lane->wake.setSingleShot(true);
        lane->lookup = std::make_unique<Lookup>(
            client.gate(), LookupTimes{options.lookupInactivityMs, options.lookupDeadlineMs});
        QObject::connect(lane->lookup.get(), &Lookup::answered, &q,
                         [this, lane](const RecordAnswer &answer) { take(*lane, answer); });
    }
    QObject::connect(&client, &ArxivClient::answered, &q,
                     [this](const ArxivAnswer &answer) { take(answer); });
    retryTurn.setSingleShot(true);
    QObject::connect(&retryTurn, &QTimer::timeout, &q, [this] { retrySome(); });
    QObject::connect(&toQueue, &WorksInTurns::failed, &q, &Fetcher::queueingFailed);
    QObject::connect(&library, &Library::recordChanged, &q, [this] {
        if (!answering)
            wakeIfIdle(); // another process may have queued it
    });
}

Fetcher::Fetcher(Library &library, ArxivClient &client, QObject *parent)
    : Fetcher(library, client, FetcherOptions(), parent)
{
}

Fetcher::Fetcher(Library &library, ArxivClient &client, const FetcherOptions &options,
                 QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, library, client, options))
{
}

Fetcher::~Fetcher()
{
    (void)d->toQueue.takeAll();
    // Where these cannot be written, the next start finds what ran and lets it wait again.
    if (d->isBusy(d->web)) {
        d->web.lookup->abort();
        (void)d->jobs().resetRunning(d->web.services);
    }
    if (d->isBusy(d->arxiv)) {
        d->client.abort();
        d->arxiv.lookup->abort();
        (void)d->jobs().resetRunning(d->arxiv.services);
        (void)d->jobs().setLastRequestEnd(nowMs());
    }
}

Result<void> Fetcher::enqueue(const QStringList &works, bool first, bool again)
{
    QSet<QString> seen;
    QMap<Service, QStringList> wanted;
    for (const QString &text : works) {
        const std::optional<ArxivId> id = parseArxivId(text);
        const QString work = id ? id->id : text;
        const std::optional<Service> service = firstService(work);
        if (!service || seen.contains(work))
            continue;
        seen.insert(work);
        const std::optional<Record> record = d->library.record(work);
        const bool fresh = record && record->fetchedAt.secsTo(QDateTime::currentDateTimeUtc()) <
                                         d->options.freshSeconds;
        if (again ? fresh : (record || hasGivenUp(d->jobs().find(work))))
            continue;
        wanted[*service] << work;
    }
    if (wanted.isEmpty())
        return {};
    return d->queue(wanted, first ? urgent : ordinary);
}

Result<void> Fetcher::Private::queue(const QMap<Service, QStringList> &wanted, int priority)
{
    if (q.status().waiting + q.status().running == 0)
        done = 0;
    for (auto works = wanted.begin(); works != wanted.end(); ++works) {
        if (auto added = jobs().add(works.value(), works.key(), priority, nowSeconds()); !added)
            return added;
        for (const QString &work : works.value())
            Q_EMIT library.recordChanged(work);
    }
    Q_EMIT q.statusChanged();
    wakeIfIdle();
    return {};
}

Result<void> Fetcher::enqueueMany(const QStringList &works)
{
    return d->toQueue.add(works);
}

Result<void> Fetcher::askPage(const QString &arxivId)
{
    if (auto removed = d->jobs().remove({arxivId}); !removed)
        return removed;
    return d->queue({{Service::AbsPage, {arxivId}}}, urgent);
}

void Fetcher::cancel(const QStringList &works)
{
    QStringList waiting;
    const QList<Job> queued = d->jobsOf(works);
    for (const Job &job : queued) {
        if (job.state != FetchState::Running)
            waiting << job.work;
    }
    if (!d->jobs().remove(waiting))
        return; // they stay, and show that they do
    for (const QString &work : std::as_const(waiting))
        Q_EMIT d->library.recordChanged(work);
    Q_EMIT statusChanged();
}

void Fetcher::cancelAll()
{
    d->toQueue.clear();
    d->retryTurn.stop();
    d->cancelSome();
}

void Fetcher::Private::cancelSome()
{
    QStringList works;
    for (const FetchState state : {FetchState::Waiting, FetchState::Failed, FetchState::Unknown}) {
        const QList<Job> some = jobs().inState(state, WorksInTurns::atOnce);
        for (const Job &job : some)
            works << job.work;
    }
    if (works.isEmpty())
        return;
    const int before = q.status().waiting + q.status().failed;
    q.cancel(works);
    if (q.status().waiting + q.status().failed < before) // else they cannot be taken out now
        QTimer::singleShot(0, &q, [this] { cancelSome(); });
}

void Fetcher::retryFailed()
{
    d->retried = 0;
    d->retrySome();
    d->wakeIfIdle();
}

void Fetcher::Private::retrySome()
{
    const QList<Job> some = jobs().givenUp(retried, WorksInTurns::atOnce);
    if (some.isEmpty())
        return;
    retried = some.last().id;
    QStringList works;
    for (const Job &job : some)
        works << job.work;
    // Where nothing can be queued now, the rows go on saying that they failed.
    if (q.enqueue(works, true, true))
        retryTurn.start(0);
}

void Fetcher::setPaused(bool paused)
{
    d->paused = paused;
    d->wakeIfIdle();
    Q_EMIT statusChanged();
}

void Fetcher::start()
{
    if (d->started)
        return;
    d->started = true;
    for (Lane *lane : {&d->arxiv, &d->web}) {
        if (d->takeTurn(*lane)) // what ran when the last process ended waits again
            Private::giveTurn(*lane);
        d->wakeIn(*lane, 0);
    }
}

bool Fetcher::isIdle() const
{
    return d->toQueue.isEmpty() && !d->retryTurn.isActive() && d->splits.isEmpty() &&
           d->isIdle(d->arxiv) && d->isIdle(d->web);
}

QueueStatus Fetcher::status() const
{
    QueueStatus status;
    status.waiting = d->jobs().count(FetchState::Waiting);
    status.running = d->jobs().count(FetchState::Running);
    status.failed = d->jobs().count(FetchState::Failed) + d->jobs().count(FetchState::Unknown);
    status.done = d->done;
    status.paused = d->paused;
    status.offline = d->arxiv.offline || d->web.offline;
    status.stopped = d->stopped;
    for (const Lane *lane : {&d->arxiv, &d->web}) {
        if (status.waiting == 0 || !lane->wake.isActive())
            continue;
        const qint64 ms = std::max(0, lane->wake.remainingTime());
        status.nextRequestInMs =
            status.nextRequestInMs < 0 ? ms : std::min(ms, status.nextRequestInMs);
    }
    return status;
}

QList<QueuedWork> Fetcher::queued(int most) const
{
    QList<Job> jobs;
    for (const FetchState state :
         {FetchState::Running, FetchState::Failed, FetchState::Unknown, FetchState::Waiting}) {
        if (jobs.size() < most)
            jobs += d->jobs().inState(state, most - static_cast<int>(jobs.size()));
    }
    QList<QueuedWork> works;
    works.reserve(jobs.size());
    for (const Job &job : std::as_const(jobs)) {
        QueuedWork work{job.work, job.state, job.service, job.attempts, job.notBefore, {}};
        if (!job.reason.isEmpty())
            work.error = Error{job.error, workName(job.work), job.reason, {}};
        works << work;
    }
    return works;
}

FetchState Fetcher::stateOf(const QString &work) const
{
    const std::optional<Job> job = d->jobs().find(work);
    return job ? job->state : FetchState::None;
}

bool Fetcher::Private::isBusy(const Lane &lane) const
{
    return lane.lookup->isBusy() || (&lane == &arxiv && client.isBusy());
}

bool Fetcher::Private::mayWork(const Lane &lane) const
{
    return started && !paused && !(stopped && &lane == &arxiv);
}

bool Fetcher::Private::isIdle(const Lane &lane) const
{
    if (isBusy(lane))
        return false;
    if (!mayWork(lane) || lane.offline)
        return true;
    const std::optional<qint64> due = jobs().nextDue(lane.services);
    const qint64 horizon = std::max(lane.pausedUntil / 1000 + 1, nowSeconds());
    return !due || *due > horizon;
}

QList<Job> Fetcher::Private::jobsOf(const QStringList &works) const
{
    QList<Job> found;
    for (const QString &work : works) {
        if (const std::optional<Job> job = jobs().find(work))
            found << *job;
    }
    return found;
}

void Fetcher::Private::wakeIn(Lane &lane, qint64 ms)
{
    lane.wake.start(static_cast<int>(std::clamp<qint64>(ms, 0, 60 * 60 * 1000)));
    Q_EMIT q.statusChanged();
}

void Fetcher::Private::wakeIfIdle()
{
    for (Lane *lane : {&arxiv, &web}) {
        // Another process may have queued something earlier than what is waited for.
        if (started && !isBusy(*lane))
            wakeIn(*lane, 0);
    }
}

// The pause counts for all processes on this library; the client knows only its own requests.
qint64 Fetcher::Private::msUntilAllowed() const
{
    return std::max({qint64(0), arxiv.pausedUntil - nowMs(), msUntilArxiv(jobs(), client.pauseMs()),
                     client.msUntilNext()});
}

// What goes together: ids for one question to the API, or one work for another service.
QList<Job> Fetcher::Private::batch() const
{
    if (splits.isEmpty()) {
        const QList<Job> first = jobs().due(nowSeconds(), 1, arxiv.services);
        return first.isEmpty() || first.first().service != Service::Arxiv
                   ? first
                   : jobs().due(nowSeconds(), ArxivClient::maxBatch, {Service::Arxiv});
    }
    QList<Job> part = jobsOf(splits.constFirst());
    const auto isOver = [](const Job &job) { return job.state != FetchState::Waiting; };
    part.erase(std::remove_if(part.begin(), part.end(), isOver), part.end());
    return part;
}

void Fetcher::Private::next()
{
    if (!mayWork(arxiv) || isBusy(arxiv))
        return;
    const QList<Job> due = batch();
    if (!splits.isEmpty() && due.isEmpty()) {
        splits.removeFirst();
        wakeIn(arxiv, 0);
    } else if (due.isEmpty()) {
        waitForDue(arxiv);
    } else if (const qint64 ms = msUntilAllowed(); ms > 0) {
        wakeIn(arxiv, ms);
    } else if (!takeTurn(arxiv)) {
        wakeIn(arxiv, turnRetryMs);
    } else if (msUntilAllowed() > 0) { // the other process has just ended a request
        giveTurn(arxiv);
        wakeIn(arxiv, msUntilAllowed());
    } else {
        begin(due);
    }
}

void Fetcher::Private::waitForDue(Lane &lane)
{
    if (const std::optional<qint64> later = jobs().nextDue(lane.services))
        wakeIn(lane, std::max<qint64>(100, (*later - nowSeconds()) * 1000));
    Q_EMIT q.statusChanged();
    tellIfIdle();
}

// Both lanes come here when they have nothing to do: it is said once.
void Fetcher::Private::tellIfIdle()
{
    if (!q.isIdle() || std::exchange(toldIdle, true))
        return;
    Q_EMIT q.idle();
}

// All of a person's programs together may have one connection. Whoever has the turn knows that
// nothing runs.
bool Fetcher::Private::takeTurn(Lane &lane)
{
    if (lane.turn && !lane.turn->isLocked() && !takeLock(*lane.turn, 0) &&
        lane.turn->error() == QLockFile::LockFailedError)
        return false;
    (void)jobs().resetRunning(lane.services); // else it is done with the next turn
    return true;
}

void Fetcher::Private::giveTurn(Lane &lane)
{
    if (lane.turn)
        lane.turn->unlock();
}

Result<QList<Job>> Fetcher::Private::setRunning(const QList<Job> &batch)
{
    QList<Job> running = batch;
    for (Job &job : running)
        job.state = FetchState::Running;
    toldIdle = false;
    if (const Result<void> written = write(running); !written)
        return Failure(written.error());
    return running;
}

void Fetcher::Private::begin(const QList<Job> &batch)
{
    const Result<QList<Job>> running = setRunning(batch);
    if (!running) { // the library cannot be written now
        giveTurn(arxiv);
        wakeIn(arxiv, options.backOffMs);
        return;
    }
    if (!splits.isEmpty())
        splits.removeFirst();
    QStringList ids;
    for (const Job &job : *running)
        ids << job.work;
    if (running->first().service == Service::Arxiv)
        client.fetch(ids);
    else
        arxiv.lookup->fetch(ids.first(), running->first().service);
    for (const Job &job : *running)
        tell(job);
    Q_EMIT q.statusChanged();
}

} // namespace paperdip
