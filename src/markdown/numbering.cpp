// SPDX-License-Identifier: MIT
#include "markdown/numbering.h"

#include "markdown/place.h"

#include <map>

namespace paperdip {

namespace {

struct Numbered
{
    NodeId node = 0;
    ItemHead head;
};
using Run = std::vector<Numbered>; // a numbered list, item by item

// The numbered lists of these sections; `runOf` says in which one an item stands.
std::vector<Run> numberedRuns(const Document &document, const std::vector<int> &places,
                              QHash<NodeId, size_t> &runOf)
{
    std::vector<Run> runs;
    for (const int i : places) {
        if (!isItem(document.at(i)))
            continue;
        const std::optional<ItemHead> head = itemHead(document.bytesAt(i));
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

// The whole sections in which a document may not be as another one.
std::vector<int> sectionsNotIn(const Document &document, const Document &other)
{
    std::vector<int> places;
    for (const int place : document.placesNotIn(other)) {
        if (!places.empty() && place <= places.back())
            continue;
        int begin = place;
        while (begin > 0 && !isHeading(document.at(begin)))
            --begin;
        int end = place + 1;
        while (end < document.size() && !isHeading(document.at(end)))
            ++end;
        for (int i = std::max(begin, places.empty() ? 0 : places.back() + 1); i < end; ++i)
            places.push_back(i);
    }
    return places;
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

void setNumber(std::map<int, QByteArray> &bytes, const Document &document, const Numbered &item,
               qint64 number)
{
    const int index = document.indexOf(item.node);
    const ItemHead head = makeHead(item.head.indent, QByteArray::number(number) + item.head.kind(),
                                   item.head.padding);
    for (int i = index; i < document.subtreeEnd(index); ++i) {
        QByteArray &its = bytes.emplace(i, document.bytesAt(i)).first->second;
        its = i == index ? withHead(its, item.head, head) : followingHead(its, item.head, head);
    }
}

} // namespace

Document renumbered(const Document &before, const Document &after)
{
    QHash<NodeId, size_t> oldRunOf;
    QHash<NodeId, size_t> newRunOf;
    const std::vector<Run> oldRuns = numberedRuns(before, sectionsNotIn(before, after), oldRunOf);
    if (oldRuns.empty())
        return after;
    std::map<int, QByteArray> bytes;
    for (const Run &run : numberedRuns(after, sectionsNotIn(after, before), newRunOf)) {
        const Run *origin = originOf(run, oldRuns, oldRunOf);
        if (origin == nullptr || !countsUp(*origin) || sameNodes(*origin, run))
            continue;
        qint64 number = origin->front().head.number();
        for (const Numbered &item : run) {
            if (item.head.number() != number)
                setNumber(bytes, after, item, number);
            ++number;
        }
    }
    return bytes.empty() ? after : after.withBytes(bytes);
}

} // namespace paperdip
