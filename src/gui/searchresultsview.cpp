// SPDX-License-Identifier: MIT
#include "gui/searchresultsview.h"

#include "gui/paperstyle.h"
#include "gui/searchresultsdelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace paperdip {

SearchResultsView::SearchResultsView(SearchResultsModel &model, QWidget *parent)
    : QTreeView(parent), m_model(model), m_delegate(new SearchResultsDelegate(this))
{
    setObjectName(QStringLiteral("searchResults"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    header()->setMinimumSectionSize(0);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setBackgroundRole(QPalette::Window); // it is a part of the sidebar
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &SearchResultsView::askNearTheEnd);
    const QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(bar, &QScrollBar::rangeChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &row) {
        if (const NodeId node = m_model.nodeAt(row); node != 0)
            Q_EMIT opened(node);
    });
}

void SearchResultsView::askNearTheEnd()
{
    const QScrollBar *bar = verticalScrollBar();
    if (isVisible() && bar->maximum() - bar->value() <= viewport()->height() / 2)
        m_model.askMore();
}

NodeId SearchResultsView::currentNode() const
{
    return m_model.nodeAt(currentIndex());
}

void SearchResultsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (const NodeId node = m_model.nodeAt(current); node != 0)
        Q_EMIT currentNodeChanged(node);
}

void SearchResultsView::keyPressEvent(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && event->modifiers() == Qt::NoModifier && currentNode() != 0)
        Q_EMIT opened(currentNode());
    else
        QTreeView::keyPressEvent(event);
}

void SearchResultsView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (m_model.nodeAt(index) != 0)
        paintRowGround(painter, *this, row, index);
    QStyleOptionViewItem content(option);
    content.rect = visualRect(index);
    m_delegate->paint(painter, content, index);
}

} // namespace paperdip
