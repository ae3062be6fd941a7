// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QQueue>
#include <QSet>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>
#include <functional>

class QTcpSocket;

namespace paperdip {

// arXiv's API on 127.0.0.1, well and badly behaved. It lives in the event loop of its thread: wait
// for a process that talks to it with QTRY_COMPARE(process.state(), ...), not with
// waitForFinished().
class ArxivStub : public QObject
{
    Q_OBJECT

public:
    enum class Behaviour {
        Normal,      // a feed, with the status
        HalfLength,  // Content-Length of a whole feed, half of it, then the end
        HalfChunked, // the same in chunks, without the last one
        Garbage,     // 200 and bytes
        Html,        // 200 and a page
        EmptyFeed,   // 200 and a feed without entries
        EmptyBody,   // 200 and nothing
        Drip,        // a byte now and then, without end
        TooLarge,    // without end, fast
        RedirectLoop,
        RedirectToFile,
        RedirectElsewhere, // to another host
        RedirectOnce,      // to itself, then well
        Silent,            // never
        Reset,             // closes without a word
        Bomb,              // 200 and entities that grow without end
        Slow,              // of a file: piece by piece, a few thousand bytes at a time
        Open,              // of a file: without a length, to the end
        HalfOpen,          // the same, cut in the middle
    };

    struct Reply
    {
        Behaviour behaviour = Behaviour::Normal;
        int status = 200;
        QByteArray header = {}; // "Retry-After: 1"
        int delayMs = 0;
    };

    struct Request
    {
        QByteArray target;
        QByteArray userAgent;
        QByteArray range; // "bytes=100-"; with its If-Range
        QByteArray ifRange;
        QStringList ids;
        int maxResults = -1;
        qint64 startedMs = 0;
        qint64 endedMs = -1;    // the answer was written as a whole, or the connection closed
        bool brokenOff = false; // by the client, before the answer was whole
    };

    explicit ArxivStub(QObject *parent = nullptr);
    ~ArxivStub() override;

    QUrl url() const; // for PAPERDIP_ARXIV_URL

    // Every id is a paper called "Title of ID" unless told otherwise.
    void setTitle(const QString &id, const QString &title) { m_titles.insert(id, title); }
    void setVersion(const QString &id, int version) { m_versions.insert(id, version); } // else 2
    void setComment(const QString &id, const QString &comment) { m_comments.insert(id, comment); }
    void setUnknown(const QStringList &ids); // left out of answers
    void setBad(const QStringList &ids);     // any batch with one of them is answered with 400

    // How the next requests are answered, in turn; after these, as `always` said.
    void answerNext(const QList<Reply> &replies) { m_next.append(replies); }
    void answerAlways(const Reply &reply) { m_always = reply; }
    void forgetNext() { m_next.clear(); } // a redirect loop goes on until then

    // Plays another service: what it says to a request's target, in the place of a feed. Without a
    // type it is told from what is said: JSON, XML or HTML.
    using Says = std::function<QByteArray(const QByteArray &target)>;
    void speak(const QByteArray &contentType, Says says);

    // A file, at a path.
    struct File
    {
        QByteArray bytes;
        QByteArray etag = {}; // with its quotes
        bool ranges = true;   // whether a part of it may be asked for
        qint64 shift = 0;     // a bad server's parts begin so much later than asked for
    };
    void serve(const QByteArray &path, const File &file) { m_files.insert(path, file); }

    void refuseConnections();
    void acceptConnections(); // at the same port again

    const QList<Request> &requests() const { return m_requests; }
    int mostConnections() const { return m_mostConnections; } // open at the same time
    // The shortest time from the end of an answer to the start of the next request, or from the
    // start of one that the client broke off, as this side hears late of that; 0: two at a time;
    // -1: fewer than two requests.
    qint64 shortestPauseMs() const;

    QByteArray feed(const QStringList &ids) const; // in the new service's markup, in reverse order

private:
    struct Connection
    {
        QByteArray buffer;
        qsizetype request = -1; // the one that is being answered
    };

    void accept();
    void read(QTcpSocket *socket);
    void take(QTcpSocket *socket, const QByteArray &head);
    void answer(QTcpSocket *socket, const Reply &reply);
    void answerWell(QTcpSocket *socket, const Reply &reply);
    void answerAsOther(QTcpSocket *socket, const Reply &reply);
    void answerHalf(QTcpSocket *socket, bool chunked);
    void answerFile(QTcpSocket *socket, const File &file, Behaviour behaviour);
    void sendSlowly(QTcpSocket *socket, const QByteArray &rest);
    void drip(QTcpSocket *socket);
    void flood(QTcpSocket *socket);
    void redirect(QTcpSocket *socket, const QByteArray &to);
    void send(QTcpSocket *socket, int status, const QByteArray &header, const QByteArray &body);
    void end(QTcpSocket *socket);
    QStringList idsOf(QTcpSocket *socket) const;
    QByteArray wholeBody(QTcpSocket *socket) const;

    QTcpServer m_server;
    quint16 m_port = 0;
    QElapsedTimer m_clock;
    QHash<QTcpSocket *, Connection> m_connections;
    QList<Request> m_requests;
    QQueue<Reply> m_next;
    Reply m_always;
    QHash<QString, QString> m_titles;
    QHash<QString, QString> m_comments;
    QHash<QString, int> m_versions;
    QSet<QString> m_unknown;
    QSet<QString> m_bad;
    QByteArray m_contentType;
    Says m_says;
    QHash<QByteArray, File> m_files;
    int m_mostConnections = 0;
};

} // namespace paperdip
