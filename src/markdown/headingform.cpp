// SPDX-License-Identifier: MIT
#include "markdown/headingform.h"

#include "markdown/lines.h"
#include "markdown/segmenttext.h"

namespace paperdip {

namespace {

qsizetype countOf(QByteArrayView bytes, qsizetype from, char c)
{
    qsizetype end = from;
    while (end < bytes.size() && bytes[end] == c)
        ++end;
    return end - from;
}

// "## Title ##": a closing run as long as the opening one follows it.
QByteArray relevelledAtx(const QByteArray &content, qsizetype opening, int from, int to)
{
    qsizetype end = content.size();
    while (end > opening + from && isBlankByte(content[end - 1]))
        --end;
    qsizetype closing = end;
    while (closing > opening + from && content[closing - 1] == '#')
        --closing;
    const bool closed = end - closing == from && isBlankByte(content[closing - 1]);
    const QByteArray hashes(to, '#');
    if (!closed)
        return content.first(opening) + hashes + content.sliced(opening + from);
    return content.first(opening) + hashes +
           content.sliced(opening + from, closing - opening - from) + hashes + content.sliced(end);
}

} // namespace

QByteArray relevelled(const QByteArray &segment, int from, int to)
{
    if (from == to)
        return segment;
    const qsizetype end = contentEnd(segment);
    const QByteArray content = segment.first(end);
    const QByteArray tail = segment.sliced(end);
    qsizetype opening = content.startsWith(byteOrderMark.toByteArray()) ? byteOrderMark.size() : 0;
    const qsizetype start = opening;
    while (opening < content.size() && content[opening] == ' ')
        ++opening;
    const qsizetype stop = opening + countOf(content, opening, '#');
    if (stop - opening == from && (stop == content.size() || isBlankByte(content[stop])))
        return relevelledAtx(content, opening, from, to) + tail;

    const qsizetype underline = lineBegin(content, content.size());
    const QByteArray title = content.sliced(start, underline - start);
    if (to > 2)
        return content.first(start) + QByteArray(to, '#') + ' ' + title.simplified() + tail;
    QByteArray line = content.sliced(underline);
    return content.first(underline) + line.replace(to == 1 ? '-' : '=', to == 1 ? '=' : '-') + tail;
}

} // namespace paperdip
