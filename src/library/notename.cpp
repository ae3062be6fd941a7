// SPDX-License-Identifier: MIT
#include "library/notename.h"

#include <QMap>

namespace paperdip {

namespace {

constexpr int ShortName = 32; // characters of a name before the colon
constexpr int MostWords = 5;
constexpr int LongestName = 60;

QString firstWords(const QString &title)
{
    QString plain = title;
    const qsizetype colon =
        plain.replace(QChar(0xFF1A), QLatin1Char(':')).indexOf(QLatin1Char(':'));
    if (colon > 0 && colon <= ShortName)
        return title.left(colon);
    return title.split(QLatin1Char(' '), Qt::SkipEmptyParts)
        .mid(0, MostWords)
        .join(QLatin1Char(' '));
}

} // namespace

bool isReservedName(const QString &name)
{
    static const QStringList devices{QStringLiteral("con"), QStringLiteral("prn"),
                                     QStringLiteral("aux"), QStringLiteral("nul")};
    const QString lower = name.toLower();
    const bool numbered = lower.size() == 4 && lower.at(3).isDigit() &&
                          (lower.startsWith(u"com") || lower.startsWith(u"lpt"));
    return devices.contains(lower) || numbered;
}

QString usualNoteFolder(const QStringList &notePaths)
{
    QMap<QString, int> counts;
    for (QString path : notePaths) {
        if (path.startsWith(u"./"))
            path.remove(0, 2);
        const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
        ++counts[slash < 0 ? QString() : path.left(slash)];
    }
    QString folder = QStringLiteral("note");
    int most = 0;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (count.value() > most) {
            most = count.value();
            folder = count.key();
        }
    }
    return folder;
}

QString noteName(const QString &title, const QString &fallback)
{
    QString name;
    const QString words = firstWords(title.simplified());
    for (const QChar c : words) {
        if (c.isLetterOrNumber() || c.isMark() || c == QLatin1Char('-') || c == QLatin1Char('_') ||
            c.isSurrogate())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('_')))
            name += QLatin1Char('_');
    }
    name.truncate(LongestName);
    while (name.endsWith(QLatin1Char('_')) || name.endsWith(QLatin1Char('-')) ||
           (!name.isEmpty() && name.back().isHighSurrogate()))
        name.chop(1);
    if (name.isEmpty())
        name = fallback;
    return isReservedName(name) ? name + QStringLiteral("_note") : name;
}

} // namespace paperdip
