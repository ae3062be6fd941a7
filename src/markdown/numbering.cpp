// SPDX-License-Identifier: MIT
#include "markdown/numbering.h"

#include "markdown/place.h"

namespace paperdip {

namespace {

struct Numbered
{
    NodeId node = 0;
    ItemHead head;
};
using Run = std::vector<Numbered>; // a numbered list, item by item

// All numbered lists of a document; `runOf` says in which one an item stands.
std::vector<Run> numberedRuns(const Document &document, QHash<NodeId, size_t> &runOf)
{
    std::vector<Run> runs;
    for (int i = 0; i < document.size(); ++i) {
        if (!isItem(document.at(i)))
            continue;
        const std::optional<ItemHead> head =
            itemHead(document.tiles()[static_cast<size_t>(i)].bytes);
        if (!head || !head->isOrdered())
            continue;
        const auto before = runOf.constFind(document.idAt(itemBefore(document, i)));
        size_t run = runs.size();
        if (before != runOf.constEnd() && runs[*before].front().head.kind() == head->kind())
            run = *before;
        else
            runs.emplace_back();
        runs[run].push_back({document.idAt(i), *head});
        runOf.insert(document.idAt(i), run);
    }
    return runs;
}

bool countsUp(const Run &run)
{
    for (size_t i = 1; i < run.size(); ++i) {
        if (run[i].head.number() != run[i - 1].head.number() + 1)
            return false;
    }
    return true;
}

bool sameNodes(const Run &a, const Run &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Numbered &x, const Numbered &y) { return x.node == y.node; });
}

// The list of `before` from which most of these items come; null: none.
const Run *originOf(const Run &run, const std::vector<Run> &before,
                    const QHash<NodeId, size_t> &runOf)
{
    QHash<size_t, int> counts;
    const Run *origin = nullptr;
    int most = 0;
    for (const Numbered &item : run) {
        const auto found = runOf.constFind(item.node);
        if (found == runOf.constEnd())
            continue;
        if (const int count = ++counts[*found]; count > most) {
            most = count;
            origin = &before[*found];
        }
    }
    return origin;
}

void setNumber(Tiles &tiles, const Document &document, const Numbered &item, qint64 number)
{
    const int index = document.indexOf(item.node);
    const ItemHead head = makeHead(item.head.indent, QByteArray::number(number) + item.head.kind(),
                                   item.head.padding);
    for (int i = index; i < document.subtreeEnd(index); ++i) {
        QByteArray &bytes = tiles[static_cast<size_t>(i)].bytes;
        bytes =
            i == index ? withHead(bytes, item.head, head) : followingHead(bytes, item.head, head);
    }
}

} // namespace

Document renumbered(const Document &before, const Document &after)
{
    QHash<NodeId, size_t> oldRunOf;
    QHash<NodeId, size_t> newRunOf;
    const std::vector<Run> oldRuns = numberedRuns(before, oldRunOf);
    if (oldRuns.empty())
        return after;
    Tiles tiles = after.tiles();
    bool changed = false;
    for (const Run &run : numberedRuns(after, newRunOf)) {
        const Run *origin = originOf(run, oldRuns, oldRunOf);
        if (origin == nullptr || !countsUp(*origin) || sameNodes(*origin, run))
            continue;
        qint64 number = origin->front().head.number();
        for (const Numbered &item : run) {
            if (item.head.number() != number) {
                setNumber(tiles, after, item, number);
                changed = true;
            }
            ++number;
        }
    }
    return changed ? Document::read(tiles) : after;
}

} // namespace paperdip
