// SPDX-License-Identifier: MIT
#include "markdown/place.h"

#include <algorithm>

namespace paperdip {

namespace {

Result<int> parentOf(const Document &document, const Place &place)
{
    if (place.parent == 0)
        return -1;
    const int parent = document.indexOf(place.parent);
    if (parent < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("The section is not in this list."));
    return parent;
}

// The child behind which a place says; -1: none.
Result<int> siblingOf(const Document &document, const Place &place, int parent)
{
    if (place.after == 0 || place.after == Place::AtEnd)
        return -1;
    const int sibling = document.indexOf(place.after);
    if (sibling < 0 || document.parentOf(sibling) != parent)
        return fail(ErrorCode::NotFound,
                    QStringLiteral("The entry to go behind is not in this section."));
    return sibling;
}

// Reference definitions that end a section stay its end.
int beforeDefinitions(const Document &document, int end)
{
    while (end > 0 && isDefinitions(document.at(end - 1)))
        --end;
    return end;
}

// Front matter and blank lines come first, whatever else does.
int firstPlace(const Document &document, int parent)
{
    int at = parent + 1;
    while (parent < 0 && at < document.size() &&
           (document.at(at).segment.structure == Structure::FrontMatter ||
            document.at(at).segment.structure == Structure::Lead))
        ++at;
    return at;
}

// In an item.
bool isNested(const Document &document, int index)
{
    const int parent = document.parentOf(index);
    return parent >= 0 && isItem(document.at(parent));
}

// The first tile from `at` on that a paper right before it would not own (outline.cpp,
// placeBelowLines).
int behindOwned(const Document &document, int at)
{
    int behind = at;
    while (at < document.size()) {
        const ListNode &node = document.at(at);
        const bool owned = !isNested(document, at) && node.reading.kind == NodeKind::Text &&
                           !isTableLine(node) && node.segment.structure != Structure::Rule;
        if (!owned)
            break;
        at = document.subtreeEnd(at);
        behind = isDefinitions(node) ? behind : at;
    }
    return behind;
}

// Behind the rows that follow.
int tableEnd(const Document &document, int at)
{
    while (at < document.size() && isTableLine(document.at(at)))
        ++at;
    return at;
}

} // namespace

std::array<Stretch, 2> stretchesAround(const Document &document, int at)
{
    constexpr int near = 1000;
    return {Stretch{std::max(0, at - near), std::min(document.size(), at + near)},
            Stretch{0, document.size()}};
}

int lastEntry(const Document &document, const QList<int> &children, const QSet<int> &without)
{
    const auto firstHeading = std::find_if(children.begin(), children.end(),
                                           [&](int i) { return isSection(document.at(i)); });
    int lastItem = -1;
    int lastText = -1;
    int lastPaper = -1;
    for (auto child = children.begin(); child != firstHeading; ++child) {
        const ListNode &node = document.at(*child);
        if (without.contains(*child))
            continue;
        if (!isDefinitions(node))
            lastText = *child;
        if (isItem(node))
            lastItem = *child;
        if (isPaper(node))
            lastPaper = *child;
    }
    return lastPaper >= 0 ? lastPaper : lastItem >= 0 ? lastItem : lastText;
}

Result<Spot> entrySpot(const Document &document, const Place &place)
{
    const Result<int> parent = parentOf(document, place);
    if (!parent)
        return Failure(parent.error());
    if (*parent >= 0 && !isSection(document.at(*parent)) && !isItem(document.at(*parent)))
        return fail(ErrorCode::Refused, QStringLiteral("Nothing can be put below this text."));
    const Result<int> sibling = siblingOf(document, place, *parent);
    if (!sibling)
        return Failure(sibling.error());

    const QList<int> children = document.children(*parent);
    Spot spot;
    spot.parent = *parent;
    spot.at = firstPlace(document, *parent);
    int behind = *sibling;
    if (place.after == Place::AtEnd || (behind >= 0 && isSection(document.at(behind))))
        behind = lastEntry(document, children);
    if (behind >= 0)
        spot.at = document.subtreeEnd(behind);
    if (behind >= 0 && document.at(behind).segment.structure == Structure::TableRow)
        spot.at = tableEnd(document, spot.at);
    for (const int child : children) {
        if (!isItem(document.at(child)))
            continue;
        if (document.subtreeEnd(child) == spot.at)
            spot.previous = child;
        if (child == spot.at)
            spot.next = child;
    }
    return spot;
}

Result<Spot> lineSpot(const Document &document, const Place &place)
{
    Result<Spot> spot = entrySpot(document, place);
    if (!spot)
        return spot;
    spot->at = behindOwned(document, spot->at);
    spot->previous = spot->next = -1;
    return spot;
}

Result<Spot> rowSpot(const Document &document, const Place &place)
{
    Result<Spot> spot = entrySpot(document, place);
    if (!spot)
        return spot;
    if (place.after != 0 && place.after != Place::AtEnd) {
        const int after = document.indexOf(place.after);
        spot->at = isTableLine(document.at(after)) ? after + 1 : spot->at;
        return spot;
    }
    // Behind the header of the first table from there on, else at the end of the last one.
    for (const int child : document.children(spot->parent)) {
        if (place.after == 0 && document.at(child).segment.structure == Structure::TableDelimiter) {
            spot->at = child + 1;
            return spot;
        }
        if (place.after == Place::AtEnd && isTableLine(document.at(child)))
            spot->at = tableEnd(document, child);
    }
    return spot;
}

Result<Spot> sectionSpot(const Document &document, const Place &place)
{
    const Result<int> parent = parentOf(document, place);
    if (!parent)
        return Failure(parent.error());
    if (*parent >= 0 && !isHeading(document.at(*parent)))
        return fail(ErrorCode::Refused,
                    QStringLiteral("A section can only be put into a section."));
    const Result<int> sibling = siblingOf(document, place, *parent);
    if (!sibling)
        return Failure(sibling.error());

    QList<int> sections;
    for (const int child : document.children(*parent)) {
        if (isHeading(document.at(child)))
            sections.append(child);
    }
    Spot spot;
    spot.parent = *parent;
    spot.at =
        beforeDefinitions(document, *parent < 0 ? document.size() : document.subtreeEnd(*parent));
    spot.level = *parent < 0 ? 1 : document.at(*parent).segment.level + 1;
    if (sections.isEmpty())
        return spot;
    if (*sibling >= 0 && isHeading(document.at(*sibling))) {
        spot.at = beforeDefinitions(document, document.subtreeEnd(*sibling));
        spot.level = document.at(*sibling).segment.level;
    } else if (place.after != Place::AtEnd) {
        spot.at = sections.first();
        spot.level = document.at(sections.first()).segment.level;
    } else {
        spot.level = document.at(sections.last()).segment.level;
    }
    return spot;
}

int itemBefore(const Document &document, int index)
{
    const int parent = document.parentOf(index);
    int before = index - 1;
    while (before > parent && document.parentOf(before) != parent)
        before = document.parentOf(before);
    return before > parent && isItem(document.at(before)) ? before : -1;
}

} // namespace paperdip
