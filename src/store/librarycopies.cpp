// SPDX-License-Identifier: MIT
#include "store/librarycopies.h"

#include "store/libraryfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>

namespace paperdip {

namespace {

const QString copyDateFormat = QStringLiteral("yyyyMMdd-HHmmss");
constexpr int keptDays = 7;
constexpr int keptWeeks = 4;

Failure copyFailure(const QString &path, const QString &reason, int error)
{
    if (error == ENOSPC) {
        return fail(ErrorCode::DiskFull,
                    QStringLiteral("Cannot write %1: there is no room left").arg(path), path,
                    reason);
    }
    return fail(ErrorCode::Io, QStringLiteral("Cannot write %1: %2").arg(path, reason), path,
                reason);
}

// Under a temporary name first: what has the right name is whole.
Result<void> copyWhole(const QString &from, const QString &to)
{
    const QString part = to + QStringLiteral(".part");
    QFile::remove(part);
    QFile file(from);
    errno = 0;
    if (!file.copy(part)) {
        const int error = errno;
        QFile::remove(part);
        return copyFailure(to, file.errorString(), error);
    }
    if (const Result<void> safe = syncFile(part); !safe)
        return safe;
    QFile::remove(to);
    if (!QFile::rename(part, to))
        return copyFailure(to, QStringLiteral("it could not be renamed"), 0);
    return {};
}

QDate mondayBefore(const QDate &day)
{
    return day.addDays(1 - day.dayOfWeek());
}

QDateTime dateIn(const QString &fileName, const QString &base)
{
    const qsizetype length = copyDateFormat.size();
    const QString date = fileName.mid(base.size() + 1, length);
    const bool fits = fileName.size() == base.size() + 1 + length + 3;
    return fits ? QDateTime::fromString(date, copyDateFormat) : QDateTime();
}

} // namespace

QString copiesFolder(const QString &library)
{
    return QFileInfo(library).absolutePath() + QStringLiteral("/backups");
}

QString copyPath(const QString &library, const QDateTime &made)
{
    return QStringLiteral("%1/%2-%3.db")
        .arg(copiesFolder(library), QFileInfo(library).completeBaseName(),
             made.toString(copyDateFormat));
}

QList<LibraryCopy> copiesOf(const QString &library)
{
    const QString base = QFileInfo(library).completeBaseName();
    const QFileInfoList files =
        QDir(copiesFolder(library)).entryInfoList({QStringLiteral("*.db")}, QDir::Files);
    QList<LibraryCopy> copies;
    for (const QFileInfo &file : files) {
        const bool named = file.fileName().startsWith(base + QLatin1Char('-'));
        const QDateTime made = named ? dateIn(file.fileName(), base) : QDateTime();
        if (made.isValid())
            copies.append({file.absoluteFilePath(), made, file.size()});
    }
    std::sort(copies.begin(), copies.end(),
              [](const LibraryCopy &a, const LibraryCopy &b) { return a.made > b.made; });
    return copies;
}

QList<LibraryCopy> surplusCopies(const QList<LibraryCopy> &copies, const QDateTime &now)
{
    QList<LibraryCopy> sorted = copies;
    std::sort(sorted.begin(), sorted.end(),
              [](const LibraryCopy &a, const LibraryCopy &b) { return a.made > b.made; });
    QSet<QDate> days;
    QSet<QDate> weeks; // by their Mondays
    QList<LibraryCopy> surplus;
    for (const LibraryCopy &copy : std::as_const(sorted)) {
        if (copy.made > now)
            continue;
        const QDate day = copy.made.date();
        const QDate monday = mondayBefore(day);
        const bool ofItsDay = day.daysTo(now.date()) < keptDays && !days.contains(day);
        const bool ofItsWeek = monday < mondayBefore(now.date()) && !weeks.contains(monday) &&
                               weeks.size() < keptWeeks;
        if (!ofItsDay && !ofItsWeek)
            surplus << copy;
        if (ofItsDay)
            days.insert(day);
        if (ofItsWeek)
            weeks.insert(monday);
    }
    return surplus;
}

Result<QString> takeNewestCopy(const QString &library, int schemaVersion)
{
    const QList<LibraryCopy> copies = copiesOf(library);
    for (const LibraryCopy &copy : copies) {
        const Result<int> version = checkedVersion(copy.path);
        if (!version || *version > schemaVersion || *version == 0)
            continue;
        if (const Result<void> taken = copyWhole(copy.path, library); !taken)
            return Failure(taken.error());
        return copy.path;
    }
    return QString();
}

QString waitingCopy(const QString &library)
{
    return library + QStringLiteral(".restore");
}

Result<void> letCopyWait(const QString &library, const QString &copy)
{
    if (const Result<int> version = checkedVersion(copy); !version)
        return Failure(version.error());
    return copyWhole(copy, waitingCopy(library));
}

// Ended at any point, the next start goes on: freeName() gives the same name as long as the library
// is not yet under it, and where the library is gone the copy still waits.
Result<QString> takeWaitingCopy(const QString &library)
{
    if (!QFileInfo::exists(waitingCopy(library)) || !emptyLog(library))
        return QString();
    const QString aside = freeName(library + QStringLiteral(".before-restore"));
    for (const QString &part : {QStringLiteral("-wal"), QString()}) {
        if (QFile::exists(library + part) && !QFile::rename(library + part, aside + part))
            return fail(ErrorCode::Io, QStringLiteral("The library could not be kept aside."),
                        library + part);
    }
    QFile::remove(library + QStringLiteral("-shm"));
    if (!QFile::rename(waitingCopy(library), library))
        return fail(ErrorCode::Io, QStringLiteral("The copy could not be taken."), library);
    return aside;
}

} // namespace paperdip
