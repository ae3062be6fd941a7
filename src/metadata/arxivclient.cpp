// SPDX-License-Identifier: MIT
#include "metadata/arxivclient.h"

#include "metadata/atom.h"
#include "metadata/webaddress.h"
#include "metadata/webclient.h"

#include <QTimer>
#include <algorithm>

namespace paperdip {

namespace {

// How often a gate that another holds is looked at.
constexpr int gateLookMs = 50;

int allowedPause(const ArxivOptions &options)
{
    return isArxivItself(options.baseUrl.host())
               ? std::max(options.pauseMs, ArxivClient::minPauseMs)
               : options.pauseMs;
}

} // namespace

ArxivOptions ArxivOptions::fromEnvironment()
{
    ArxivOptions options;
    const QString url = qEnvironmentVariable("PAPERDIP_ARXIV_URL");
    if (!url.isEmpty())
        options.baseUrl = QUrl(url);
    bool isNumber = false;
    const int pause = qEnvironmentVariableIntValue("PAPERDIP_ARXIV_PAUSE_MS", &isNumber);
    if (isNumber && pause >= 0)
        options.pauseMs = pause;
    return options;
}

struct ArxivClient::Private
{
    Private(ArxivClient &client, ArxivOptions given)
        : q(client), options(std::move(given)),
          gate(std::make_shared<ArxivGate>(allowedPause(options))),
          web(QStringLiteral("arXiv"),
              {options.inactivityMs, options.deadlineMs, options.maxBytes, false},
              [this](const QUrl &url) { return isSameService(url, options.baseUrl); })
    {
    }

    ArxivClient &q;
    ArxivOptions options;
    std::shared_ptr<ArxivGate> gate;
    WebClient web;
    QTimer pause;
    QStringList asked; // empty: idle

    void wait();
    void send();
    void take(const WebAnswer &got);
    static void judgeBody(ArxivAnswer &answer, const QByteArray &body);
};

void ArxivClient::Private::wait()
{
    if (gate->isOpen())
        send();
    else // a timer may come a little early
        pause.start(gate->isTaken() ? gateLookMs : static_cast<int>(gate->msUntilNext()));
}

void ArxivClient::Private::send()
{
    QUrl url = options.baseUrl;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QStringLiteral("/api/query"));
    // The service splits at bare commas and trims nothing.
    url.setQuery(QStringLiteral("id_list=%1&max_results=%2")
                     .arg(asked.join(u','), QString::number(asked.size())));
    gate->take();
    web.get(url, "application/atom+xml");
    Q_EMIT q.started(asked);
}

void ArxivClient::Private::take(const WebAnswer &got)
{
    gate->leave();
    ArxivAnswer answer;
    answer.asked = asked;
    answer.httpStatus = got.httpStatus;
    answer.retryAfterMs = got.retryAfterMs;
    answer.error = got.error;
    if (!got.error) {
        judgeBody(answer, got.body);
    } else if (got.error->code == ErrorCode::Http) {
        const Result<AtomFeed> feed = parseAtom(got.body);
        answer.error->detail = feed ? feed->error : QString();
    }
    asked.clear();
    Q_EMIT q.answered(answer);
}

void ArxivClient::Private::judgeBody(ArxivAnswer &answer, const QByteArray &body)
{
    Result<AtomFeed> feed = parseAtom(body);
    if (!feed) {
        answer.error = feed.error();
    } else if (!feed->error.isEmpty()) {
        answer.httpStatus = 400;
        answer.error = Error{ErrorCode::Http, QStringLiteral("arXiv"),
                             QStringLiteral("arXiv answered with status 400."), feed->error};
    } else {
        answer.records = std::move(feed->records);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (Record &record : answer.records)
            record.fetchedAt = now;
    }
}

ArxivClient::ArxivClient(ArxivOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(options)))
{
    d->pause.setSingleShot(true);
    d->pause.setTimerType(Qt::PreciseTimer);
    connect(&d->pause, &QTimer::timeout, this, [this] { d->wait(); });
    connect(&d->web, &WebClient::answered, this,
            [this](const WebAnswer &answer) { d->take(answer); });
}

ArxivClient::~ArxivClient()
{
    abort();
}

void ArxivClient::fetch(const QStringList &ids)
{
    Q_ASSERT(!isBusy());
    Q_ASSERT(!ids.isEmpty() && ids.size() <= maxBatch);
    d->asked = ids;
    d->pause.start(static_cast<int>(msUntilNext()));
}

bool ArxivClient::isBusy() const
{
    return !d->asked.isEmpty();
}

void ArxivClient::abort()
{
    d->pause.stop();
    d->asked.clear();
    if (d->web.isBusy()) {
        d->web.abort();
        d->gate->leave();
    }
}

qint64 ArxivClient::msUntilNext() const
{
    return d->gate->msUntilNext();
}

int ArxivClient::pauseMs() const
{
    return d->gate->pauseMs();
}

std::shared_ptr<ArxivGate> ArxivClient::gate() const
{
    return d->gate;
}

} // namespace paperdip
