// SPDX-License-Identifier: MIT
#include "gui/elidinglabel.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace paperdip {

ElidingLabel::ElidingLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidingLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void ElidingLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidingLabel::setDetail(const QString &detail)
{
    m_detail = detail;
}

bool ElidingLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(m_text) > width();
}

QSize ElidingLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidingLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 4 * fontMetrics().averageCharWidth()), fontMetrics().height()};
}

void ElidingLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, m_mode, width()));
}

bool ElidingLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QStringList lines;
    if (isElided())
        lines << m_text;
    if (!m_detail.isEmpty())
        lines << m_detail;
    // Escaped: a tool tip guesses whether its text is HTML.
    const QString text = lines.join(QLatin1Char('\n')).toHtmlEscaped();
    if (text.isEmpty())
        event->ignore();
    else
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text),
                           this);
    return true;
}

} // namespace paperdip
