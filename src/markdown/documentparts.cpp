// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "markdown/nametiles.h"

#include <algorithm>

// A change to a few sections is read without the rest of the list. From a heading to the next one
// nothing tells of what stands beside it but the list's traits and its definitions, and the
// headings above, which are read along.
namespace paperdip {

// Sections in a row, from the first to before the last, and what changes in them.
struct DocumentPart
{
    int begin = 0;
    int end = 0;
    std::vector<TileRun> runs;
};

namespace {

constexpr size_t mostRuns = 8;   // with more the list is read as a whole
constexpr size_t mostAlone = 16; // so many segments are quicker read one by one

DocumentPart partOf(const Document &document, const TileRun &run)
{
    DocumentPart part{std::max(0, run.begin - 1), run.end, {run}};
    while (part.begin > 0 && !isHeading(document.at(part.begin)))
        --part.begin;
    while (part.end < document.size() && !isHeading(document.at(part.end)))
        ++part.end;
    return part;
}

std::vector<DocumentPart> partsOf(const Document &document, const std::vector<TileRun> &runs)
{
    std::vector<DocumentPart> parts;
    for (const TileRun &run : runs) {
        DocumentPart part = partOf(document, run);
        if (parts.empty() || part.begin >= parts.back().end) {
            parts.push_back(std::move(part));
        } else {
            parts.back().runs.push_back(run);
            parts.back().end = std::max(parts.back().end, part.end);
        }
    }
    return parts;
}

QByteArray joined(const Tiles &tiles)
{
    QByteArray bytes;
    for (const Tile &tile : tiles)
        bytes += tile.bytes;
    return bytes;
}

bool reads(const OutlineNode &node, const ListNode &as)
{
    return node.segment == as.segment && node.reading == as.reading;
}

// Sections and their levels, as a list's title is found among them.
bool haveSameSections(const std::vector<ListNode> &was, const std::vector<ListNode> &is)
{
    const auto names = [](const std::vector<ListNode> &nodes) {
        QList<std::pair<QString, int>> found;
        for (const ListNode &node : nodes) {
            if (isSection(node))
                found.append({node.reading.title, node.reading.level});
        }
        return found;
    };
    return names(was) == names(is);
}

} // namespace

// Reads one part of a document twice: as it was, which must give what is known, and as it shall be.
class PartReader
{
public:
    PartReader(const Document &document, const DocumentPart &part)
        : m_document(document), m_part(part)
    {
        if (part.begin > 0) {
            for (int at = document.parentOf(part.begin); at >= 0; at = document.parentOf(at))
                m_above.insert(m_above.begin(), at);
        }
        for (const int heading : m_above)
            m_before += document.bytesAt(heading);
        m_old =
            document.tiles().mid(static_cast<size_t>(part.begin), static_cast<size_t>(part.end));
        if (part.end < document.size())
            m_behind = document.bytesAt(part.end);
    }

    // Nothing where the rest of the list may tell or be told. `isWhole`: nor where the tiles do not
    // come out as they went in.
    std::optional<Document> read(bool isWhole)
    {
        const ListFacts &facts = m_document.d->facts;
        const WholeList whole{facts.counts.traits(), facts.references};
        ListFacts was;
        ListFacts is;
        const Outline before = readPart(withSurroundings(m_old), whole, was);
        if (was.defines || !isAsKnown(before))
            return {};
        const Tiles asked = m_document.tilesWith(m_part.runs, m_part.begin, m_part.end);
        const QByteArray bytes = withSurroundings(asked);
        const Outline after = readPart(bytes, whole, is);
        const ListCounts counts = facts.counts.changed(was.counts, is.counts);
        if (is.defines || counts.traits() != whole.traits || !counts.hasPlainHeadings() ||
            !keepsSurroundings(before, after))
            return {};
        name(bytes, after, asked);
        if ((isWhole && m_tiles != asked) || !keepsWhatFollows())
            return {};
        return built(counts);
    }

private:
    int above() const { return static_cast<int>(m_above.size()); }
    QByteArray withSurroundings(const Tiles &tiles) const
    {
        return m_before + joined(tiles) + m_behind;
    }
    // The index in the document of what stands at one in the outline that was read; in that to come
    // for the part's own.
    int knownIndex(int index) const
    {
        return index < 0         ? -1
               : index < above() ? m_above[static_cast<size_t>(index)]
                                 : m_part.begin + index - above();
    }
    bool isAsKnown(const Outline &before) const
    {
        const int nodes = above() + m_part.end - m_part.begin + (m_behind.isEmpty() ? 0 : 1);
        if (static_cast<int>(before.size()) != nodes)
            return false;
        for (int i = 0; i < nodes; ++i) {
            const int known = knownIndex(i);
            const OutlineNode &node = before[static_cast<size_t>(i)];
            if (knownIndex(node.parent) != m_document.parentOf(known) ||
                !reads(node, m_document.at(known)))
                return false;
        }
        return true;
    }

    // The headings above, that which the part begins with and the one behind it stay what they are.
    bool keepsSurroundings(const Outline &before, const Outline &after) const
    {
        const size_t first = m_part.begin > 0 ? m_above.size() + 1 : 0;
        const size_t last = m_behind.isEmpty() ? 0 : 1;
        if (after.size() < first + last)
            return false;
        const auto stays = [](const OutlineNode &was, const OutlineNode &is) {
            return was.begin == is.begin && reads(is, was) && was.parent == is.parent;
        };
        if (!std::equal(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(first),
                        after.begin(), stays))
            return false;
        return last == 0 || (after.back().end - after.back().begin == m_behind.size() &&
                             reads(after.back(), before.back()));
    }

    void name(const QByteArray &bytes, const Outline &after, const Tiles &asked)
    {
        Outline own(after.begin() + above(), after.end() - (m_behind.isEmpty() ? 0 : 1));
        for (OutlineNode &node : own) {
            node.begin -= m_before.size();
            node.end -= m_before.size();
        }
        m_tiles = nameTiles(bytes.mid(m_before.size()), own, asked,
                            std::min(m_document.lowestId(), lowestOf(asked)));
        for (OutlineNode &node : own) {
            m_parents.push_back(knownIndex(node.parent));
            m_nodes.push_back(std::move(node));
        }
        if (!m_behind.isEmpty())
            m_behindParent = knownIndex(after.back().parent);
    }

    int growth() const { return static_cast<int>(m_nodes.size()) - (m_part.end - m_part.begin); }
    NodeId idOf(int index) const // in the document that comes to be
    {
        const int own = index - m_part.begin;
        return own >= 0 ? m_tiles[static_cast<size_t>(own)].node : m_document.idAt(index);
    }
    int parentOf(int index) const
    {
        const int own = index - m_part.begin;
        return own >= 0 ? m_parents[static_cast<size_t>(own)] : m_document.parentOf(index);
    }
    // What stands behind the part has the headings above it that it had.
    bool keepsWhatFollows() const
    {
        if (m_behind.isEmpty())
            return true;
        int was = m_document.parentOf(m_part.end);
        int is = m_behindParent;
        while (was >= 0 && is >= 0 && m_document.idAt(was) == idOf(is)) {
            was = m_document.parentOf(was);
            is = parentOf(is);
        }
        return was < 0 && is < 0;
    }

    bool hasSameNodes() const
    {
        if (growth() != 0)
            return false;
        for (size_t i = 0; i < m_tiles.size(); ++i) {
            if (m_tiles[i].node != m_old[i].node ||
                m_parents[i] != m_document.parentOf(m_part.begin + static_cast<int>(i)))
                return false;
        }
        return true;
    }
    std::shared_ptr<const Document::Tree> tree() const
    {
        const Document::Tree &was = *m_document.d->tree;
        auto tree = std::make_shared<Document::Tree>();
        tree->places = was.places;
        for (const Tile &tile : m_old) {
            const int place = was.places.find(tile.node);
            if (place >= m_part.begin && place < m_part.end) // else it moved on to another part
                tree->places.remove(tile.node);
        }
        tree->places.shift(m_part.end, growth());
        for (size_t i = 0; i < m_tiles.size(); ++i)
            tree->places.set(m_tiles[i].node, m_part.begin + static_cast<int>(i));
        tree->branches = branches(tree->places);
        return tree;
    }

    using Branches = std::vector<Document::Branch>;
    Branches branches(const NodePlaces &places) const
    {
        const Branches &was = m_document.d->tree->branches;
        Branches all;
        all.reserve(was.size() + m_tiles.size());
        all.insert(all.end(), was.begin(), was.begin() + m_part.begin);
        for (const int parent : m_parents)
            all.push_back(Document::branchBelow(parent, all));
        all.insert(all.end(), was.begin() + m_part.end, was.end());
        // Of what lies behind only the topmost have parents from which they moved away.
        for (int i = m_part.end; i < m_document.size(); i = m_document.subtreeEnd(i)) {
            const int parent = m_document.parentOf(i);
            const int now = parent < m_part.begin ? parent : places.find(m_document.idAt(parent));
            const int at = i + growth();
            if (parent >= 0)
                all[static_cast<size_t>(at)].up = at - now;
        }
        close(all);
        return all;
    }
    // How far the branches of the part and of what is above it reach.
    void close(Branches &all) const
    {
        for (const int heading : m_above) {
            const bool goesOn = m_document.subtreeEnd(heading) > m_part.end;
            int &size = all[static_cast<size_t>(heading)].size;
            size = goesOn ? size + growth() : 1;
        }
        if (!m_behind.isEmpty()) {
            for (int open = m_behindParent; open >= m_part.begin; open = parentOf(open))
                all[static_cast<size_t>(open)].size =
                    m_document.subtreeEnd(m_document.indexOf(idOf(open))) + growth() - open;
        }
        for (int i = m_part.begin + static_cast<int>(m_tiles.size()) - 1; i >= m_part.begin; --i)
            Document::widenAbove(i, all);
        for (int i = above() - 1; i >= 0; --i)
            Document::widenAbove(m_above[static_cast<size_t>(i)], all);
    }

    Document built(const ListCounts &counts)
    {
        Document document = m_document;
        Document::Data &data = *document.d;
        const auto begin = static_cast<size_t>(m_part.begin);
        const auto end = static_cast<size_t>(m_part.end);
        const std::vector<ListNode> old = m_document.nodes().mid(begin, end);
        for (const ListNode &node : old)
            Document::countLetters(data.checked, node.reading, -1);
        for (const ListNode &node : m_nodes)
            Document::countLetters(data.checked, node.reading, 1);
        if (!hasSameNodes())
            data.tree = tree();
        const bool sameSections = haveSameSections(old, m_nodes);
        data.facts.counts = counts;
        data.tiles.replace(begin, end, std::move(m_tiles));
        data.nodes.replace(begin, end, std::move(m_nodes));
        if (!sameSections)
            data.title = Document::titleOf(data.nodes);
        return document;
    }

    const Document &m_document;
    const DocumentPart &m_part;
    std::vector<int> m_above; // the headings above, the topmost first
    Tiles m_old;
    QByteArray m_before; // and their bytes
    QByteArray m_behind; // those of the heading that follows
    Tiles m_tiles;       // the new ones
    std::vector<ListNode> m_nodes;
    std::vector<int> m_parents;
    int m_behindParent = -1;
};

std::optional<Document> Document::splicedInParts(const std::vector<TileRun> &runs) const
{
    if (!d->facts.counts.hasPlainHeadings() || runs.size() > mostRuns)
        return {};
    const std::vector<DocumentPart> parts = partsOf(*this, runs);
    Document document = *this;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (part->begin == 0 && part->end == size())
            return {};
        std::optional<Document> next = PartReader(document, *part).read(parts.size() > 1);
        if (!next)
            return {};
        document = *std::move(next);
    }
    return document;
}

Tiles Document::tilesWith(const std::vector<TileRun> &runs) const
{
    return tilesWith(runs, 0, size());
}

Tiles Document::tilesWith(const std::vector<TileRun> &runs, int begin, int end) const
{
    Tiles all;
    all.reserve(static_cast<size_t>(end - begin));
    int at = begin;
    const auto keepUpTo = [&](int stop) {
        for (; at < stop; ++at)
            all.push_back(tiles()[static_cast<size_t>(at)]);
    };
    for (const TileRun &run : runs) {
        keepUpTo(run.begin);
        all.insert(all.end(), run.tiles.begin(), run.tiles.end());
        at = run.end;
    }
    keepUpTo(end);
    return all;
}

Document Document::withBytes(const std::map<int, QByteArray> &bytes) const
{
    Document document = *this;
    const bool isFew = bytes.size() <= mostAlone;
    for (auto its = bytes.begin(); isFew && its != bytes.end(); ++its) {
        document = document.replaced(its->first, its->second);
        if (bytes.size() > 1 && !document.hasNodesOf(*this))
            break; // each may only be what it is beside the others
    }
    if (isFew && (bytes.size() <= 1 || document.hasNodesOf(*this)))
        return document;
    std::vector<TileRun> runs;
    runs.reserve(bytes.size());
    for (const auto &[index, its] : bytes)
        runs.push_back({index, index + 1, {{idAt(index), its}}});
    return spliced(runs);
}

Document Document::spliced(const std::vector<TileRun> &runs) const
{
    if (runs.empty())
        return *this;
    std::optional<Document> document = splicedInParts(runs);
    return document ? *std::move(document) : read(tilesWith(runs));
}

} // namespace paperdip
