// SPDX-License-Identifier: MIT
#include "gui/rowinplace.h"

#include <QScrollBar>
#include <QTreeView>

namespace paperdip {

RowInPlace::RowInPlace(QTreeView &view) : m_view(view)
{
    const QRect current = view.visualRect(view.currentIndex());
    if (current.isValid() && view.viewport()->rect().intersects(current))
        m_row = view.currentIndex();
    else if (view.verticalScrollBar()->value() > 0)
        m_row = view.indexAt(QPoint(view.viewport()->width() / 2, 0));
    m_top = m_row.isValid() ? view.visualRect(m_row).top() : 0;
}

void RowInPlace::keep() const
{
    const QRect now = m_row.isValid() ? m_view.visualRect(m_row) : QRect();
    QScrollBar *bar = m_view.verticalScrollBar();
    if (now.isValid() && now.top() != m_top)
        bar->setValue(bar->value() + now.top() - m_top);
}

} // namespace paperdip
