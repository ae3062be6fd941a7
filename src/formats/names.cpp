// SPDX-License-Identifier: MIT
#include "formats/names.h"

#include <QHash>
#include <QStringList>
#include <algorithm>

namespace paperdip {

namespace {

bool isSuffix(const QString &word)
{
    static const QStringList suffixes{
        QStringLiteral("jr"), QStringLiteral("jr."), QStringLiteral("sr"), QStringLiteral("sr."),
        QStringLiteral("ii"), QStringLiteral("iii"), QStringLiteral("iv")};
    return suffixes.contains(word.toLower());
}

bool isGroup(const QString &lastWord)
{
    static const QStringList words{QStringLiteral("team"),       QStringLiteral("collaboration"),
                                   QStringLiteral("consortium"), QStringLiteral("group"),
                                   QStringLiteral("project"),    QStringLiteral("lab"),
                                   QStringLiteral("community")};
    return words.contains(lastWord.toLower());
}

// "van", "de la": lower case, and never the first word of a name.
bool isParticle(const QString &word)
{
    return !word.isEmpty() && word.at(0).isLower();
}

Name fromCommas(const QStringList &parts)
{
    Name name;
    name.family = parts.first();
    name.given = parts.last();
    if (parts.size() > 2)
        name.suffix = parts.at(1);
    else if (isSuffix(name.given)) {
        name = Name();
        name.literal = parts.join(QLatin1String(", "));
    }
    return name;
}

} // namespace

bool hasCjk(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        const ushort code = c.unicode();
        return (code >= 0x2e80 && code < 0xa000) || (code >= 0xac00 && code < 0xd7b0) ||
               (code >= 0xf900 && code < 0xfb00) || (code >= 0xd840 && code < 0xd8c0);
    });
}

Name nameFrom(const QString &text)
{
    const QString plain = text.simplified();
    Name name;
    QStringList parts;
    const QStringList commas = plain.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &part : commas) {
        if (!part.trimmed().isEmpty())
            parts << part.trimmed();
    }
    QStringList words = plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.size() > 1 && parts.size() <= 3)
        name = fromCommas(parts);
    else if (words.size() < 2 || isGroup(words.last()) || parts.size() > 3)
        name.literal = plain;
    else {
        if (words.size() > 2 && isSuffix(words.last()))
            name.suffix = words.takeLast();
        qsizetype family = words.size() - 1;
        while (family > 1 && isParticle(words.at(family - 1)))
            --family;
        name.given = words.mid(0, family).join(QLatin1Char(' '));
        name.family = words.mid(family).join(QLatin1Char(' '));
    }
    return name;
}

QString familyFirst(const Name &name)
{
    if (!name.literal.isEmpty())
        return name.literal;
    QStringList parts{name.family};
    if (!name.suffix.isEmpty())
        parts << name.suffix;
    parts << name.given;
    return parts.join(QLatin1String(", "));
}

QString asciiFolded(const QString &text)
{
    // What does not decompose into a letter and its accent.
    static const QHash<QChar, QString> whole{
        {QChar(0xdf), QStringLiteral("ss")},  {QChar(0xe6), QStringLiteral("ae")},
        {QChar(0xc6), QStringLiteral("AE")},  {QChar(0xf8), QStringLiteral("o")},
        {QChar(0xd8), QStringLiteral("O")},   {QChar(0x153), QStringLiteral("oe")},
        {QChar(0x152), QStringLiteral("OE")}, {QChar(0x142), QStringLiteral("l")},
        {QChar(0x141), QStringLiteral("L")},  {QChar(0x111), QStringLiteral("d")},
        {QChar(0x110), QStringLiteral("D")},  {QChar(0xf0), QStringLiteral("d")},
        {QChar(0xd0), QStringLiteral("D")},   {QChar(0xfe), QStringLiteral("th")},
        {QChar(0xde), QStringLiteral("Th")},  {QChar(0x131), QStringLiteral("i")},
        {QChar(0x127), QStringLiteral("h")},  {QChar(0x126), QStringLiteral("H")},
    };
    QString folded;
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : apart) {
        if (c.unicode() < 0x80)
            folded += c;
        else
            folded += whole.value(c);
    }
    return folded;
}

} // namespace paperdip
