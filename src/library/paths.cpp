// SPDX-License-Identifier: MIT
#include "library/paths.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace paperdip {

QString defaultLibraryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/library.db");
}

Result<QString> takeLibraryPath(QStringList *arguments)
{
    const QString option = QStringLiteral("--library");
    QString path;
    if (arguments->value(0).startsWith(option + u'=')) {
        path = arguments->takeFirst().mid(option.size() + 1);
    } else if (arguments->value(0) == option) {
        arguments->removeFirst();
        if (!arguments->isEmpty())
            path = arguments->takeFirst();
    } else {
        return defaultLibraryPath();
    }
    if (path.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("--library needs the name of a file"));
    return QFileInfo(path).absoluteFilePath();
}

Result<void> makeLibraryFolder(const QString &libraryPath)
{
    const QString folder = QFileInfo(libraryPath).absolutePath();
    if (QFileInfo(folder).isDir())
        return {};
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, QStringLiteral("The folder %1 cannot be made").arg(folder),
                    folder);
    QFile::setPermissions(folder,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return {};
}

} // namespace paperdip
