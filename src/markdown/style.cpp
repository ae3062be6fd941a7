// SPDX-License-Identifier: MIT
#include "markdown/style.h"

#include "markdown/commonest.h"

#include <algorithm>

namespace paperdip {

namespace {

const QByteArray &bytesAt(const Document &document, int index)
{
    return document.bytesAt(index);
}

bool isItemPaper(const ListNode &node)
{
    return isItem(node) && isPaper(node) && node.reading.main;
}

// The items of the spot's parent, the nearest first, those above before those below.
QList<int> siblingsByDistance(const Document &document, const Spot &spot)
{
    QList<int> above;
    QList<int> below;
    for (const int child : document.children(spot.parent)) {
        if (!isItem(document.at(child)))
            continue;
        if (child < spot.at)
            above.prepend(child);
        else
            below.append(child);
    }
    return above + below;
}

// The papers around the spot that are items, nested like those that would stand there if there are
// any.
QList<int> papersLike(const Document &document, const Spot &spot)
{
    const bool nested = spot.parent >= 0 && isItem(document.at(spot.parent));
    const int level = nested ? document.at(spot.parent).segment.level + 1 : 1;
    QList<int> same;
    QList<int> all;
    for (const Stretch &stretch : stretchesAround(document, spot.at)) {
        for (int i = stretch.begin; i < stretch.end; ++i) {
            if (!isItemPaper(document.at(i)))
                continue;
            all.append(i);
            if (document.at(i).segment.level == level)
                same.append(i);
        }
        if (!all.isEmpty())
            break;
    }
    return same.isEmpty() ? all : same;
}

ItemHead headWithoutSiblings(const Document &document, const Spot &spot, const QList<int> &papers)
{
    if (const std::optional<ItemHead> nested = headBelowItem(document, spot))
        return *nested;
    QByteArrayList markers;
    QByteArrayList paddings;
    for (const int paper : papers) {
        if (const std::optional<ItemHead> head = itemHead(bytesAt(document, paper))) {
            markers.append(head->isOrdered() ? QByteArray("1") + head->kind() : head->marker);
            paddings.append(head->padding);
        }
    }
    const auto marker = commonest<QByteArray>(markers, QByteArrayLiteral("-"));
    return makeHead({}, marker, commonest<QByteArray>(paddings, QByteArrayLiteral(" ")));
}

// The number that an item at the spot has; lists of all the same number go on with it.
qint64 numberAt(const Document &document, const Spot &spot)
{
    const auto number = [&](int index) { return itemHead(bytesAt(document, index))->number(); };
    if (spot.previous < 0)
        return number(spot.next);
    const QList<int> siblings = siblingsByDistance(document, spot);
    const bool same = siblings.size() > 1 && siblings.at(0) == spot.previous &&
                      siblings.at(1) < spot.previous &&
                      document.subtreeEnd(siblings.at(1)) == spot.previous &&
                      number(siblings.at(1)) == number(spot.previous);
    return number(spot.previous) + (same ? 0 : 1);
}

// How several papers are written, one after the other.
struct Habits
{
    QList<bool> boxes;
    QList<LinkForm> arxivForms;
    QList<LinkForm> otherForms;
    QList<AddressForm> addresses;
};

Habits habitsOf(const Document &document, const QList<int> &nodes)
{
    Habits habits;
    for (const int index : nodes) {
        const ListNode &node = document.at(index);
        if (!isItemPaper(node))
            continue;
        habits.boxes.append(node.reading.box.has_value());
        const std::optional<LinkForm> form = linkFormOf(bytesAt(document, index), node.reading);
        const bool arxiv = !node.reading.arxiv.isEmpty();
        if (form)
            (arxiv ? habits.arxivForms : habits.otherForms).append(*form);
        if (arxiv)
            habits.addresses.append(addressFormOf(node.reading));
    }
    return habits;
}

} // namespace

std::optional<ItemHead> neighbourHead(const Document &document, const Spot &spot)
{
    const int neighbour = spot.previous >= 0 ? spot.previous : spot.next;
    if (neighbour < 0)
        return {};
    const std::optional<ItemHead> head = itemHead(bytesAt(document, neighbour));
    if (!head)
        return {};
    const QByteArray marker = head->isOrdered()
                                  ? QByteArray::number(numberAt(document, spot)) + head->kind()
                                  : head->marker;
    return makeHead(head->indent, marker,
                    head->padding.isEmpty() ? QByteArrayLiteral(" ") : head->padding);
}

std::optional<ItemHead> headBelowItem(const Document &document, const Spot &spot)
{
    if (spot.parent < 0 || !isItem(document.at(spot.parent)))
        return {};
    const std::optional<ItemHead> outer = itemHead(bytesAt(document, spot.parent));
    if (!outer)
        return {};
    const QByteArray indent =
        outer->indent.contains('\t') ? outer->indent + '\t' : QByteArray(outer->contentColumn, ' ');
    return makeHead(indent, outer->isOrdered() ? QByteArrayLiteral("-") : outer->marker,
                    QByteArrayLiteral(" "));
}

ItemHead numberedOn(const ItemHead &first, const Document &document, const Spot &spot, int n)
{
    if (!first.isOrdered())
        return first;
    const bool same =
        spot.previous >= 0 && itemHead(bytesAt(document, spot.previous))->marker == first.marker;
    return makeHead(first.indent,
                    QByteArray::number(first.number() + (same ? 0 : n)) + first.kind(),
                    first.padding);
}

EntryStyle entryStyleAt(const Document &document, const Spot &spot)
{
    const QList<int> papers = papersLike(document, spot);
    const Habits near = habitsOf(document, siblingsByDistance(document, spot));
    const Habits all = habitsOf(document, papers);
    LinkForm seeds;
    seeds.labelled = true;

    // The nearest neighbour says how; addresses go by what most neighbours write.
    EntryStyle style;
    style.box = near.boxes.isEmpty() ? commonest(all.boxes, true) : near.boxes.first();
    style.arxivForm = !near.arxivForms.isEmpty()
                          ? near.arxivForms.first()
                          : commonest(all.arxivForms, papers.isEmpty() ? seeds : LinkForm());
    style.otherForm =
        near.otherForms.isEmpty() ? commonest(all.otherForms, LinkForm()) : near.otherForms.first();
    style.address = mostly(near.addresses.isEmpty() ? all.addresses : near.addresses);
    const std::optional<ItemHead> head = neighbourHead(document, spot);
    style.head = head ? *head : headWithoutSiblings(document, spot, papers);
    return style;
}

QByteArray entryBytes(const EntryStyle &style, const NewPaper &paper)
{
    const QByteArray start = style.head.bytes() + (style.box ? "[ ] " : "");
    const QList<QByteArray> links =
        linksFor(paper, style.arxivForm, style.otherForm, style.address);
    for (const QByteArray &link : links) {
        const Outline outline = read(start + link);
        if (outline.size() == 1 && outline.front().reading.title == paper.title.simplified())
            return start + link;
    }
    return start + links.first();
}

char checkedLetter(const Document &document)
{
    const QMap<char, int> &counts = document.checkedLetters();
    const auto most = std::max_element(counts.begin(), counts.end());
    if (most == counts.end() || std::count(counts.begin(), counts.end(), *most) == 1)
        return most == counts.end() ? 'x' : most.key();
    QList<char> letters; // of those that are used as often the first one counts
    for (int i = 0; i < document.size(); ++i) {
        if (isChecked(document.at(i).reading))
            letters.append(*document.at(i).reading.box);
    }
    return commonest(letters, 'x');
}

} // namespace paperdip
