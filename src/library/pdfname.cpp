// SPDX-License-Identifier: MIT
#include "library/pdfname.h"

#include "core/readabletex.h"
#include "library/notename.h"

namespace paperdip {

namespace {

constexpr qsizetype mostBytes = 180; // of UTF-8: file systems take 255, with ".pdf.part" and " (2)"

// What one of the systems refuses, and what cannot be seen.
QChar allowed(QChar c)
{
    const bool isSeen = c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
    return isSeen && !QStringView(u"<>:\"/\\|?*").contains(c) ? c : QChar(u' ');
}

void trimEnd(QString &name)
{
    while (!name.isEmpty() &&
           (name.back() == u' ' || name.back() == u'.' || name.back().isHighSurrogate()))
        name.chop(1);
}

// At a blank, if there is one near the end.
void shorten(QString &name)
{
    if (name.toUtf8().size() <= mostBytes)
        return;
    while (name.toUtf8().size() > mostBytes)
        name.chop(1);
    const qsizetype blank = name.lastIndexOf(u' ');
    if (blank > name.size() * 2 / 3)
        name.truncate(blank);
}

} // namespace

QString pdfName(const QString &id, const QString &title)
{
    QString name = QString(id).replace(u'/', u'-') + u' ' + readableTex(title);
    for (QChar &c : name)
        c = allowed(c);
    name = name.simplified();
    while (name.startsWith(u'.') || name.startsWith(u'-') || name.startsWith(u' '))
        name.remove(0, 1); // hidden, or an option of a program
    shorten(name);
    trimEnd(name);
    if (name.isEmpty())
        return QStringLiteral("paper");
    return isReservedName(name.section(u'.', 0, 0)) ? u'_' + name : name;
}

} // namespace paperdip
