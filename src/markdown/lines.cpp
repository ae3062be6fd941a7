// SPDX-License-Identifier: MIT
#include "markdown/lines.h"

#include <algorithm>
#include <cstring>

namespace paperdip {

namespace {

// The first such byte, else last.
const char *find(const char *first, const char *last, char byte)
{
    const void *at =
        first == last ? nullptr : std::memchr(first, byte, static_cast<size_t>(last - first));
    return at ? static_cast<const char *>(at) : last;
}

// In steps, so that a list without any LF is not searched to its end for every line.
const char *findLineEnd(const char *first, const char *last)
{
    for (qsizetype step = 256; first != last; step *= 2) {
        const char *const stop = last - first > step ? first + step : last;
        const char *const end = find(first, find(first, stop, '\n'), '\r');
        if (end != stop)
            return end;
        first = stop;
    }
    return last;
}

} // namespace

Line lineAt(QByteArrayView bytes, qsizetype begin)
{
    const char *const last = bytes.data() + bytes.size();
    const char *const end = findLineEnd(bytes.data() + begin, last);
    Line line;
    line.begin = begin;
    line.end = end - bytes.data();
    line.next = line.end;
    if (end != last)
        line.next += (*end == '\r' && end + 1 != last && end[1] == '\n') ? 2 : 1;
    return line;
}

std::vector<Line> splitLines(QByteArrayView bytes)
{
    std::vector<Line> lines;
    lines.reserve(static_cast<size_t>(bytes.size() / 40 + 1));
    for (qsizetype at = 0; at < bytes.size(); at = lines.back().next)
        lines.push_back(lineAt(bytes, at));
    return lines;
}

Indent indentOf(QByteArrayView line)
{
    Indent indent;
    while (indent.bytes < line.size() && isBlankByte(line[indent.bytes])) {
        indent.columns += line[indent.bytes] == '\t' ? 4 - indent.columns % 4 : 1;
        ++indent.bytes;
    }
    return indent;
}

bool isBlank(QByteArrayView line)
{
    return std::all_of(line.begin(), line.end(), isBlankByte);
}

} // namespace paperdip
