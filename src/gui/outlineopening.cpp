// SPDX-License-Identifier: MIT
// What OutlineView shows of its tree: which rows are open, also while a filter holds, and how one
// comes back to where one was.
#include "gui/outlinedelegate.h"
#include "gui/outlinemodel.h"
#include "gui/outlineview.h"
#include "gui/rowinplace.h"
#include "gui/treeopening.h"

#include <QScopedValueRollback>
#include <QScrollBar>

namespace paperdip {

namespace {

// Up to here a list opens with all its sections open: what is shown is what is asked for.
constexpr int papersShownOpen = 2000;
// Likewise of what was found.
constexpr int foundShownOpen = 2000;
constexpr int rowsAtOnce = 150; // in one turn of the event loop

} // namespace

void OutlineView::chooseRoot()
{
    const bool one = m_model->rowCount() == 1 && (!m_filtering || m_oneList);
    const QModelIndex only = one ? m_model->index(0, 0, {}) : QModelIndex();
    if (only == rootIndex())
        return;
    m_model->fetchMore(only);
    setRootIndex(only);
    m_openSoon.start(0);
}

bool OutlineView::isWantedOpen(const QModelIndex &row) const
{
    const NodeRow &content = *m_model->rowAt(row);
    if (m_filtering)
        return !m_foldedFound.contains(OutlineModel::keyOf(content));
    if (content.kind != NodeKind::Section)
        return m_opened.contains(content.id);
    if (m_opened.contains(OutlineModel::keyOf(content)))
        return true;
    const bool shallow = content.id != 0 && content.level <= 1;
    return !m_closed.contains(OutlineModel::keyOf(content)) &&
           (shallow || content.papers <= papersShownOpen);
}

// Not more at once than a frame has time for. What was found may be a hundred thousand rows: of
// these only so many open by themselves.
bool OutlineView::hasRoomFor(const QModelIndex &row)
{
    const int rows = m_filtering ? m_model->rowAt(row)->foundRows : 0;
    if (m_filtering && rows > m_room)
        return false;
    if (m_roomNow <= 0) {
        m_openSoon.start(0);
        return false;
    }
    m_room -= rows;
    return true;
}

void OutlineView::openInPlace()
{
    if (m_everything->isRunning())
        return;
    m_roomNow = rowsAtOnce;
    const RowInPlace seen(*this);
    openBelow(rootIndex());
    seen.keep();
}

void OutlineView::openBelow(const QModelIndex &parent)
{
    const QScopedValueRollback<bool> guard(m_following, true);
    for (int i = 0; i < m_model->rowCount(parent); ++i) {
        const QModelIndex row = m_model->index(i, 0, parent);
        if (!m_model->hasChildren(row) || !isWantedOpen(row))
            continue;
        if (!isExpanded(row)) {
            if (!hasRoomFor(row))
                continue;
            m_model->fetchMore(row);
            m_roomNow -= m_model->rowCount(row);
            expand(row);
        }
        openBelow(row);
    }
}

void OutlineView::remember(const QModelIndex &row, bool open)
{
    const NodeRow *content = m_model->rowAt(row);
    if (m_following || content == nullptr)
        return;
    if (m_filtering) {
        if (open)
            m_foldedFound.remove(OutlineModel::keyOf(*content));
        else
            m_foldedFound.insert(OutlineModel::keyOf(*content));
        return;
    }
    (open ? m_opened : m_closed).insert(OutlineModel::keyOf(*content));
    (open ? m_closed : m_opened).remove(OutlineModel::keyOf(*content));
}

void OutlineView::setFiltering(bool filtering)
{
    const NodeId current = currentNode();
    m_everything->stop();
    if (!m_filtering)
        m_oneList = rootIndex().isValid();
    m_filtering = filtering;
    m_foldedFound.clear();
    m_room = foundShownOpen;
    m_roomNow = rowsAtOnce;
    m_model->setFiltered(filtering);
    chooseRoot();
    openBelow(rootIndex());
    const QModelIndex row = m_model->shownIndexOf(current);
    if (row.isValid())
        setCurrentIndex(row);
    Q_EMIT currentMoved();
}

void OutlineView::setMarks(const SearchMarks &marks)
{
    m_delegate->setMarks(marks);
    viewport()->update();
}

QModelIndex OutlineView::rowOf(qint64 key) const
{
    return key < 0 ? m_model->indexOfList(-key) : m_model->indexOf(key);
}

TreePlace OutlineView::place() const
{
    const auto keyAt = [this](const QModelIndex &row) {
        const NodeRow *content = m_model->rowAt(row);
        return content != nullptr ? OutlineModel::keyOf(*content) : 0;
    };
    TreePlace place;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        place.selected << keyAt(row);
    place.current = keyAt(currentIndex());
    const QModelIndex top = indexAt(QPoint(viewport()->width() / 2, 0));
    place.top = keyAt(top);
    place.offset = visualRect(top).top();
    return place;
}

void OutlineView::goBack(const TreePlace &place)
{
    const QScopedValueRollback<bool> guard(m_following, true); // nobody opens these by hand
    QItemSelection selection;
    for (const qint64 key : place.selected) {
        if (const QModelIndex row = rowOf(key); row.isValid())
            selection.select(row, row);
    }
    setCurrentIndex(rowOf(place.current));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const QModelIndex top = rowOf(place.top);
    openAbove(top); // what opens by itself may not have done so yet
    if (top.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(top).top() -
                                      place.offset);
}

void OutlineView::goToFirstFound()
{
    QModelIndex row = m_model->index(0, 0, rootIndex());
    while (row.isValid() && !m_model->isFound(m_model->nodeAt(row)))
        row = indexBelow(row);
    setCurrentIndex(row.isValid() ? row : m_model->index(0, 0, rootIndex()));
}

} // namespace paperdip
