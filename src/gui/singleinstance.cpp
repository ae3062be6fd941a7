// SPDX-License-Identifier: MIT
#include "gui/singleinstance.h"

#include "sync/safefile.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

namespace paperdip {

namespace {

constexpr int patienceMs = 5000;
constexpr int pauseMs = 20;
constexpr char taken[] = "taken";

QString serverName(const QString &libraryPath)
{
    const QByteArray key = QFileInfo(libraryPath).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha1).toHex();
    return QStringLiteral("paperdip-") + QString::fromLatin1(hash.left(16));
}

// Whether the other one has taken them.
bool handOver(QLocalSocket &socket, const QStringList &arguments, const QDeadlineTimer &deadline)
{
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream << arguments;
    socket.write(message);
    socket.flush();
    return socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())) &&
           socket.readAll() == taken;
}

} // namespace

SingleInstance::SingleInstance(const QString &libraryPath, QObject *parent)
    : QObject(parent), m_name(serverName(libraryPath)),
      m_lock(libraryPath + QStringLiteral(".window"))
{
    m_lock.setStaleLockTime(0); // by process, not by age: a window stays open for days
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance() = default;

Result<SingleInstance::Role> SingleInstance::start(const QStringList &arguments)
{
    const QDeadlineTimer deadline(patienceMs);
    while (true) { // the other one may be starting, or about to end
        if (isFirst())
            return Role::First;
        if (deadline.hasExpired())
            break;
        QLocalSocket socket;
        socket.connectToServer(m_name);
        if (socket.waitForConnected(200) && handOver(socket, arguments, deadline))
            return Role::Second;
        QThread::msleep(pauseMs);
    }
    return fail(ErrorCode::Locked,
                QStringLiteral("Paper Dip is already running but does not answer"));
}

// Also in a folder that cannot be written: opening the library says so better.
bool SingleInstance::isFirst()
{
    return takeLock(m_lock, 0) || m_lock.error() != QLockFile::LockFailedError;
}

void SingleInstance::listen()
{
    if (!m_lock.isLocked() || m_server.isListening())
        return;
    QLocalServer::removeServer(m_name); // what a crash left behind
    m_server.listen(m_name);            // without it a second start only fails to hand over
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            QDataStream stream(socket);
            QStringList arguments;
            stream.startTransaction();
            stream >> arguments;
            if (!stream.commitTransaction())
                return; // the rest is on its way
            socket->write(taken);
            socket->flush();
            socket->disconnectFromServer();
            Q_EMIT received(arguments);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

} // namespace paperdip
