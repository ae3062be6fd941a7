// SPDX-License-Identifier: MIT
#include "library/fetcher_p.h"

#include "core/identify.h"

#include <QDateTime>
#include <QSet>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int ordinary = 0;
constexpr int urgent = 10;
constexpr qint64 longestPauseMs = 10 * 60 * 1000;
constexpr int turnRetryMs = 250; // while another process speaks to arXiv

bool hasGivenUp(const std::optional<Job> &job)
{
    return job && (job->state == FetchState::Failed || job->state == FetchState::Unknown);
}

} // namespace

Fetcher::Private::Private(Fetcher &owner, Library &theLibrary, ArxivClient &theClient,
                          const FetcherOptions &theOptions)
    : q(owner), library(theLibrary), client(theClient), options(theOptions)
{
    if (library.path() != QLatin1String(":memory:")) {
        turn = std::make_unique<QLockFile>(library.path() + QStringLiteral(".fetching"));
        turn->setStaleLockTime(0); // stale when its process is gone, however old it is
    }
    wake.setSingleShot(true);
    QObject::connect(&wake, &QTimer::timeout, &q, [this] { next(); });
    QObject::connect(&client, &ArxivClient::answered, &q,
                     [this](const ArxivAnswer &answer) { take(answer); });
    QObject::connect(&library, &Library::recordChanged, &q, [this] {
        if (!wake.isActive() && !answering)
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
    if (!d->client.isBusy())
        return;
    d->client.abort();
    // Where these cannot be written, the next start finds what ran and lets it wait again.
    (void)d->jobs().resetRunning();
    (void)d->jobs().setLastRequestEnd(nowMs());
}

Result<void> Fetcher::enqueue(const QStringList &arxivIds, bool first, bool again)
{
    QSet<QString> seen;
    QStringList wanted;
    for (const QString &text : arxivIds) {
        const std::optional<ArxivId> id = parseArxivId(text);
        if (!id || seen.contains(id->id))
            continue;
        seen.insert(id->id);
        const std::optional<Record> record = d->library.record(id->id);
        const bool fresh = record && record->fetchedAt.secsTo(QDateTime::currentDateTimeUtc()) <
                                         d->options.freshSeconds;
        if (again ? fresh : (record || hasGivenUp(d->jobs().find(id->id))))
            continue;
        wanted << id->id;
    }
    if (wanted.isEmpty())
        return {};
    if (auto added = d->jobs().add(wanted, first ? urgent : ordinary, nowSeconds()); !added)
        return added;
    for (const QString &id : std::as_const(wanted))
        Q_EMIT d->library.recordChanged(id);
    Q_EMIT statusChanged();
    d->wakeIfIdle();
    return {};
}

Result<void> Fetcher::enqueuePapers(const QList<NodeId> &papersOrSections)
{
    QStringList ids;
    QList<NodeRow> open;
    for (const NodeId node : papersOrSections) {
        if (Result<NodeRow> row = d->library.node(node))
            open << *std::move(row);
    }
    for (qsizetype i = 0; i < open.size(); ++i) {
        if (!open[i].arxiv.isEmpty())
            ids << open[i].arxiv;
        if (open[i].hasChildren)
            open << d->library.children(open[i].list, open[i].id);
    }
    return enqueue(ids);
}

void Fetcher::cancel(const QStringList &arxivIds)
{
    QStringList waiting;
    const QList<Job> queued = d->jobsOf(arxivIds);
    for (const Job &job : queued) {
        if (job.state != FetchState::Running)
            waiting << job.arxiv;
    }
    if (!d->jobs().remove(waiting))
        return; // they stay, and show that they do
    for (const QString &id : std::as_const(waiting))
        Q_EMIT d->library.recordChanged(id);
    Q_EMIT statusChanged();
}

void Fetcher::retryFailed()
{
    QStringList ids;
    const QList<Job> all = d->jobs().all();
    for (const Job &job : all) {
        if (hasGivenUp(job))
            ids << job.arxiv;
    }
    // Where nothing can be queued now, the rows go on saying that they failed.
    (void)enqueue(ids, true, true);
    d->wakeIfIdle();
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
    if (d->takeTurn()) // what ran when the last process ended waits again
        d->giveTurn();
    d->wakeIn(0);
}

bool Fetcher::isIdle() const
{
    if (d->client.isBusy() || !d->splits.isEmpty())
        return false;
    if (!d->started || d->paused || d->stopped || d->offline)
        return true;
    const std::optional<qint64> due = d->jobs().nextDue();
    const qint64 horizon = std::max(d->pausedUntil / 1000 + 1, nowSeconds());
    return !due || *due > horizon;
}

QueueStatus Fetcher::status() const
{
    QueueStatus status;
    status.waiting = d->jobs().count(FetchState::Waiting);
    status.running = d->jobs().count(FetchState::Running);
    status.failed = d->jobs().count(FetchState::Failed) + d->jobs().count(FetchState::Unknown);
    status.paused = d->paused;
    status.offline = d->offline;
    status.stopped = d->stopped;
    if (status.waiting > 0 && d->wake.isActive())
        status.nextRequestInMs = std::max(0, d->wake.remainingTime());
    return status;
}

QList<Job> Fetcher::Private::jobsOf(const QStringList &ids) const
{
    QList<Job> found;
    for (const QString &id : ids) {
        if (const std::optional<Job> job = jobs().find(id))
            found << *job;
    }
    return found;
}

void Fetcher::Private::wakeIn(qint64 ms)
{
    wake.start(static_cast<int>(std::clamp<qint64>(ms, 0, 60 * 60 * 1000)));
    Q_EMIT q.statusChanged();
}

void Fetcher::Private::wakeIfIdle()
{
    if (started && !client.isBusy())
        wakeIn(0);
}

// The pause counts for all processes on this library; the client knows only its own requests.
qint64 Fetcher::Private::msUntilAllowed() const
{
    const qint64 now = nowMs();
    const qint64 pause = jobs().lastRequestEnd() + client.pauseMs() - now;
    const bool clockWentBack = pause > longestPauseMs;
    return std::max(
        {qint64(0), pausedUntil - now, clockWentBack ? 0 : pause, client.msUntilNext()});
}

QList<Job> Fetcher::Private::batch() const
{
    if (splits.isEmpty())
        return jobs().due(nowSeconds(), ArxivClient::maxBatch);
    QList<Job> part = jobsOf(splits.constFirst());
    const auto isOver = [](const Job &job) { return job.state != FetchState::Waiting; };
    part.erase(std::remove_if(part.begin(), part.end(), isOver), part.end());
    return part;
}

void Fetcher::Private::next()
{
    if (!started || paused || stopped || client.isBusy())
        return;
    const QList<Job> due = batch();
    if (!splits.isEmpty() && due.isEmpty()) {
        splits.removeFirst();
        wakeIn(0);
    } else if (due.isEmpty()) {
        if (const std::optional<qint64> later = jobs().nextDue())
            wakeIn(std::max<qint64>(100, (*later - nowSeconds()) * 1000));
        Q_EMIT q.statusChanged();
        if (q.isIdle())
            Q_EMIT q.idle();
    } else if (const qint64 ms = msUntilAllowed(); ms > 0) {
        wakeIn(ms);
    } else if (!takeTurn()) {
        wakeIn(turnRetryMs);
    } else if (msUntilAllowed() > 0) { // the other process has just ended a request
        giveTurn();
        wakeIn(msUntilAllowed());
    } else {
        begin(due);
    }
}

// All of a person's programs together may have one connection. Whoever has the turn knows that
// nothing runs.
bool Fetcher::Private::takeTurn()
{
    if (turn && !turn->isLocked() && !turn->tryLock(0) &&
        turn->error() == QLockFile::LockFailedError)
        return false;
    (void)jobs().resetRunning(); // else it is done with the next turn
    return true;
}

void Fetcher::Private::giveTurn()
{
    if (turn)
        turn->unlock();
}

void Fetcher::Private::begin(const QList<Job> &batch)
{
    QStringList ids;
    QList<Job> running = batch;
    for (Job &job : running) {
        job.state = FetchState::Running;
        ids << job.arxiv;
    }
    if (!write(running)) { // the library cannot be written now
        giveTurn();
        wakeIn(options.backOffMs);
        return;
    }
    if (!splits.isEmpty())
        splits.removeFirst();
    client.fetch(ids);
    for (const Job &job : std::as_const(running))
        tell(job);
    Q_EMIT q.statusChanged();
}

} // namespace paperdip
