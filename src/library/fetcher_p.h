// SPDX-License-Identifier: MIT
#pragma once

#include "library/fetcher.h"
#include "library/library.h"
#include "library/worksinturns.h"
#include "metadata/arxivclient.h"
#include "metadata/lookup.h"
#include "store/store.h"

#include <QDateTime>
#include <QLockFile>
#include <QMap>
#include <QTimer>

namespace paperdip {

inline qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

inline qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

// A stream of requests that goes one by one, over all processes on this library: arXiv's (its API,
// its OAI-PMH service and its pages together) or the other services'.
struct Lane
{
    explicit Lane(JobTable::Services those) : services(std::move(those)) {}

    JobTable::Services services;
    std::unique_ptr<QLockFile> turn; // none where no other process can see the library
    QTimer wake;
    qint64 pausedUntil = 0; // ms since 1970, after a 429 and the like
    bool offline = false;
    std::unique_ptr<Lookup> lookup; // all but the API
};

struct Fetcher::Private
{
    Private(Fetcher &owner, Library &theLibrary, ArxivClient &theClient,
            const FetcherOptions &theOptions);

    JobTable &jobs() const { return library.store().jobs(); }
    QList<Job> jobsOf(const QStringList &works) const; // those that are still queued
    bool isBusy(const Lane &lane) const;
    bool isIdle(const Lane &lane) const;
    bool mayWork(const Lane &lane) const;

    Result<void> queue(const QMap<Service, QStringList> &wanted, int priority);
    void retrySome();  // of what was given up, and the next ones soon
    void cancelSome(); // of all, and the next ones soon

    // What goes out (fetcher.cpp).
    void next();
    QList<Job> batch() const; // of a split first, else what is due
    bool takeTurn(Lane &lane);
    static void giveTurn(Lane &lane);
    void begin(const QList<Job> &batch);
    Result<QList<Job>> setRunning(const QList<Job> &batch);
    void waitForDue(Lane &lane);
    void tellIfIdle();
    qint64 msUntilAllowed() const;
    void wakeIn(Lane &lane, qint64 ms);
    void wakeIfIdle();

    // What comes back from the API (fetcheranswer.cpp).
    void take(const ArxivAnswer &answer);
    void takeRecords(const ArxivAnswer &answer);
    void takeAbsent(const QStringList &ids);
    void takeError(const ArxivAnswer &answer);
    void split(const QStringList &asked, const Error &error);
    void backOff(const ArxivAnswer &answer);
    void fillTitles(const std::vector<Record> &records);
    Result<void> keep(std::vector<Record> &records); // and their jobs are done
    void finish(const std::vector<Record> &records); // once kept: titles, and tells
    Result<void> write(const QList<Job> &changed);
    void settle(const QList<Job> &changed); // writes them and tells
    void waitAgain(const QStringList &works, qint64 notBefore = 0);
    void tell(const Job &job);
    void settled(Lane &lane); // an answer is worked in: on to what comes next

    // The other services, and what comes back from them (fetcherlookup.cpp).
    void nextLookup();
    void take(Lane &lane, const RecordAnswer &answer);
    void takeFailure(Lane &lane, Job job, const RecordAnswer &answer);
    void tryLater(Lane &lane, Job &job, const RecordAnswer &answer);

    Fetcher &q;
    Library &library;
    ArxivClient &client;
    const FetcherOptions options;
    Lane arxiv{JobTable::Services{Service::Arxiv, Service::Oai, Service::AbsPage}};
    Lane web{JobTable::Services{Service::DataCite, Service::Doi, Service::Page}};
    WorksInTurns toQueue{[this](const QStringList &works) { return q.enqueue(works); }};
    QTimer retryTurn;
    qint64 retried = 0;        // jobs up to this id
    QList<QStringList> splits; // parts of a batch that was refused as a whole
    int done = 0;              // since the queue was last empty
    bool started = false;
    bool answering = false; // an answer is worked in, which sees to what comes next
    bool paused = false;
    bool toldIdle = false;
    bool stopped = false; // arXiv's lane
};

// +-20 %, so that many programs do not come back at the same moment.
qint64 jittered(qint64 ms);

} // namespace paperdip
