// SPDX-License-Identifier: MIT
#include "gui/barchart.h"

#include "gui/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>

namespace paperdip {

namespace {

constexpr qreal slotGap = 0.25;    // of a slot, beside a bar
constexpr qreal labelShare = 0.38; // of the width, before rows
constexpr qreal widestColumn = 28; // logical pixels

QString shownNumber(int value)
{
    return QLocale().toString(value);
}

} // namespace

BarChart::BarChart(Direction direction, QWidget *parent) : QWidget(parent), m_direction(direction)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(policy);
}

void BarChart::set(const QString &title, const QList<Bar> &bars, const QString &empty)
{
    m_title = title;
    m_empty = empty;
    m_bars = bars;
    m_current = std::min(m_current, static_cast<int>(bars.size()) - 1);
    setAccessibleName(title);
    if (hasFocus() && m_current < 0)
        begin();
    say();
    updateGeometry();
    update();
}

bool BarChart::isEmpty() const
{
    return std::all_of(m_bars.begin(), m_bars.end(), [](const Bar &bar) { return bar.value == 0; });
}

QString BarChart::textOf(int bar) const
{
    if (bar < 0 || bar >= m_bars.size())
        return {};
    return tr("%1: %2", "a bar: its name, its number")
        .arg(m_bars.at(bar).name, shownNumber(m_bars.at(bar).value));
}

int BarChart::highest() const
{
    int most = 1;
    for (const Bar &bar : m_bars)
        most = std::max(most, bar.value);
    return most;
}

// Title, then the bars, each line as high as the font is.
QSize BarChart::sizeHint() const
{
    const int line = fontMetrics().height();
    const int rows = isEmpty() ? 4
                     : m_direction == Direction::Columns
                         ? 10
                         : static_cast<int>(m_bars.size()) * 3 / 2 + 2;
    return {line * 34, line * rows + line / 2};
}

QSize BarChart::minimumSizeHint() const
{
    return {fontMetrics().height() * 18, sizeHint().height()};
}

QRectF BarChart::plot() const
{
    const qreal line = fontMetrics().height();
    const QRectF all = QRectF(rect()).adjusted(4, 1.5 * line, -4, -4);
    if (m_direction == Direction::Rows)
        return all.adjusted(all.width() * labelShare, 0, 0, 0);
    return all.adjusted(0, 1.2 * line, 0, -1.3 * line); // numbers above, ticks below
}

QRectF BarChart::slot(int bar) const
{
    const QRectF area = plot();
    const auto bars = static_cast<qreal>(m_bars.size());
    if (m_direction == Direction::Rows) {
        const qreal height = area.height() / bars;
        return {area.left(), area.top() + bar * height, area.width(), height};
    }
    const qreal width = area.width() / bars;
    return {area.left() + bar * width, area.top(), width, area.height()};
}

QRectF BarChart::barRect(int bar) const
{
    if (bar < 0 || bar >= m_bars.size())
        return {};
    const QRectF all = slot(bar);
    const qreal share = static_cast<qreal>(m_bars.at(bar).value) / highest();
    if (m_direction == Direction::Rows) {
        const qreal room =
            all.width() - fontMetrics().horizontalAdvance(shownNumber(highest())) - 8;
        const qreal beside = all.height() * slotGap;
        return {all.left(), all.top() + beside, std::max(room * share, 2.0),
                all.height() - 2 * beside};
    }
    const qreal width = std::min(all.width() * (1 - 2 * slotGap), widestColumn);
    const qreal height = m_bars.at(bar).value == 0 ? 0 : std::max(all.height() * share, 2.0);
    return {all.center().x() - width / 2, all.bottom() - height, width, height};
}

int BarChart::barAt(const QPointF &at) const
{
    if (isEmpty())
        return -1;
    for (int bar = 0; bar < m_bars.size(); ++bar) {
        const QRectF its = slot(bar);
        const bool inside = m_direction == Direction::Rows
                                ? at.y() >= its.top() && at.y() < its.bottom()
                                : at.x() >= its.left() && at.x() < its.right();
        if (inside)
            return bar;
    }
    return -1;
}

void BarChart::setCurrent(int bar)
{
    if (bar == m_current)
        return;
    m_current = bar;
    say();
    update();
    Q_EMIT currentChanged(bar);
}

void BarChart::say()
{
    setAccessibleDescription(isEmpty() ? m_empty : textOf(m_current));
    if (hasFocus()) {
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCaption(painter);
    const Theme theme = Theme::of(palette());
    if (isEmpty()) {
        painter.setPen(theme.muted);
        const int line = fontMetrics().height();
        painter.drawText(rect().adjusted(4, 2 * line, -4, 0),
                         Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft, m_empty);
    } else if (m_direction == Direction::Columns) {
        paintColumns(painter);
    } else {
        paintRows(painter);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

// The title, and on its line what the current bar is.
void BarChart::paintCaption(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    const QRectF line = QRectF(rect()).adjusted(4, 2, -4, 0);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft, m_title);
    const qreal used = QFontMetricsF(bold).horizontalAdvance(m_title) + fontMetrics().height();
    painter.setFont(font());
    painter.setPen(theme.accent);
    const QString said = fontMetrics().elidedText(textOf(m_current), Qt::ElideRight,
                                                  static_cast<int>(line.width() - used));
    painter.drawText(line, Qt::AlignTop | Qt::AlignRight, said);
}

void BarChart::paintColumns(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    const QRectF area = plot();
    const qreal line = fontMetrics().height();
    painter.setPen(theme.border);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const qreal blank = fontMetrics().horizontalAdvance(QLatin1Char(' '));
    qreal tickEnd = -1; // what is labelled already
    for (int i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars.at(i);
        const QRectF column = barRect(i);
        const bool current = i == m_current;
        painter.setPen(Qt::NoPen);
        painter.setBrush(current ? theme.accent : theme.done);
        painter.drawRoundedRect(column, 2, 2);
        const QRectF its = slot(i);
        const QString value = shownNumber(bar.value);
        const qreal width = fontMetrics().horizontalAdvance(value);
        if (bar.value != 0 && (current || width + blank <= its.width())) {
            painter.setPen(current ? theme.accent : theme.muted);
            painter.drawText(QRectF(its.center().x() - width, column.top() - line, 2 * width, line),
                             Qt::AlignHCenter | Qt::AlignBottom, value);
        }
        const qreal label = fontMetrics().horizontalAdvance(bar.tick);
        const qreal begin = std::clamp(its.center().x() - label / 2, area.left(),
                                       std::max(area.left(), area.right() - label));
        if (bar.tick.isEmpty() || begin < tickEnd)
            continue;
        tickEnd = begin + label + 2 * blank;
        painter.setPen(theme.muted);
        painter.drawText(QPointF(begin, area.bottom() + 0.2 * line + fontMetrics().ascent()),
                         bar.tick);
    }
}

void BarChart::paintRows(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    for (int i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars.at(i);
        const bool current = i == m_current;
        const QRectF its = slot(i);
        const QRectF drawn = barRect(i);
        painter.setPen(Qt::NoPen);
        painter.setBrush(current ? theme.accent : theme.done);
        painter.drawRoundedRect(drawn, 2, 2);
        painter.setPen(current ? theme.accent : theme.text);
        const QRectF label(4, its.top(), its.left() - 12, its.height());
        painter.drawText(
            label, Qt::AlignVCenter | Qt::AlignRight,
            fontMetrics().elidedText(bar.tick, Qt::ElideMiddle, static_cast<int>(label.width())));
        painter.setPen(current ? theme.accent : theme.muted);
        painter.drawText(QRectF(drawn.right() + 6, its.top(), its.width(), its.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, shownNumber(bar.value));
    }
}

bool BarChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), textOf(barAt(help->pos())).toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    if (isEmpty())
        return QWidget::keyPressEvent(event);
    const bool rows = m_direction == Direction::Rows;
    const int back = rows ? Qt::Key_Up : Qt::Key_Left;
    const int on = rows ? Qt::Key_Down : Qt::Key_Right;
    if (event->key() == back && m_current > 0)
        setCurrent(m_current - 1);
    else if (event->key() == on && m_current < last)
        setCurrent(m_current + 1);
    else if (event->key() == Qt::Key_Home)
        setCurrent(0);
    else if (event->key() == Qt::Key_End)
        setCurrent(last);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0)
        Q_EMIT activated(m_current);
    else
        QWidget::keyPressEvent(event);
}

void BarChart::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(barAt(event->position()));
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    setCurrent(barAt(event->position()));
    if (m_current >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT activated(m_current);
}

void BarChart::leaveEvent(QEvent *event)
{
    if (!hasFocus())
        setCurrent(-1);
    QWidget::leaveEvent(event);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0)
        begin();
}

// By the keyboard: where the newest is, or with the first row.
void BarChart::begin()
{
    if (!isEmpty())
        setCurrent(m_direction == Direction::Rows ? 0 : static_cast<int>(m_bars.size()) - 1);
}

void BarChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse())
        setCurrent(-1);
}

} // namespace paperdip
