// SPDX-License-Identifier: MIT
#include "sync/folderplace.h"

#include "sync/worktree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#include <sys/statfs.h>
#endif

namespace paperdip {

namespace {

QString folderOfFile(const QString &filePath)
{
    return QFileInfo(physicalPath(QFileInfo(filePath).absoluteFilePath())).absolutePath();
}

#ifdef Q_OS_LINUX
// 0: it is not there.
quint32 kindOf(const QString &folder)
{
    struct statfs system = {};
    return ::statfs(QFile::encodeName(folder).constData(), &system) == 0
               ? static_cast<quint32>(system.f_type)
               : 0;
}
#endif

} // namespace

QString folderPlaceOf(const QString &filePath)
{
    const QString folder = folderOfFile(filePath);
    if (!QFileInfo(folder).isDir())
        return {};
#ifdef Q_OS_LINUX
    struct stat info = {};
    if (::stat(QFile::encodeName(folder).constData(), &info) != 0)
        return {};
    return QStringLiteral("%1:%2").arg(kindOf(folder), 0, 16).arg(quint64(info.st_dev), 0, 16);
#else
    return QStringLiteral("there");
#endif
}

// A device's number may be another after each start of the computer: alone it says nothing.
bool isFolderGone(const QString &filePath, const QString &seen)
{
    const QString now = folderPlaceOf(filePath);
    if (now.isEmpty())
        return true;
    if (seen.isEmpty() || now == seen || QFileInfo::exists(filePath))
        return false;
    const QDir folder(folderOfFile(filePath));
    return folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace paperdip
