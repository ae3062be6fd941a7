// SPDX-License-Identifier: MIT
#include "gui/outlineview.h"

#include "gui/icons.h"
#include "gui/linkdrop.h"
#include "gui/outlinedelegate.h"
#include "gui/outlinemodel.h"
#include "gui/paperstyle.h"
#include "gui/theme.h"
#include "gui/treeopening.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace paperdip {

namespace {

// Our own rows move; what others give is copied.
void acceptDrag(QDropEvent &event, bool own)
{
    if (own)
        event.acceptProposedAction();
    else
        acceptAsCopy(event);
}

QVariantList toVariants(const QSet<qint64> &keys)
{
    QVariantList list;
    for (const qint64 key : keys)
        list << key;
    return list;
}

QSet<qint64> toKeys(const QVariantList &list)
{
    QSet<qint64> keys;
    for (const QVariant &key : list)
        keys.insert(key.toLongLong());
    return keys;
}

} // namespace

OutlineView::OutlineView(QWidget *parent)
    : QTreeView(parent), m_delegate(new OutlineDelegate(this)), m_everything(new TreeOpening(*this))
{
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    header()->setMinimumSectionSize(0);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers); // F2 is an action
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false); // ours knows headings
    setAutoExpandDelay(700);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setBackgroundRole(QPalette::Window); // it is a part of the sidebar
    m_pointSize = font().pointSizeF();
    setZoom(0);

    for (QTimer *timer : {&m_openSoon, &m_currentSoon})
        timer->setSingleShot(true);
    connect(&m_openSoon, &QTimer::timeout, this, &OutlineView::openInPlace);
    connect(&m_currentSoon, &QTimer::timeout, this, &OutlineView::currentNodeChanged);
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &row) { remember(row, true); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &row) { remember(row, false); });
}

void OutlineView::setOutline(OutlineModel *model, const QString &libraryPath)
{
    m_model = model;
    m_libraryPath = libraryPath;
    setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &OutlineView::chooseRoot);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &OutlineView::chooseRoot);
    chooseRoot();
    openInPlace();
}

void OutlineView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    m_openSoon.start(0); // not now: the model may be in the middle of a change
}

void OutlineView::expandEverything()
{
    m_everything->start();
}

bool OutlineView::isOpeningEverything() const
{
    return m_everything->isRunning();
}

void OutlineView::collapseEverything()
{
    const std::function<void(const QModelIndex &)> close = [&](const QModelIndex &parent) {
        for (int i = 0; i < m_model->rowCount(parent); ++i) {
            const QModelIndex row = m_model->index(i, 0, parent);
            close(row);
            // One heading over everything stays open: closed, nothing would be left to see.
            if (m_model->hasChildren(row) && m_model->rowCount(parent) > 1)
                collapse(row);
        }
    };
    m_everything->stop();
    setUpdatesEnabled(false);
    close(rootIndex());
    setUpdatesEnabled(true);
}

void OutlineView::setCurrentNode(NodeId node)
{
    if (m_model != nullptr)
        setCurrentIndex(m_model->indexOf(node));
}

NodeId OutlineView::currentNode() const
{
    return m_model == nullptr ? 0 : m_model->nodeAt(currentIndex());
}

ListId OutlineView::currentList() const
{
    if (m_model == nullptr)
        return 0;
    const ListId list = m_model->listAt(currentIndex());
    return list != 0 ? list : m_model->listAt(rootIndex());
}

QList<NodeId> OutlineView::selectedNodes() const
{
    return m_model->topmost(selectionModel()->selectedRows());
}

void OutlineView::openAbove(const QModelIndex &row)
{
    for (QModelIndex above = row.parent(); above.isValid() && above != rootIndex();
         above = above.parent())
        expand(above);
}

void OutlineView::showNodes(const QList<NodeId> &nodes)
{
    QItemSelection selection;
    QModelIndex first;
    for (const NodeId node : nodes) {
        const QModelIndex row = m_model->indexOf(node);
        if (!row.isValid())
            continue;
        openAbove(row);
        selection.select(row, row);
        if (!first.isValid())
            first = row;
    }
    if (!first.isValid())
        return;
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(first);
}

void OutlineView::renameCurrent()
{
    if (m_model->flags(currentIndex()).testFlag(Qt::ItemIsEditable))
        edit(currentIndex());
}

void OutlineView::setZoom(int steps)
{
    m_zoom = qBound(-4, steps, 15);
    QFont scaled = font();
    scaled.setPointSizeF(m_pointSize * (1 + m_zoom / 10.0));
    setFont(scaled);
    setIndentation(qRound(QFontMetrics(scaled).height() * 0.8));
    scheduleDelayedItemsLayout();
}

QVariantList OutlineView::closedRows() const
{
    return toVariants(m_closed);
}

QVariantList OutlineView::openedRows() const
{
    return toVariants(m_opened);
}

void OutlineView::setRowsByHand(const QVariantList &opened, const QVariantList &closed)
{
    m_opened = toKeys(opened);
    m_closed = toKeys(closed);
}

void OutlineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    m_currentSoon.start(0);
    Q_EMIT currentMoved();
}

void OutlineView::tellCurrent()
{
    m_currentSoon.stop();
    Q_EMIT currentNodeChanged();
}

void OutlineView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    paintRowGround(painter, *this, row, index);

    QStyleOptionViewItem content(option);
    content.rect = row; // visualRect() would add up the heights of all rows above
    content.rect.setLeft(indentOf(index));
    drawBranches(painter, QRect(0, row.top(), content.rect.left(), row.height()), index);
    m_delegate->paint(painter, content, index);
}

int OutlineView::indentOf(const QModelIndex &row) const
{
    int level = rootIsDecorated() ? 1 : 0;
    for (QModelIndex above = row.parent(); above.isValid() && above != rootIndex();
         above = above.parent())
        ++level;
    return level * indentation();
}

void OutlineView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const int size = qRound(indentation() * 0.8);
    const QRect place(rect.right() - size - 3, rect.center().y() - size / 2, size, size);
    paintIcon(painter, isExpanded(index) ? Icon::ChevronDown : Icon::ChevronRight, place,
              Theme::of(palette()).muted);
}

void OutlineView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (!m_target)
        return;
    const Theme colours = Theme::of(palette());
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_target->onto) {
        painter.setPen(QPen(colours.accent, 1.5));
        painter.drawRoundedRect(QRectF(m_target->mark).adjusted(-4, 1, -3, -1), 6, 6);
    } else {
        painter.fillRect(m_target->mark.adjusted(0, 0, -4, 0), colours.accent);
    }
}

void OutlineView::setTarget(std::optional<DropTarget> target)
{
    m_target = target;
    viewport()->update();
}

void OutlineView::dragEnterEvent(QDragEnterEvent *event)
{
    QTreeView::dragEnterEvent(event);
    if (!mayHoldLinks(*event->mimeData())) {
        event->ignore();
        return;
    }
    const LinkDrop own = holdsNodes(*event->mimeData(), m_libraryPath)
                             ? readLinks(*event->mimeData(), m_libraryPath)
                             : LinkDrop();
    m_dragsSections = std::any_of(own.nodes.begin(), own.nodes.end(), [this](NodeId node) {
        const NodeRow *row = m_model->rowAt(m_model->shownIndexOf(node));
        return row != nullptr && row->kind == NodeKind::Section;
    });
    acceptDrag(*event, !own.isEmpty());
}

void OutlineView::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event); // scrolls, and opens what one waits over
    setTarget(dropTarget(*this, *m_model, event->position().toPoint(), m_dragsSections));
    if (m_target.has_value() || m_model->rowCount() == 0)
        acceptDrag(*event, holdsNodes(*event->mimeData(), m_libraryPath));
    else
        event->ignore();
}

void OutlineView::dragLeaveEvent(QDragLeaveEvent *event)
{
    QTreeView::dragLeaveEvent(event);
    setTarget({});
}

void OutlineView::dropEvent(QDropEvent *event)
{
    const auto target = dropTarget(*this, *m_model, event->position().toPoint(), m_dragsSections);
    const LinkDrop content = readLinks(*event->mimeData(), m_libraryPath);
    if (content.isEmpty()) {
        event->ignore();
    } else if (content.nodes.isEmpty()) {
        acceptAsCopy(*event);
    } else {
        event->setDropAction(Qt::MoveAction);
        event->accept();
    }
    stopAutoScroll();
    setState(NoState);
    setTarget({});
    const DropTarget place = target.value_or(DropTarget());
    m_model->drop(content, place.list, place.place);
}

} // namespace paperdip
