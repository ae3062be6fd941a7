// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/headingform.h"
#include "markdown/htmlparts.h"
#include "markdown/numbering.h"
#include "markdown/rulelines.h"
#include "markdown/spacing.h"
#include "markdown/style.h"

#include <algorithm>

namespace paperdip {

namespace {

// Nodes that leave their place, with all below them; reference definitions stay unless they are
// named themselves.
struct Leaving
{
    QList<int> roots; // in document order, none below another
    QSet<int> all;
    QSet<int> between; // the rule lines between roots
    QSet<int> rules;   // the rule lines that would be left over

    QSet<int> withRules() const { return all + between + rules; }
};

// What opens or closes an HTML list stays with its entries.
bool canLeave(const Document &document, int index)
{
    const bool partFollows = index + 1 < document.size() && isHtmlPart(document.at(index + 1));
    const Structure structure = document.at(index).segment.structure;
    if (structure == Structure::HtmlItem)
        return isWholeHtml(document.bytesAt(index), partFollows);
    return structure != Structure::HtmlEnd && !(structure == Structure::Html && partFollows);
}

Result<Leaving> leaving(const Document &document, const QList<NodeId> &nodes)
{
    QList<int> named;
    for (const NodeId node : nodes) {
        const int index = document.indexOf(node);
        if (index < 0)
            return fail(ErrorCode::NotFound, QStringLiteral("The entry is not in this list."));
        named.append(index);
    }
    std::sort(named.begin(), named.end());
    Leaving result;
    int end = 0;
    for (const int index : named) {
        if (index < end)
            continue;
        end = document.subtreeEnd(index);
        if (!canLeave(document, index))
            return fail(ErrorCode::Refused,
                        QStringLiteral("This HTML holds a part of what stands around it: it is "
                                       "changed by hand."));
        result.roots.append(index);
        result.all.insert(index);
        for (int i = index + 1; i < end; ++i) {
            if (!isDefinitions(document.at(i)))
                result.all.insert(i);
        }
    }
    result.between = rulesBetween(document, result.roots);
    result.rules = rulesLeftOver(document, result.roots, result.all + result.between);
    return result;
}

// What leaves for another place: a rule line stays between the papers that it parts, or goes along
// with one.
Result<Leaving> movable(const Document &document, const QList<NodeId> &nodes)
{
    Result<Leaving> result = leaving(document, nodes);
    if (result && std::any_of(result->roots.begin(), result->roots.end(),
                              [&](int root) { return isRule(document.at(root)); }))
        return fail(ErrorCode::Refused,
                    QStringLiteral("A line between papers is moved with one of them."));
    return result;
}

// The document without these, and whether all that stays is still what it was. Where blocks would
// run together, the blank lines above stay as they were, or one is put between.
struct Remaining
{
    Document document;
    bool intact = false;
};

Remaining remaining(const Document &document, const QSet<int> &gone)
{
    Document closed = document.spliced(without(document, gone));
    const auto isIntact = [&](const Document &after) {
        return keepsAllBut(document, after, gone) &&
               after.size() <= document.size() - gone.size(); // nor did anything fall apart
    };
    if (isIntact(closed))
        return {std::move(closed), true};
    for (const std::vector<TileRun> &runs : {gaps(gone), without(document, gone, 1)}) {
        Document after = document.spliced(runs);
        if (isIntact(after))
            return {std::move(after), true};
    }
    return {std::move(closed), false};
}

// The column at which the blocks of a parent begin.
int contentColumn(const Document &document, int parent)
{
    if (parent < 0 || !isItem(document.at(parent)))
        return 0;
    const std::optional<ItemHead> head = itemHead(document.bytesAt(parent));
    return head ? head->contentColumn : 0;
}

bool standsBesideLines(const Document &document, const Spot &spot)
{
    const QList<int> children = document.children(spot.parent);
    return std::any_of(children.begin(), children.end(),
                       [&](int child) { return isLinePaper(document.at(child)); });
}

// Nodes on their way from one document to a spot of another one (or of the same, without them).
class Carrier
{
public:
    Carrier(const Document &source, const Leaving &nodes) : m_source(source), m_nodes(nodes) {}

    Result<Document> carry(const Document &target, const Place &place) const
    {
        QList<int> sections;
        QList<int> entries;
        for (const int root : m_nodes.roots)
            (isHeading(m_source.at(root)) ? sections : entries).append(root);
        Result<Document> after = target;
        if (!entries.isEmpty())
            after = carryEntries(target, place, entries);
        if (after && !sections.isEmpty())
            after = carrySections(Document(*after), place, sections);
        return after;
    }

private:
    Tiles group(int root) const
    {
        Tiles tiles;
        for (int i = root; i < m_source.subtreeEnd(root); ++i) {
            if (!m_nodes.all.contains(i))
                continue;
            Tile tile = m_source.tiles()[static_cast<size_t>(i)];
            if (i == 0 && tile.bytes.startsWith(byteOrderMark))
                tile.bytes.remove(0, byteOrderMark.size());
            tiles.push_back(std::move(tile));
        }
        return tiles;
    }

    Result<Spot> spotOf(const Document &target, const Place &place, const QList<int> &roots) const
    {
        const ListNode &first = m_source.at(roots.first());
        if (isTableLine(first))
            return rowSpot(target, place);
        const bool isLine = isPaper(first) && !isItem(first) && !isHtmlPart(first);
        return isLine ? lineSpot(target, place) : entrySpot(target, place);
    }

    Result<Document> carryEntries(const Document &target, const Place &place,
                                  const QList<int> &roots) const
    {
        const Result<Spot> spot = spotOf(target, place, roots);
        if (!spot)
            return Failure(spot.error());
        const auto all = [&](auto test) {
            return std::all_of(roots.begin(), roots.end(),
                               [&](int root) { return test(m_source.at(root)); });
        };
        const bool items = all(isItem);
        Insertion insertion = items ? entryInsertion(target, *spot) : textInsertion(target, *spot);
        if (all(isTableLine) && spot->at > 0 && isTableLine(target.at(spot->at - 1))) {
            insertion.afterEntry = true;
            insertion.between = 0;
        }
        if (std::any_of(roots.begin(), roots.end(),
                        [&](int root) { return isHtmlPart(m_source.at(root)); }))
            return carryHtml(target, *spot, roots);
        if (all(isLinePaper))
            return carryLines(target, *spot, roots);
        int n = 0;
        for (const int root : roots) {
            insertion.groups.push_back(isItem(m_source.at(root))
                                           ? itemGroup(target, *spot, root, n++)
                                           : textGroup(target, *spot, root));
        }
        return target.spliced(inserted(target, insertion));
    }

    QByteArray htmlTag(const Document &document, int index) const
    {
        const bool isItem = index >= 0 && index < document.size() &&
                            document.at(index).segment.structure == Structure::HtmlItem;
        return isItem ? htmlTagOf(document.bytesAt(index)) : QByteArray();
    }

    // Entries of an HTML list or table go among others of their kind only.
    Result<Document> carryHtml(const Document &target, const Spot &spot,
                               const QList<int> &roots) const
    {
        const QByteArray tag = htmlTag(m_source, roots.first());
        const bool above = htmlTag(target, spot.at - 1) == tag;
        const bool fits = !tag.isEmpty() && (above || htmlTag(target, spot.at) == tag);
        if (!fits || std::any_of(roots.begin(), roots.end(),
                                 [&](int root) { return htmlTag(m_source, root) != tag; }))
            return fail(ErrorCode::Refused,
                        QStringLiteral("An entry of an HTML list can only stand in such a list."));
        Insertion insertion = textInsertion(target, spot);
        insertion.afterEntry = above;
        insertion.beforeEntry = !above;
        insertion.between = above ? blankLinesIn(tailOf(target.bytesAt(spot.at - 1))) : 0;
        for (const int root : roots)
            insertion.groups.push_back(textGroup(target, spot, root));
        return target.spliced(inserted(target, insertion));
    }

    // The rule line for lines that come to a spot: as the lines there have it; else, beside one
    // that parted with its own just now, that.
    std::optional<RuleHabit> habitFor(const Document &target, const Spot &spot) const
    {
        std::optional<RuleHabit> habit = ruleHabitAt(target, spot);
        const bool isSame = !m_nodes.rules.isEmpty() &&
                            target.idAt(spot.parent) == m_source.parentIdAt(m_nodes.roots.first());
        if (habit || !isSame || !standsBesideLines(target, spot))
            return habit;
        const QByteArray &bytes = m_source.bytesAt(*m_nodes.rules.begin());
        habit = RuleHabit{bytes.first(contentEnd(bytes))};
        habit->leads = spot.at == target.size() || !isLinePaper(target.at(spot.at));
        return habit;
    }

    // Papers that are paragraphs, with the rule lines between them.
    Document carryLines(const Document &target, const Spot &spot, const QList<int> &roots) const
    {
        const std::optional<RuleHabit> habit = habitFor(target, spot);
        QList<int> free(m_nodes.rules.begin(), m_nodes.rules.end());
        const auto newRule = [&] {
            return Tile{free.isEmpty() ? 0 : m_source.idAt(free.takeFirst()), habit->bytes};
        };
        Insertion insertion = textInsertion(target, spot);
        if (habit) {
            insertion.between = habit->blankLines;
            insertion.afterEntry = spot.at > 0 && !isHeading(target.at(spot.at - 1));
            insertion.beforeEntry =
                !insertion.afterEntry && spot.at < target.size() && !isHeading(target.at(spot.at));
        }
        const bool keepsOwn = habit || !standsBesideLines(target, spot);
        if (habit && habit->leads)
            insertion.groups.push_back({newRule()});
        for (qsizetype n = 0; n < roots.size(); ++n) {
            insertion.groups.push_back(textGroup(target, spot, roots[n]));
            const int own = m_source.subtreeEnd(roots[n]);
            const bool isLast = n + 1 == roots.size();
            if (!isLast && keepsOwn && m_nodes.between.contains(own))
                insertion.groups.push_back({m_source.tiles()[static_cast<size_t>(own)]});
            else if (habit && (!isLast || !habit->leads))
                insertion.groups.push_back({newRule()});
        }
        return target.spliced(inserted(target, insertion));
    }

    // Re-indented; the marker follows the items that it joins.
    Tiles itemGroup(const Document &target, const Spot &spot, int root, int n) const
    {
        Tiles tiles = group(root);
        const std::optional<ItemHead> own = itemHead(tiles.front().bytes);
        if (!own)
            return tiles;
        ItemHead head = makeHead({}, own->marker, own->padding);
        if (const std::optional<ItemHead> near = neighbourHead(target, spot))
            head = numberedOn(makeHead(near->indent, near->marker, own->padding), target, spot, n);
        else if (const std::optional<ItemHead> below = headBelowItem(target, spot))
            head = makeHead(below->indent, own->marker, own->padding);
        for (size_t i = 0; i < tiles.size(); ++i) {
            QByteArray &bytes = tiles[i].bytes;
            bytes = i == 0 ? withHead(bytes, *own, head) : followingHead(bytes, *own, head);
        }
        return tiles;
    }

    Tiles textGroup(const Document &target, const Spot &spot, int root) const
    {
        Tiles tiles = group(root);
        const int from = contentColumn(m_source, m_source.parentOf(root));
        const int to = contentColumn(target, spot.parent);
        for (Tile &tile : tiles)
            tile.bytes = reindented(tile.bytes, from, to);
        return tiles;
    }

    Result<Document> carrySections(const Document &target, const Place &place,
                                   const QList<int> &roots) const
    {
        const Result<Spot> spot = sectionSpot(target, place);
        if (!spot)
            return Failure(spot.error());
        Insertion insertion = sectionInsertion(target, *spot);
        for (const int root : roots) {
            const int delta = spot->level - m_source.at(root).segment.level;
            Tiles tiles = group(root);
            for (Tile &tile : tiles) {
                const ListNode &node = m_source.at(m_source.indexOf(tile.node));
                if (!isHeading(node))
                    continue;
                const int level = node.segment.level;
                if (level + delta > 6)
                    return fail(
                        ErrorCode::Refused,
                        QStringLiteral("Sections cannot be nested deeper than six levels."));
                tile.bytes = relevelled(tile.bytes, level, level + delta);
            }
            insertion.groups.push_back(std::move(tiles));
        }
        return target.spliced(inserted(target, insertion));
    }

    const Document &m_source;
    const Leaving &m_nodes;
};

// The same place in words of nodes that stay: behind the last sibling before `after` that does not
// move.
Place stayingPlace(const Document &document, const Place &place, const Leaving &nodes,
                   const Document &rest)
{
    if (place.after == Place::AtEnd) {
        // Without what moves, its neighbours may be no papers any more, or have become some.
        const int parent = place.parent == 0 ? -1 : document.indexOf(place.parent);
        const int staying = lastEntry(rest, rest.children(rest.indexOf(place.parent)));
        const int last = std::max(lastEntry(document, document.children(parent), nodes.all),
                                  staying < 0 ? -1 : document.indexOf(rest.idAt(staying)));
        const bool items = std::all_of(nodes.roots.begin(), nodes.roots.end(),
                                       [&](int root) { return isItem(document.at(root)); });
        const bool behindItem = last >= 0 && isItem(document.at(last));
        return items && behindItem ? Place{place.parent, document.idAt(last)} : place;
    }
    const int after = document.indexOf(place.after);
    if (after < 0 || !nodes.all.contains(after))
        return place;
    Place staying{place.parent, 0};
    for (const int child : document.children(document.parentOf(after))) {
        if (child < after && !nodes.all.contains(child))
            staying.after = document.idAt(child);
    }
    return staying;
}

// A bold line is a section only by the papers behind it: without the one that moves, the place is
// behind the line.
Place withoutBoldSection(const Document &rest, const Place &place)
{
    const int parent = rest.indexOf(place.parent);
    const int after = rest.indexOf(place.after);
    if (parent >= 0 && rest.at(parent).segment.structure == Structure::Paragraph &&
        !isSection(rest.at(parent))) {
        const int behind = after >= 0 ? after : parent;
        return {rest.parentIdAt(behind), rest.idAt(behind)};
    }
    if (after >= 0 && rest.parentOf(after) != parent)
        return {rest.parentIdAt(after), place.after};
    return place;
}

// Whether all stands as before but for the rule lines that go along with papers.
bool isSameTree(const Document &before, const Leaving &nodes, const Document &after)
{
    const QSet<int> rules = nodes.between + nodes.rules;
    const std::vector<int> changed = before.placesNotIn(after);
    const int same = changed.empty() ? before.size() : changed.front(); // up to there
    int now = same;
    for (int i = same; i < before.size(); ++i) {
        if (rules.contains(i))
            continue;
        while (now < after.size() && isRule(after.at(now)) &&
               (before.indexOf(after.idAt(now)) < 0 ||
                rules.contains(before.indexOf(after.idAt(now)))))
            ++now;
        if (now >= after.size())
            return false;
        const ListNode &was = before.at(i);
        const ListNode &is = after.at(now);
        if (before.idAt(i) != after.idAt(now) || before.parentIdAt(i) != after.parentIdAt(now) ||
            was.segment.structure != is.segment.structure || was.segment.level != is.segment.level)
            return false;
        ++now;
    }
    return true;
}

// Every moved node stands where it should, as what it was.
bool arrived(const Document &source, const Leaving &nodes, const Document &after, NodeId parent)
{
    return std::all_of(nodes.all.begin(), nodes.all.end(), [&](int index) {
        const int now = after.indexOf(source.idAt(index));
        if (now < 0)
            return false;
        const ListNode &was = source.at(index);
        const ListNode &is = after.at(now);
        const NodeId expected = nodes.roots.contains(index) ? parent : source.parentIdAt(index);
        return after.parentIdAt(now) == expected && isHeading(was) == isHeading(is) &&
               isItem(was) == isItem(is) && was.reading.title == is.reading.title;
    });
}

Failure cannotStandThere()
{
    return fail(ErrorCode::Refused,
                QStringLiteral("The entry cannot stand at this place of the list."));
}

Failure cannotBeTakenOut()
{
    return fail(ErrorCode::Refused,
                QStringLiteral("What stands around it would fall apart without it."));
}

// Links of what stays that no longer lead anywhere, or elsewhere.
bool losesLinks(const Document &before, const Document &after)
{
    const auto urls = [](const Reading &reading) {
        QStringList found{reading.main ? reading.main->url : QString()};
        for (const Link &link : reading.links)
            found.append(link.url);
        return found;
    };
    for (int i = 0; i < before.size(); ++i) {
        const int now = after.indexOf(before.idAt(i));
        if (now >= 0 && !isDefinitions(before.at(i)) &&
            urls(before.at(i).reading) != urls(after.at(now).reading))
            return true;
    }
    return false;
}

QList<NodeId> idsOf(const Document &document, const Leaving &nodes)
{
    QList<NodeId> ids;
    for (const int root : nodes.roots)
        ids.append(document.idAt(root));
    return ids;
}

// The rule lines that left with nodes and did not come along.
QSet<int> rulesGone(const Document &before, const Leaving &nodes, const Document &after)
{
    QSet<int> gone;
    const QSet<int> rules = nodes.between + nodes.rules;
    for (const int rule : rules) {
        if (after.indexOf(before.idAt(rule)) < 0)
            gone.insert(rule);
    }
    return gone;
}

int rulesMade(const Document &before, const Document &after)
{
    int made = 0;
    for (const int i : after.placesNotIn(before)) {
        made += isRule(after.at(i)) && before.indexOf(after.idAt(i)) < 0 ? 1 : 0;
    }
    return made;
}

} // namespace

Result<Document> removeNodes(const Document &document, const QList<NodeId> &nodes)
{
    const Result<Leaving> gone = leaving(document, nodes);
    if (!gone)
        return Failure(gone.error());
    for (const QSet<int> &all : {gone->withRules(), gone->all}) {
        const Remaining rest = remaining(document, all);
        if (!rest.intact)
            continue;
        const bool defines = std::any_of(all.begin(), all.end(),
                                         [&](int i) { return isDefinitions(document.at(i)); });
        if (defines && losesLinks(document, rest.document))
            return fail(ErrorCode::Refused,
                        QStringLiteral("Entries of the list link by these reference definitions."));
        return renumbered(document, rest.document);
    }
    return cannotBeTakenOut();
}

Result<Edited> moveNodes(const Document &document, const QList<NodeId> &nodes, const Place &place)
{
    const Result<Leaving> moving = movable(document, nodes);
    if (!moving)
        return Failure(moving.error());
    const QList<NodeId> ids = idsOf(document, *moving);
    if (ids.isEmpty())
        return Edited{document, ids};
    if (moving->all.contains(document.indexOf(place.parent)))
        return fail(ErrorCode::Refused, QStringLiteral("A node cannot be moved into itself."));

    const Remaining rest = remaining(document, moving->withRules());
    const Place asked = stayingPlace(document, place, *moving, rest.document);
    if (document.indexOf(asked.after) >= 0 && rest.document.indexOf(asked.after) < 0)
        return cannotBeTakenOut(); // a table's header: its rows are none without it
    const Place staying = withoutBoldSection(rest.document, asked);
    const Result<Document> carried = Carrier(document, *moving).carry(rest.document, staying);
    if (!carried)
        return Failure(carried.error());
    const bool isThere = std::all_of(moving->roots.begin(), moving->roots.end(), [&](int root) {
        return document.parentIdAt(root) == place.parent;
    });
    if (isThere && isSameTree(document, *moving, *carried))
        return Edited{document, ids};
    Document after = renumbered(document, *carried);
    const QSet<int> gone = rulesGone(document, *moving, after);
    const bool stays = keepsAllBut(document, after, gone) &&
                       after.size() == document.size() - gone.size() + rulesMade(document, after) &&
                       keepsParents(document, after, moving->withRules()) &&
                       keepsPapers(document, after, document.parentIdAt(moving->roots.first()));
    if (!stays || !arrived(document, *moving, after, place.parent))
        return cannotStandThere();
    return Edited{std::move(after), ids};
}

namespace {

// What moves into another list, there under the ids that it has.
Result<Document> arrivedIn(const Document &to, const Document &from, const Leaving &moving,
                           const Place &place)
{
    const Result<Document> carried = Carrier(from, moving).carry(to, place);
    if (!carried)
        return carried;
    Document after = renumbered(to, *carried);
    if (!keepsAllBut(to, after, {}) || !keepsParents(to, after, {}) || !keepsPapers(to, after) ||
        !arrived(from, moving, after, place.parent))
        return cannotStandThere();
    return after;
}

} // namespace

Result<std::pair<Document, Edited>> moveNodes(const Document &from, const QList<NodeId> &nodes,
                                              const Document &to, const Place &place)
{
    const Result<Leaving> moving = movable(from, nodes);
    if (!moving)
        return Failure(moving.error());
    const QList<NodeId> ids = idsOf(from, *moving);
    if (ids.isEmpty())
        return std::pair(from, Edited{to, ids});
    Result<Document> after = arrivedIn(to, from, *moving, place);
    if (!after)
        return Failure(after.error());
    const Remaining rest = remaining(from, moving->withRules());
    if (!rest.intact)
        return cannotBeTakenOut();
    return std::pair(renumbered(from, rest.document), Edited{*std::move(after), ids});
}

Result<Edited> copyNodes(const Document &from, const QList<NodeId> &nodes, const Document &to,
                         const Place &place)
{
    const Result<Leaving> copied = movable(from, nodes);
    if (!copied)
        return Failure(copied.error());
    if (copied->roots.isEmpty())
        return Edited{to, {}};
    const Result<Document> after = arrivedIn(to, from, *copied, place);
    if (!after)
        return Failure(after.error());
    NodeId last = after->lowestId();
    Edited edited;
    QHash<int, NodeId> ids;
    for (const int i : after->placesNotIn(to)) {
        const int source = to.indexOf(after->idAt(i)) < 0 ? from.indexOf(after->idAt(i)) : -1;
        if (source < 0)
            continue;
        ids.insert(i, --last);
        if (copied->roots.contains(source))
            edited.nodes << last;
    }
    edited.document = after->withIds(ids);
    return edited;
}

QByteArray bytesOf(const Document &document, const QList<NodeId> &nodes)
{
    QSet<int> wanted;
    for (const NodeId node : nodes) {
        const int index = document.indexOf(node);
        for (int i = index; index >= 0 && i < document.subtreeEnd(index); ++i)
            wanted.insert(i);
    }
    QList<int> places(wanted.begin(), wanted.end());
    std::sort(places.begin(), places.end());
    QByteArray bytes;
    for (const int i : std::as_const(places))
        bytes += document.bytesAt(i);
    return bytes;
}

} // namespace paperdip
