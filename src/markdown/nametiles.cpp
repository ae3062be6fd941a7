// SPDX-License-Identifier: MIT
#include "markdown/nametiles.h"

#include <algorithm>

namespace paperdip {

NodeId lowestOf(const Tiles &tiles)
{
    NodeId lowest = 0;
    for (const Tile &tile : tiles)
        lowest = std::min(lowest, tile.node);
    return lowest;
}

Tiles nameTiles(const QByteArray &joined, const Outline &outline, const Tiles &tiles, NodeId lowest)
{
    Tiles named;
    named.reserve(outline.size());
    size_t at = 0;       // the tile that is looked at,
    qsizetype begin = 0; // and where it begins
    for (const OutlineNode &node : outline) {
        while (at < tiles.size() && (begin < node.begin || tiles[at].bytes.isEmpty()))
            begin += tiles[at++].bytes.size();
        Tile tile;
        if (at < tiles.size() && begin == node.begin)
            tile = tiles[at];
        if (tile.node == 0)
            tile.node = --lowest;
        if (tile.bytes.size() != node.end - node.begin)
            tile.bytes = joined.mid(node.begin, node.end - node.begin);
        named.push_back(std::move(tile));
    }
    return named;
}

} // namespace paperdip
