// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"
#include "metadata/arxivgate.h"

#include <QObject>
#include <QUrl>
#include <memory>
#include <vector>

namespace paperdip {

struct ArxivOptions
{
    QUrl baseUrl{QStringLiteral("https://export.arxiv.org")}; // PAPERDIP_ARXIV_URL
    // From the end of a request to the start of the next (PAPERDIP_ARXIV_PAUSE_MS); arXiv's own
    // hosts never get less than their terms of use ask for.
    int pauseMs = 3000;
    int inactivityMs = 20000;
    int deadlineMs = 60000; // for a whole request
    qint64 maxBytes = 4 * 1024 * 1024;

    static ArxivOptions fromEnvironment();
};

// One answer to one batch.
struct ArxivAnswer
{
    QStringList asked; // the ids of the batch
    std::vector<Record>
        records; // to be joined by id, never by order; ids that are absent are not here
    // Offline, Network, Timeout, Http (the service's words in detail), BadAnswer
    std::optional<Error> error;
    int httpStatus = 0;    // 0: there was no answer at all. An error feed counts as 400
    int retryAfterMs = -1; // from Retry-After, seconds or date, at most 10 minutes
};

// The only place that speaks to arXiv: one connection, one request at a time, paced. Decides by
// HTTP status; checks scheme, host, redirects and size of every answer (shared/facts/arxiv.md
// section 6).
class ArxivClient : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxBatch = 50;
    static constexpr int minPauseMs = 3000; // what arXiv's terms of use ask for

    explicit ArxivClient(ArxivOptions options, QObject *parent = nullptr);
    ~ArxivClient() override;

    // Starts now or when the pause is over; answered() follows. Only one at a time; ids are bare
    // and valid, 1 to 50.
    void fetch(const QStringList &ids);
    bool isBusy() const;
    void abort();               // no answered() follows; the pause counts from here
    qint64 msUntilNext() const; // 0: could start now
    int pauseMs() const;
    // For the others that ask arXiv, so that they wait for one another.
    std::shared_ptr<ArxivGate> gate() const;

Q_SIGNALS:
    void started(const QStringList &ids);
    void answered(const paperdip::ArxivAnswer &answer);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
