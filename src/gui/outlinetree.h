// SPDX-License-Identifier: MIT
#pragma once

#include "gui/outlinemodel.h"

namespace paperdip {

// A row that was asked for, and those below it. Its parent owns it.
struct OutlineModel::Entry
{
    NodeRow row; // id 0: a list
    Entry *parent = nullptr;
    std::vector<std::unique_ptr<Entry>> children;
    int place = 0; // in parent->children
    bool fetched = false;
    bool stays = false; // while its parent is arranged: it is among those that need not move

    Key key() const { return keyOf(row); }
    int count() const { return static_cast<int>(children.size()); }
    Entry *childAt(int index) const { return children[static_cast<size_t>(index)].get(); }
    void renumber(int from)
    {
        for (int i = from; i < count(); ++i)
            childAt(i)->place = i;
    }
};

// What a parent should hold.
struct OutlineModel::Wanted
{
    Key parent = 0;
    QList<NodeRow> rows;
};

} // namespace paperdip
