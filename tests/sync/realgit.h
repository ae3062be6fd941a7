// SPDX-License-Identifier: MIT
#pragma once

#include "sync/quickfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

namespace paperdip {

// Git as the test wants it, whatever the machine's own is told. Call it before anything runs Git.
inline void isolateGit()
{
    for (const char *name :
         {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "LANGUAGE"})
        qunsetenv(name);
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    qputenv("GIT_CONFIG_SYSTEM", "/dev/null");
    qputenv("GIT_CONFIG_COUNT", "1");
    qputenv("GIT_CONFIG_KEY_0", "init.defaultBranch");
    qputenv("GIT_CONFIG_VALUE_0", "main");
    for (const char *name : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"})
        qputenv(name, "Ada");
    for (const char *name : {"GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"})
        qputenv(name, "ada@example.org");
    for (const char *name : {"GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"})
        qunsetenv(name);
}

// A folder with repositories that the true Git makes.
class RealGit
{
public:
    RealGit() { isolateGit(); }

    QString at(const QString &path) const
    {
        return QFileInfo(m_folder.path()).canonicalFilePath() + QLatin1Char('/') + path;
    }
    void put(const QString &path, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(at(path)).absolutePath());
        QFile file(at(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }
    QByteArray bytes(const QString &path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    // Runs Git in a folder; its exit status.
    int tryGit(const QString &folder, const QStringList &arguments, QByteArray *out = nullptr) const
    {
        QProcess process;
        process.setWorkingDirectory(at(folder));
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("git"), arguments);
        if (!process.waitForFinished(30000))
            qFatal("git did not end");
        if (out != nullptr)
            *out = process.readAll();
        return process.exitCode();
    }
    // It must work; what it printed, without blanks around.
    QByteArray git(const QString &folder, const QStringList &arguments) const
    {
        QByteArray out;
        if (tryGit(folder, arguments, &out) != 0)
            qFatal("git %s: %s", qPrintable(arguments.join(QLatin1Char(' '))), out.constData());
        return out.trimmed();
    }
    QByteArray git(const QString &folder, const char *arguments) const
    {
        return git(folder, QString::fromUtf8(arguments).split(QLatin1Char(' ')));
    }
    // A new repository with one file in one commit.
    void start(const QString &folder, const QString &name, const QByteArray &bytes) const
    {
        put(folder + QLatin1Char('/') + name, bytes);
        git(folder, "init -q");
        commitAll(folder, "Begin");
    }
    void commitAll(const QString &folder, const char *subject) const
    {
        git(folder, "add -A");
        git(folder, {QStringLiteral("commit"), QStringLiteral("-qm"), QString::fromUtf8(subject)});
    }
    // A bare copy of `from` and a clone of that, which `from` then follows too.
    void share(const QString &from, const QString &bare, const QString &other) const
    {
        git({}, {QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--bare"), at(from),
                 at(bare)});
        git({}, {QStringLiteral("clone"), QStringLiteral("-q"), at(bare), at(other)});
        git(from,
            {QStringLiteral("remote"), QStringLiteral("add"), QStringLiteral("origin"), at(bare)});
        git(from, "fetch -q origin");
        git(from, "branch -q --set-upstream-to origin/main");
    }

private:
    QTemporaryDir m_folder{quickFolder()};
};

} // namespace paperdip
