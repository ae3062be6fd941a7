// SPDX-License-Identifier: MIT
#include "gui/chip.h"

#include "gui/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace paperdip {

namespace {

constexpr int Padding = 11;

QColor inkOf(Chip::Look look, const Theme &theme)
{
    switch (look) {
    case Chip::Look::Link:
    case Chip::Look::Active:
        return theme.accent;
    case Chip::Look::Done:
        return theme.done;
    case Chip::Look::Warning:
        return theme.danger;
    case Chip::Look::Fact:
        break;
    }
    return theme.muted;
}

} // namespace

Chip::Chip(const QString &text, Look look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setText(text);
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    setFont(font);
    const bool clickable = look != Look::Fact && look != Look::Warning;
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, !clickable);
    setAttribute(Qt::WA_Hover, clickable);
    if (clickable)
        setCursor(Qt::PointingHandCursor);
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * Padding, fontMetrics().height() + 6};
}

void Chip::setProgress(qreal part)
{
    m_progress = qBound(0.0, part, 1.0);
    updateGeometry(); // its text moves with it
    update();
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.border, hasFocus() ? 1.6 : 1));
    painter.setBrush(isDown() ? theme.selection : (underMouse() ? theme.hover : theme.surface));
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    if (m_progress > 0) {
        QPainterPath shape;
        shape.addRoundedRect(box, box.height() / 2, box.height() / 2);
        painter.save();
        painter.setClipPath(shape);
        painter.fillRect(QRectF(box.left(), box.top(), box.width() * m_progress, box.height()),
                         theme.selection);
        painter.restore();
    }
    painter.setPen(inkOf(m_look, theme));
    const int room = width() - 2 * Padding;
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room + 1));
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace paperdip
