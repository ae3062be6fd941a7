// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QList>
#include <optional>

namespace paperdip {

class Database;

// One waiting, running or failed fetch. Done jobs are removed: the record stands for them.
struct Job
{
    qint64 id = 0;
    QString work;                     // core/work.h
    Service service = Service::Arxiv; // that is asked next
    FetchState state = FetchState::Waiting;
    int priority = 0;
    int attempts = 0;     // answers that were no answer, so far
    qint64 notBefore = 0; // seconds since 1970, UTC
    ErrorCode error = ErrorCode::Network;
    QString reason; // while Failed or Unknown: one English sentence
    qint64 createdAt = 0;

    bool operator==(const Job &) const = default;
};

class JobTable
{
public:
    explicit JobTable(Database &database) : m_database(database) {}

    using Services = QList<Service>;

    // Queues works. What waits already only rises in priority; what failed or is unknown starts
    // anew.
    Result<void> add(const QStringList &works, Service service, int priority, qint64 now);
    // Waiting for one of these and not before now; highest priority, then oldest first.
    QList<Job> due(qint64 now, int limit, const Services &services) const;
    std::optional<qint64>
    nextDue(const Services &services) const; // the earliest notBefore of what waits
    std::optional<Job> find(const QString &work) const;
    QList<Job> all() const; // in the order in which they came
    // Highest priority, then oldest first.
    QList<Job> inState(FetchState state, int limit) const;
    // Failed or unknown, with a greater id, in the order in which they came.
    QList<Job> givenUp(qint64 after, int limit) const;
    Result<void> update(const Job &job);
    Result<void> remove(const QStringList &works);
    // After a start: what ran when the last one ended waits again.
    Result<void> resetRunning(const Services &services);
    int count(FetchState state) const;
    // Works whose jobs came, went or got another state since then, as lastChange() said then.
    qint64 lastChange() const;
    QStringList changedSince(qint64 change) const;

    // When the last request of any process on this library ended, in milliseconds since 1970; 0:
    // never. The service's pause counts for all of a person's programs together.
    qint64 lastRequestEnd() const;
    Result<void> setLastRequestEnd(qint64 msSinceEpoch);

private:
    Database &m_database;
};

} // namespace paperdip
