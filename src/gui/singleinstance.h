// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace paperdip {

// One window for one library: a second start hands its arguments to the first and ends.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &libraryPath, QObject *parent = nullptr);
    ~SingleInstance() override;

    enum class Role { First, Second };
    // Second: the arguments were taken by the first one. Locked: there is a first one, but it does
    // not answer.
    Result<Role> start(const QStringList &arguments);
    // The first one takes what later ones hand over, which wait some seconds for it.
    void listen();

Q_SIGNALS:
    void received(const QStringList &arguments);

private:
    bool isFirst();
    void accept();

    QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace paperdip
