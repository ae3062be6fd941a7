// SPDX-License-Identifier: MIT
#include "cli/shell.h"

#include "shared.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QProcess>
#include <QTimer>

namespace paperdip {

QJsonObject Outcome::json() const
{
    return QJsonDocument::fromJson(out).object();
}

Shell::Shell() : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.remove(QStringLiteral("DISPLAY"));
    m_environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("nonexistent"));
    m_environment.insert(QStringLiteral("HOME"), m_folder.path());
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    // No test may ask the real service.
    m_environment.insert(QStringLiteral("PAPERDIP_ARXIV_URL"),
                         QStringLiteral("http://127.0.0.1:9"));
}

QString Shell::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray Shell::read(const QString &name) const
{
    return readAll(path(name));
}

Outcome Shell::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_folder.path());
    if (!m_output.isEmpty())
        process.setStandardOutputFile(m_output);
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(120000, &loop, [&process] { process.kill(); });
    process.start(qEnvironmentVariable("PAPERDIP_PROGRAM"), arguments);
    process.write(input);
    process.closeWriteChannel();
    loop.exec();
    Outcome outcome;
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    if (process.state() == QProcess::NotRunning && process.error() == QProcess::UnknownError)
        outcome.status = process.exitCode();
    return outcome;
}

QJsonArray Shell::nodes() const
{
    const QJsonArray lists = run({QStringLiteral("show"), QStringLiteral("--json")})
                                 .json()
                                 .value(QStringLiteral("lists"))
                                 .toArray();
    return lists.first().toObject().value(QStringLiteral("nodes")).toArray();
}

int count(const QJsonArray &nodes, const QString &kind)
{
    int found = 0;
    for (const QJsonValue &node : nodes)
        found += node.toObject().value(QStringLiteral("kind")).toString() == kind ? 1 : 0;
    return found;
}

QJsonObject paper(const QJsonArray &nodes, const QString &title)
{
    for (const QJsonValue &node : nodes) {
        const QJsonObject object = node.toObject();
        if (object.value(QStringLiteral("kind")).toString() == QLatin1String("paper") &&
            object.value(QStringLiteral("title")).toString().startsWith(title))
            return object;
    }
    return {};
}

} // namespace paperdip
