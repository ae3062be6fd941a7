// SPDX-License-Identifier: MIT
#include "markdown/plaintext.h"

#include "markdown/lines.h"

#include <algorithm>
#include <cmark-gfm.h>
#include <memory>

namespace paperdip {
namespace {

bool isWordByte(QByteArrayView text, qsizetype at)
{
    return at >= 0 && at < text.size() && (isLetterByte(text[at]) || isDigitByte(text[at]));
}

// The sign means nothing where it stands. (No definitions are known here, so brackets need a
// parenthesis.)
bool isHarmless(QByteArrayView text, qsizetype at)
{
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    switch (text[at]) {
    case ']':
        return next != '(';
    case '_':
        return isWordByte(text, at - 1) && isWordByte(text, at + 1);
    case '&':
    case '*':
        return isBlankByte(next) && (at == 0 || isBlankByte(text[at - 1]));
    case '<':
        return isBlankByte(next) || isDigitByte(next) || next == '=';
    case '~':
        return next != '~';
    case '\\':
    case '`':
    case '\n':
    case '\r':
    case '\0':
        return false;
    default:
        return true;
    }
}

bool isPlain(QByteArrayView text)
{
    static constexpr ByteSet signs(std::string_view("]_&*<~\\`\n\r\0", 11));
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (signs.contains(text[at]) && !isHarmless(text, at))
            return false;
    }
    return true;
}

// Lines in one, so that nothing in them can begin a block; full paragraphs stay apart by a blank.
QByteArray joinedLines(QByteArrayView text)
{
    QByteArray joined;
    joined.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const Line line = lineAt(text, at);
        QByteArrayView content = text.sliced(line.begin, line.end - line.begin).trimmed();
        if (line.next > line.end && content.endsWith('\\'))
            content.chop(1);
        if (!content.isEmpty()) {
            if (!joined.isEmpty())
                joined += '\n';
            joined += content;
        }
        at = line.next;
    }
    return joined;
}

void appendLiteral(QString &text, cmark_node *node)
{
    text += QString::fromUtf8(cmark_node_get_literal(node));
}

void appendLineEnd(QString &text)
{
    text += QLatin1Char('\n');
}

// "a\nb" becomes "a b", between CJK characters "ab".
QString withoutLineEnds(const QString &text)
{
    QString joined;
    joined.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != QLatin1Char('\n')) {
            joined += text[at];
            continue;
        }
        const bool between = at > 0 && at + 1 < text.size() && isCjk(text[at - 1].unicode()) &&
                             isCjk(text[at + 1].unicode());
        if (!between)
            joined += QLatin1Char(' ');
    }
    return joined;
}

QString withoutStrikes(QString text)
{
    static const QString mark = QStringLiteral("~~");
    const qsizetype first = text.indexOf(mark);
    const qsizetype last = text.lastIndexOf(mark);
    if (first < 0 || last < first + 2)
        return text;
    return text.remove(mark);
}

} // namespace

bool isCjk(char16_t unit)
{
    return (unit >= 0x2e80 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af) ||
           (unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0xff00 && unit <= 0xffef) ||
           (unit >= 0x1100 && unit <= 0x11ff);
}

bool hasLetters(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

double weight(const QString &text)
{
    int words = 0;
    int characters = 0;
    bool inWord = false;
    for (const QChar c : text) {
        const bool cjk = isCjk(c.unicode());
        if (cjk && (c.isLetter() || c.isHighSurrogate()))
            ++characters;
        if (cjk || c.isSpace())
            inWord = false;
        else if (!inWord && (c.isLetterOrNumber() || c.isSurrogate())) {
            inWord = true;
            ++words;
        }
    }
    return words / 5.0 + characters / 8.0;
}

QString plainText(QByteArrayView markdown)
{
    if (isPlain(markdown))
        return QString::fromUtf8(markdown).trimmed();
    // A first word in front, taken off again, keeps everything one paragraph.
    static constexpr char guard[] = "x ";
    const QByteArray source = guard + joinedLines(markdown);
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(
        cmark_parse_document(source.data(), static_cast<size_t>(source.size()), CMARK_OPT_DEFAULT),
        &cmark_node_free);
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(tree.get()),
                                                                       &cmark_iter_free);
    QString text;
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        cmark_node *const node = cmark_iter_get_node(walk.get());
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            appendLiteral(text, node);
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            appendLineEnd(text);
    }
    return withoutStrikes(withoutLineEnds(text.sliced(qMin(text.size(), qsizetype(2))))).trimmed();
}

} // namespace paperdip
