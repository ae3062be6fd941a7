// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/piecevector.h"
#include "markdown/outline.h"

#include <QMap>
#include <QSet>
#include <QSharedData>

#include <optional>

namespace paperdip {

// A node's bytes under its id. A list is a sequence of tiles.
struct Tile
{
    NodeId node = 0;
    QByteArray bytes;

    bool operator==(const Tile &) const = default;
};
using Tiles = std::vector<Tile>;

// A list in memory: its tiles and what was read in them, index by index. Copies are cheap: they
// share what is not changed, also where one node is.
class Document
{
public:
    Document();
    Document(const Document &other);
    Document(Document &&other) noexcept;
    Document &operator=(const Document &other);
    Document &operator=(Document &&other) noexcept;
    ~Document();

    // Joins the tiles and reads the result. A segment that begins where a tile did keeps that
    // tile's id; others get new ids below 0. So the segments are always those that a fresh read of
    // the bytes gives.
    static Document read(const Tiles &tiles);
    // A list that is not in the library yet: all ids below 0.
    static Document read(const QByteArray &bytes);

    const PieceVector<Tile> &tiles() const { return d->tiles; }
    const PieceVector<OutlineNode> &outline() const { return d->outline; }
    int indexOf(NodeId node) const { return d->index.value(node, -1); }
    NodeId idAt(int index) const
    {
        return index < 0 ? 0 : d->tiles[static_cast<size_t>(index)].node;
    }
    int size() const { return static_cast<int>(d->tiles.size()); }
    const OutlineNode &at(int index) const { return d->outline[static_cast<size_t>(index)]; }
    // Whether this is a copy of the other one that nothing was changed in.
    bool isSameAs(const Document &other) const { return d == other.d; }
    // Whether both have the same nodes in the same order: one came from the other by new bytes.
    bool hasNodesOf(const Document &other) const { return d->index.isSharedWith(other.d->index); }
    // The places where this differs from a document with the same nodes, and perhaps some more.
    std::vector<int> maybeChanged(const Document &other) const;
    bool hasUnnamed() const { return d->hasUnnamed; }                    // nodes with ids below 0
    const QMap<char, int> &checkedLetters() const { return d->checked; } // how often each is used
    // Where those of these nodes stand that are in the list, growing.
    std::vector<int> placesOf(const QSet<NodeId> &nodes) const;
    QList<int> children(int parent) const; // -1: those at the top
    int subtreeEnd(int index) const;       // one past the last descendant, in document order
    QByteArray bytes() const;
    // The document with one tile's bytes replaced: by readAgain where that will do, else read as a
    // whole.
    Document replaced(int index, const QByteArray &bytes) const;
    // The same segments under other ids, one for each tile.
    Document withIds(const std::vector<NodeId> &ids) const;

private:
    struct Data : QSharedData
    {
        PieceVector<Tile> tiles;
        PieceVector<OutlineNode> outline;
        QHash<NodeId, int> index;
        bool defines = false; // holds reference definitions
        bool hasUnnamed = false;
        QMap<char, int> checked; // letters in boxes
    };
    QSharedDataPointer<Data> d;
};

// As listTitle() of its outline.
QString listTitle(const Document &document);

// Whether an edit left every node of `before`, but those at these places, in the list and the same
// block: none was swallowed by a neighbour or cut off its table. Runs of definitions may have
// joined; they say the same.
bool keepsAllBut(const Document &before, const Document &after, const QSet<int> &gone);

// Whether every node of `before`, but those at these places, stands below the parent it stood
// below. Definitions do not count: they belong to the whole list.
bool keepsParents(const Document &before, const Document &after, const QSet<int> &moved);

// Whether every paper of `before` that is still in the list is a paper in it. Below `left`, the
// parent that a node left, a paper may have been one only by what stood beside it: such may change.
bool keepsPapers(const Document &before, const Document &after, std::optional<NodeId> left = {});

// The edits that lead from one sequence of tiles to another: removals (the last node first), then
// inserts, moves and new bytes in the document order of the result, so that each finds its
// `previous` in place. `before.previous` is the node that stands before it when its turn comes: the
// same edits, swapped and in reverse order, are the inverse. As few nodes as possible move; new
// bytes alone leave `previous` as it is. Nodes that keep their bytes and their order are not
// mentioned; tiles with ids that `before` does not have are inserts. `data` is that of nodes that
// come, vanish, move or change.
Change difference(ListId list, const Document &before, const Document &after,
                  const QHash<NodeId, NodeData> &data = {});

// The list's new bytes with ids kept (design, "The store"): by equal bytes, then same arXiv id, DOI
// or URL, then same note path, then same title; within each step the same section first, then
// document order.
Document reread(const Document &before, const QByteArray &bytes);

} // namespace paperdip
