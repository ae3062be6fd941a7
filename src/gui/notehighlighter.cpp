// SPDX-License-Identifier: MIT
#include "gui/notehighlighter.h"

#include "gui/listtyping.h"
#include "gui/theme.h"

#include <QFontDatabase>
#include <QRegularExpression>

namespace paperdip {

NoteHighlighter::NoteHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    setColours(QPalette());
}

void NoteHighlighter::setColours(const QPalette &palette)
{
    const Theme theme = Theme::of(palette);
    m_heading.setFontWeight(QFont::Bold);
    m_strong.setFontWeight(QFont::Bold);
    m_emphasis.setFontItalic(true);
    m_code.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    m_code.setBackground(theme.sidebar);
    m_link.setForeground(theme.accent);
    m_muted.setForeground(theme.muted);
    m_quote.setForeground(theme.muted);
    m_quote.setFontItalic(true);
    rehighlight();
}

void NoteHighlighter::mark(qsizetype begin, qsizetype length, const QTextCharFormat &format)
{
    const int end = static_cast<int>(begin + length);
    for (int at = static_cast<int>(begin); at < end; ++at) {
        QTextCharFormat merged = this->format(at);
        merged.merge(format);
        setFormat(at, 1, merged);
    }
}

void NoteHighlighter::highlightBlock(const QString &text)
{
    if (text.isEmpty()) { // also at start, where compiling the patterns below would be felt
        setCurrentBlockState(previousBlockState() == Fence ? Fence : Plain);
        return;
    }
    setCurrentBlockState(Plain);
    if (highlightFence(text))
        return;
    constexpr qsizetype LongestLine = 5000; // base64 pictures and the like
    if (text.size() > LongestLine)
        return;
    highlightLine(text);
    highlightInline(text);
}

bool NoteHighlighter::highlightFence(const QString &text)
{
    static const QRegularExpression fence(QStringLiteral("^\\s{0,3}(```|~~~)"));
    const bool inside = previousBlockState() == Fence;
    const bool mark = fence.match(text).hasMatch();
    if (!inside && !mark)
        return false;
    if (inside != mark)
        setCurrentBlockState(Fence);
    setFormat(0, static_cast<int>(text.size()), m_code);
    if (mark)
        this->mark(0, text.size(), m_muted);
    return true;
}

void NoteHighlighter::highlightLine(const QString &text)
{
    static const QRegularExpression heading(QStringLiteral("^ {0,3}#{1,6}(?:\\s|$)"));
    const QRegularExpressionMatch match = heading.match(text);
    if (match.hasMatch()) {
        setFormat(0, static_cast<int>(text.size()), m_heading);
        mark(0, match.capturedLength(), m_muted);
        return;
    }
    const LinePrefix prefix = prefixOf(text);
    if (!prefix.quote.isEmpty())
        setFormat(0, static_cast<int>(text.size()), m_quote);
    if (!prefix.marker.isEmpty())
        mark(0, prefix.length(), m_link);
}

void NoteHighlighter::highlightInline(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("(`+)(?:[^`]|(?!\\1)`)+\\1"));
    static const QRegularExpression strong(QStringLiteral("(\\*\\*|__)(?=\\S)[^*_]+(?<=\\S)\\1"));
    static const QRegularExpression emphasis(QStringLiteral(
        "(?<![*\\w])\\*(?=[^\\s*])[^*]+(?<=\\S)\\*(?!\\*)|(?<!\\w)_(?=[^\\s_])[^_]+_(?!\\w)"));
    static const QRegularExpression link(QStringLiteral("!?\\[([^\\]]*)\\](\\([^)]*\\))"));
    const auto each = [&](const QRegularExpression &pattern, const auto &act) {
        for (auto found = pattern.globalMatch(text); found.hasNext();)
            act(found.next());
    };
    each(strong, [&](const auto &m) { mark(m.capturedStart(), m.capturedLength(), m_strong); });
    each(emphasis, [&](const auto &m) { mark(m.capturedStart(), m.capturedLength(), m_emphasis); });
    each(link, [&](const auto &m) {
        mark(m.capturedStart(1), m.capturedLength(1), m_link);
        mark(m.capturedStart(2), m.capturedLength(2), m_muted);
    });
    each(code, [&](const auto &m) {
        setFormat(static_cast<int>(m.capturedStart()), static_cast<int>(m.capturedLength()),
                  m_code);
    });
}

} // namespace paperdip
