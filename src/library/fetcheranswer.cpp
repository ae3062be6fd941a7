// SPDX-License-Identifier: MIT
#include "library/fetcher_p.h"

#include "store/database.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <algorithm>

namespace paperdip {

namespace {

void completeFrom(const Record &before, Record &record)
{
    record.version = before.version;
    if (record.abstract.isEmpty())
        record.abstract = before.abstract;
    if (record.authors.isEmpty())
        record.authors = before.authors;
    if (record.comment.isEmpty())
        record.comment = before.comment;
    if (record.journalRef.isEmpty())
        record.journalRef = before.journalRef;
    if (record.doi.isEmpty())
        record.doi = before.doi;
    if (record.categories.isEmpty()) {
        record.categories = before.categories;
        record.primaryCategory = before.primaryCategory;
    }
}

} // namespace

qint64 jittered(qint64 ms)
{
    return ms * (80 + QRandomGenerator::global()->bounded(41)) / 100;
}

void Fetcher::Private::take(const ArxivAnswer &answer)
{
    (void)jobs().setLastRequestEnd(nowMs()); // else only this process keeps the pause
    arxiv.offline = answer.error && answer.error->code == ErrorCode::Offline;
    answering = true;
    if (answer.error)
        takeError(answer);
    else
        takeRecords(answer);
    answering = false;
    settled(arxiv);
}

void Fetcher::Private::settled(Lane &lane)
{
    giveTurn(lane);
    Q_EMIT q.statusChanged();
    if (lane.offline)
        wakeIn(lane, options.offlineRetryMs);
    wakeIfIdle(); // what this service does not have may be another's to give
    if (lane.offline || stopped)
        tellIfIdle();
}

void Fetcher::Private::takeRecords(const ArxivAnswer &answer)
{
    QStringList missing = answer.asked;
    std::vector<Record> found;
    for (const Record &record : answer.records) {
        if (missing.removeAll(record.arxiv) == 0)
            continue;
        found.push_back(record);
        found.back().work = record.arxiv;
    }
    if (!keep(found)) {
        waitAgain(answer.asked, (nowMs() + options.backOffMs) / 1000);
        return;
    }
    finish(found);
    takeAbsent(missing);
}

// A service that does not tell the version, or knows less, takes nothing away.
Result<void> Fetcher::Private::keep(std::vector<Record> &records)
{
    RecordTable &table = library.store().records();
    Transaction transaction(library.store().database());
    if (auto begun = transaction.begin(); !begun)
        return begun;
    QStringList works;
    for (Record &record : records) {
        const std::optional<Record> before = table.find(record.work);
        if (before && record.version < before->version)
            completeFrom(*before, record);
        if (auto put = table.put(record); !put)
            return put;
        const int news = before ? newsBetween(*before, record) : 0;
        if (news != 0) {
            if (auto set = table.setNews(record.work, table.news(record.work) | news); !set)
                return set;
        }
        works << record.work;
    }
    if (auto removed = jobs().remove(works); !removed)
        return removed;
    return transaction.commit();
}

void Fetcher::Private::finish(const std::vector<Record> &records)
{
    fillTitles(records);
    done += static_cast<int>(records.size());
    for (const Record &record : records) {
        Q_EMIT library.recordChanged(record.work);
        Q_EMIT q.progress(record.work, FetchState::Done, {});
    }
}

// All placeholders of one answer are one change. Each plan touches its own node only, so they may
// stand side by side.
void Fetcher::Private::fillTitles(const std::vector<Record> &records)
{
    Change change;
    int count = 0;
    for (const Record &record : records) {
        if (record.title.isEmpty())
            continue;
        const QList<NodeRow> rows = library.papersByWork(record.work);
        for (const NodeRow &row : rows) {
            const Result<ListInfo> list = library.list(row.list);
            if (!row.placeholder || !list || !list->mayChange())
                continue;
            const Result<Change> plan = library.planTitle(row.id, record.title);
            if (!plan || plan->isEmpty())
                continue; // the list's form cannot hold it; the card shows the title all the same
            change.edits.insert(change.edits.end(), plan->edits.begin(), plan->edits.end());
            ++count;
        }
    }
    if (count == 0)
        return;
    if (const Result<Change> inverse = library.apply(change))
        Q_EMIT q.titlesFilled(count, *inverse);
}

// An empty answer may be the service's bad moment: asked once more before the id is called unknown.
void Fetcher::Private::takeAbsent(const QStringList &ids)
{
    QList<Job> absent = jobsOf(ids);
    for (Job &job : absent) {
        const bool wasAbsent = job.error == ErrorCode::Unknown;
        job.error = ErrorCode::Unknown;
        job.reason = QStringLiteral("arXiv does not know %1.").arg(job.work);
        job.state = wasAbsent ? FetchState::Unknown : FetchState::Waiting;
        job.notBefore = wasAbsent ? 0 : (nowMs() + options.absentRetryMs + 999) / 1000;
    }
    settle(absent);
}

void Fetcher::Private::takeError(const ArxivAnswer &answer)
{
    if (arxiv.offline) {
        waitAgain(answer.asked);
    } else if (answer.httpStatus == 403) {
        stopped = true; // robots.txt: going on after "Access denied" counts as an attack
        waitAgain(answer.asked);
    } else if (answer.httpStatus == 400) {
        split(answer.asked, *answer.error);
    } else {
        backOff(answer);
    }
}

// One malformed id makes the whole batch fail.
void Fetcher::Private::split(const QStringList &asked, const Error &error)
{
    if (asked.size() > 1) {
        waitAgain(asked);
        splits << asked.mid(0, asked.size() / 2) << asked.mid(asked.size() / 2);
        return;
    }
    QList<Job> refused = jobsOf(asked);
    for (Job &job : refused) {
        job.state = FetchState::Failed;
        job.error = error.code;
        job.reason = QStringLiteral("arXiv refused %1.").arg(job.work);
    }
    settle(refused);
}

// 429, 5xx, timeouts and broken answers: the whole queue waits, longer with every try.
void Fetcher::Private::backOff(const ArxivAnswer &answer)
{
    int tries = 1;
    QList<Job> queued = jobsOf(answer.asked);
    for (Job &job : queued) {
        tries = std::max(tries, ++job.attempts);
        const bool givesUp = job.attempts >= options.maxTries;
        job.state = FetchState::Waiting;
        job.service = givesUp ? Service::DataCite : Service::Arxiv;
        job.notBefore = 0;
        job.error = answer.error->code;
        job.reason = answer.error->message;
    }
    const qint64 own = jittered(static_cast<qint64>(options.backOffMs) << std::min(tries - 1, 3));
    arxiv.pausedUntil = nowMs() + (answer.retryAfterMs >= 0 ? answer.retryAfterMs : own);
    // The other processes on this library, and the next start, wait as well.
    (void)jobs().setLastRequestEnd(std::max(nowMs(), arxiv.pausedUntil - client.pauseMs()));
    settle(queued);
}

Result<void> Fetcher::Private::write(const QList<Job> &changed)
{
    Transaction transaction(library.store().database());
    if (auto begun = transaction.begin(); !begun)
        return begun;
    for (const Job &job : changed) {
        if (auto updated = jobs().update(job); !updated)
            return updated;
    }
    return transaction.commit();
}

void Fetcher::Private::settle(const QList<Job> &changed)
{
    (void)write(changed); // else they wait again with the next turn
    for (const Job &job : changed)
        tell(job);
}

void Fetcher::Private::waitAgain(const QStringList &works, qint64 notBefore)
{
    QList<Job> queued = jobsOf(works);
    for (Job &job : queued) {
        job.state = FetchState::Waiting;
        job.notBefore = notBefore;
    }
    settle(queued);
}

void Fetcher::Private::tell(const Job &job)
{
    Q_EMIT library.recordChanged(job.work);
    Q_EMIT q.progress(job.work, job.state, job.reason);
}

} // namespace paperdip
