// SPDX-License-Identifier: MIT
#include "sync/shortcutfile.h"

#include "sync/binaryplist.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QStringDecoder>
#include <QXmlStreamReader>

namespace paperdip {

namespace {

constexpr qint64 mostBytes = 64 * 1024;

// Notepad writes UTF-16 with a mark, others without one; old programs write the system's 8 bits.
QString textOf(const QByteArray &bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return QStringDecoder(*marked).decode(bytes);
    if (bytes.size() >= 2 && bytes.at(1) == '\0')
        return QStringDecoder(QStringDecoder::Utf16LE).decode(bytes);
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8.decode(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

// "key=value" lines of one group, by the key in lower case; the first one counts.
QHash<QString, QString> groupOf(const QString &text, QLatin1String group)
{
    QHash<QString, QString> values;
    bool inside = false;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(QLatin1Char('['))) {
            inside = trimmed.compare(QLatin1Char('[') + group + QLatin1Char(']'),
                                     Qt::CaseInsensitive) == 0;
            continue;
        }
        const qsizetype equals = trimmed.indexOf(QLatin1Char('='));
        if (!inside || equals <= 0)
            continue;
        const QString key = trimmed.left(equals).trimmed().toLower();
        if (!values.contains(key))
            values.insert(key, trimmed.mid(equals + 1).trimmed());
    }
    return values;
}

QString ofDesktopEntry(const QString &text)
{
    const QHash<QString, QString> values = groupOf(text, QLatin1String("Desktop Entry"));
    if (values.value(QStringLiteral("type")) != QLatin1String("Link"))
        return {};
    // KDE marks values in which variables are replaced; an address has none.
    const QString plain = values.value(QStringLiteral("url"));
    return plain.isEmpty() ? values.value(QStringLiteral("url[$e]")) : plain;
}

// The dictionary's <string> behind <key>URL</key>. Qt's reader follows no external entity.
QString ofPlist(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    QString key;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("key"))
            key = xml.readElementText().trimmed();
        else if (xml.name() == QLatin1String("string") && key == QLatin1String("URL"))
            return xml.readElementText().trimmed();
    }
    return {};
}

} // namespace

bool isShortcutName(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("url") || suffix == QLatin1String("webloc") ||
           suffix == QLatin1String("desktop");
}

QString shortcutAddress(const QString &path)
{
    QFile file(path);
    // A pipe would block, a device never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    return shortcutAddress(file.read(mostBytes), QFileInfo(path).suffix().toLower());
}

QString shortcutAddress(const QByteArray &bytes, const QString &suffix)
{
    const QByteArray read = bytes.left(mostBytes);
    if (suffix == QLatin1String("url"))
        return groupOf(textOf(read), QLatin1String("InternetShortcut"))
            .value(QStringLiteral("url"));
    if (suffix == QLatin1String("desktop"))
        return ofDesktopEntry(textOf(read));
    if (suffix != QLatin1String("webloc"))
        return {};
    const bool binary = read.startsWith("bplist");
    return binary ? binaryPlistText(read, QStringLiteral("URL")).trimmed() : ofPlist(read);
}

} // namespace paperdip
