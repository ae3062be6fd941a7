// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"
#include "metadata/webclient.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace paperdip {

class ArxivGate;

// Where a service is and how long it may take.
struct ServiceOptions
{
    QUrl baseUrl;
    WebLimits limits;

    // The base address with a path (percent-encoded) and a query.
    QUrl address(const QString &path, const QString &query = {}) const;

    static ServiceOptions dataCite();     // https://api.datacite.org, PAPERDIP_DATACITE_URL
    static ServiceOptions crossref();     // https://api.crossref.org, PAPERDIP_CROSSREF_URL
    static ServiceOptions registration(); // https://doi.org, PAPERDIP_DOI_URL
    static ServiceOptions oai();          // https://oaipmh.arxiv.org, PAPERDIP_OAI_URL
    static ServiceOptions absPage();      // https://arxiv.org, PAPERDIP_ARXIV_PAGE_URL
    static ServiceOptions pdf();          // https://arxiv.org, PAPERDIP_PDF_URL
    // Any public page; PAPERDIP_PAGE_URL names one more place that may be asked, for tests.
    static ServiceOptions page();
};

// One answer to one question.
struct RecordAnswer
{
    QString asked;               // the id, DOI, title or address
    std::vector<Record> records; // one; of a search, any number; fetchedAt is set
    bool cited = true;           // of a page: by its citation tags; false: its own title is all
    QUrl url;                    // of the last hop
    // Offline, Network, Timeout, Http (a bad status), BadAnswer, Invalid (the question or the
    // address), Unknown (the service does not have it)
    std::optional<Error> error;
    int httpStatus = 0; // 0: there was no answer at all
    int retryAfterMs = -1;
};

// A service that is asked for one work at a time.
class RecordClient : public QObject
{
    Q_OBJECT

public:
    ~RecordClient() override;

    // answered() follows, later. Only one at a time.
    void fetch(const QString &what);
    bool isBusy() const;
    void abort(); // no answered() follows

Q_SIGNALS:
    void answered(const paperdip::RecordAnswer &answer);

protected:
    // gate: of arXiv's services only; the request waits for it.
    RecordClient(const QString &service, ServiceOptions options, std::shared_ptr<ArxivGate> gate,
                 WebClient::Allows allows, QObject *parent);

    QUrl serviceUrl(const QString &path, const QString &query = {}) const;

    // The address that is asked for; Invalid for what cannot be asked for.
    virtual Result<QUrl> addressOf(const QString &what) const = 0;
    virtual QByteArray accept() const = 0;
    // Fills records, or sets error. Only for bodies that came whole with status 200.
    virtual void parse(const WebAnswer &got, RecordAnswer &answer) const = 0;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
