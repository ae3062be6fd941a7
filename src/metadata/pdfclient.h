// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "metadata/recordclient.h"

#include <functional>

namespace paperdip {

struct PdfOptions
{
    ServiceOptions arxiv = ServiceOptions::pdf(); // its limits are those of every PDF
    QUrl alsoAllowed = ServiceOptions::page().baseUrl;
};

// Where a paper's PDF is on arXiv: of the version, where one is named.
QUrl arxivPdf(const ArxivId &id, const PdfOptions &options = {});

enum class PdfProblem : quint8 {
    None,
    Address,    // not allowed, also that of a redirect
    WebPage,    // a page came, as for a login
    NotPdf,     // some other file came
    TooLarge,   // beyond the limit
    Missing,    // 404, 410
    Forbidden,  // 401, 402, 403, 451
    Busy,       // 429, 503
    Status,     // any other
    Connection, // error.code says which: Offline, Network, Timeout
    Target,     // error is the target's own: the disk is full, and the like
};

// What is to be fetched, and what of it is there.
struct PdfRequest
{
    QUrl url;
    WebRange have = {};
};

struct PdfAnswer
{
    QUrl url; // of the last hop
    PdfProblem problem = PdfProblem::None;
    Error error;           // unless None
    int httpStatus = 0;    // 0: there was no answer at all
    int retryAfterMs = -1; // of Busy; -1: not told
};

// Where a PDF goes, piece by piece.
class PdfTarget
{
public:
    virtual ~PdfTarget() = default;

    // What comes from now on stands behind the first `from` bytes of what is there; the rest of it
    // is to go. total: of the whole file, -1: not told. validator: for a PdfRequest, later.
    virtual Result<void> begin(qint64 from, qint64 total, const QByteArray &validator) = 0;
    virtual Result<void> write(const QByteArray &piece) = 0;
};

// Fetches PDFs, one at a time, and goes on where it was if the server knows how. A target is begun
// only once it is certain that a PDF comes. What is at arXiv waits for arXiv's gate, also where
// another address leads there.
class PdfClient : public QObject
{
    Q_OBJECT

public:
    // What besides the gate, which knows only this process, has to be had for a request to arXiv.
    struct Turn
    {
        std::function<qint64()> take = [] { return 0; }; // ms to wait before it is asked again
        std::function<void()> leave = [] {};
    };

    PdfClient(std::shared_ptr<ArxivGate> gate, Turn turn, PdfOptions options = {},
              QObject *parent = nullptr);
    ~PdfClient() override;

    // answered() follows, later. Only one at a time; the target outlives it.
    void fetch(const PdfRequest &request, PdfTarget &target);
    bool isBusy() const;
    void abort(); // no answered() follows

Q_SIGNALS:
    void answered(const paperdip::PdfAnswer &answer);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
