// SPDX-License-Identifier: MIT
#include "sync/filemoves.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace paperdip {

Result<void> moveFile(const QString &from, const QString &to)
{
    const QFileInfo source(from);
    if (!source.exists() && !source.isSymLink())
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not there").arg(from), from);
    const QFileInfo target(to);
    const bool sameFile =
        target.exists() && target.canonicalFilePath() == source.canonicalFilePath(); // other case
    if ((target.exists() || target.isSymLink()) && !sameFile)
        return fail(ErrorCode::Refused, QStringLiteral("%1 is there already").arg(to), to);
    if (!QDir().mkpath(target.absolutePath()))
        return fail(ErrorCode::Io,
                    QStringLiteral("The folder %1 could not be made").arg(target.absolutePath()),
                    target.absolutePath());
    QFile file(from);
    const bool moved = source.isDir() ? QDir().rename(from, to) : file.rename(to);
    if (!moved)
        return fail(ErrorCode::Io, QStringLiteral("%1 could not be moved to %2").arg(from, to),
                    from, file.errorString());
    return {};
}

Result<QString> moveToTrash(const QString &path)
{
    if (!QFileInfo::exists(path))
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not there").arg(path), path);
    QFile file(path);
    if (!file.moveToTrash())
        return fail(ErrorCode::Io, QStringLiteral("%1 could not be moved to the trash").arg(path),
                    path, file.errorString());
    return file.fileName() == path ? QString() : file.fileName();
}

Result<void> takeFromTrash(const QString &inTrash, const QString &to)
{
    if (inTrash.isEmpty() || !QFileInfo::exists(inTrash))
        return fail(ErrorCode::NotFound,
                    QStringLiteral("%1 is no longer in the trash").arg(QFileInfo(to).fileName()),
                    to);
    const Result<void> moved = moveFile(inTrash, to);
    if (!moved)
        return moved;
    // The trash's own note of it: FreeDesktop.org's trash specification keeps it beside "files".
    QDir trash = QFileInfo(inTrash).dir();
    if (trash.cdUp())
        QFile::remove(trash.filePath(QStringLiteral("info/") + QFileInfo(inTrash).fileName() +
                                     QStringLiteral(".trashinfo")));
    return {};
}

} // namespace paperdip
