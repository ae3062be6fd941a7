// SPDX-License-Identifier: MIT
#pragma once

#include "library/fetcher.h"
#include "library/library.h"
#include "metadata/arxivclient.h"
#include "store/store.h"

#include <QDateTime>
#include <QLockFile>
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

struct Fetcher::Private
{
    Private(Fetcher &owner, Library &theLibrary, ArxivClient &theClient,
            const FetcherOptions &theOptions);

    JobTable &jobs() const { return library.store().jobs(); }
    QList<Job> jobsOf(const QStringList &ids) const; // those that are still queued

    // What goes out (fetcher.cpp).
    void next();
    QList<Job> batch() const; // of a split first, else what is due
    bool takeTurn();
    void giveTurn();
    void begin(const QList<Job> &batch);
    qint64 msUntilAllowed() const;
    void wakeIn(qint64 ms);
    void wakeIfIdle();

    // What comes back (fetcheranswer.cpp).
    void take(const ArxivAnswer &answer);
    void takeRecords(const ArxivAnswer &answer);
    void takeAbsent(const QStringList &ids);
    void takeError(const ArxivAnswer &answer);
    void split(const QStringList &asked, const Error &error);
    void backOff(const ArxivAnswer &answer);
    void fillTitles(const std::vector<Record> &records);
    Result<void> keep(const std::vector<Record> &records); // and their jobs are done
    Result<void> write(const QList<Job> &changed);
    void settle(const QList<Job> &changed); // writes them and tells
    void waitAgain(const QStringList &ids, qint64 notBefore = 0);
    void tell(const Job &job);

    Fetcher &q;
    Library &library;
    ArxivClient &client;
    const FetcherOptions options;
    std::unique_ptr<QLockFile> turn; // none where no other process can see the library
    QTimer wake;
    QList<QStringList> splits; // parts of a batch that was refused as a whole
    qint64 pausedUntil = 0;    // ms since 1970, after a 429 and the like
    bool started = false;
    bool answering = false; // take() runs; it sees to what comes next
    bool paused = false;
    bool offline = false;
    bool stopped = false;
};

} // namespace paperdip
