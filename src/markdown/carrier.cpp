// SPDX-License-Identifier: MIT
#include "markdown/carrier.h"

#include "markdown/headingform.h"
#include "markdown/htmlparts.h"
#include "markdown/join.h"
#include "markdown/spacing.h"
#include "markdown/style.h"

#include <algorithm>

namespace paperdip {

namespace {

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

QByteArray htmlTag(const Document &document, int index)
{
    const bool isItem = index >= 0 && index < document.size() &&
                        document.at(index).segment.structure == Structure::HtmlItem;
    return isItem ? htmlTagOf(document.bytesAt(index)) : QByteArray();
}

} // namespace

Result<Document> Carrier::carry(const Document &target, const Place &place) const
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

Tiles Carrier::group(int root) const
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

Result<Spot> Carrier::spotOf(const Document &target, const Place &place,
                             const QList<int> &roots) const
{
    const ListNode &first = m_source.at(roots.first());
    if (isTableLine(first))
        return rowSpot(target, place);
    const bool isLine = isPaper(first) && !isItem(first) && !isHtmlPart(first);
    return isLine ? lineSpot(target, place) : entrySpot(target, place);
}

Result<Document> Carrier::carryEntries(const Document &target, const Place &place,
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
        insertion.groups.push_back(isItem(m_source.at(root)) ? itemGroup(target, *spot, root, n++)
                                                             : textGroup(target, *spot, root));
    }
    return target.spliced(inserted(target, insertion));
}

Result<Document> Carrier::carryHtml(const Document &target, const Spot &spot,
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

std::optional<RuleHabit> Carrier::habitFor(const Document &target, const Spot &spot) const
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

Document Carrier::carryLines(const Document &target, const Spot &spot,
                             const QList<int> &roots) const
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

Tiles Carrier::itemGroup(const Document &target, const Spot &spot, int root, int n) const
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

Tiles Carrier::textGroup(const Document &target, const Spot &spot, int root) const
{
    Tiles tiles = group(root);
    const int from = contentColumn(m_source, m_source.parentOf(root));
    const int to = contentColumn(target, spot.parent);
    for (Tile &tile : tiles)
        tile.bytes = reindented(tile.bytes, from, to);
    return tiles;
}

Result<Document> Carrier::carrySections(const Document &target, const Place &place,
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
                return fail(ErrorCode::Refused,
                            QStringLiteral("Sections cannot be nested deeper than six levels."));
            tile.bytes = relevelled(tile.bytes, level, level + delta);
        }
        insertion.groups.push_back(std::move(tiles));
    }
    return target.spliced(inserted(target, insertion));
}

} // namespace paperdip
