// SPDX-License-Identifier: MIT
#include "markdown/spacing.h"

#include "markdown/commonest.h"

#include <algorithm>
#include <functional>

namespace paperdip {

namespace {

int gapBehind(const Document &document, int index)
{
    return blankLinesIn(tailOf(document.bytesAt(index)));
}

// The commonest number of blank lines between tiles and their next ones for which the rule holds.
int gapWhere(const Document &document, int at,
             const std::function<bool(const ListNode &, const ListNode &)> &rule)
{
    QList<int> gaps;
    for (const Stretch &stretch : stretchesAround(document, at)) {
        for (int i = std::max(1, stretch.begin); i < stretch.end; ++i) {
            if (rule(document.at(i - 1), document.at(i)))
                gaps.append(gapBehind(document, i - 1));
        }
        if (!gaps.isEmpty())
            break;
    }
    return commonest(gaps, 1);
}

// How the line ends near a tile, else in the list.
QByteArray lineEndNear(const Document &document, int index)
{
    for (const int near : {index - 1, index, 0}) {
        if (near < 0 || near >= document.size())
            continue;
        if (const QByteArray end = lineEndOf(document.bytesAt(near)); !end.isEmpty())
            return end;
    }
    return QByteArrayLiteral("\n");
}

int gapBetweenEntries(const Document &document, const Spot &spot)
{
    QList<int> all;
    for (const Stretch &stretch : stretchesAround(document, spot.at)) {
        QList<int> near;
        int nearest = document.size();
        all.clear();
        for (int i = std::max(1, stretch.begin); i < stretch.end; ++i) {
            const int before = isItem(document.at(i)) ? itemBefore(document, i) : -1;
            if (before < 0)
                continue;
            const int gap = gapBehind(document, i - 1);
            if (isPaper(document.at(i)) && isPaper(document.at(before)))
                all.append(gap);
            if (document.parentOf(i) == spot.parent && std::abs(i - spot.at) < nearest) {
                nearest = std::abs(i - spot.at);
                near = {gap};
            }
        }
        if (!near.isEmpty())
            return near.first();
        if (!all.isEmpty())
            break;
    }
    return commonest(all, 0);
}

int gapBehindHeading(const Document &document, int at)
{
    return gapWhere(document, at, [](const ListNode &before, const ListNode &node) {
        return isHeading(before) && isItem(node);
    });
}

int gapBehindText(const Document &document, int at)
{
    return gapWhere(document, at, [](const ListNode &before, const ListNode &node) {
        return before.segment.structure == Structure::Paragraph && isItem(node);
    });
}

int gapBeforeHeading(const Document &document, int at)
{
    return gapWhere(document, at, [](const ListNode &before, const ListNode &node) {
        return !isHeading(before) && isHeading(node);
    });
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
    insertion.before = insertion.afterEntry ? 1
                       : behindHeading      ? gapBehindHeading(document, spot.at)
                                            : std::max(1, gapBehindText(document, spot.at));
    const bool beforeHeading = spot.at < document.size() && isHeading(document.at(spot.at));
    insertion.after = beforeHeading ? gapBeforeHeading(document, spot.at) : 1;
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
    insertion.between = gapBeforeHeading(document, spot.at);
    insertion.after = insertion.between;
    return insertion;
}

} // namespace paperdip
