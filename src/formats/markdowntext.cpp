// SPDX-License-Identifier: MIT
#include "formats/markdowntext.h"

#include <algorithm>

namespace paperdip {

namespace {

bool isAsciiPunctuation(QChar c)
{
    const ushort code = c.unicode();
    return code > 0x20 && code < 0x7f && !c.isLetterOrNumber();
}

bool isBalanced(const QString &text, QChar open, QChar close)
{
    int depth = 0;
    for (const QChar c : text) {
        depth += c == open ? 1 : c == close ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

bool mustEscape(const QString &text, qsizetype at, bool row)
{
    const QChar c = text.at(at);
    const QChar before = at > 0 ? text.at(at - 1) : QChar(u' ');
    const QChar next = at + 1 < text.size() ? text.at(at + 1) : QChar(u' ');
    switch (c.unicode()) {
    case u'\\':
        return isAsciiPunctuation(next) || at + 1 == text.size();
    case u'`':
    case u'[':
    case u']':
        return true;
    case u'*':
        return !(before.isSpace() && next.isSpace());
    case u'_': // inside a word it is itself
        return !(before.isLetterOrNumber() && next.isLetterOrNumber());
    case u'~':
        return before == u'~' || next == u'~';
    case u'<':
        return next.isLetter() || next == u'/' || next == u'!' || next == u'?';
    case u'&':
        return next.isLetter() || next == u'#';
    case u'|':
        return row;
    default:
        return false;
    }
}

} // namespace

QString markdownEscaped(const QString &text, bool row)
{
    QString line;
    for (const QChar c : text)
        line += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    line = line.simplified();
    QString written;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (mustEscape(line, i, row))
            written += QLatin1Char('\\');
        written += line.at(i);
    }
    return written;
}

QString markdownLineStart(const QString &escaped)
{
    qsizetype at = 0;
    while (at < escaped.size() && escaped.at(at) >= u'0' && escaped.at(at) <= u'9')
        ++at;
    static const QString marks = QStringLiteral("#>-+=~");
    const bool number = at > 0 && at < escaped.size() &&
                        (escaped.at(at) == u'.' || escaped.at(at) == u')') &&
                        (at + 1 == escaped.size() || escaped.at(at + 1) == u' ');
    const bool mark = at == 0 && !escaped.isEmpty() && marks.contains(escaped.at(0));
    if (!number && !mark)
        return escaped;
    return escaped.left(at) + QLatin1Char('\\') + escaped.mid(at);
}

QString markdownAddress(const QString &url)
{
    const QString plain = url.trimmed();
    const bool round = !isBalanced(plain, u'(', u')');
    QString written;
    for (const QChar c : plain) {
        const bool bad = c.unicode() <= 0x20 || c.unicode() == 0x7f || c == u'<' || c == u'>' ||
                         c == u'\\' || c == u'|' || (round && (c == u'(' || c == u')'));
        if (bad)
            written +=
                QStringLiteral("%%1").arg(uint(c.unicode()), 2, 16, QLatin1Char('0')).toUpper();
        else
            written += c;
    }
    return written;
}

} // namespace paperdip
