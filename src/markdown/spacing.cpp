// SPDX-License-Identifier: MIT
#include "markdown/spacing.h"

#include "markdown/commonest.h"

#include <algorithm>
#include <functional>

namespace paperdip {

namespace {

int gapBehind(const Document &document, int index)
{
    return blankLinesIn(tailOf(document.tiles()[static_cast<size_t>(index)].bytes));
}

// The blank lines between all tiles and their next ones for which the rule holds.
QList<int> gapsWhere(const Document &document,
                     const std::function<bool(const OutlineNode &, const OutlineNode &)> &rule)
{
    QList<int> gaps;
    for (int i = 1; i < document.size(); ++i) {
        if (rule(document.at(i - 1), document.at(i)))
            gaps.append(gapBehind(document, i - 1));
    }
    return gaps;
}

// How the line ends near a tile, else in the list.
QByteArray lineEndNear(const Document &document, int index)
{
    for (const int near : {index - 1, index, 0}) {
        if (near < 0 || near >= document.size())
            continue;
        if (const QByteArray end = lineEndOf(document.tiles()[static_cast<size_t>(near)].bytes);
            !end.isEmpty())
            return end;
    }
    return QByteArrayLiteral("\n");
}

int gapBetweenEntries(const Document &document, const Spot &spot)
{
    QList<int> near;
    QList<int> all;
    int nearest = document.size();
    for (int i = 1; i < document.size(); ++i) {
        const OutlineNode &node = document.at(i);
        const int parent = node.parent;
        const int before = isItem(node) ? itemBefore(document, i) : -1;
        if (before < 0)
            continue;
        const int gap = gapBehind(document, i - 1);
        if (isPaper(node) && isPaper(document.at(before)))
            all.append(gap);
        if (parent == spot.parent && std::abs(i - spot.at) < nearest) {
            nearest = std::abs(i - spot.at);
            near = {gap};
        }
    }
    return near.isEmpty() ? commonest(all, 0) : near.first();
}

int gapBehindHeading(const Document &document)
{
    return commonest(gapsWhere(document,
                               [](const OutlineNode &before, const OutlineNode &node) {
                                   return isHeading(before) && isItem(node);
                               }),
                     1);
}

int gapBehindText(const Document &document)
{
    return commonest(gapsWhere(document,
                               [](const OutlineNode &before, const OutlineNode &node) {
                                   return before.segment.structure == Structure::Paragraph &&
                                          isItem(node);
                               }),
                     1);
}

int gapBeforeHeading(const Document &document)
{
    return commonest(gapsWhere(document,
                               [](const OutlineNode &before, const OutlineNode &node) {
                                   return !isHeading(before) && isHeading(node);
                               }),
                     1);
}

} // namespace

Insertion entryInsertion(const Document &document, const Spot &spot)
{
    Insertion insertion;
    insertion.at = spot.at;
    insertion.lineEnd = lineEndNear(document, spot.at);
    insertion.afterEntry = spot.previous >= 0;
    insertion.beforeEntry = spot.next >= 0;
    insertion.between = gapBetweenEntries(document, spot);
    const bool behindHeading = spot.at > 0 && isHeading(document.at(spot.at - 1));
    insertion.before =
        behindHeading ? gapBehindHeading(document) : std::max(1, gapBehindText(document));
    const bool beforeHeading = spot.at < document.size() && isHeading(document.at(spot.at));
    insertion.after = beforeHeading ? gapBeforeHeading(document) : 1;
    return insertion;
}

Insertion textInsertion(const Document &document, const Spot &spot)
{
    Insertion insertion;
    insertion.at = spot.at;
    insertion.lineEnd = lineEndNear(document, spot.at);
    insertion.between = 1;
    return insertion;
}

Insertion sectionInsertion(const Document &document, const Spot &spot)
{
    Insertion insertion;
    insertion.at = spot.at;
    insertion.lineEnd = lineEndNear(document, spot.at);
    insertion.afterEntry = true;
    insertion.between = gapBeforeHeading(document);
    insertion.after = insertion.between;
    return insertion;
}

} // namespace paperdip
