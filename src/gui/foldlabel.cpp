// SPDX-License-Identifier: MIT
#include "gui/foldlabel.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace paperdip {

namespace {

constexpr int Gap = 2;
constexpr int Top = 3; // in line with the text of the field

} // namespace

FoldLabel::FoldLabel(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFoldable(false);
}

void FoldLabel::setFoldable(bool foldable)
{
    m_foldable = foldable;
    setFocusPolicy(foldable ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, !foldable);
    setAttribute(Qt::WA_Hover, foldable);
    updateGeometry();
    update();
}

void FoldLabel::setOpen(bool open)
{
    m_open = open;
    update();
}

QSize FoldLabel::sizeHint() const
{
    const int mark = m_foldable ? Gap + fontMetrics().height() : 0;
    return {fontMetrics().horizontalAdvance(text()) + mark + 1, fontMetrics().height() + Top};
}

void FoldLabel::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    const QColor ink = hasFocus() || underMouse() ? theme.accent : theme.muted;
    painter.setPen(ink);
    painter.drawText(rect().adjusted(0, Top, 0, 0), Qt::AlignLeft | Qt::AlignTop, text());
    const int side = fontMetrics().height() - 4;
    const int left = fontMetrics().horizontalAdvance(text()) + Gap;
    if (m_foldable)
        paintIcon(&painter, m_open ? Icon::ChevronDown : Icon::ChevronRight,
                  QRect(left, Top + 2, side, side), ink);
}

void FoldLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace paperdip
