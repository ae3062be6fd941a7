// SPDX-License-Identifier: MIT
#include "markdown/definition.h"

#include "markdown/lines.h"
#include "markdown/links.h"

namespace paperdip {
namespace {

constexpr qsizetype longestLabel = 999;

bool atLineEnd(QByteArrayView bytes, qsizetype at)
{
    return at >= bytes.size() || bytes[at] == '\n' || bytes[at] == '\r';
}

// Blanks with at most one line end among them.
qsizetype skipToContent(QByteArrayView bytes, qsizetype at)
{
    at = skipBlanks(bytes, at);
    return at < bytes.size() && atLineEnd(bytes, at) ? skipBlanks(bytes, lineAt(bytes, at).next)
                                                     : at;
}

// One past the definition at `at`, with its line end; -1: there is none.
qsizetype addDefinition(QByteArrayView bytes, qsizetype at, References &references)
{
    const Indent indent = indentOf(bytes.sliced(at));
    const qsizetype open = at + indent.bytes;
    if (indent.columns > 3)
        return -1;
    const qsizetype close = skipLabel(bytes, open);
    if (close < 0 || close >= bytes.size() || bytes[close] != ':')
        return -1;
    const Destination destination =
        scanDestination(bytes, skipToContent(bytes, close + 1), bytes.size());
    if (destination.url.isNull() || destination.end == skipToContent(bytes, close + 1))
        return -1;
    qsizetype end = skipBlanks(bytes, destination.end);
    const qsizetype title = skipToContent(bytes, destination.end);
    if (title > destination.end) {
        const qsizetype titleEnd = skipTitle(bytes, title, bytes.size());
        if (titleEnd > 0 && atLineEnd(bytes, skipBlanks(bytes, titleEnd)))
            end = skipBlanks(bytes, titleEnd);
    }
    if (!atLineEnd(bytes, end))
        return -1;
    const QString label = normalizedLabel(bytes.sliced(open + 1, close - open - 2));
    if (!references.contains(label)) {
        const QByteArrayView url = bytes.sliced(destination.url.begin, destination.url.size());
        references.insert(label, decodedUrl(url));
    }
    return end < bytes.size() ? lineAt(bytes, end).next : end;
}

} // namespace

QString normalizedLabel(QByteArrayView label)
{
    return QString::fromUtf8(label).simplified().toCaseFolded();
}

qsizetype skipLabel(QByteArrayView bytes, qsizetype at)
{
    if (at >= bytes.size() || bytes[at] != '[')
        return -1;
    bool blank = true;
    const qsizetype limit = qMin(bytes.size(), at + 2 + longestLabel);
    for (qsizetype i = at + 1; i < limit; ++i) {
        const char c = bytes[i];
        if (c == ']')
            return blank ? -1 : i + 1;
        if (c == '[')
            return -1;
        if (c == '\\' && i + 1 < limit && isPunctuationByte(bytes[i + 1]))
            ++i;
        blank = blank && isSpaceByte(c);
    }
    return -1;
}

bool beginsDefinition(QByteArrayView line)
{
    const Indent indent = indentOf(line);
    if (indent.columns > 3 || indent.bytes == line.size() || line[indent.bytes] != '[')
        return false;
    const qsizetype close = skipLabel(line, indent.bytes);
    return close > 0 && close < line.size() && line[close] == ':';
}

void addDefinitions(QByteArrayView bytes, References &references)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype next = addDefinition(bytes, at, references);
        if (next < 0)
            return;
        at = next;
    }
}

} // namespace paperdip
