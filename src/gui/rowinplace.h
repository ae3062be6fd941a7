// SPDX-License-Identifier: MIT
#pragma once

#include <QPersistentModelIndex>

class QTreeView;

namespace paperdip {

// What one looks at stays where it is, whatever opens or closes above it: the current row where it
// is seen, else the row at the top of a view that is scrolled.
class RowInPlace
{
public:
    explicit RowInPlace(QTreeView &view);
    void keep() const; // scrolls by as much as it moved

private:
    QTreeView &m_view;
    QPersistentModelIndex m_row;
    int m_top = 0;
};

} // namespace paperdip
