// SPDX-License-Identifier: MIT
#include "gui/cardarea.h"

#include <QEvent>

namespace paperdip {

namespace {

constexpr int MostPercent = 60; // of the pane
constexpr int LeastHeight = 80;

} // namespace

CardArea::CardArea(QWidget *card, QWidget *pane) : QScrollArea(pane), m_pane(pane)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus);
    setBackgroundRole(QPalette::Base);
    viewport()->setBackgroundRole(QPalette::Base);
    card->setMinimumHeight(1); // else its layout's, which is that of the narrowest card
    setWidget(card);
    card->installEventFilter(this);
    pane->installEventFilter(this);
    fit();
}

QSize CardArea::sizeHint() const
{
    return {widget()->sizeHint().width(), m_height};
}

QSize CardArea::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), qMin(m_height, LeastHeight)};
}

bool CardArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool changed = watched == widget() ? event->type() == QEvent::LayoutRequest
                                             : event->type() == QEvent::Resize;
    if (changed)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void CardArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void CardArea::fit()
{
    const int wanted = widget()->hasHeightForWidth() ? widget()->heightForWidth(viewport()->width())
                                                     : widget()->sizeHint().height();
    const int height = qMin(wanted, qMax(LeastHeight, m_pane->height() * MostPercent / 100));
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

} // namespace paperdip
