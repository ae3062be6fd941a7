// SPDX-License-Identifier: MIT
#include "markdown/segmenttext.h"

#include "markdown/lines.h"

namespace paperdip {

namespace {

constexpr int tabStop = 4;

int columnAfter(QByteArrayView blanks, int column = 0)
{
    for (const char c : blanks)
        column += c == '\t' ? tabStop - column % tabStop : 1;
    return column;
}

qsizetype markerEnd(QByteArrayView bytes, qsizetype from)
{
    if (from >= bytes.size())
        return from;
    if (bytes[from] == '-' || bytes[from] == '*' || bytes[from] == '+')
        return from + 1;
    qsizetype end = from;
    while (end < bytes.size() && isDigitByte(bytes[end]))
        ++end;
    const bool delimited =
        end > from && end < bytes.size() && (bytes[end] == '.' || bytes[end] == ')');
    return delimited ? end + 1 : from;
}

// One line with the blanks before its text widened or narrowed by so many columns.
QByteArray shiftedLine(QByteArrayView line, const ItemHead &from, const ItemHead &to)
{
    const qsizetype text = skipBlanks(line, 0);
    const int column = columnAfter(line.first(text));
    const int delta = to.contentColumn - from.contentColumn;
    if (text == line.size() || isLineEnd(line[text]) || column < from.contentColumn || delta == 0)
        return line.toByteArray();
    if (line.startsWith(from.indent) && (from.indent.contains('\t') || to.indent.contains('\t'))) {
        const QByteArray blanks =
            to.indent + line.first(text).sliced(from.indent.size()).toByteArray();
        if (columnAfter(blanks) == column + delta)
            return blanks + line.sliced(text).toByteArray();
    }
    return QByteArray(column + delta, ' ') + line.sliced(text).toByteArray();
}

} // namespace

qsizetype contentEnd(QByteArrayView segment)
{
    qsizetype end = segment.size();
    while (end > 0 && isSpaceByte(segment[end - 1]))
        --end;
    return end == 0 ? 0 : lineStop(segment, end);
}

QByteArray tailOf(QByteArrayView segment)
{
    return segment.sliced(contentEnd(segment)).toByteArray();
}

QByteArray withTail(QByteArrayView segment, const QByteArray &tail)
{
    return segment.first(contentEnd(segment)).toByteArray() + tail;
}

int blankLinesIn(QByteArrayView tail)
{
    int ends = 0;
    for (qsizetype i = 0; i < tail.size(); ++i) {
        if (tail[i] == '\n' || (tail[i] == '\r' && (i + 1 == tail.size() || tail[i + 1] != '\n')))
            ++ends;
    }
    return ends > 0 ? ends - 1 : 0;
}

QByteArray makeTail(const QByteArray &lineEnd, int blankLines)
{
    return lineEnd.repeated(blankLines + 1);
}

QByteArray lineEndOf(QByteArrayView bytes)
{
    const qsizetype feed = bytes.indexOf('\n');
    if (feed > 0 && bytes[feed - 1] == '\r')
        return QByteArrayLiteral("\r\n");
    if (feed >= 0)
        return QByteArrayLiteral("\n");
    return bytes.contains('\r') ? QByteArrayLiteral("\r") : QByteArray();
}

qsizetype lineBegin(QByteArrayView bytes, qsizetype offset)
{
    while (offset > 0 && !isLineEnd(bytes[offset - 1]))
        --offset;
    return offset;
}

qsizetype lineStop(QByteArrayView bytes, qsizetype offset)
{
    while (offset < bytes.size() && !isLineEnd(bytes[offset]))
        ++offset;
    return offset;
}

qint64 ItemHead::number() const
{
    return isOrdered() ? marker.chopped(1).toLongLong() : 0;
}

std::optional<ItemHead> itemHead(QByteArrayView segment)
{
    const qsizetype start = segment.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    const qsizetype marker = skipBlanks(segment, start);
    const qsizetype markerStop = markerEnd(segment, marker);
    if (markerStop == marker)
        return {};
    const qsizetype content = skipBlanks(segment, markerStop);
    if (content == markerStop && content < segment.size() && !isLineEnd(segment[content]))
        return {};
    const auto part = [&](qsizetype begin, qsizetype end) {
        return segment.sliced(begin, end - begin).toByteArray();
    };
    ItemHead head =
        makeHead(part(start, marker), part(marker, markerStop), part(markerStop, content));
    head.content = content;
    const bool empty = content == segment.size() || isLineEnd(segment[content]);
    const int markerColumn = columnAfter(head.indent) + static_cast<int>(head.marker.size());
    if (empty)
        head.contentColumn = markerColumn + 1;
    return head;
}

ItemHead makeHead(const QByteArray &indent, const QByteArray &marker, const QByteArray &padding)
{
    ItemHead head{indent, marker, padding, indent.size() + marker.size() + padding.size(), 0};
    const int markerColumn = columnAfter(indent) + static_cast<int>(marker.size());
    head.contentColumn = columnAfter(padding, markerColumn);
    // Five columns and more: one, and the rest is indented code.
    if (head.contentColumn - markerColumn > tabStop || padding.isEmpty())
        head.contentColumn = markerColumn + 1;
    return head;
}

QByteArray withHead(const QByteArray &segment, const ItemHead &from, const ItemHead &to)
{
    const QByteArrayView view(segment);
    qsizetype line = lineStop(view, from.content);
    while (line < view.size() && isLineEnd(view[line]))
        ++line;
    if (isLineEnd(view[line - 1])) // a last line may have no end
        line = lineBegin(view, line);
    const QByteArray mark =
        view.startsWith(byteOrderMark) ? byteOrderMark.toByteArray() : QByteArray();
    return mark + to.bytes() + segment.mid(from.content, line - from.content) +
           followingHead(segment.mid(line), from, to);
}

QByteArray followingHead(const QByteArray &segment, const ItemHead &from, const ItemHead &to)
{
    QByteArray shifted;
    const QByteArrayView view(segment);
    for (qsizetype begin = 0; begin < view.size();) {
        qsizetype end = lineStop(view, begin);
        if (end < view.size())
            end += view[end] == '\r' && end + 1 < view.size() && view[end + 1] == '\n' ? 2 : 1;
        shifted += shiftedLine(view.sliced(begin, end - begin), from, to);
        begin = end;
    }
    return shifted;
}

QByteArray reindented(const QByteArray &segment, int from, int to)
{
    ItemHead before;
    before.contentColumn = from;
    ItemHead after;
    after.contentColumn = to;
    return followingHead(segment, before, after);
}

} // namespace paperdip
