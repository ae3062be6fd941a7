// SPDX-License-Identifier: MIT
#include "gui/droptarget.h"

#include "gui/outlinemodel.h"

#include <QDropEvent>
#include <QTreeView>

namespace paperdip {

namespace {

class Finder
{
public:
    Finder(const QTreeView &view, const OutlineModel &model) : m_view(view), m_model(model) {}

    std::optional<DropTarget> papers(const QPoint &at) const
    {
        const QModelIndex row = m_view.indexAt(at);
        if (!row.isValid())
            return behindAll();
        const QRect rect = m_view.visualRect(row);
        const int quarter = rect.height() / 4;
        if (!holdsRows(row))
            return at.y() < rect.center().y() ? before(row) : after(row);
        if (at.y() < rect.top() + quarter)
            return above(row);
        if (at.y() > rect.bottom() - quarter && isExpanded(row))
            return target(row, m_model.placeAt(0, row), lineBelow(row));
        return into(row);
    }

    std::optional<DropTarget> sections(const QPoint &at) const
    {
        const QModelIndex row = m_view.indexAt(at);
        if (!row.isValid())
            return sectionBehindAll();
        if (!holdsRows(row))
            return target(row.parent(), firstSection(row.parent()), lineBelow(row));
        const QRect rect = m_view.visualRect(row);
        const int third = rect.height() / 3;
        if (at.y() < rect.top() + third && !m_model.isList(row))
            return before(row);
        if (at.y() > rect.bottom() - third && isExpanded(row))
            return target(row, firstSection(row), lineBelow(row));
        if (at.y() > rect.bottom() - third && !m_model.isList(row))
            return after(row);
        return target(row, behindLast(row), m_view.visualRect(row), true);
    }

private:
    bool holdsRows(const QModelIndex &row) const
    {
        return m_model.rowAt(row)->kind == NodeKind::Section;
    }
    bool isExpanded(const QModelIndex &row) const
    {
        return m_view.isExpanded(row) && m_model.rowCount(row) > 0;
    }
    QRect line(const QModelIndex &row, int y) const
    {
        const QRect rect = m_view.visualRect(row);
        return {rect.left(), y - 1, m_view.viewport()->width() - rect.left(), 2};
    }
    QRect lineAbove(const QModelIndex &row) const
    {
        return line(row, m_view.visualRect(row).top());
    }
    QRect lineBelow(const QModelIndex &row) const
    {
        return line(row, m_view.visualRect(row).bottom() + 1);
    }
    DropTarget target(const QModelIndex &parent, const Place &place, const QRect &mark,
                      bool onto = false) const
    {
        return {m_model.listAt(parent), place, mark, onto};
    }

    std::optional<DropTarget> into(const QModelIndex &section) const
    {
        return target(section, m_model.placeAt(-1, section), m_view.visualRect(section), true);
    }
    std::optional<DropTarget> before(const QModelIndex &row) const
    {
        return target(row.parent(), m_model.placeAt(row.row(), row.parent()), lineAbove(row));
    }
    std::optional<DropTarget> after(const QModelIndex &row) const
    {
        return target(row.parent(), {m_model.nodeAt(row.parent()), m_model.nodeAt(row)},
                      lineBelow(row));
    }
    // Before a heading is behind what stands above it.
    std::optional<DropTarget> above(const QModelIndex &heading) const
    {
        const QModelIndex previous = m_view.indexAbove(heading);
        if (!previous.isValid() || m_model.isList(heading))
            return into(heading);
        if (!holdsRows(previous))
            return after(previous);
        if (previous == heading.parent())
            return target(previous, m_model.placeAt(0, previous), lineAbove(heading));
        return target(previous, m_model.placeAt(-1, previous), lineBelow(previous));
    }

    QModelIndex lastRow() const
    {
        QModelIndex row = m_view.rootIndex();
        while (m_model.rowCount(row) > 0 && (row == m_view.rootIndex() || m_view.isExpanded(row)))
            row = m_model.index(m_model.rowCount(row) - 1, 0, row);
        return row;
    }
    std::optional<DropTarget> behindAll() const
    {
        const QModelIndex last = lastRow();
        if (!last.isValid())
            return {};
        if (last == m_view.rootIndex())
            return target(last, {0, Place::AtEnd}, m_view.viewport()->rect(), true);
        return holdsRows(last) ? target(last, m_model.placeAt(-1, last), lineBelow(last))
                               : after(last);
    }
    std::optional<DropTarget> sectionBehindAll() const
    {
        const QModelIndex last = lastRow();
        if (!last.isValid())
            return {};
        QModelIndex list = last;
        while (!m_model.isList(list))
            list = list.parent();
        // One heading over everything is the list's title: a section belongs below it.
        const QModelIndex title = m_model.index(0, 0, list);
        const bool titled = m_model.rowCount(list) == 1 && holdsRows(title);
        const QModelIndex parent = titled ? title : list;
        const QRect mark = last == m_view.rootIndex() ? m_view.viewport()->rect() : lineBelow(last);
        return target(parent, behindLast(parent), mark);
    }
    Place behindLast(const QModelIndex &parent) const
    {
        return {m_model.nodeAt(parent), Place::AtEnd};
    }
    // A section that is to stand behind no other one stands before the first.
    Place firstSection(const QModelIndex &parent) const { return {m_model.nodeAt(parent), 0}; }

    const QTreeView &m_view;
    const OutlineModel &m_model;
};

} // namespace

std::optional<DropTarget> dropTarget(const QTreeView &view, const OutlineModel &model,
                                     const QPoint &at, bool withSections)
{
    const Finder finder(view, model);
    return withSections ? finder.sections(at) : finder.papers(at);
}

void acceptAsCopy(QDropEvent &event)
{
    const Qt::DropActions possible = event.possibleActions();
    if (possible & Qt::CopyAction)
        event.setDropAction(Qt::CopyAction);
    else if (possible & Qt::LinkAction)
        event.setDropAction(Qt::LinkAction);
    else if (event.type() == QEvent::Drop)
        event.setDropAction(Qt::IgnoreAction);
    event.accept();
}

} // namespace paperdip
