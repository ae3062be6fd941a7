// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

namespace {

// New bytes of one segment that cannot join with the next one: that begins after a blank line, or
// with a marker.
bool staysApart(const QByteArray &bytes, const OutlineNode &current, const OutlineNode *next)
{
    const Structure structure = current.segment.structure;
    if (structure != Structure::Item && structure != Structure::Heading &&
        structure != Structure::Paragraph)
        return false;
    const QByteArray tail = tailOf(bytes);
    return next == nullptr || blankLinesIn(tail) > 0 ||
           (structure != Structure::Paragraph && next->segment.structure == Structure::Item &&
            !tail.isEmpty());
}

} // namespace

Document::Document() : d(new Data) {}
Document::Document(const Document &other) = default;
Document::Document(Document &&other) noexcept = default;
Document &Document::operator=(const Document &other) = default;
Document &Document::operator=(Document &&other) noexcept = default;
Document::~Document() = default;

Document Document::read(const Tiles &tiles)
{
    QByteArray joined;
    QHash<qsizetype, size_t> beginnings;
    NodeId lowest = 0;
    for (size_t i = 0; i < tiles.size(); ++i) {
        lowest = std::min(lowest, tiles[i].node);
        if (!tiles[i].bytes.isEmpty())
            beginnings.insert(joined.size(), i);
        joined += tiles[i].bytes;
    }

    Outline outline = paperdip::read(joined);
    Tiles named;
    named.reserve(outline.size());
    Document document;
    Data &data = *document.d;
    for (const OutlineNode &node : outline) {
        const Segment &segment = node.segment;
        Tile tile;
        const auto begun = beginnings.constFind(segment.begin);
        if (begun != beginnings.constEnd())
            tile = tiles[*begun];
        if (tile.node == 0)
            tile.node = --lowest;
        if (tile.bytes.size() != segment.end - segment.begin)
            tile.bytes = joined.mid(segment.begin, segment.end - segment.begin);
        data.index.insert(tile.node, static_cast<int>(named.size()));
        data.defines = data.defines || isDefinitions(node);
        data.hasUnnamed = data.hasUnnamed || tile.node < 0;
        if (isChecked(node.reading))
            ++data.checked[*node.reading.box];
        named.push_back(std::move(tile));
    }
    data.tiles = PieceVector<Tile>(std::move(named));
    data.outline = PieceVector<OutlineNode>(std::move(outline));
    return document;
}

Document Document::read(const QByteArray &bytes)
{
    return read(Tiles{Tile{0, bytes}});
}

QList<int> Document::children(int parent) const
{
    QList<int> found;
    const int end = parent < 0 ? size() : subtreeEnd(parent);
    for (int i = parent + 1; i < end; i = subtreeEnd(i)) {
        if (at(i).parent == parent)
            found.append(i);
    }
    return found;
}

int Document::subtreeEnd(int index) const
{
    int end = index + 1;
    while (end < size() && at(end).depth > at(index).depth)
        ++end;
    return end;
}

QByteArray Document::bytes() const
{
    qsizetype size = 0;
    for (const Tile &tile : tiles())
        size += tile.bytes.size();
    QByteArray joined;
    joined.reserve(size);
    for (const Tile &tile : tiles())
        joined += tile.bytes;
    return joined;
}

Document Document::replaced(int index, const QByteArray &bytes) const
{
    const auto place = static_cast<size_t>(index);
    const OutlineNode *next = index + 1 < size() ? &at(index + 1) : nullptr;
    const bool alone = staysApart(bytes, at(index), next) && !d->defines;
    const std::optional<Reading> reading =
        alone ? readAgain(bytes, at(index).reading) : std::optional<Reading>();
    if (!reading) {
        Tiles changed = tiles();
        changed[place].bytes = bytes;
        return read(changed);
    }

    Document document = *this;
    Data &data = *document.d;
    const qsizetype growth = bytes.size() - data.tiles[place].bytes.size();
    if (const Reading &was = at(index).reading; isChecked(was) && --data.checked[*was.box] == 0)
        data.checked.remove(*was.box);
    if (isChecked(*reading))
        ++data.checked[*reading->box];
    data.tiles.edit(place).bytes = bytes;
    data.outline.edit(place).reading = *reading;
    data.outline.edit(place).segment.end += growth;
    for (size_t i = place + 1; growth != 0 && i < data.outline.size(); ++i) {
        Segment &segment = data.outline.edit(i).segment;
        segment.begin += growth;
        segment.end += growth;
    }
    return document;
}

Document Document::withIds(const std::vector<NodeId> &ids) const
{
    Document document = *this;
    Data &data = *document.d;
    data.index.clear();
    data.hasUnnamed = false;
    for (size_t i = 0; i < ids.size(); ++i) {
        data.tiles.edit(i).node = ids[i];
        data.index.insert(ids[i], static_cast<int>(i));
        data.hasUnnamed = data.hasUnnamed || ids[i] < 0;
    }
    return document;
}

std::vector<int> Document::maybeChanged(const Document &other) const
{
    std::vector<int> places;
    for (size_t i = 0; i < tiles().size();) {
        const size_t end = std::min(i + PieceVector<Tile>::pieceSize, tiles().size());
        const bool same = tiles().shares(other.tiles(), i) && outline().shares(other.outline(), i);
        for (; !same && i < end; ++i)
            places.push_back(static_cast<int>(i));
        i = end;
    }
    return places;
}

std::vector<int> Document::placesOf(const QSet<NodeId> &nodes) const
{
    std::vector<int> places;
    for (const NodeId node : nodes) {
        if (const int index = indexOf(node); index >= 0)
            places.push_back(index);
    }
    std::sort(places.begin(), places.end());
    return places;
}

QString listTitle(const Document &document)
{
    const auto find = [&document](bool firstLevel) {
        const auto found = std::find_if(
            document.outline().begin(), document.outline().end(), [&](const OutlineNode &node) {
                return isSection(node) && (!firstLevel || node.reading.level == 1);
            });
        return found == document.outline().end() ? QString() : found->reading.title;
    };
    const QString title = find(true);
    return title.isEmpty() ? find(false) : title;
}

bool keepsAllBut(const Document &before, const Document &after, const QSet<int> &gone)
{
    for (int i = 0; i < before.size(); ++i) {
        const int now = after.indexOf(before.idAt(i));
        if (gone.contains(i) || (now < 0 && isDefinitions(before.at(i))))
            continue;
        if (now < 0 || after.at(now).segment.structure != before.at(i).segment.structure)
            return false;
    }
    return true;
}

bool keepsParents(const Document &before, const Document &after, const QSet<int> &moved)
{
    for (int i = 0; i < before.size(); ++i) {
        const int now = after.indexOf(before.idAt(i));
        if (now < 0 || moved.contains(i) || isDefinitions(before.at(i)))
            continue;
        if (after.idAt(after.at(now).parent) != before.idAt(before.at(i).parent))
            return false;
    }
    return true;
}

bool keepsPapers(const Document &before, const Document &after, std::optional<NodeId> left)
{
    for (int i = 0; i < before.size(); ++i) {
        const OutlineNode &was = before.at(i);
        const int now = isPaper(was) ? after.indexOf(before.idAt(i)) : -1;
        if (now < 0 || isPaper(after.at(now)))
            continue;
        const bool byItself = was.reading.box || was.reading.claim == Claim::Work;
        if (byItself || !left || before.idAt(was.parent) != *left)
            return false;
    }
    return true;
}

} // namespace paperdip
