// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/piecevector.h"
#include "markdown/nodeplaces.h"
#include "markdown/outline.h"

#include <QMap>
#include <QSet>
#include <QSharedData>

#include <map>
#include <memory>
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

// Tiles that take the place of those from one index to before another.
struct TileRun
{
    int begin = 0;
    int end = 0;
    Tiles tiles;
};

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
    const PieceVector<ListNode> &nodes() const { return d->nodes; }
    int indexOf(NodeId node) const { return d->tree->places.find(node); }
    NodeId idAt(int index) const
    {
        return index < 0 ? 0 : d->tiles[static_cast<size_t>(index)].node;
    }
    int size() const { return static_cast<int>(d->tiles.size()); }
    const ListNode &at(int index) const { return d->nodes[static_cast<size_t>(index)]; }
    const QByteArray &bytesAt(int index) const
    {
        return d->tiles[static_cast<size_t>(index)].bytes;
    }
    int parentOf(int index) const // index; -1: at the top
    {
        const int up = branch(index).up;
        return up == 0 ? -1 : index - up;
    }
    int depthOf(int index) const { return branch(index).depth; } // 0 at the top
    NodeId parentIdAt(int index) const { return idAt(parentOf(index)); }
    // Whether this is a copy of the other one that nothing was changed in.
    bool isSameAs(const Document &other) const { return d == other.d; }
    // Whether both have the same nodes in the same order: one came from the other by new bytes.
    bool hasNodesOf(const Document &other) const { return d->tree == other.d->tree; }
    // The places whose nodes may not stand in the other document with these bytes, this reading and
    // below this parent, growing: as few as one came from the other by few changes.
    std::vector<int> placesNotIn(const Document &other) const;
    NodeId lowestId() const { return d->tree->places.lowest(); } // 0: none is below it
    std::vector<int> unnamed() const; // the places of nodes with ids below 0
    const QMap<char, int> &checkedLetters() const { return d->checked; } // how often each is used
    const ListCounts &counts() const { return d->facts.counts; }
    // Where those of these nodes stand that are in the list, growing.
    std::vector<int> placesOf(const QSet<NodeId> &nodes) const;
    QList<int> children(int parent) const; // -1: those at the top
    // One past the last descendant, in document order.
    int subtreeEnd(int index) const { return index + branch(index).size; }
    QByteArray bytes() const;
    // The document with one tile's bytes replaced: by readAgain where that will do, else as
    // spliced().
    Document replaced(int index, const QByteArray &bytes) const;
    // What read() gives of the tiles after these changes; the runs stand in order. Only the
    // sections that they touch are read, where those beside them cannot tell.
    Document spliced(const std::vector<TileRun> &runs) const;
    // Nothing where the list must be read as a whole.
    std::optional<Document> splicedInParts(const std::vector<TileRun> &runs) const;
    Tiles tilesWith(const std::vector<TileRun> &runs) const;
    // As spliced(), with other bytes of some tiles, by their places.
    Document withBytes(const std::map<int, QByteArray> &bytes) const;
    // The same segments under other ids, one for each tile; or for some of them, by their places.
    Document withIds(const std::vector<NodeId> &ids) const;
    Document withIds(const QHash<int, NodeId> &ids) const;

private:
    struct Branch // the same wherever it stands: what lies behind a change is copied
    {
        int up = 0; // so many places above is the parent; 0: there is none
        int depth = 0;
        int size = 1; // itself and all below it
    };
    // Where the nodes stand, whatever their bytes are.
    struct Tree
    {
        std::vector<Branch> branches;
        NodePlaces places;
    };
    struct Data : QSharedData
    {
        PieceVector<Tile> tiles;
        PieceVector<ListNode> nodes;
        std::shared_ptr<const Tree> tree = std::make_shared<Tree>();
        ListFacts facts;
        QString title;
        QMap<char, int> checked; // letters in boxes
    };
    friend class PartReader;
    friend QString listTitle(const Document &document);

    const Branch &branch(int index) const { return d->tree->branches[static_cast<size_t>(index)]; }
    static std::vector<Branch> branchesOf(const std::vector<int> &parents);
    // The next branch of these, with nothing below it.
    static Branch branchBelow(int parent, const std::vector<Branch> &branches);
    // What is above this one reaches as far as it.
    static void widenAbove(int index, std::vector<Branch> &branches);
    static QString titleOf(const PieceVector<ListNode> &nodes);
    Tiles tilesWith(const std::vector<TileRun> &runs, int begin, int end) const; // of these places
    static void countLetters(QMap<char, int> &letters, const Reading &reading, int by);

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
