// SPDX-License-Identifier: MIT
#include "metadata/webclient.h"

#include "metadata/retryafter.h"
#include "metadata/webaddress.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>
#include <utility>

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

void askForRange(QNetworkRequest &request, const WebRange &range)
{
    request.setRawHeader("Accept-Encoding", "identity"); // else a range is one of packed bytes
    if (range.from <= 0 || range.validator.isEmpty())
        return;
    request.setRawHeader("Range", "bytes=" + QByteArray::number(range.from) + "-");
    request.setRawHeader("If-Range", range.validator);
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

WebHead headOf(const QNetworkReply &reply)
{
    WebHead head;
    head.httpStatus = statusOf(reply);
    head.contentType = reply.rawHeader("Content-Type");
    head.contentRange = reply.rawHeader("Content-Range");
    head.validator = reply.rawHeader("ETag").trimmed();
    if (!head.validator.startsWith('"')) // a weak one does not speak for every byte
        head.validator = reply.rawHeader("Last-Modified").trimmed();
    bool isNumber = false;
    const qint64 length = reply.rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
    head.length = isNumber && length >= 0 ? length : -1;
    return head;
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
    WebSink *sink = nullptr; // takes the body of a good answer
    bool hasBegun = false;   // the sink knows the head
    qint64 received = 0;
    qint64 renewed = 0;           // what was received when the deadline began anew
    bool isCut = false;           // on purpose: what there is is answer enough
    std::optional<Error> stopped; // why we broke the request off ourselves

    void useProxies(const QUrl &url);
    void start(const QUrl &url, const QNetworkRequest &request);
    bool isAllowed(const QUrl &url);
    void followRedirect(const QUrl &url);
    bool isGood(int status) const { return status == 200 || (sink && status == 206); }
    void read();
    void giveToSink(const QByteArray &piece);
    void renewDeadline();
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

// What is not allowed is told, later.
bool WebClient::Private::isAllowed(const QUrl &url)
{
    if (allows(url))
        return true;
    refused = url;
    refusal.start(0);
    return false;
}

void WebClient::Private::start(const QUrl &url, const QNetworkRequest &request)
{
    useProxies(url);
    body.clear();
    hasBegun = false;
    received = renewed = 0;
    stopped.reset();
    isCut = false;
    last = url;
    // Where a connection closes before the first byte of an answer, Qt itself sends a request
    // again, up to three times.
    reply = manager.get(request);
    reply->setReadBufferSize(readBuffer);
    QObject::connect(reply, &QNetworkReply::redirected, &q,
                     [this](const QUrl &to) { followRedirect(to); });
    QObject::connect(reply, &QNetworkReply::readyRead, &q, [this] { read(); });
    QObject::connect(reply, &QNetworkReply::finished, &q, [this] { finish(); });
    deadline.start(limits.deadlineMs);
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
    const QByteArray piece = reply->readAll();
    received += piece.size();
    if (received > limits.maxBytes && !limits.cutAtMax) {
        stop(makeError(ErrorCode::BadAnswer, "%1's answer is too large.",
                       QStringLiteral("more than %1 bytes").arg(limits.maxBytes)));
        return;
    }
    if (sink) {
        if (isGood(statusOf(*reply))) // what else it says is of no use
            giveToSink(piece);
        return;
    }
    body += piece;
    if (body.size() <= limits.maxBytes)
        return;
    isCut = true;
    body.truncate(limits.maxBytes);
    reply->abort(); // finished() comes from within
}

void WebClient::Private::giveToSink(const QByteArray &piece)
{
    renewDeadline();
    std::optional<Error> error;
    if (!std::exchange(hasBegun, true))
        error = sink->begin(headOf(*reply));
    if (!error && !piece.isEmpty())
        error = sink->take(piece);
    if (error)
        stop(*std::move(error));
}

void WebClient::Private::renewDeadline()
{
    if (limits.bytesADeadline <= 0 || received - renewed < limits.bytesADeadline)
        return;
    renewed = received;
    deadline.start(limits.deadlineMs);
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
    answer.httpStatus = statusOf(*reply);
    answer.contentType = reply->rawHeader("Content-Type");
    if (stopped) {
        answer.error = stopped;
    } else if (answer.httpStatus == 0) {
        answer.error = connectionError();
    } else if (!isGood(answer.httpStatus)) {
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
    d->sink = nullptr;
    if (d->isAllowed(url))
        d->start(url, makeRequest(url, accept, d->limits));
}

void WebClient::download(const QUrl &url, const QByteArray &accept, WebSink &sink,
                         const WebRange &range)
{
    Q_ASSERT(!isBusy());
    d->sink = &sink;
    if (!d->isAllowed(url))
        return;
    QNetworkRequest request = makeRequest(url, accept, d->limits);
    askForRange(request, range);
    d->start(url, request);
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
