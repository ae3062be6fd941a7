// SPDX-License-Identifier: MIT
#include "sync/safefile.h"

#include "sync/worktree.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace paperdip {

namespace {

constexpr int LockTimeoutMs = 5000;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

Failure ioFailure(const QString &what, const QString &path, const QString &reason)
{
    return fail(ErrorCode::Io, QStringLiteral("Cannot %1 %2: %3").arg(what, shown(path), reason),
                path, reason);
}

bool isFull(int error)
{
#ifdef EDQUOT
    if (error == EDQUOT)
        return true;
#endif
    return error == ENOSPC;
}

enum class Found { Missing, Same, Allowed };

// What stands in the file's place now.
Result<Found> lookAt(const QString &target, const WriteJob &job)
{
    const Result<QByteArray> present = readFile(target);
    if (!present) {
        if (present.error().code != ErrorCode::NotFound)
            return ioFailure(QStringLiteral("write"), job.path, present.error().message);
        if (job.allowed.isEmpty())
            return Found::Missing;
        return fail(ErrorCode::Conflict,
                    QStringLiteral("%1 is no longer there").arg(shown(job.path)), job.path);
    }
    if (*present == job.bytes)
        return Found::Same;
    if (job.allowed.contains(hashOf(*present)))
        return Found::Allowed;
    return fail(ErrorCode::Conflict,
                QStringLiteral("%1 was changed by another program").arg(shown(job.path)), job.path);
}

Result<void> prepareFolder(const QString &target, const WriteJob &job)
{
    const QString folder = QFileInfo(target).absolutePath();
    if (QFileInfo(folder).isDir())
        return {};
    if (!job.makeFolders) {
        return fail(ErrorCode::NotFound,
                    QStringLiteral("The folder %1 is not there").arg(shown(folder)), job.path);
    }
    return makeFolder(folder);
}

// QSaveFile reports neither a short write nor what fails while close() flushes: both are looked for
// here.
Result<void> replace(const QString &target, const WriteJob &job)
{
    QSaveFile file(target);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return writeFailure(job.path, file, errno);
    errno = 0;
    if (file.write(job.bytes) != job.bytes.size() || !file.flush() ||
        file.size() != job.bytes.size()) {
        const Failure failure = writeFailure(job.path, file, errno);
        file.cancelWriting();
        return failure;
    }
    if (const Result<Found> still = lookAt(target, job); !still) {
        file.cancelWriting();
        return Failure(still.error());
    }
    errno = 0;
    if (!file.commit())
        return writeFailure(job.path, file, errno);
    return {};
}

} // namespace

Failure writeFailure(const QString &path, const QFileDevice &file, int error)
{
    if (isFull(error)) {
        return fail(ErrorCode::DiskFull,
                    QStringLiteral("Cannot write %1: there is no room left").arg(shown(path)), path,
                    file.errorString());
    }
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (folder.isDir() && !folder.isWritable()) {
        return ioFailure(QStringLiteral("write"), path,
                         QStringLiteral("nothing may be written in its folder"));
    }
    return ioFailure(QStringLiteral("write"), path, file.errorString());
}

Result<void> makeFolder(const QString &folder)
{
    errno = 0;
    if (QFileInfo(folder).isDir() || QDir().mkpath(folder))
        return {};
    if (isFull(errno)) {
        return fail(ErrorCode::DiskFull,
                    QStringLiteral("Cannot make %1: there is no room left").arg(shown(folder)),
                    folder);
    }
    return ioFailure(QStringLiteral("make the folder"), folder, qt_error_string());
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not there").arg(shown(path)), path);
    if (!info.isFile())
        return fail(ErrorCode::Invalid, QStringLiteral("%1 is not a file").arg(shown(path)), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ioFailure(QStringLiteral("read"), path, file.errorString());
    // QFile::read() makes room for as much as it is asked for, whatever is there.
    constexpr qint64 little = 16 * 1024;
    QByteArray bytes;
    for (bool more = true; more && bytes.size() <= maxBytes;) {
        const qint64 left = std::max(file.size() - file.pos() + 1, little);
        const QByteArray piece = file.read(std::min(left, maxBytes + 1 - bytes.size()));
        more = !piece.isEmpty();
        bytes += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return ioFailure(QStringLiteral("read"), path, file.errorString());
    if (bytes.size() > maxBytes) {
        return fail(
            ErrorCode::Invalid,
            QStringLiteral("%1 is larger than %2 MiB").arg(shown(path)).arg(maxBytes / 1048576),
            path);
    }
    return bytes;
}

Result<QByteArray> writeFile(const WriteJob &job)
{
    const QString target = physicalPath(QFileInfo(job.path).absoluteFilePath());
    if (target.isEmpty())
        return ioFailure(QStringLiteral("write"), job.path,
                         QStringLiteral("its links go in circles"));
    std::unique_ptr<QLockFile> lock;
    if (!job.lockPath.isEmpty()) {
        lock = std::make_unique<QLockFile>(job.lockPath);
        if (!takeLock(*lock, LockTimeoutMs)) {
            return fail(
                ErrorCode::Locked,
                QStringLiteral("%1 is being written by another Paper Dip").arg(shown(job.path)),
                job.path, job.lockPath);
        }
    }
    if (const Result<void> ready = prepareFolder(target, job); !ready)
        return Failure(ready.error());
    const Result<Found> found = lookAt(target, job);
    if (!found)
        return Failure(found.error());
    if (*found != Found::Same) {
        if (const Result<void> written = replace(target, job); !written)
            return Failure(written.error());
    }
    return hashOf(job.bytes);
}

bool takeLock(QLockFile &lock, int timeoutMs)
{
    constexpr qint64 fillTime = 2; // s; it is filled in the next moment
    const QFileInfo file(lock.fileName());
    if (file.exists() && file.size() == 0 &&
        file.lastModified().secsTo(QDateTime::currentDateTime()) >= fillTime)
        lock.removeStaleLockFile();
    return lock.tryLock(timeoutMs);
}

bool mayBeWritten(const QString &path)
{
    const QFileInfo file(physicalPath(QFileInfo(path).absoluteFilePath()));
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return true;
    return folder.isWritable() && (!file.exists() || file.isWritable());
}

void removeLeftovers(const QString &path, const QByteArray &bytes, const QByteArray &writing)
{
    const QFileInfo target(physicalPath(QFileInfo(path).absoluteFilePath()));
    const QRegularExpression temporary(QRegularExpression::anchoredPattern(
        QRegularExpression::escape(target.fileName()) + QStringLiteral("\\.[A-Za-z]{6}")));
    QDir folder(target.absolutePath());
    const QStringList names = folder.entryList({target.fileName() + QStringLiteral(".??????")},
                                               QDir::Files | QDir::NoSymLinks | QDir::Hidden);
    for (const QString &name : names) {
        if (!temporary.match(name).hasMatch())
            continue;
        const Result<QByteArray> content = readFile(folder.filePath(name));
        if (content && (content->isEmpty() || *content == bytes || hashOf(*content) == writing))
            folder.remove(name);
    }
}

Result<QString> keepCopy(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QFileInfo info(name);
    const QString date = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    const QString suffix = info.suffix().isEmpty() ? QStringLiteral("md") : info.suffix();
    WriteJob job;
    job.bytes = bytes;
    job.makeFolders = true;
    for (int i = 1; i < 1000; ++i) {
        const QString number = i == 1 ? QString() : QStringLiteral("-%1").arg(i);
        job.path = QStringLiteral("%1/%2-%3%4.%5")
                       .arg(folder, info.completeBaseName(), date, number, suffix);
        const Result<QByteArray> written = writeFile(job);
        if (written)
            return job.path;
        if (written.error().code != ErrorCode::Conflict)
            return Failure(written.error());
    }
    return ioFailure(QStringLiteral("write"), job.path,
                     QStringLiteral("there are too many copies"));
}

} // namespace paperdip
