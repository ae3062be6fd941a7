// SPDX-License-Identifier: MIT
#include "markdown/nodeplaces.h"

#include <algorithm>
#include <atomic>

namespace paperdip {

namespace {

size_t slotOf(NodeId node, qint64 number, qint64 pageSize)
{
    return static_cast<size_t>(node - number * pageSize);
}

} // namespace

qint64 NodePlaces::numberOf(NodeId node)
{
    return node >= 0 ? node / pageSize : -((-node - 1) / pageSize) - 1;
}

std::vector<NodePlaces::Entry>::const_iterator NodePlaces::entryOf(qint64 number) const
{
    return std::lower_bound(m_pages.begin(), m_pages.end(), number,
                            [](const Entry &entry, qint64 at) { return entry.number < at; });
}

int NodePlaces::find(NodeId node) const
{
    const qint64 number = numberOf(node);
    const auto entry = entryOf(number);
    return entry == m_pages.end() || entry->number != number
               ? -1
               : entry->page->places[slotOf(node, number, pageSize)];
}

// The page, to be changed.
NodePlaces::Page &NodePlaces::own(qint64 number)
{
    const auto found = entryOf(number);
    const auto at = m_pages.begin() + (found - m_pages.cbegin());
    if (at == m_pages.end() || at->number != number)
        return *m_pages.insert(at, {number, std::make_shared<Page>()})->page;
    if (at->page.use_count() > 1)
        at->page = std::make_shared<Page>(*at->page);
    else
        std::atomic_thread_fence(std::memory_order_acquire); // whoever had it has read it
    return *at->page;
}

void NodePlaces::set(NodeId node, int place)
{
    const qint64 number = numberOf(node);
    own(number).places[slotOf(node, number, pageSize)] = place;
}

void NodePlaces::remove(NodeId node)
{
    if (find(node) >= 0)
        set(node, -1);
}

void NodePlaces::shift(int from, int by)
{
    for (Entry &entry : m_pages) {
        const auto isBehind = [from](int place) { return place >= from; };
        const auto &places = entry.page->places;
        if (by == 0 || std::none_of(places.begin(), places.end(), isBehind))
            continue;
        for (int &place : own(entry.number).places)
            place += place >= from ? by : 0;
    }
}

NodeId NodePlaces::lowest() const
{
    const std::vector<NodeId> below = unnamed();
    return below.empty() ? 0 : *std::min_element(below.begin(), below.end());
}

std::vector<NodeId> NodePlaces::unnamed() const
{
    std::vector<NodeId> nodes;
    for (const Entry &entry : m_pages) {
        for (qint64 slot = 0; entry.number < 0 && slot < pageSize; ++slot) {
            if (entry.page->places[static_cast<size_t>(slot)] >= 0)
                nodes.push_back(entry.number * pageSize + slot);
        }
    }
    return nodes;
}

} // namespace paperdip
