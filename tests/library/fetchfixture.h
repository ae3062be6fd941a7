// SPDX-License-Identifier: MIT
#pragma once

#include "library/fetcher.h"
#include "libraryfixture.h"
#include "metadata/arxivclient.h"
#include "metadata/arxivstub.h"
#include "store/store.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace paperdip {

// All services but the API are at one server, from their first request on.
inline void setOtherServices(const ArxivStub &server)
{
    for (const char *name : {"PAPERDIP_DATACITE_URL", "PAPERDIP_CROSSREF_URL", "PAPERDIP_DOI_URL",
                             "PAPERDIP_OAI_URL", "PAPERDIP_ARXIV_PAGE_URL", "PAPERDIP_PAGE_URL"})
        qputenv(name, server.url().toEncoded());
}

// A library, the queue and a local arXiv, with short times.
struct FetchHouse
{
    static constexpr int pauseMs = 40; // between two requests

    explicit FetchHouse(ArxivStub &theStub, const QString &path = QStringLiteral(":memory:"),
                        const FetcherOptions &fetcherOptions = shortTimes())
        : stub(theStub), library(openLibrary(path)), client(clientOptions(theStub)),
          fetcher(*library, client, fetcherOptions)
    {
        others.answerAlways({ArxivStub::Behaviour::Normal, 500});
        setOtherServices(others);
    }

    static FetcherOptions shortTimes()
    {
        FetcherOptions options;
        options.backOffMs = 60;
        options.offlineRetryMs = 100;
        options.absentRetryMs = 1;
        options.lookupPauseMs = 20;
        options.lookupInactivityMs = 250;
        options.lookupDeadlineMs = 600;
        return options;
    }

    static ArxivOptions clientOptions(const ArxivStub &theStub)
    {
        ArxivOptions options;
        options.baseUrl = theStub.url();
        options.pauseMs = pauseMs;
        options.inactivityMs = 250;
        options.deadlineMs = 600;
        options.maxBytes = 512 * 1024;
        return options;
    }

    JobTable &jobs() { return library->store().jobs(); }
    bool hasRecord(const QString &id) const { return library->record(id).has_value(); }
    FetchState state(const QString &id)
    {
        const std::optional<Job> job = jobs().find(id);
        return job ? job->state : hasRecord(id) ? FetchState::Done : FetchState::None;
    }
    bool haveRecords(const QStringList &ids) const
    {
        return std::all_of(ids.begin(), ids.end(),
                           [this](const QString &id) { return hasRecord(id); });
    }

    ArxivStub &stub;
    ArxivStub others; // have nothing, unless a test says otherwise
    std::unique_ptr<Library> library;
    ArxivClient client;
    Fetcher fetcher;
};

inline QStringList manyIds(int count)
{
    QStringList ids;
    for (int i = 1; i <= count; ++i)
        ids << QStringLiteral("2205.%1").arg(i, 5, 10, QLatin1Char('0'));
    return ids;
}

} // namespace paperdip
