// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QObject>
#include <QUrl>
#include <functional>
#include <memory>
#include <optional>

namespace paperdip {

struct WebLimits
{
    int inactivityMs = 20000; // without a byte
    int deadlineMs = 60000;   // for a whole request, redirects included
    qint64 maxBytes = 4 * 1024 * 1024;
    bool cutAtMax = false; // the first maxBytes are answer enough; else more is an error
    // So many bytes start the deadline anew: the slowest that is borne. 0: it is for the whole.
    qint64 bytesADeadline = 0;
};

// What came of one request.
struct WebAnswer
{
    QUrl url;              // of the last hop
    int httpStatus = 0;    // 0: there was no answer at all
    int retryAfterMs = -1; // from Retry-After, seconds or date, at most 10 minutes
    QByteArray contentType;
    QByteArray body;            // also of a bad status
    std::optional<Error> error; // Invalid, Offline, Network, Timeout, Http, BadAnswer
};

// What stands above a body that is taken piece by piece.
struct WebHead
{
    int httpStatus = 0; // 200 or 206
    QByteArray contentType;
    QByteArray contentRange;
    QByteArray validator; // a strong ETag, else Last-Modified, for If-Range; may be empty
    qint64 length = -1;   // of the body; -1: not told
};

// Takes the body of a good answer piece by piece, so that it never is in memory as a whole. An
// error ends the request, and is its answer's.
class WebSink
{
public:
    virtual ~WebSink() = default;

    virtual std::optional<Error> begin(const WebHead &head) = 0; // once, before the first piece
    virtual std::optional<Error> take(const QByteArray &piece) = 0;
};

// The end of a file, of which the beginning is there.
struct WebRange
{
    qint64 from = 0;      // 0: all of it
    QByteArray validator; // of what is there: where the file is another one now, all of it comes
};

// One request at a time to one service, with everything that QNetworkAccessManager leaves out: an
// overall deadline, a size cap, schemes and addresses checked at every hop, no cookies, no cache.
// Decides by HTTP status.
class WebClient : public QObject
{
    Q_OBJECT

public:
    using Allows = std::function<bool(const QUrl &)>;

    // service: its name in messages. allows is asked for the address and for every redirect.
    // Goes by useProxies() (proxies.h); loopback addresses (tests) go past every proxy.
    WebClient(QString service, WebLimits limits, Allows allows, QObject *parent = nullptr);
    ~WebClient() override;

    // answered() follows, later. Only one at a time.
    void get(const QUrl &url, const QByteArray &accept);
    // The same, as it is stored there (no compression on the way), into a sink that outlives it.
    void download(const QUrl &url, const QByteArray &accept, WebSink &sink,
                  const WebRange &range = {});
    bool isBusy() const;
    void abort(); // no answered() follows

Q_SIGNALS:
    void answered(const paperdip::WebAnswer &answer);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
