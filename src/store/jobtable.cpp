// SPDX-License-Identifier: MIT
#include "store/jobtable.h"

#include "store/database.h"

#include <algorithm>

namespace paperdip {

namespace {

constexpr qsizetype idsPerTransaction = 500; // keeps the writer's lock short

#define JOB_COLUMNS "id, work, state, priority, attempts, not_before, reason, created_at, service"

int number(FetchState state)
{
    return static_cast<int>(state);
}

// "(0, 2)": numbers of our own, so they need not be bound.
QString among(const JobTable::Services &services)
{
    QStringList numbers;
    for (const Service service : services)
        numbers << QString::number(static_cast<int>(service));
    return QStringLiteral("(%1)").arg(numbers.join(QStringLiteral(", ")));
}

// The column `reason` holds the ErrorCode as a number, a blank, and the sentence.
QString encodeReason(const Job &job)
{
    if (job.reason.isEmpty())
        return QLatin1String("");
    return QString::number(static_cast<int>(job.error)) + u' ' + job.reason;
}

Job readJob(const Query &query)
{
    Job job;
    job.id = query.value(0).toLongLong();
    job.work = query.value(1).toString();
    job.state = static_cast<FetchState>(query.value(2).toInt());
    job.priority = query.value(3).toInt();
    job.attempts = query.value(4).toInt();
    job.notBefore = query.value(5).toLongLong();
    const QString reason = query.value(6).toString();
    const qsizetype blank = reason.indexOf(u' ');
    if (blank > 0) {
        job.error = static_cast<ErrorCode>(reason.left(blank).toInt());
        job.reason = reason.mid(blank + 1);
    }
    job.createdAt = query.value(7).toLongLong();
    job.service = static_cast<Service>(query.value(8).toInt());
    return job;
}

QList<Job> readJobs(Query &query)
{
    QList<Job> jobs;
    if (!query.run())
        return jobs;
    while (query.next())
        jobs << readJob(query);
    return jobs;
}

// Runs the same statement for every id, some hundred in one transaction.
template<typename Bind>
Result<void> forEachId(Database &database, const QStringList &ids, const QString &sql, Bind bind)
{
    for (qsizetype from = 0; from < ids.size(); from += idsPerTransaction) {
        Transaction transaction(database);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        Query query = database.query(sql);
        for (const QString &id : ids.mid(from, idsPerTransaction)) {
            bind(query, id);
            if (auto run = query.run(); !run)
                return run;
        }
        if (auto committed = transaction.commit(); !committed)
            return committed;
    }
    return {};
}

} // namespace

Result<void> JobTable::add(const QStringList &works, Service service, int priority, qint64 now)
{
    const QString sql =
        QStringLiteral("INSERT INTO job (work, service, state, priority, created_at) "
                       "VALUES (?, ?, ?, ?, ?) ON CONFLICT(work) DO UPDATE SET "
                       "priority = max(priority, excluded.priority), "
                       "service = CASE WHEN state IN (%1, %2) THEN service ELSE excluded.service "
                       "END, "
                       "state = CASE WHEN state = %1 THEN state ELSE %2 END, "
                       "attempts = CASE WHEN state IN (%1, %2) THEN attempts ELSE 0 END, "
                       "not_before = CASE WHEN state IN (%1, %2) THEN not_before ELSE 0 END, "
                       "reason = ''")
            .arg(number(FetchState::Running))
            .arg(number(FetchState::Waiting));
    return forEachId(m_database, works, sql, [=](Query &query, const QString &work) {
        query.bind(work)
            .bind(static_cast<int>(service))
            .bind(number(FetchState::Waiting))
            .bind(priority)
            .bind(now);
    });
}

QList<Job> JobTable::due(qint64 now, int limit, const Services &services) const
{
    QList<Job> jobs;
    for (const Service service : services) {
        Query query = m_database.query(QStringLiteral(
            "SELECT " JOB_COLUMNS " FROM job INDEXED BY job_service WHERE state = ? AND service = "
            "? AND not_before <= ? ORDER BY priority DESC, id LIMIT ?"));
        query.bind(number(FetchState::Waiting))
            .bind(static_cast<int>(service))
            .bind(now)
            .bind(limit);
        jobs += readJobs(query);
    }
    std::sort(jobs.begin(), jobs.end(), [](const Job &a, const Job &b) {
        return std::pair(-a.priority, a.id) < std::pair(-b.priority, b.id);
    });
    return jobs.mid(0, limit);
}

std::optional<qint64> JobTable::nextDue(const Services &services) const
{
    std::optional<qint64> next;
    for (const Service service : services) {
        Query query = m_database.query(
            QStringLiteral("SELECT min(not_before) FROM job WHERE state = ? AND service = ?"));
        query.bind(number(FetchState::Waiting)).bind(static_cast<int>(service));
        if (!query.run() || !query.next() || query.value(0).isNull())
            continue;
        const qint64 due = query.value(0).toLongLong();
        next = next ? std::min(*next, due) : due;
    }
    return next;
}

std::optional<Job> JobTable::find(const QString &work) const
{
    Query query =
        m_database.query(QStringLiteral("SELECT " JOB_COLUMNS " FROM job WHERE work = ?"));
    if (!query.bind(work).run() || !query.next())
        return {};
    return readJob(query);
}

QList<Job> JobTable::all() const
{
    Query query = m_database.query(QStringLiteral("SELECT " JOB_COLUMNS " FROM job ORDER BY id"));
    return readJobs(query);
}

QList<Job> JobTable::inState(FetchState state, int limit) const
{
    Query query = m_database.query(QStringLiteral(
        "SELECT " JOB_COLUMNS " FROM job WHERE state = ? ORDER BY priority DESC, id LIMIT ?"));
    query.bind(number(state)).bind(limit);
    return readJobs(query);
}

QList<Job> JobTable::givenUp(qint64 after, int limit) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT " JOB_COLUMNS " FROM job INDEXED BY job_given_up WHERE state IN "
                       "(%1, %2) AND id > ? ORDER BY id LIMIT ?")
            .arg(number(FetchState::Failed))
            .arg(number(FetchState::Unknown)));
    query.bind(after).bind(limit);
    return readJobs(query);
}

qint64 JobTable::lastChange() const
{
    Query query = m_database.query(QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = "
                                                  "'job_change'"));
    return query.run() && query.next() ? query.value(0).toLongLong() : 0;
}

QStringList JobTable::changedSince(qint64 change) const
{
    QStringList works;
    Query query =
        m_database.query(QStringLiteral("SELECT work FROM job_change WHERE id > ? ORDER BY id"));
    query.bind(change);
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        works << query.value(0).toString();
    return works;
}

Result<void> JobTable::update(const Job &job)
{
    Query query = m_database.query(
        QStringLiteral("UPDATE job SET state = ?, priority = ?, attempts = ?, not_before = ?, "
                       "reason = ?, service = ? WHERE work = ?"));
    return query.bind(number(job.state))
        .bind(job.priority)
        .bind(job.attempts)
        .bind(job.notBefore)
        .bind(encodeReason(job))
        .bind(static_cast<int>(job.service))
        .bind(job.work)
        .run();
}

Result<void> JobTable::remove(const QStringList &works)
{
    return forEachId(m_database, works, QStringLiteral("DELETE FROM job WHERE work = ?"),
                     [](Query &query, const QString &work) { query.bind(work); });
}

Result<void> JobTable::resetRunning(const Services &services)
{
    Query query = m_database.query(
        QStringLiteral("UPDATE job SET state = ? WHERE state = ? AND service IN %1")
            .arg(among(services)));
    return query.bind(number(FetchState::Waiting)).bind(number(FetchState::Running)).run();
}

int JobTable::count(FetchState state) const
{
    Query query = m_database.query(QStringLiteral("SELECT jobs FROM job_count WHERE state = ?"));
    return query.bind(number(state)).run() && query.next() ? query.value(0).toInt() : 0;
}

qint64 JobTable::lastRequestEnd() const
{
    Query query = m_database.query(
        QStringLiteral("SELECT value FROM setting WHERE key = 'arxiv.last_request_end'"));
    return query.run() && query.next() ? query.value(0).toLongLong() : 0;
}

Result<void> JobTable::setLastRequestEnd(qint64 msSinceEpoch)
{
    Query query = m_database.query(QStringLiteral(
        "INSERT OR REPLACE INTO setting (key, value) VALUES ('arxiv.last_request_end', ?)"));
    return query.bind(QString::number(msSinceEpoch)).run();
}

} // namespace paperdip
