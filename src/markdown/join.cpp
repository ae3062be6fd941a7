// SPDX-License-Identifier: MIT
#include "markdown/join.h"

#include "markdown/place.h"

#include <algorithm>

namespace paperdip {

namespace {

// A byte order mark stays the file's first bytes, whatever comes to stand first.
std::vector<TileRun> withMarkFirst(const Document &before, std::vector<TileRun> runs)
{
    if (runs.empty() || before.size() == 0 || !before.bytesAt(0).startsWith(byteOrderMark))
        return runs;
    Tiles tiles = before.tilesWith(runs);
    for (Tile &tile : tiles) {
        if (tile.bytes.startsWith(byteOrderMark))
            tile.bytes.remove(0, byteOrderMark.size());
    }
    if (!tiles.empty())
        tiles.front().bytes.prepend(byteOrderMark.toByteArray());
    return {{0, before.size(), std::move(tiles)}};
}

QByteArray atLeast(const QByteArray &tail, const QByteArray &lineEnd, int blankLines)
{
    return !tail.isEmpty() && blankLinesIn(tail) >= blankLines ? tail
                                                               : makeTail(lineEnd, blankLines);
}

// Blocks that swallow what follows without a blank line. Lines of one table stay together.
bool needsBlankLine(const ListNode &above, const ListNode &below)
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
    const QByteArray own = tailOf(document.bytesAt(above));
    const QByteArray gone = tailOf(document.bytesAt(lastGone));
    const int below = lastGone + 1;
    if (document.at(above).segment.structure == Structure::Lead)
        return own;
    if (below == document.size())
        return gone;
    const ListNode &upper = document.at(above);
    const ListNode &lower = document.at(below);
    const bool keeps = isItem(lower) && !isItem(upper);
    const QByteArray tail = keeps ? own : gone;
    const bool runsOn = !isItem(upper) && !isHeading(upper) && blankLinesIn(own) > 0;
    if (runsOn || needsBlankLine(upper, lower))
        return atLeast(tail, lineEndOf(own), 1);
    return tail;
}

} // namespace

std::vector<TileRun> inserted(const Document &document, const Insertion &insertion)
{
    const int at = insertion.at;
    const bool last = at == document.size();
    const QByteArray &eol = insertion.lineEnd;
    const QByteArray between = makeTail(eol, insertion.between);
    QByteArray closing = last ? makeTail(eol, 0) : makeTail(eol, insertion.after);
    if (insertion.beforeEntry && !insertion.afterEntry)
        closing = between;
    TileRun run{at, at, {}};
    if (at > 0) {
        run.begin = at - 1;
        run.tiles.push_back(document.tiles()[static_cast<size_t>(at) - 1]);
        QByteArray &above = run.tiles.back().bytes;
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
    for (size_t i = 0; i < insertion.groups.size(); ++i) {
        const Tiles &group = insertion.groups[i];
        run.tiles.insert(run.tiles.end(), group.begin(), group.end());
        QByteArray &end = run.tiles.back().bytes;
        end = withTail(end, i + 1 == insertion.groups.size() ? closing : between);
    }
    return withMarkFirst(document, {std::move(run)});
}

std::vector<TileRun> gaps(const QSet<int> &indices)
{
    QList<int> sorted(indices.begin(), indices.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<TileRun> runs;
    for (const int index : std::as_const(sorted)) {
        if (runs.empty() || runs.back().end != index)
            runs.push_back({index, index, {}});
        ++runs.back().end;
    }
    return runs;
}

std::vector<TileRun> without(const Document &document, const QSet<int> &indices, int blankLines)
{
    std::vector<TileRun> runs = gaps(indices);
    for (TileRun &run : runs) {
        if (run.begin > 0) { // the last tile that stays
            const int above = --run.begin;
            run.tiles.push_back(document.tiles()[static_cast<size_t>(above)]);
            QByteArray &bytes = run.tiles.back().bytes;
            const QByteArray tail = closedTail(document, above, run.end - 1);
            bytes = withTail(bytes,
                             blankLines > 0 ? atLeast(tail, lineEndOf(bytes), blankLines) : tail);
        }
    }
    return withMarkFirst(document, std::move(runs));
}

} // namespace paperdip
