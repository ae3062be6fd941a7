// SPDX-License-Identifier: MIT
#include "formats/tex.h"

#include <QStringList>

namespace paperdip {

QString texEscaped(const QString &text)
{
    QString written;
    written.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'#':
        case u'$':
        case u'%':
        case u'&':
        case u'_':
            written += QLatin1Char('\\') + QString(c);
            break;
        // A lone \{ would leave the field's braces uneven: BibTeX counts them, escaped or not.
        case u'{':
            written += QLatin1String("\\textbraceleft{}");
            break;
        case u'}':
            written += QLatin1String("\\textbraceright{}");
            break;
        case u'~':
            written += QLatin1String("\\textasciitilde{}");
            break;
        case u'^':
            written += QLatin1String("\\textasciicircum{}");
            break;
        case u'\\':
            written += QLatin1String("\\textbackslash{}");
            break;
        default:
            written += c.isSpace() || c.category() == QChar::Other_Control ? QLatin1Char(' ') : c;
        }
    }
    return written.simplified();
}

namespace {

// A style lowers all but the first letter of a title. A word with one capital at its beginning is
// an ordinary word of a title in title case.
bool needsBraces(const QString &word, bool first)
{
    int capitals = 0;
    int letters = 0;
    bool inside = false; // a capital that does not begin a part of the word
    QChar before = QLatin1Char('-');
    QChar capital;
    for (const QChar c : word) {
        letters += c.isLetter() ? 1 : 0;
        capitals += c.isUpper() ? 1 : 0;
        inside = inside || (c.isUpper() && (before.isLetterOrNumber() || before == u'\''));
        if (c.isUpper())
            capital = c;
        before = c;
    }
    if (inside)
        return true;
    // "C" is a language; "A" and "I" are words, and the first letter stays as it is.
    return !first && capitals == 1 && letters == 1 && capital >= u'B' && capital <= u'Z' &&
           capital != u'I';
}

} // namespace

QString texTitle(const QString &title)
{
    QStringList words = title.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool first = true;
    for (QString &word : words) {
        if (needsBraces(word, first)) {
            qsizetype begin = 0;
            qsizetype end = word.size();
            while (!word.at(begin).isLetterOrNumber())
                ++begin;
            while (!word.at(end - 1).isLetterOrNumber())
                --end;
            word = texEscaped(word.left(begin)) + QLatin1Char('{') +
                   texEscaped(word.mid(begin, end - begin)) + QLatin1Char('}') +
                   texEscaped(word.mid(end));
        } else
            word = texEscaped(word);
        first = false;
    }
    return words.join(QLatin1Char(' '));
}

QString texAddress(const QString &address)
{
    QString written;
    for (const QChar c : address.trimmed()) {
        const bool ends = c == u'{' || c == u'}' || c == u'\\' || c == u'"' || c.isSpace() ||
                          c.unicode() < 0x20 || c.unicode() == 0x7f;
        if (ends && c.unicode() < 0x80)
            written +=
                QStringLiteral("%%1").arg(uint(c.unicode()), 2, 16, QLatin1Char('0')).toUpper();
        else if (!ends)
            written += c;
    }
    return written;
}

} // namespace paperdip
