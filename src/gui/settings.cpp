// SPDX-License-Identifier: MIT
#include "gui/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

namespace paperdip {

Settings::Settings()
{
    thread_local std::weak_ptr<QSettings> open;
    m_file = open.lock();
    if (!m_file) {
        const QString name = QStringLiteral("paperdip");
        m_file =
            std::make_shared<QSettings>(QSettings::NativeFormat, QSettings::UserScope, name, name);
        open = m_file;
    }
}

QVariant Settings::value(QAnyStringView key, const QVariant &otherwise) const
{
    return m_file->value(key, otherwise);
}

void Settings::setValue(QAnyStringView key, const QVariant &value)
{
    m_file->setValue(key, value);
}

void Settings::clear()
{
    m_file->clear();
}

QString Settings::libraryGroup(const QString &libraryPath)
{
    const QByteArray path = QFileInfo(libraryPath).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha1);
    return QStringLiteral("library-") + QString::fromLatin1(hash.toHex().left(12));
}

} // namespace paperdip
