// SPDX-License-Identifier: MIT
#include "metadata/webclient.h"

#include "metadata/retryafter.h"
#include "metadata/webaddress.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

namespace paperdip {

namespace {

constexpr int maxRedirects = 5;
constexpr qint64 readBuffer = 64 * 1024;

QByteArray userAgent()
{
    return "PaperDip/" PAPERDIP_VERSION " (+https://github.com/paperdip/paperdip)";
}

QNetworkRequest makeRequest(const QUrl &url, const QByteArray &accept, const WebLimits &limits)
{
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", userAgent());
    request.setRawHeader("Accept", accept);
    request.setTransferTimeout(limits.inactivityMs);
    request.setMaximumRedirectsAllowed(maxRedirects);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

} // namespace

struct WebClient::Private
{
    Private(WebClient &client, QString name, WebLimits given, Allows check)
        : q(client), service(std::move(name)), limits(given), allows(std::move(check))
    {
    }

    WebClient &q;
    QString service;
    WebLimits limits;
    Allows allows;
    QNetworkAccessManager manager;
    QNetworkReply *reply = nullptr;
    QTimer deadline;
    QTimer refusal; // tells of an address that is not allowed
    QUrl refused;
    QUrl last; // the hop that is asked
    QByteArray body;
    bool isCut = false;           // at maxBytes, on purpose
    std::optional<Error> stopped; // why we broke the request off ourselves

    void useProxies(const QUrl &url);
    void followRedirect(const QUrl &url);
    void read();
    void stop(Error why);
    void finish();
    void judge(WebAnswer &answer) const;
    void forgetReply();
    Error connectionError() const;
    QString statusMessage(int status) const;
    Error makeError(ErrorCode code, const char *message, const QString &detail = {}) const
    {
        return Error{code, service, QString::fromLatin1(message).arg(service), detail};
    }
};

void WebClient::Private::useProxies(const QUrl &url)
{
    manager.setProxy(isLoopbackHost(url.host()) ? QNetworkProxy::NoProxy
                                                : QNetworkProxy::DefaultProxy);
}

void WebClient::Private::followRedirect(const QUrl &url)
{
    const QUrl next = last.resolved(url);
    if (allows(next)) {
        last = next;
        Q_EMIT reply->redirectAllowed();
    } else {
        stop(makeError(ErrorCode::BadAnswer, "%1's answer led to another place.", next.toString()));
    }
}

void WebClient::Private::read()
{
    if (stopped || isCut)
        return;
    body += reply->readAll();
    if (body.size() <= limits.maxBytes)
        return;
    if (limits.cutAtMax) {
        isCut = true;
        body.truncate(limits.maxBytes);
        reply->abort(); // finished() comes from within
    } else {
        stop(makeError(ErrorCode::BadAnswer, "%1's answer is too large.",
                       QStringLiteral("more than %1 bytes").arg(limits.maxBytes)));
    }
}

void WebClient::Private::stop(Error why)
{
    if (stopped || !reply)
        return;
    stopped = std::move(why);
    reply->abort(); // finished() comes from within
}

void WebClient::Private::finish()
{
    if (reply->isOpen() && !stopped && !isCut) {
        read();
        if (!reply) // read() went beyond the cap, and this was called from within
            return;
    }
    WebAnswer answer;
    judge(answer);
    forgetReply();
    Q_EMIT q.answered(answer);
}

void WebClient::Private::judge(WebAnswer &answer) const
{
    answer.url = last;
    answer.httpStatus = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.contentType = reply->rawHeader("Content-Type");
    if (stopped) {
        answer.error = stopped;
    } else if (answer.httpStatus == 0) {
        answer.error = connectionError();
    } else if (answer.httpStatus != 200) {
        answer.retryAfterMs = retryAfterMs(reply->rawHeader("Retry-After"));
        answer.error =
            Error{ErrorCode::Http, service, statusMessage(answer.httpStatus), reply->errorString()};
        answer.body = body;
    } else if (reply->error() != QNetworkReply::NoError && !isCut) { // the body is cut off
        answer.error = connectionError();
    } else {
        answer.body = body;
    }
}

void WebClient::Private::forgetReply()
{
    deadline.stop();
    body.clear();
    reply->disconnect(&q);
    reply->deleteLater();
    reply = nullptr;
}

// What a request without an HTTP status means.
Error WebClient::Private::connectionError() const
{
    switch (reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: // "Network unreachable"
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return makeError(ErrorCode::Offline, "There is no connection to %1.", reply->errorString());
    case QNetworkReply::OperationCanceledError: // the transfer timeout
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return makeError(ErrorCode::Timeout, "%1 did not answer in time.", reply->errorString());
    default:
        return makeError(ErrorCode::Network, "The connection to %1 broke off.",
                         reply->errorString());
    }
}

QString WebClient::Private::statusMessage(int status) const
{
    switch (status) {
    case 403:
        return QStringLiteral("%1 refuses to answer this program.").arg(service);
    case 404:
        return QStringLiteral("%1 does not have it.").arg(service);
    case 429:
        return QStringLiteral("%1 asks for fewer requests.").arg(service);
    case 503:
        return QStringLiteral("%1 is overloaded.").arg(service);
    default:
        return QStringLiteral("%1 answered with status %2.").arg(service).arg(status);
    }
}

WebClient::WebClient(QString service, WebLimits limits, Allows allows, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, std::move(service), limits, std::move(allows)))
{
    d->deadline.setSingleShot(true);
    connect(&d->deadline, &QTimer::timeout, this, [this] {
        d->stop(d->makeError(ErrorCode::Timeout, "%1 did not answer in time.",
                             QStringLiteral("the whole request took too long")));
    });
    d->refusal.setSingleShot(true);
    connect(&d->refusal, &QTimer::timeout, this, [this] {
        WebAnswer answer;
        answer.url = d->refused;
        answer.error = d->makeError(ErrorCode::Invalid, "The address for %1 is not allowed.",
                                    d->refused.toString());
        Q_EMIT answered(answer);
    });
}

WebClient::~WebClient()
{
    abort();
}

void WebClient::get(const QUrl &url, const QByteArray &accept)
{
    Q_ASSERT(!isBusy());
    if (!d->allows(url)) {
        d->refused = url;
        d->refusal.start(0);
        return;
    }
    d->useProxies(url);
    d->body.clear();
    d->stopped.reset();
    d->isCut = false;
    d->last = url;
    // Where a connection closes before the first byte of an answer, Qt itself sends a request
    // again, up to three times.
    d->reply = d->manager.get(makeRequest(url, accept, d->limits));
    d->reply->setReadBufferSize(readBuffer);
    connect(d->reply, &QNetworkReply::redirected, this,
            [this](const QUrl &to) { d->followRedirect(to); });
    connect(d->reply, &QNetworkReply::readyRead, this, [this] { d->read(); });
    connect(d->reply, &QNetworkReply::finished, this, [this] { d->finish(); });
    d->deadline.start(d->limits.deadlineMs);
}

bool WebClient::isBusy() const
{
    return d->reply || d->refusal.isActive();
}

void WebClient::abort()
{
    d->refusal.stop();
    if (QNetworkReply *reply = d->reply) {
        d->forgetReply();
        reply->abort();
    }
}

} // namespace paperdip
