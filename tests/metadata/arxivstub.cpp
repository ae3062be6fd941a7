// SPDX-License-Identifier: MIT
#include "metadata/arxivstub.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>
#include <algorithm>

namespace paperdip {

namespace {

const char feedBegin[] =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<feed xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\" "
    "xmlns:arxiv=\"http://arxiv.org/schemas/atom\" xmlns=\"http://www.w3.org/2005/Atom\">\n"
    "  <id>https://arxiv.org/api/stub</id>\n"
    "  <title>arXiv Query</title>\n"
    "  <updated>2026-05-11T23:51:23Z</updated>\n";

const char entryFrame[] =
    "  <entry>\n"
    "    <id>http://arxiv.org/abs/%1v%3</id>\n"
    "    <title>%2</title>\n"
    "    <updated>2023-02-03T04:05:06Z</updated>\n"
    "    <summary>Abstract of %1.</summary>\n"
    "    <category term=\"cs.LG\" scheme=\"http://arxiv.org/schemas/atom\"/>\n"
    "    <published>2022-01-02T03:04:05Z</published>\n"
    "%4"
    "    <arxiv:primary_category term=\"cs.LG\"/>\n"
    "    <author>\n      <name>Ann B. Author</name>\n    </author>\n"
    "    <author>\n      <name>Carl Other</name>\n    </author>\n"
    "  </entry>\n";

const char errorFrame[] = "  <entry>\n"
                          "    <id>https://arxiv.org/api/errors#incorrect_id_format_for_%1</id>\n"
                          "    <title>Error</title>\n"
                          "    <summary>incorrect id format for %1</summary>\n"
                          "    <author>\n      <name>arXiv api core</name>\n    </author>\n"
                          "  </entry>\n</feed>\n";

QByteArray page()
{
    return "<!DOCTYPE html><html><head><title>arXiv</title></head><body><p>Rate "
           "exceeded.<br></body></html>";
}

QByteArray bomb()
{
    QByteArray text("<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY b0 \"boom\">");
    for (int i = 1; i < 30; ++i)
        text += "<!ENTITY b" + QByteArray::number(i) + " \"" +
                ("&b" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
    return text + "]><b>&b29;</b>";
}

} // namespace

ArxivStub::ArxivStub(QObject *parent) : QObject(parent)
{
    m_clock.start();
    connect(&m_server, &QTcpServer::newConnection, this, &ArxivStub::accept);
    acceptConnections();
}

ArxivStub::~ArxivStub()
{
    const QList<QTcpSocket *> sockets = m_connections.keys();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QUrl ArxivStub::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void ArxivStub::setUnknown(const QStringList &ids)
{
    m_unknown = QSet<QString>(ids.begin(), ids.end());
}

void ArxivStub::setBad(const QStringList &ids)
{
    m_bad = QSet<QString>(ids.begin(), ids.end());
}

void ArxivStub::speak(const QByteArray &contentType, Says says)
{
    m_contentType = contentType;
    m_says = std::move(says);
}

void ArxivStub::refuseConnections()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_connections.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void ArxivStub::acceptConnections()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the arXiv stub cannot listen: %s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
}

qint64 ArxivStub::shortestPauseMs() const
{
    qint64 shortest = -1;
    for (qsizetype i = 1; i < m_requests.size(); ++i) {
        const Request &last = m_requests[i - 1];
        const qint64 end = last.brokenOff ? last.startedMs : last.endedMs;
        const qint64 pause = m_requests[i].startedMs - end;
        if (end < 0 || pause < 0) // it overlapped
            return 0;
        shortest = shortest < 0 ? pause : std::min(shortest, pause);
    }
    return shortest;
}

QByteArray ArxivStub::feed(const QStringList &ids) const
{
    QString entries;
    int count = 0;
    for (auto id = ids.crbegin(); id != ids.crend(); ++id) {
        if (m_unknown.contains(*id))
            continue;
        const QString title = m_titles.value(*id, QStringLiteral("Title of ") + *id);
        const QString comment = m_comments.value(*id);
        const QString element = comment.isEmpty()
                                    ? QString()
                                    : QStringLiteral("    <arxiv:comment>%1</arxiv:comment>\n")
                                          .arg(comment.toHtmlEscaped());
        entries += QString::fromUtf8(entryFrame)
                       .arg(*id, title.toHtmlEscaped(), QString::number(m_versions.value(*id, 2)),
                            element);
        ++count;
    }
    return feedBegin +
           QStringLiteral("  <opensearch:totalResults>%1</opensearch:totalResults>\n")
               .arg(count)
               .toUtf8() +
           entries.toUtf8() + "</feed>\n";
}

void ArxivStub::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_connections.insert(socket, {});
        m_mostConnections = std::max(m_mostConnections, int(m_connections.size()));
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            const qsizetype open = m_connections[socket].request;
            if (open >= 0)
                m_requests[open].brokenOff = true;
            end(socket);
            m_connections.remove(socket);
            socket->deleteLater();
        });
    }
}

void ArxivStub::read(QTcpSocket *socket)
{
    Connection &connection = m_connections[socket];
    connection.buffer += socket->readAll();
    const qsizetype end = connection.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = connection.buffer.left(end);
    connection.buffer.remove(0, end + 4);
    take(socket, head);
}

void ArxivStub::take(QTcpSocket *socket, const QByteArray &head)
{
    Request request;
    const QList<QByteArray> lines = head.split('\n');
    request.target = lines.first().split(' ').value(1);
    for (const QByteArray &line : lines) {
        const QByteArray name = line.left(line.indexOf(':')).toLower();
        const QByteArray value = line.mid(name.size() + 1).trimmed();
        if (name == "user-agent")
            request.userAgent = value;
        else if (name == "range")
            request.range = value;
        else if (name == "if-range")
            request.ifRange = value;
    }
    const QUrlQuery query(QUrl(QString::fromLatin1(request.target)));
    request.ids = query.queryItemValue(QStringLiteral("id_list")).split(u',', Qt::SkipEmptyParts);
    if (query.hasQueryItem(QStringLiteral("max_results")))
        request.maxResults = query.queryItemValue(QStringLiteral("max_results")).toInt();
    request.startedMs = m_clock.elapsed();
    m_connections[socket].request = m_requests.size();
    m_requests << request;

    const Reply reply = m_next.isEmpty() ? m_always : m_next.dequeue();
    if (reply.delayMs > 0)
        QTimer::singleShot(reply.delayMs, socket, [this, socket, reply] { answer(socket, reply); });
    else
        answer(socket, reply);
}

void ArxivStub::answer(QTcpSocket *socket, const Reply &reply)
{
    const qsizetype asked = m_connections.value(socket).request;
    const auto file = m_files.constFind(m_requests[asked].target);
    const bool isWell = reply.behaviour == Behaviour::Normal && reply.status == 200;
    if (file != m_files.cend() &&
        (isWell || reply.behaviour == Behaviour::HalfLength || reply.behaviour >= Behaviour::Slow))
        return answerFile(socket, *file, reply.behaviour);
    switch (reply.behaviour) {
    case Behaviour::Normal:
        return answerWell(socket, reply);
    case Behaviour::HalfLength:
        return answerHalf(socket, false);
    case Behaviour::HalfChunked:
        return answerHalf(socket, true);
    case Behaviour::Garbage:
        return send(socket, 200, {}, QByteArray("\x00\xff<<&&\x1f garbage", 15).repeated(20));
    case Behaviour::Html:
        return send(socket, 200, "Content-Type: text/html", page());
    case Behaviour::EmptyFeed:
        return send(socket, 200, {}, feed({}));
    case Behaviour::EmptyBody:
        return send(socket, 200, {}, {});
    case Behaviour::Drip:
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        return drip(socket);
    case Behaviour::TooLarge:
        socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { flood(socket); });
        return flood(socket);
    case Behaviour::RedirectLoop:
        m_next.prepend(reply);
        return redirect(socket, m_requests.last().target);
    case Behaviour::RedirectToFile:
        return redirect(socket, "file:///etc/passwd");
    case Behaviour::RedirectElsewhere:
        return redirect(socket, "http://elsewhere.invalid/api/query");
    case Behaviour::RedirectOnce:
        m_next.prepend(Reply());
        return redirect(socket, m_requests.last().target);
    case Behaviour::Silent:
        return;
    case Behaviour::Reset:
        return socket->abort();
    case Behaviour::Bomb:
        return send(socket, 200, {}, bomb());
    case Behaviour::Slow:
    case Behaviour::Open:
    case Behaviour::HalfOpen:
        return send(socket, 404, {}, page());
    }
}

QStringList ArxivStub::idsOf(QTcpSocket *socket) const
{
    const qsizetype request = m_connections.value(socket).request;
    return request < 0 ? QStringList() : m_requests[request].ids;
}

QByteArray ArxivStub::wholeBody(QTcpSocket *socket) const
{
    const qsizetype request = m_connections.value(socket).request;
    if (m_says && request >= 0)
        return m_says(m_requests[request].target);
    return feed(idsOf(socket));
}

void ArxivStub::answerWell(QTcpSocket *socket, const Reply &reply)
{
    const QStringList ids = idsOf(socket);
    const auto bad = std::find_if(ids.begin(), ids.end(),
                                  [this](const QString &id) { return m_bad.contains(id); });
    if (bad != ids.end())
        send(socket, 400, {}, feedBegin + QString::fromUtf8(errorFrame).arg(*bad).toUtf8());
    else if (reply.status == 200 && m_says)
        answerAsOther(socket, reply);
    else if (reply.status == 200)
        send(socket, 200, reply.header, feed(ids));
    else
        send(socket, reply.status, reply.header, page());
}

void ArxivStub::answerAsOther(QTcpSocket *socket, const Reply &reply)
{
    const QByteArray body = wholeBody(socket);
    QByteArray type = m_contentType;
    if (type.isEmpty())
        type = body.startsWith("<?xml")                                 ? "text/xml"
               : body.startsWith('<') || body.trimmed().startsWith('<') ? "text/html"
                                                                        : "application/json";
    send(socket, 200, reply.header.isEmpty() ? "Content-Type: " + type : reply.header, body);
}

void ArxivStub::answerHalf(QTcpSocket *socket, bool chunked)
{
    const QByteArray whole = wholeBody(socket);
    const QByteArray half = whole.left(whole.size() / 2);
    if (chunked)
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                      QByteArray::number(half.size(), 16) + "\r\n" + half + "\r\n");
    else
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(whole.size()) +
                      "\r\n\r\n" + half);
    socket->disconnectFromHost();
}

void ArxivStub::answerFile(QTcpSocket *socket, const File &file, Behaviour behaviour)
{
    const Request &request = m_requests[m_connections.value(socket).request];
    const bool isPart = file.ranges && !request.range.isEmpty() && request.ifRange == file.etag;
    const qint64 from = isPart ? request.range.mid(6).chopped(1).toLongLong() + file.shift : 0;
    const QByteArray body = file.bytes.mid(from);
    QByteArray head = isPart ? "HTTP/1.1 206 Partial\r\nContent-Range: bytes " +
                                   QByteArray::number(from) + '-' +
                                   QByteArray::number(file.bytes.size() - 1) + '/' +
                                   QByteArray::number(file.bytes.size()) + "\r\n"
                             : QByteArray("HTTP/1.1 200 OK\r\n");
    if (!file.etag.isEmpty())
        head += "ETag: " + file.etag + "\r\n";
    const bool isOpen = behaviour == Behaviour::Open || behaviour == Behaviour::HalfOpen;
    head += isOpen ? QByteArray("Connection: close\r\n")
                   : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket->write(head + "Content-Type: application/pdf\r\n\r\n");
    if (behaviour == Behaviour::Slow)
        return sendSlowly(socket, body);
    const bool isHalf = behaviour == Behaviour::HalfLength || behaviour == Behaviour::HalfOpen;
    socket->write(isHalf ? body.left(body.size() / 2) : body);
    socket->flush();
    end(socket);
    if (isHalf || isOpen)
        socket->disconnectFromHost();
}

void ArxivStub::sendSlowly(QTcpSocket *socket, const QByteArray &rest)
{
    constexpr int everyMs = 15;
    constexpr qsizetype pieceSize = 4000;
    socket->write(rest.left(pieceSize));
    socket->flush();
    if (rest.size() <= pieceSize)
        return end(socket);
    QTimer::singleShot(everyMs, socket,
                       [this, socket, rest] { sendSlowly(socket, rest.mid(pieceSize)); });
}

void ArxivStub::drip(QTcpSocket *socket)
{
    constexpr int everyMs = 30;
    socket->write(" ");
    QTimer::singleShot(everyMs, socket, [this, socket] { drip(socket); });
}

void ArxivStub::flood(QTcpSocket *socket)
{
    if (socket->bytesToWrite() < 256 * 1024)
        socket->write(QByteArray(128 * 1024, ' '));
}

void ArxivStub::redirect(QTcpSocket *socket, const QByteArray &to)
{
    send(socket, 302, "Location: " + to, {});
}

void ArxivStub::send(QTcpSocket *socket, int status, const QByteArray &header,
                     const QByteArray &body)
{
    socket->write("HTTP/1.1 " + QByteArray::number(status) +
                  " Stub\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
                  (header.isEmpty() ? QByteArray() : header + "\r\n") + "\r\n" + body);
    socket->flush();
    end(socket);
}

void ArxivStub::end(QTcpSocket *socket)
{
    Connection &connection = m_connections[socket];
    if (connection.request >= 0)
        m_requests[connection.request].endedMs = m_clock.elapsed();
    connection.request = -1;
}

} // namespace paperdip
