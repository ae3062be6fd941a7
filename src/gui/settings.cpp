// SPDX-License-Identifier: MIT
#include "gui/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace paperdip {

Settings::Settings()
    : QSettings(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("paperdip"),
                QStringLiteral("paperdip"))
{
}

QString Settings::libraryGroup(const QString &libraryPath)
{
    const QByteArray path = QFileInfo(libraryPath).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha1);
    return QStringLiteral("library-") + QString::fromLatin1(hash.toHex().left(12));
}

} // namespace paperdip
