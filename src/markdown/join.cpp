// SPDX-License-Identifier: MIT
#include "markdown/join.h"

#include "markdown/place.h"

#include <algorithm>

namespace paperdip {

namespace {

// A byte order mark stays the file's first bytes, whatever comes to stand first.
void keepMarkFirst(Tiles &tiles, const Document &before)
{
    if (tiles.empty() || before.size() == 0 ||
        !before.tiles().front().bytes.startsWith(byteOrderMark))
        return;
    for (Tile &tile : tiles) {
        if (tile.bytes.startsWith(byteOrderMark))
            tile.bytes.remove(0, byteOrderMark.size());
    }
    tiles.front().bytes.prepend(byteOrderMark.toByteArray());
}

QByteArray atLeast(const QByteArray &tail, const QByteArray &lineEnd, int blankLines)
{
    return !tail.isEmpty() && blankLinesIn(tail) >= blankLines ? tail
                                                               : makeTail(lineEnd, blankLines);
}

// Blocks that swallow what follows without a blank line. Lines of one table stay together.
bool needsBlankLine(const OutlineNode &above, const OutlineNode &below)
{
    if (isTableLine(above) && isTableLine(below))
        return false;
    if (isHtmlPart(below) && (isHtmlPart(above) || above.segment.structure == Structure::Html))
        return false;
    return !isItem(above) && !isHeading(above) && !isHeading(below) && !isItem(below);
}

// The tail of the tile above a gap that closes: that of the last tile that leaves, unless it stands
// before entries that stay, or would let two blocks run together.
QByteArray closedTail(const Document &document, int above, int lastGone)
{
    const auto bytesAt = [&](int index) {
        return document.tiles()[static_cast<size_t>(index)].bytes;
    };
    const QByteArray own = tailOf(bytesAt(above));
    const QByteArray gone = tailOf(bytesAt(lastGone));
    const int below = lastGone + 1;
    if (document.at(above).segment.structure == Structure::Lead)
        return own;
    if (below == document.size())
        return gone;
    const OutlineNode &upper = document.at(above);
    const OutlineNode &lower = document.at(below);
    const bool keeps = isItem(lower) && !isItem(upper);
    const QByteArray tail = keeps ? own : gone;
    const bool runsOn = !isItem(upper) && !isHeading(upper) && blankLinesIn(own) > 0;
    if (runsOn || needsBlankLine(upper, lower))
        return atLeast(tail, lineEndOf(own), 1);
    return tail;
}

} // namespace

Tiles inserted(const Document &document, const Insertion &insertion)
{
    Tiles tiles = document.tiles();
    const auto at = static_cast<size_t>(insertion.at);
    const bool last = at == tiles.size();
    const QByteArray &eol = insertion.lineEnd;
    const QByteArray between = makeTail(eol, insertion.between);
    QByteArray closing = last ? makeTail(eol, 0) : makeTail(eol, insertion.after);
    if (insertion.beforeEntry && !insertion.afterEntry)
        closing = between;
    if (at > 0) {
        QByteArray &above = tiles[at - 1].bytes;
        const QByteArray old = tailOf(above);
        const bool blank = contentEnd(above) == 0;
        if (insertion.afterEntry && !blank) {
            closing = old;
            above = withTail(above, between);
        } else if (!insertion.beforeEntry && !blank) {
            closing = last ? old : atLeast(old, eol, insertion.after);
            above = withTail(above, makeTail(eol, insertion.before));
        } else if (old.isEmpty()) {
            above += eol;
        }
    }
    Tiles middle;
    for (size_t i = 0; i < insertion.groups.size(); ++i) {
        const Tiles &group = insertion.groups[i];
        middle.insert(middle.end(), group.begin(), group.end());
        QByteArray &end = middle.back().bytes;
        end = withTail(end, i + 1 == insertion.groups.size() ? closing : between);
    }
    tiles.insert(tiles.begin() + insertion.at, middle.begin(), middle.end());
    keepMarkFirst(tiles, document);
    return tiles;
}

Tiles without(const Document &document, const QSet<int> &indices, int blankLines)
{
    Tiles tiles;
    int above = -1; // the last tile that stays
    for (int i = 0; i < document.size(); ++i) {
        if (!indices.contains(i)) {
            tiles.push_back(document.tiles()[static_cast<size_t>(i)]);
            above = i;
        } else if (above >= 0 && !indices.contains(i + 1)) {
            QByteArray &bytes = tiles.back().bytes;
            const QByteArray tail = closedTail(document, above, i);
            bytes = withTail(bytes,
                             blankLines > 0 ? atLeast(tail, lineEndOf(bytes), blankLines) : tail);
        }
    }
    keepMarkFirst(tiles, document);
    return tiles;
}

} // namespace paperdip
