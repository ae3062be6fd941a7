// SPDX-License-Identifier: MIT
#include "library/searchsnippet.h"

#include "core/searchmarks.h"

#include <algorithm>

namespace paperdip {

namespace {

constexpr qsizetype snippetBefore = 40; // UTF-16 units before the first word
constexpr qsizetype snippetLength = 160;
constexpr qsizetype snippetSlack = 16; // to begin and end with a word

// A place where a text may be cut: not within a pair, nor before a mark.
qsizetype wholeCharacter(const QString &text, qsizetype at)
{
    while (at > 0 && at < text.size() && (text.at(at).isLowSurrogate() || text.at(at).isMark()))
        --at;
    return at;
}

qsizetype wordBegin(const QString &text, qsizetype at, qsizetype limit)
{
    for (qsizetype i = at; i < std::min(at + snippetSlack, limit); ++i) {
        if (text.at(i).isSpace())
            return i + 1;
    }
    return wholeCharacter(text, at);
}

qsizetype wordEnd(const QString &text, qsizetype at, qsizetype limit)
{
    for (qsizetype i = at; i > std::max(at - snippetSlack, limit); --i) {
        if (text.at(i - 1).isSpace())
            return i - 1;
    }
    return std::max(wholeCharacter(text, at), limit);
}

} // namespace

SearchSnippet snippetOf(const QString &text, const QList<TextSpan> &spans, bool lines)
{
    const TextSpan first = spans.isEmpty() ? TextSpan(0, 0) : spans.first();
    qsizetype low = 0;
    qsizetype high = text.size();
    if (lines) {
        low = first.first == 0 ? 0 : text.lastIndexOf(u'\n', first.first - 1) + 1;
        const qsizetype end = text.indexOf(u'\n', first.second);
        high = end < 0 ? high : end;
    }
    qsizetype begin = std::max(low, first.first - snippetBefore);
    if (high - low <= snippetLength)
        begin = low;
    if (begin > low)
        begin = wordBegin(text, begin, first.first);
    qsizetype end = std::min(high, std::max(begin + snippetLength, first.second));
    if (end < high)
        end = wordEnd(text, end, std::max(first.second, begin));
    SearchSnippet snippet;
    snippet.text = begin > low ? QStringLiteral("…") : QString();
    const qsizetype shift = snippet.text.size() - begin;
    snippet.text += text.mid(begin, end - begin);
    if (end < high)
        snippet.text += QStringLiteral("…");
    for (QChar &c : snippet.text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    }
    for (const TextSpan &span : spans) {
        if (span.first >= begin && span.second <= end)
            snippet.marks.append({span.first + shift, span.second + shift});
    }
    return snippet;
}

} // namespace paperdip
