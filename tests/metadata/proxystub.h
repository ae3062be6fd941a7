// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

namespace paperdip {

// A proxy on 127.0.0.1 that answers for every host itself, with one body, and writes down what it
// was asked for: the hosts must come as names.
class ProxyStub
{
public:
    enum class Kind { Http, Socks5, WantsPassword, Silent };

    ProxyStub(Kind kind, QByteArray body) : m_kind(kind), m_body(std::move(body))
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the proxy stub cannot listen");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [this, socket] { read(*socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    int port() const { return m_server.serverPort(); }
    QStringList hosts() const { return m_hosts; }

private:
    void read(QTcpSocket &socket)
    {
        const QByteArray bytes = socket.readAll();
        if (m_kind == Kind::Silent)
            return;
        if (m_kind == Kind::WantsPassword) {
            socket.write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                         "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        if (m_kind == Kind::Socks5 && bytes.startsWith('\5')) {
            takeSocks(socket, bytes);
            return;
        }
        if (m_kind == Kind::Http) // "GET http://host/path HTTP/1.1"
            m_hosts << QString::fromUtf8(bytes.mid(bytes.indexOf("//") + 2).split('/').first());
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                     QByteArray::number(m_body.size()) + "\r\n\r\n" + m_body);
    }

    // RFC 1928: a greeting, then CONNECT with a name (address type 3).
    void takeSocks(QTcpSocket &socket, const QByteArray &bytes)
    {
        if (bytes.size() < 7) {
            socket.write(QByteArray("\5\0", 2));
            return;
        }
        const bool named = bytes.at(3) == 3;
        m_hosts << (named ? QString::fromUtf8(bytes.mid(5, bytes.at(4)))
                          : QStringLiteral("(address)"));
        socket.write(QByteArray("\5\0\0\1\0\0\0\0\0\0", 10));
    }

    Kind m_kind;
    QByteArray m_body;
    QTcpServer m_server;
    QStringList m_hosts;
};

} // namespace paperdip
