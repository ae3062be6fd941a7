// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QObject>
#include <memory>
#include <optional>

namespace paperdip {

class ArxivClient;
class Library;
class Store;

struct QueueStatus
{
    int waiting = 0;
    int running = 0;
    int failed = 0;
    int done = 0; // since the queue was last empty
    bool paused = false;
    bool offline = false;
    bool stopped = false;        // a 403: no more until the next start
    qint64 nextRequestInMs = -1; // -1: none is planned
};

// One row of the queue.
struct QueuedWork
{
    QString work; // core/work.h
    FetchState state = FetchState::Waiting;
    Service service = Service::Arxiv; // that is asked, or was asked last
    int tries = 0;                    // answers that were no answer, so far
    qint64 notBefore = 0;             // seconds since 1970; 0: at any time
    std::optional<Error> error;       // why it failed, or has to be tried again

    bool operator==(const QueuedWork &other) const
    {
        return work == other.work && state == other.state && service == other.service &&
               tries == other.tries && notBefore == other.notBefore;
    }
};

// Times of the queue; tests make them short.
struct FetcherOptions
{
    int backOffMs = 15000;      // doubled with every try, +-20 %
    int maxTries = 4;           // answers that were no answer
    int offlineRetryMs = 15000; // how often an absent network is tried again
    int lookupPauseMs = 500;    // between requests to other services than arXiv's
    int lookupInactivityMs = 20000;
    int lookupDeadlineMs = 60000;
    int absentRetryMs = 60000; // an id without an answer is asked for once more
    qint64 freshSeconds = 24 * 60 * 60;
};

// The works of the papers among these nodes and below them, in order: of a whole list on a worker.
QStringList worksBelow(Store &store, const QList<NodeId> &papersOrSections);
// arXiv papers of the lists that no one has asked for since then (seconds since 1970).
QStringList worksAskedBefore(Store &store, qint64 time);

// The one queue for the whole program, on disk: what waits is fetched in batches of at most 50,
// answers go to records, titles into entries that have none yet (design, "Records";
// shared/facts/arxiv.md sections 1 and 6). Where arXiv does not answer, DataCite is asked, then
// OAI-PMH; DOIs and pages have their own services.
class Fetcher : public QObject
{
    Q_OBJECT

public:
    Fetcher(Library &library, ArxivClient &client, QObject *parent = nullptr);
    Fetcher(Library &library, ArxivClient &client, const FetcherOptions &options,
            QObject *parent = nullptr);
    ~Fetcher() override;

    // Queues works (core/work.h) that have no record and did not fail before (again: also those,
    // unless the record is younger than a day). Urgent ones go first. What nobody can be asked for
    // is left out.
    Result<void> enqueue(const QStringList &works, bool urgent = false, bool again = false);
    // However many: the first hundred at once, the others by and by, and what is left with the
    // fetcher's end. What goes wrong later is told by queueingFailed().
    Result<void> enqueueMany(const QStringList &works);
    // Asks arXiv's own page for a paper that no service gave: on a person's wish only.
    Result<void> askPage(const QString &arxivId);
    void cancel(const QStringList &works); // what runs is not stopped
    void cancelAll();                      // by and by, with what enqueueMany() has still to queue
    void retryFailed();                    // by and by
    void setPaused(bool paused);

    void start(); // begins to work; goes on until paused or destroyed
    // What runs, what was given up, and what waits in the order of asking: so many at most.
    QList<QueuedWork> queued(int most) const;
    FetchState stateOf(const QString &work) const; // None: it is not in the queue
    bool isIdle() const; // nothing waiting that could go now or after a pause, nothing running
    QueueStatus status() const;

Q_SIGNALS:
    void statusChanged();
    void queueingFailed(const paperdip::Error &error);
    void idle();
    // n placeholders were filled; `inverse` takes it back (already applied).
    void titlesFilled(int count, const paperdip::Change &inverse);
    void progress(const QString &work, paperdip::FetchState state, const QString &reason);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
