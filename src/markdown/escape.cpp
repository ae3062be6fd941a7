// SPDX-License-Identifier: MIT
#include "markdown/escape.h"

#include "markdown/lines.h"

#include <QUrl>

#include <functional>

namespace paperdip {

namespace {

bool isBalanced(const QByteArray &text, char open, char close)
{
    int depth = 0;
    for (const char c : text) {
        depth += c == open ? 1 : c == close ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

// A backslash where it would escape what follows, brackets that do not pair.
QByteArray minimallyEscaped(const QByteArray &text)
{
    const bool brackets = !isBalanced(text, '[', ']');
    QByteArray written;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool escapes = c == '\\' && (i + 1 == text.size() || isPunctuationByte(text[i + 1]));
        if (escapes || (brackets && (c == '[' || c == ']')))
            written += '\\';
        written += c;
    }
    return written;
}

QByteArray escaped(const QByteArray &text, const char *special)
{
    const QByteArrayView set(special);
    QByteArray written;
    for (const char c : text) {
        if (set.contains(c))
            written += '\\';
        written += c;
    }
    return written;
}

// The first character alone, where it would begin a block: "#", "-", "+", ">", "1." and the like.
QByteArray escapedStart(const QByteArray &text)
{
    qsizetype at = 0;
    while (at < text.size() && isDigitByte(text[at]))
        ++at;
    if (at >= text.size() || !isPunctuationByte(text[at]) || text[at] == '\\')
        return text;
    return text.first(at) + '\\' + text.sliced(at);
}

QByteArray percentEncoded(const QByteArray &text, const std::function<bool(char)> &must)
{
    QByteArray written;
    for (const char c : text) {
        if (must(c))
            written += '%' + QByteArray(1, c).toHex().toUpper();
        else
            written += c;
    }
    return written;
}

QByteArray writtenDestination(const QByteArray &text, bool percent)
{
    const bool round = !isBalanced(text, '(', ')');
    return percentEncoded(text, [=](char c) {
        const bool control = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
        return control || c == '<' || c == '>' || c == '\\' || (round && (c == '(' || c == ')')) ||
               (percent && c == '%');
    });
}

} // namespace

QList<QByteArray> writtenForms(const QString &text)
{
    const QByteArray plain = text.toUtf8();
    QList<QByteArray> forms{minimallyEscaped(plain)};
    for (const QByteArray &form : {escapedStart(forms.first()), escaped(plain, "\\`*_[]<>&~#!|$"),
                                   escapedStart(escaped(plain, "\\`*_[]<>&~#!|$"))}) {
        if (!forms.contains(form))
            forms.append(form);
    }
    return forms;
}

QByteArray writtenUrl(const QString &url)
{
    return writtenDestination(url.trimmed().toUtf8(), false);
}

QByteArray writtenPath(const QString &path)
{
    return writtenDestination(path.trimmed().toUtf8(), true);
}

QString pathOfUrl(const QString &url)
{
    return QUrl::fromPercentEncoding(url.toUtf8());
}

} // namespace paperdip
