// SPDX-License-Identifier: MIT
#include "metadata/arxivclient.h"

#include "metadata/atom.h"
#include "metadata/retryafter.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QTimer>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int maxRedirects = 5;
constexpr qint64 readBuffer = 64 * 1024;

class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool isArxiv(const QString &host)
{
    return host == QLatin1String("arxiv.org") || host.endsWith(QLatin1String(".arxiv.org"));
}

QByteArray userAgent()
{
    return "PaperDip/" PAPERDIP_VERSION " (+https://github.com/paperdip/paperdip)";
}

Error makeError(ErrorCode code, const QString &message, const QString &detail = {})
{
    return Error{code, QStringLiteral("arXiv"), message, detail};
}

// What a request without an HTTP status means.
Error connectionError(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: // "Network unreachable"
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return makeError(ErrorCode::Offline, QStringLiteral("There is no connection to arXiv."),
                         reply.errorString());
    case QNetworkReply::OperationCanceledError: // the transfer timeout
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return makeError(ErrorCode::Timeout, QStringLiteral("arXiv did not answer in time."),
                         reply.errorString());
    default:
        return makeError(ErrorCode::Network, QStringLiteral("The connection to arXiv broke off."),
                         reply.errorString());
    }
}

QString statusMessage(int status)
{
    switch (status) {
    case 403:
        return QStringLiteral("arXiv refuses to answer this program.");
    case 429:
        return QStringLiteral("arXiv asks for fewer requests.");
    case 503:
        return QStringLiteral("arXiv is overloaded.");
    default:
        return QStringLiteral("arXiv answered with status %1.").arg(status);
    }
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
    Private(ArxivClient &client, ArxivOptions given) : q(client), options(std::move(given)) {}

    ArxivClient &q;
    ArxivOptions options;
    QNetworkAccessManager manager;
    QNetworkReply *reply = nullptr;
    QTimer pause;
    QTimer deadline;
    QElapsedTimer sinceEnd; // invalid before the first request has ended
    QStringList asked;      // empty: idle
    QByteArray body;
    std::optional<Error> stopped; // why we broke the request off ourselves

    void send();
    bool isAllowed(const QUrl &url) const;
    void followRedirect(const QUrl &url);
    void read();
    void stop(Error why);
    void finish();
    void judge(ArxivAnswer &answer) const;
    void judgeBody(ArxivAnswer &answer) const;
    void giveAnswer(const ArxivAnswer &answer);
    void forgetReply();
};

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
    if (!isAllowed(url)) {
        giveAnswer({asked,
                    {},
                    makeError(ErrorCode::Invalid,
                              QStringLiteral("The address of arXiv's service is not one."),
                              url.toString()),
                    0,
                    -1});
        return;
    }
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", userAgent());
    request.setRawHeader("Accept", "application/atom+xml");
    request.setTransferTimeout(options.inactivityMs);
    request.setMaximumRedirectsAllowed(maxRedirects);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    body.clear();
    stopped.reset();
    // Where a connection closes before the first byte of an answer, Qt itself sends a request
    // again, up to three times.
    reply = manager.get(request);
    reply->setReadBufferSize(readBuffer);
    QObject::connect(reply, &QNetworkReply::redirected, &q,
                     [this](const QUrl &to) { followRedirect(to); });
    QObject::connect(reply, &QNetworkReply::readyRead, &q, [this] { read(); });
    QObject::connect(reply, &QNetworkReply::finished, &q, [this] { finish(); });
    deadline.start(options.deadlineMs);
    Q_EMIT q.started(asked);
}

// QNetworkAccessManager would also serve file:, data: and qrc:.
bool ArxivClient::Private::isAllowed(const QUrl &url) const
{
    const bool secure = url.scheme() == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        (!secure && url.scheme() != QLatin1String("http")))
        return false;
    if (!secure && options.baseUrl.scheme() == QLatin1String("https"))
        return false;
    const QString base = options.baseUrl.host();
    if (url.host() == base && url.port() == options.baseUrl.port())
        return true;
    return isArxiv(base) && isArxiv(url.host()) && secure && url.port(443) == 443;
}

void ArxivClient::Private::followRedirect(const QUrl &url)
{
    if (isAllowed(url))
        Q_EMIT reply->redirectAllowed();
    else
        stop(makeError(ErrorCode::BadAnswer, QStringLiteral("arXiv's answer led to another place."),
                       url.toString()));
}

void ArxivClient::Private::read()
{
    if (stopped)
        return;
    body += reply->readAll();
    if (body.size() > options.maxBytes)
        stop(makeError(ErrorCode::BadAnswer, QStringLiteral("arXiv's answer is too large."),
                       QStringLiteral("more than %1 bytes").arg(options.maxBytes)));
}

void ArxivClient::Private::stop(Error why)
{
    if (stopped)
        return;
    stopped = std::move(why);
    reply->abort(); // finished() comes from within
}

void ArxivClient::Private::finish()
{
    if (reply->isOpen() && !stopped)
        read();
    ArxivAnswer answer;
    answer.asked = asked;
    judge(answer);
    forgetReply();
    giveAnswer(answer);
}

void ArxivClient::Private::judge(ArxivAnswer &answer) const
{
    answer.httpStatus = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (stopped) {
        answer.error = stopped;
        return;
    }
    if (answer.httpStatus == 0) {
        answer.error = connectionError(*reply);
        return;
    }
    if (answer.httpStatus != 200) {
        const Result<AtomFeed> feed = parseAtom(body);
        answer.retryAfterMs = retryAfterMs(reply->rawHeader("Retry-After"));
        answer.error = makeError(ErrorCode::Http, statusMessage(answer.httpStatus),
                                 feed ? feed->error : QString());
        return;
    }
    if (reply->error() != QNetworkReply::NoError) // the body is cut off
        answer.error = connectionError(*reply);
    else
        judgeBody(answer);
}

void ArxivClient::Private::judgeBody(ArxivAnswer &answer) const
{
    Result<AtomFeed> feed = parseAtom(body);
    if (!feed) {
        answer.error = feed.error();
    } else if (!feed->error.isEmpty()) {
        answer.httpStatus = 400;
        answer.error = makeError(ErrorCode::Http, statusMessage(400), feed->error);
    } else {
        answer.records = std::move(feed->records);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (Record &record : answer.records)
            record.fetchedAt = now;
    }
}

void ArxivClient::Private::giveAnswer(const ArxivAnswer &answer)
{
    asked.clear();
    Q_EMIT q.answered(answer);
}

void ArxivClient::Private::forgetReply()
{
    deadline.stop();
    sinceEnd.start();
    body.clear();
    reply->disconnect(&q);
    reply->deleteLater();
    reply = nullptr;
}

ArxivClient::ArxivClient(ArxivOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(options)))
{
    if (isArxiv(d->options.baseUrl.host()))
        d->options.pauseMs = std::max(d->options.pauseMs, minPauseMs);
    if (isLoopback(d->options.baseUrl.host()))
        d->manager.setProxy(QNetworkProxy::NoProxy);
    else
        d->manager.setProxyFactory(new SystemProxies);
    d->pause.setSingleShot(true);
    d->pause.setTimerType(Qt::PreciseTimer);
    d->deadline.setSingleShot(true);
    connect(&d->pause, &QTimer::timeout, this, [this] {
        const qint64 left = msUntilNext();
        if (left > 0) // a timer may come a little early
            d->pause.start(static_cast<int>(left));
        else
            d->send();
    });
    connect(&d->deadline, &QTimer::timeout, this, [this] {
        d->stop(makeError(ErrorCode::Timeout, QStringLiteral("arXiv did not answer in time."),
                          QStringLiteral("the whole request took too long")));
    });
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
    if (QNetworkReply *reply = d->reply) {
        d->forgetReply();
        reply->abort();
    }
}

qint64 ArxivClient::msUntilNext() const
{
    if (!d->sinceEnd.isValid())
        return 0;
    return std::max<qint64>(0, d->options.pauseMs - d->sinceEnd.elapsed());
}

int ArxivClient::pauseMs() const
{
    return d->options.pauseMs;
}

} // namespace paperdip
