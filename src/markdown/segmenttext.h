// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace paperdip {

// A segment is its content and its tail: the end of its last line with the blank lines behind it.
qsizetype contentEnd(QByteArrayView segment);
QByteArray tailOf(QByteArrayView segment);
QByteArray withTail(QByteArrayView segment, const QByteArray &tail);
// How many blank lines a tail holds.
int blankLinesIn(QByteArrayView tail);
// A line's end followed by so many blank lines.
QByteArray makeTail(const QByteArray &lineEnd, int blankLines);
// "\n" or "\r\n", whichever stands first, else "\r" (which strays into titles that were pasted);
// empty where there is none.
QByteArray lineEndOf(QByteArrayView bytes);
// Where the line that holds offset begins, and where it ends (its line end not counted).
qsizetype lineBegin(QByteArrayView bytes, qsizetype offset);
qsizetype lineStop(QByteArrayView bytes, qsizetype offset);

inline bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}
// The marker at the start of an item's segment.
struct ItemHead
{
    QByteArray indent;     // blanks before the marker
    QByteArray marker;     // "-", "*", "+", "12." or "12)"
    QByteArray padding;    // blanks behind the marker
    qsizetype content = 0; // where its content begins
    int contentColumn = 0; // the column from which lines belong to it

    bool isOrdered() const { return marker.size() > 1; }
    // What items of one list have in common: the bullet, or the delimiter behind the number.
    char kind() const { return marker.isEmpty() ? '\0' : marker.back(); }
    qint64 number() const;
    QByteArray bytes() const { return indent + marker + padding; }
};
std::optional<ItemHead> itemHead(QByteArrayView segment);
// A head as it would be read if it stood before some content.
ItemHead makeHead(const QByteArray &indent, const QByteArray &marker, const QByteArray &padding);

// An item's bytes under another head; the lines that belong to it follow to its new column.
QByteArray withHead(const QByteArray &segment, const ItemHead &from, const ItemHead &to);
// The bytes of what is nested in an item whose head changes: all lines that belong to the item
// follow.
QByteArray followingHead(const QByteArray &segment, const ItemHead &from, const ItemHead &to);
// Lines indented by at least `from` columns indented by as many more or less as lead to `to`.
QByteArray reindented(const QByteArray &segment, int from, int to);

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

} // namespace paperdip
