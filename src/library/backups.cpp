// SPDX-License-Identifier: MIT
#include "library/backups.h"

#include "library/library.h"
#include "library/listworker.h"
#include "store/database.h"
#include "store/libraryfile.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTimer>

#include <optional>

namespace paperdip {

namespace {

bool isDue(const QString &library, int validHours)
{
    const QDateTime now = QDateTime::currentDateTime();
    const QList<LibraryCopy> copies = copiesOf(library);
    for (const LibraryCopy &copy : copies) {
        if (copy.made <= now && copy.made.secsTo(now) < qint64(validHours) * 3600)
            return false;
    }
    return true;
}

void removeParts(const QString &folder)
{
    QDir dir(folder);
    const QStringList parts = dir.entryList({QStringLiteral("*.part*")}, QDir::Files);
    for (const QString &part : parts)
        dir.remove(part);
}

// The copy's path; empty: another process is at it, or has just made one.
Result<QString> makeCopy(WorkPlace &place, const std::optional<int> &validHours)
{
    if (place.store == nullptr)
        return Failure(place.problem);
    const QString library = place.store->path();
    for (const QString &folder : {place.folder + QStringLiteral("/locks"), copiesFolder(library)}) {
        if (!QDir().mkpath(folder))
            return fail(ErrorCode::Io,
                        QStringLiteral("The folder %1 could not be made").arg(folder), folder);
    }
    const QString lockPath = place.folder + QStringLiteral("/locks/backup.lock");
    QLockFile lock(lockPath);
    lock.setStaleLockTime(0); // a copy may take longer than any time that one could name
    if (!takeLock(lock, 0) || (validHours && !isDue(library, *validHours)))
        return QString();
    removeParts(copiesFolder(library));
    const QString path = copyPath(library, QDateTime::currentDateTime());
    const QString part = path + QStringLiteral(".part");
    Result<void> done = place.store->database().copyTo(part, place.isStopped);
    if (done)
        done = syncFile(part);
    if (done && QFile::exists(path))
        QFile::remove(path); // of the same second
    if (done && !QFile::rename(part, path))
        done = fail(ErrorCode::Io, QStringLiteral("%1 could not be renamed").arg(part), path);
    if (!done) {
        removeParts(copiesFolder(library));
        return Failure(done.error());
    }
    const QList<LibraryCopy> surplus =
        surplusCopies(copiesOf(library), QDateTime::currentDateTime());
    for (const LibraryCopy &copy : surplus)
        QFile::remove(copy.path);
    return path;
}

} // namespace

struct Backups::Private
{
    Private(Backups &owner, Library &theLibrary, const BackupTimes &theTimes)
        : q(owner), library(theLibrary), times(theTimes)
    {
        if (library.path() != QLatin1String(":memory:"))
            worker = std::make_unique<ListWorker>(library);
    }

    void make(const std::optional<int> &validHours);
    void finish(const Result<QString> &copy);
    void rest();

    Backups &q;
    Library &library;
    BackupTimes times;
    QTimer idle;  // restarted by every change
    QTimer every; // not
    bool making = false;
    std::optional<ErrorCode> said;
    std::unique_ptr<ListWorker> worker; // none for a library in memory
};

Backups::Backups(Library &library, const BackupTimes &times, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, library, times))
{
    d->idle.setSingleShot(true);
    d->idle.setInterval(times.idleMs);
    d->every.setInterval(times.everyMs);
    connect(&d->idle, &QTimer::timeout, this, [this] { d->make(d->times.validHours); });
}

Backups::~Backups() = default;

void Backups::start()
{
    connect(&d->every, &QTimer::timeout, this, [this] {
        if (!d->idle.isActive())
            d->idle.start();
    });
    const auto rest = [this] { d->rest(); };
    connect(&d->library, &Library::listChanged, this, rest);
    connect(&d->library, &Library::recordChanged, this, rest);
    connect(&d->library, &Library::listsChanged, this, rest);
    d->every.start();
    d->idle.start();
}

// Somebody is at work.
void Backups::Private::rest()
{
    if (idle.isActive())
        idle.start();
}

void Backups::makeNow()
{
    d->make(std::nullopt);
}

void Backups::Private::make(const std::optional<int> &validHours)
{
    if (making || !worker)
        return;
    making = true;
    Q_EMIT q.changed();
    worker->run([this, validHours](WorkPlace &place) -> ListWorker::Done {
        const auto copy = std::make_shared<Result<QString>>(makeCopy(place, validHours));
        return [this, copy] { finish(*copy); };
    });
}

void Backups::Private::finish(const Result<QString> &copy)
{
    making = false;
    Q_EMIT q.changed();
    if (copy) {
        said.reset();
        if (!copy->isEmpty())
            Q_EMIT q.made(*copy);
        return;
    }
    const ErrorCode code = copy.error().code;
    if (code != ErrorCode::Cancelled && said != code) {
        said = code;
        Q_EMIT q.failed(copy.error());
    }
}

bool Backups::isMaking() const
{
    return d->making;
}

QString Backups::folder() const
{
    return copiesFolder(d->library.path());
}

QList<LibraryCopy> Backups::all() const
{
    return copiesOf(d->library.path());
}

Result<void> Backups::restoreAtNextStart(const QString &copy)
{
    Result<void> waits = letCopyWait(d->library.path(), copy);
    if (waits)
        Q_EMIT changed();
    return waits;
}

Result<void> Backups::dontRestore()
{
    const QString waiting = waitingCopy(d->library.path());
    if (QFile::exists(waiting) && !QFile::remove(waiting))
        return fail(ErrorCode::Io, QStringLiteral("%1 could not be removed").arg(waiting), waiting);
    Q_EMIT changed();
    return {};
}

bool Backups::isRestoreWaiting() const
{
    return QFile::exists(waitingCopy(d->library.path()));
}

} // namespace paperdip
