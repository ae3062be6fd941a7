// SPDX-License-Identifier: MIT
#include "sync/filewatcher.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <utility>

namespace paperdip {

using namespace std::chrono_literals;

// What of a file can be seen without reading it.
struct FileWatcher::Stamp
{
    qint64 size = -1; // -1: not there
    qint64 modified = 0;
    qint64 changed = 0; // also after a rename over it that brings an older date along

    bool operator==(const Stamp &) const = default;
};

namespace {

constexpr auto PollEvery = 2500ms;
constexpr auto Settle = 60ms; // events of one save come in a bunch

} // namespace

FileWatcher::Stamp FileWatcher::stampOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    return {info.size(), info.lastModified().toMSecsSinceEpoch(),
            info.metadataChangeTime().toMSecsSinceEpoch()};
}

FileWatcher::Stamps FileWatcher::stampsOf(const QStringList &paths)
{
    Stamps stamps;
    for (const QString &path : paths)
        stamps.insert(path, stampOf(path));
    return stamps;
}

struct FileWatcher::Private
{
    QFileSystemWatcher system;
    Stamps stamps;
    QSet<QString> suspects;
    QTimer poll;
    QTimer settle;
    QThreadPool pool; // looks at the files: a network folder that hangs must not hang the window
    bool looking = false;
    bool again = false; // something moved while we were looking
};

FileWatcher::FileWatcher(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->pool.setMaxThreadCount(1);
    d->poll.setInterval(PollEvery);
    d->settle.setInterval(Settle);
    d->settle.setSingleShot(true);
    connect(&d->system, &QFileSystemWatcher::fileChanged, this, &FileWatcher::suspect);
    connect(&d->system, &QFileSystemWatcher::directoryChanged, this, &FileWatcher::look);
    connect(&d->poll, &QTimer::timeout, this, &FileWatcher::look);
    connect(&d->settle, &QTimer::timeout, this, &FileWatcher::report);
}

FileWatcher::~FileWatcher()
{
    d->pool.waitForDone();
}

void FileWatcher::add(const QString &path)
{
    if (path.isEmpty() || d->stamps.contains(path))
        return;
    d->stamps.insert(path, stampOf(path));
    arm(path);
    d->poll.start();
}

void FileWatcher::remove(const QString &path)
{
    if (!d->stamps.remove(path))
        return;
    d->suspects.remove(path);
    d->system.removePath(path);
    const QString folder = QFileInfo(path).absolutePath();
    bool shared = false;
    for (auto it = d->stamps.cbegin(); it != d->stamps.cend(); ++it)
        shared = shared || QFileInfo(it.key()).absolutePath() == folder;
    if (!shared)
        d->system.removePath(folder);
    if (d->stamps.isEmpty())
        d->poll.stop();
}

// A file that is replaced, and a folder that is removed, fall out of the system's watch.
void FileWatcher::arm(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !d->system.files().contains(path))
        d->system.addPath(path);
    if (QFileInfo(info.absolutePath()).isDir() &&
        !d->system.directories().contains(info.absolutePath()))
        d->system.addPath(info.absolutePath());
}

void FileWatcher::suspect(const QString &path)
{
    if (!d->stamps.contains(path))
        return;
    d->suspects.insert(path);
    d->settle.start();
}

void FileWatcher::look()
{
    d->again = d->looking;
    if (d->looking)
        return;
    d->looking = true;
    d->pool.start([this, paths = d->stamps.keys()] {
        QMetaObject::invokeMethod(
            this, [this, stamps = stampsOf(paths)] { compare(stamps); }, Qt::QueuedConnection);
    });
}

void FileWatcher::compare(const Stamps &stamps)
{
    d->looking = false;
    for (auto it = stamps.cbegin(); it != stamps.cend(); ++it) {
        const auto known = d->stamps.find(it.key());
        if (known == d->stamps.end() || *known == it.value())
            continue;
        *known = it.value();
        suspect(it.key());
    }
    for (auto it = d->stamps.cbegin(); it != d->stamps.cend(); ++it)
        arm(it.key());
    if (d->again)
        look();
}

void FileWatcher::report()
{
    const QSet<QString> suspects = std::exchange(d->suspects, {});
    for (const QString &path : suspects) {
        arm(path);
        Q_EMIT maybeChanged(path);
    }
}

} // namespace paperdip
