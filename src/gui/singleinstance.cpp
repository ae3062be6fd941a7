// SPDX-License-Identifier: MIT
#include "gui/singleinstance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

namespace paperdip {

namespace {

constexpr int patienceMs = 5000; // the first one may be starting, or busy
constexpr int pauseMs = 20;
constexpr char taken[] = "taken";

QString serverName(const QString &libraryPath)
{
    const QByteArray key = QFileInfo(libraryPath).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha1).toHex();
    return QStringLiteral("paperdip-") + QString::fromLatin1(hash.left(16));
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
    if (m_lock.tryLock(0))
        return Role::First;
    if (m_lock.error() != QLockFile::LockFailedError)
        return Role::First; // a folder that cannot be written: opening the library says so better
    const Result<void> done = handOver(arguments);
    if (!done)
        return Failure(done.error());
    return Role::Second;
}

void SingleInstance::listen()
{
    if (!m_lock.isLocked() || m_server.isListening())
        return;
    QLocalServer::removeServer(m_name); // what a crash left behind
    m_server.listen(m_name);            // without it a second start only fails to hand over
}

Result<void> SingleInstance::handOver(const QStringList &arguments)
{
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream << arguments;
    QDeadlineTimer deadline(patienceMs);
    while (!deadline.hasExpired()) {
        QLocalSocket socket;
        socket.connectToServer(m_name);
        if (!socket.waitForConnected(200)) {
            QThread::msleep(pauseMs);
            continue;
        }
        socket.write(message);
        socket.flush();
        if (socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())) &&
            socket.readAll() == taken)
            return {};
        break;
    }
    return fail(ErrorCode::Locked,
                QStringLiteral("Paper Dip is already running but does not answer"));
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
