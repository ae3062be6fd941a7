// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "markdown/nametiles.h"
#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

namespace {

// New bytes of one segment that cannot join with the next one: that begins after a blank line, or
// with a marker.
bool staysApart(const QByteArray &bytes, const ListNode &current, const ListNode *next)
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

Document::Branch Document::branchBelow(int parent, const std::vector<Branch> &branches)
{
    if (parent < 0)
        return {};
    return {static_cast<int>(branches.size()) - parent,
            branches[static_cast<size_t>(parent)].depth + 1, 1};
}

void Document::widenAbove(int index, std::vector<Branch> &branches)
{
    const Branch &branch = branches[static_cast<size_t>(index)];
    if (branch.up == 0)
        return;
    int &size = branches[static_cast<size_t>(index - branch.up)].size;
    size = std::max(size, branch.up + branch.size);
}

std::vector<Document::Branch> Document::branchesOf(const std::vector<int> &parents)
{
    std::vector<Branch> branches;
    branches.reserve(parents.size());
    for (const int parent : parents)
        branches.push_back(branchBelow(parent, branches));
    for (int i = static_cast<int>(branches.size()) - 1; i >= 0; --i)
        widenAbove(i, branches);
    return branches;
}

void Document::countLetters(QMap<char, int> &letters, const Reading &reading, int by)
{
    if (!isChecked(reading))
        return;
    if ((letters[*reading.box] += by) == 0)
        letters.remove(*reading.box);
}

Document Document::read(const Tiles &tiles)
{
    QByteArray joined;
    for (const Tile &tile : tiles)
        joined += tile.bytes;
    Document document;
    Data &data = *document.d;
    Outline outline = paperdip::read(joined, data.facts);
    Tiles named = nameTiles(joined, outline, tiles, lowestOf(tiles));
    auto tree = std::make_shared<Tree>();
    std::vector<int> parents;
    std::vector<ListNode> nodes;
    parents.reserve(outline.size());
    nodes.reserve(outline.size());
    for (OutlineNode &node : outline) {
        tree->places.set(named[parents.size()].node, static_cast<int>(parents.size()));
        parents.push_back(node.parent);
        countLetters(data.checked, node.reading, 1);
        nodes.push_back(std::move(node));
    }
    tree->branches = branchesOf(parents);
    data.tree = std::move(tree);
    data.tiles = PieceVector<Tile>(std::move(named));
    data.nodes = PieceVector<ListNode>(std::move(nodes));
    data.title = titleOf(data.nodes);
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
        if (parentOf(i) == parent)
            found.append(i);
    }
    return found;
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
    const ListNode *next = index + 1 < size() ? &at(index + 1) : nullptr;
    const bool alone = staysApart(bytes, at(index), next) && !d->facts.defines;
    const Reading &was = at(index).reading;
    const std::optional<Reading> reading = alone ? readAgain(bytes, was) : std::optional<Reading>();
    if (!reading)
        return spliced({{index, index + 1, {{idAt(index), bytes}}}});

    Document document = *this;
    Data &data = *document.d;
    const int parent = parentOf(index);
    const bool isNested = parent >= 0 && isItem(at(parent));
    data.facts.counts = data.facts.counts.changed(countsOf(was, was.claim, isNested),
                                                  countsOf(*reading, reading->claim, isNested));
    countLetters(data.checked, was, -1);
    countLetters(data.checked, *reading, 1);
    data.tiles.edit(place).bytes = bytes;
    data.nodes.edit(place).reading = *reading;
    if (isSection(at(index)))
        data.title = titleOf(data.nodes);
    return document;
}

Document Document::withIds(const std::vector<NodeId> &ids) const
{
    Document document = *this;
    Data &data = *document.d;
    auto tree = std::make_shared<Tree>();
    tree->branches = d->tree->branches;
    for (size_t i = 0; i < ids.size(); ++i) {
        data.tiles.edit(i).node = ids[i];
        tree->places.set(ids[i], static_cast<int>(i));
    }
    data.tree = std::move(tree);
    return document;
}

Document Document::withIds(const QHash<int, NodeId> &ids) const
{
    if (ids.isEmpty())
        return *this;
    Document document = *this;
    Data &data = *document.d;
    auto tree = std::make_shared<Tree>(*d->tree);
    for (auto named = ids.begin(); named != ids.end(); ++named)
        tree->places.remove(idAt(named.key()));
    for (auto named = ids.begin(); named != ids.end(); ++named) {
        data.tiles.edit(static_cast<size_t>(named.key())).node = named.value();
        tree->places.set(named.value(), named.key());
    }
    data.tree = std::move(tree);
    return document;
}

std::vector<int> Document::placesNotIn(const Document &other) const
{
    std::vector<int> places;
    for (const auto &ranges :
         {d->tiles.rangesNotIn(other.d->tiles), d->nodes.rangesNotIn(other.d->nodes)}) {
        for (const auto &[begin, end] : ranges) {
            for (size_t i = begin; i < end; ++i)
                places.push_back(static_cast<int>(i));
        }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::vector<int> Document::unnamed() const
{
    std::vector<int> places;
    for (const NodeId node : d->tree->places.unnamed())
        places.push_back(indexOf(node));
    std::sort(places.begin(), places.end());
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

QString Document::titleOf(const PieceVector<ListNode> &nodes)
{
    const auto find = [&nodes](bool firstLevel) {
        const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const ListNode &node) {
            return isSection(node) && (!firstLevel || node.reading.level == 1);
        });
        return found == nodes.end() ? QString() : found->reading.title;
    };
    const QString title = find(true);
    return title.isEmpty() ? find(false) : title;
}

QString listTitle(const Document &document)
{
    return document.d->title;
}

bool keepsAllBut(const Document &before, const Document &after, const QSet<int> &gone)
{
    for (const int i : before.placesNotIn(after)) {
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
    for (const int i : before.placesNotIn(after)) {
        const int now = after.indexOf(before.idAt(i));
        if (now < 0 || moved.contains(i) || isDefinitions(before.at(i)))
            continue;
        if (after.parentIdAt(now) != before.parentIdAt(i))
            return false;
    }
    return true;
}

bool keepsPapers(const Document &before, const Document &after, std::optional<NodeId> left)
{
    for (const int i : before.placesNotIn(after)) {
        const ListNode &was = before.at(i);
        const int now = isPaper(was) ? after.indexOf(before.idAt(i)) : -1;
        if (now < 0 || isPaper(after.at(now)))
            continue;
        const bool byItself = was.reading.box || was.reading.claim == Claim::Work;
        if (byItself || !left || before.parentIdAt(i) != *left)
            return false;
    }
    return true;
}

} // namespace paperdip
