// SPDX-License-Identifier: MIT
#include "metadata/recordclient.h"

#include "metadata/arxivgate.h"
#include "metadata/webaddress.h"

#include <QTimer>

namespace paperdip {

namespace {

constexpr int gateWaitMs = 50; // how often a gate that another holds is looked at

ServiceOptions optionsFrom(const char *variable, const QString &usual)
{
    ServiceOptions options;
    const QString given = qEnvironmentVariable(variable);
    options.baseUrl = QUrl(given.isEmpty() ? usual : given);
    return options;
}

} // namespace

QUrl ServiceOptions::address(const QString &path, const QString &query) const
{
    QUrl url = baseUrl;
    QString before = url.path(QUrl::FullyEncoded);
    while (before.endsWith(u'/'))
        before.chop(1);
    url.setPath(before + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(query, QUrl::TolerantMode);
    return url;
}

ServiceOptions ServiceOptions::dataCite()
{
    return optionsFrom("PAPERDIP_DATACITE_URL", QStringLiteral("https://api.datacite.org"));
}

ServiceOptions ServiceOptions::crossref()
{
    return optionsFrom("PAPERDIP_CROSSREF_URL", QStringLiteral("https://api.crossref.org"));
}

ServiceOptions ServiceOptions::registration()
{
    return optionsFrom("PAPERDIP_DOI_URL", QStringLiteral("https://doi.org"));
}

ServiceOptions ServiceOptions::oai()
{
    return optionsFrom("PAPERDIP_OAI_URL", QStringLiteral("https://oaipmh.arxiv.org"));
}

ServiceOptions ServiceOptions::absPage()
{
    return optionsFrom("PAPERDIP_ARXIV_PAGE_URL", QStringLiteral("https://arxiv.org"));
}

ServiceOptions ServiceOptions::pdf()
{
    ServiceOptions options = optionsFrom("PAPERDIP_PDF_URL", QStringLiteral("https://arxiv.org"));
    options.limits.inactivityMs = 30000;
    options.limits.deadlineMs = 60000;
    options.limits.bytesADeadline = 64 * 1024;
    options.limits.maxBytes = 200 * 1024 * 1024;
    return options;
}

ServiceOptions ServiceOptions::page()
{
    ServiceOptions options = optionsFrom("PAPERDIP_PAGE_URL", QString());
    options.limits.maxBytes = 2 * 1024 * 1024;
    options.limits.cutAtMax = true; // the head comes first
    return options;
}

struct RecordClient::Private
{
    Private(RecordClient &client, const QString &service, ServiceOptions given,
            std::shared_ptr<ArxivGate> shared, WebClient::Allows allows)
        : q(client), options(std::move(given)), gate(std::move(shared)),
          web(service, options.limits, std::move(allows))
    {
    }

    RecordClient &q;
    ServiceOptions options;
    std::shared_ptr<ArxivGate> gate;
    WebClient web;
    QTimer wait;
    QString asked;
    bool isBusy = false;
    bool holdsGate = false;

    void start();
    void take(const WebAnswer &got);
    void give(const RecordAnswer &answer);
    void leaveGate();
};

void RecordClient::Private::start()
{
    const Result<QUrl> url = q.addressOf(asked);
    if (!url) {
        RecordAnswer answer;
        answer.asked = asked;
        answer.error = url.error();
        give(answer);
        return;
    }
    if (gate && !gate->isOpen()) {
        wait.start(gate->isTaken() ? gateWaitMs : static_cast<int>(gate->msUntilNext()));
        return;
    }
    if (gate) {
        gate->take();
        holdsGate = true;
    }
    web.get(*url, q.accept());
}

void RecordClient::Private::take(const WebAnswer &got)
{
    leaveGate();
    RecordAnswer answer;
    answer.asked = asked;
    answer.url = got.url;
    answer.httpStatus = got.httpStatus;
    answer.retryAfterMs = got.retryAfterMs;
    answer.error = got.error;
    if (!got.error)
        q.parse(got, answer);
    else if (got.httpStatus == 404 || got.httpStatus == 410)
        answer.error->code = ErrorCode::Unknown;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (Record &record : answer.records)
        record.fetchedAt = now;
    give(answer);
}

void RecordClient::Private::give(const RecordAnswer &answer)
{
    isBusy = false;
    Q_EMIT q.answered(answer);
}

void RecordClient::Private::leaveGate()
{
    if (holdsGate)
        gate->leave();
    holdsGate = false;
}

RecordClient::RecordClient(const QString &service, ServiceOptions options,
                           std::shared_ptr<ArxivGate> gate, WebClient::Allows allows,
                           QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, service, std::move(options),
                                                   std::move(gate), std::move(allows)))
{
    d->wait.setSingleShot(true);
    d->wait.setTimerType(Qt::PreciseTimer);
    connect(&d->wait, &QTimer::timeout, this, [this] { d->start(); });
    connect(&d->web, &WebClient::answered, this,
            [this](const WebAnswer &answer) { d->take(answer); });
}

RecordClient::~RecordClient()
{
    abort();
}

void RecordClient::fetch(const QString &what)
{
    Q_ASSERT(!isBusy());
    d->asked = what;
    d->isBusy = true;
    d->wait.start(0);
}

bool RecordClient::isBusy() const
{
    return d->isBusy;
}

void RecordClient::abort()
{
    d->wait.stop();
    d->web.abort();
    d->leaveGate();
    d->isBusy = false;
}

QUrl RecordClient::serviceUrl(const QString &path, const QString &query) const
{
    return d->options.address(path, query);
}

} // namespace paperdip
