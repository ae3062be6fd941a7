// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <array>
#include <memory>
#include <vector>

namespace paperdip {

// Where each node of a list stands, by its id. Copies share what is not changed.
class NodePlaces
{
public:
    int find(NodeId node) const; // -1: it is not in the list
    void set(NodeId node, int place);
    void remove(NodeId node);
    // All places from this one on grow by so many.
    void shift(int from, int by);
    NodeId lowest() const; // id; 0: none is below it
    // The nodes with ids below 0.
    std::vector<NodeId> unnamed() const;

private:
    static constexpr qint64 pageSize = 256;
    struct Page
    {
        Page() { places.fill(-1); }
        std::array<int, pageSize> places;
    };
    struct Entry
    {
        qint64 number = 0;
        std::shared_ptr<Page> page;
    };

    static qint64 numberOf(NodeId node);
    std::vector<Entry>::const_iterator entryOf(qint64 number) const;
    Page &own(qint64 number);

    std::vector<Entry> m_pages; // by number
};

} // namespace paperdip
