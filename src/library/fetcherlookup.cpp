// SPDX-License-Identifier: MIT
// Works that arXiv's API does not give: DOIs, pages, and arXiv's papers when it does not answer.
#include "library/fetcher_p.h"

#include <algorithm>

namespace paperdip {

namespace {

// Who is asked when one has failed (shared/facts/arxiv.md section 1.4); arXiv's own page is asked
// only on a person's wish.
std::optional<Service> fallback(Service service)
{
    return service == Service::DataCite ? std::optional(Service::Oai) : std::nullopt;
}

bool mayPass(const RecordAnswer &answer)
{
    switch (answer.error->code) {
    case ErrorCode::Network:
    case ErrorCode::Timeout:
        return true;
    case ErrorCode::Http:
        return answer.httpStatus == 429 || answer.httpStatus >= 500;
    default:
        return false;
    }
}

} // namespace

void Fetcher::Private::nextLookup()
{
    if (!mayWork(web) || isBusy(web))
        return;
    const QList<Job> due = jobs().due(nowSeconds(), 1, web.services);
    const qint64 ms = web.pausedUntil - nowMs();
    if (due.isEmpty()) {
        waitForDue(web);
    } else if (ms > 0) {
        wakeIn(web, ms);
    } else if (!takeTurn(web)) {
        wakeIn(web, options.lookupPauseMs);
    } else if (const Result<QList<Job>> running = setRunning(due); !running) {
        giveTurn(web);
        wakeIn(web, options.backOffMs);
    } else {
        web.lookup->fetch(due.first().work, due.first().service);
        tell(running->first());
        Q_EMIT q.statusChanged();
    }
}

void Fetcher::Private::take(Lane &lane, const RecordAnswer &answer)
{
    if (&lane == &arxiv)
        (void)jobs().setLastRequestEnd(nowMs()); // else only this process keeps the pause
    else
        web.pausedUntil = nowMs() + options.lookupPauseMs;
    lane.offline = answer.error && answer.error->code == ErrorCode::Offline;
    answering = true;
    std::vector<Record> records = answer.records;
    if (answer.error) {
        const QList<Job> asked = jobsOf({answer.asked}); // none: it was cancelled meanwhile
        if (!asked.isEmpty())
            takeFailure(lane, asked.first(), answer);
    } else if (keep(records)) {
        finish(records);
    } else {
        waitAgain({answer.asked}, (nowMs() + options.backOffMs) / 1000);
    }
    answering = false;
    settled(lane);
}

void Fetcher::Private::takeFailure(Lane &lane, Job job, const RecordAnswer &answer)
{
    const Error &error = *answer.error;
    const std::optional<Service> other = fallback(job.service);
    if (lane.offline) {
        job.state = FetchState::Waiting;
    } else if (other) {
        job.state = FetchState::Waiting; // why arXiv failed is what stays to be said
        job.service = *other;
    } else if (answer.httpStatus == 403 && &lane == &arxiv) {
        stopped = true;
        job.state = FetchState::Waiting;
    } else if (mayPass(answer) && job.service != Service::Oai &&
               ++job.attempts < options.maxTries) {
        tryLater(lane, job, answer);
    } else {
        const bool unknown = error.code == ErrorCode::Unknown;
        job.state = unknown ? FetchState::Unknown : FetchState::Failed;
        if (unknown || job.reason.isEmpty() || job.service != Service::Oai) {
            job.error = error.code;
            job.reason = error.message;
        }
        ++done;
    }
    settle({job});
}

// One service's bad moment makes its lane wait, longer with every try.
void Fetcher::Private::tryLater(Lane &lane, Job &job, const RecordAnswer &answer)
{
    const qint64 own =
        jittered(static_cast<qint64>(options.backOffMs) << std::min(job.attempts - 1, 3));
    lane.pausedUntil = nowMs() + (answer.retryAfterMs >= 0 ? answer.retryAfterMs : own);
    job.state = FetchState::Waiting;
    job.error = answer.error->code;
    job.reason = answer.error->message;
}

} // namespace paperdip
