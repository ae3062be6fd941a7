// SPDX-License-Identifier: MIT
#include "gui/paperstyle.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QListView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTreeView>

namespace paperdip {

namespace {

constexpr qreal Radius = 6;
constexpr int ScrollExtent = 12;
constexpr int MinimumSlider = 28;
constexpr int ListMargin = 8;

void roundRect(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &outline,
               qreal radius = Radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline.isValid() ? QPen(outline, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

bool hasKeyFocus(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus);
}

void drawField(const QStyleOption *option, QPainter *painter)
{
    const Theme theme = Theme::of(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    roundRect(painter, option->rect, enabled ? theme.surface : theme.window,
              hasKeyFocus(option) ? theme.accent : theme.border);
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    const Theme theme = Theme::of(option->palette);
    const auto state = option->state;
    QColor fill;
    if (state.testFlag(QStyle::State_On) || state.testFlag(QStyle::State_Sunken))
        fill = theme.selection;
    else if (state.testFlag(QStyle::State_MouseOver) && state.testFlag(QStyle::State_Enabled))
        fill = theme.hover;
    if (fill.isValid())
        roundRect(painter, option->rect, fill, {});
}

void drawPushButton(const QStyleOption *option, QPainter *painter)
{
    const Theme theme = Theme::of(option->palette);
    const auto state = option->state;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    QColor fill = theme.surface;
    if (state.testFlag(QStyle::State_Sunken) || state.testFlag(QStyle::State_On))
        fill = theme.selection;
    else if (state.testFlag(QStyle::State_MouseOver) && state.testFlag(QStyle::State_Enabled))
        fill = theme.hover;
    roundRect(painter, option->rect, fill,
              hasKeyFocus(option) || isDefault ? theme.accent : theme.border);
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const Theme theme = Theme::of(option->palette);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool partly = option->state.testFlag(QStyle::State_NoChange);
    const bool hot = option->state.testFlag(QStyle::State_MouseOver);
    const QColor edge = on ? theme.done : (hot ? theme.accent : theme.muted);
    roundRect(painter, option->rect, on ? theme.done : theme.surface, edge, 3);
    if (on)
        paintIcon(painter, Icon::Check, QRectF(option->rect).adjusted(1, 1, -1, -1), theme.surface);
    else if (partly)
        painter->fillRect(option->rect.adjusted(3, 6, -3, -6), theme.muted);
}

QColor mixed(const QColor &colour, const QColor &ground, float share)
{
    const auto part = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(part(colour.redF(), ground.redF()),
                            part(colour.greenF(), ground.greenF()),
                            part(colour.blueF(), ground.blueF()));
}

void drawScrollBar(const QStyleOptionSlider *bar, QPainter *painter, const QRect &slider)
{
    if (bar->maximum <= bar->minimum)
        return;
    const Theme theme = Theme::of(bar->palette);
    const bool active =
        bar->state.testFlag(QStyle::State_MouseOver) || bar->state.testFlag(QStyle::State_Sunken);
    const QColor colour = mixed(theme.muted, theme.window, active ? 0.65F : 0.32F);
    const int margin = active ? 2 : 3;
    const QRect rect = slider.adjusted(margin, margin, -margin, -margin);
    // In parts: Qt fills one rounded shape of many lines on threads, which costs more than it
    // saves.
    const int thickness = qMin(rect.width(), rect.height());
    const QSize round(thickness, thickness);
    const QRect first(rect.topLeft(), round);
    const QRect last(rect.bottomRight() - QPoint(thickness - 1, thickness - 1), round);
    for (const QRect &end : {first, last})
        roundRect(painter, end, colour, {}, thickness / 2.0);
    const int half = thickness / 2;
    painter->fillRect(bar->orientation == Qt::Vertical ? rect.adjusted(0, half, 0, -half)
                                                       : rect.adjusted(half, 0, -half, 0),
                      colour);
}

QRect scrollSlider(const QStyleOptionSlider *bar)
{
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    if (range <= 0)
        return bar->rect;
    const qint64 share = qint64(length) * bar->pageStep / (range + bar->pageStep);
    const int size =
        static_cast<int>(qBound(qint64(qMin(MinimumSlider, length)), share, qint64(length)));
    const int at = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                   length - size, bar->upsideDown);
    const QRect along =
        horizontal ? QRect(at, 0, size, bar->rect.height()) : QRect(0, at, bar->rect.width(), size);
    return along.translated(bar->rect.topLeft());
}

} // namespace

void paintProgress(QPainter *painter, const QRectF &rect, int done, int all, const Theme &theme)
{
    const qreal radius = rect.height() / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.track);
    painter->drawRoundedRect(rect, radius, radius);
    if (done > 0) {
        const qreal width = qMax(rect.height(), rect.width() * done / qMax(1, all));
        painter->setBrush(theme.done);
        painter->drawRoundedRect(QRectF(rect.topLeft(), QSizeF(width, rect.height())), radius,
                                 radius);
    }
    painter->restore();
}

void paintReadBox(QPainter *painter, const QRectF &rect, ReadState state, const Theme &theme)
{
    const QRectF box = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal corner = box.width() * 0.22;
    if (state == ReadState::Read) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.done);
        painter->drawRoundedRect(box, corner, corner);
        paintIcon(painter, Icon::Check, box.adjusted(1, 1, -1, -1), theme.surface);
        return;
    }
    painter->setPen(QPen(theme.muted, 1.2));
    painter->setBrush(theme.surface);
    painter->drawRoundedRect(box, corner, corner);
    if (state == ReadState::Reading) {
        const qreal inset = box.width() * 0.28;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accent);
        painter->drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    }
}

void paintRowGround(QPainter *painter, const QTreeView &view, const QRect &row,
                    const QModelIndex &index)
{
    const QWidget *viewport = view.viewport();
    const bool selected = view.selectionModel()->isSelected(index);
    const bool hovered =
        viewport->underMouse() && row.contains(viewport->mapFromGlobal(QCursor::pos()));
    const bool focused = view.hasFocus() && index == view.currentIndex() &&
                         view.window()->testAttribute(Qt::WA_KeyboardFocusChange);
    const Theme colours = Theme::of(view.palette());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(focused ? QPen(colours.accent) : QPen(Qt::NoPen));
    painter->setBrush(selected  ? QBrush(colours.selection)
                      : hovered ? QBrush(colours.hover)
                                : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -3.5, -0.5), 6, 6);
    painter->restore();
}

PaperStyle::PaperStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void PaperStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter);
        return;
    case PE_PanelButtonCommand:
        drawPushButton(option, painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        return;
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange))
            roundRect(painter, option->rect, {}, Theme::of(option->palette).accent);
        return;
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void PaperStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, Theme::of(option->palette).border);
        return;
    }
    if (element == CE_ProgressBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            paintProgress(painter, bar->rect, bar->progress - bar->minimum,
                          bar->maximum - bar->minimum, Theme::of(bar->palette));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PaperStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            drawScrollBar(bar, painter, scrollSlider(bar));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ToolButton && hasKeyFocus(option) &&
        option->state.testFlag(State_KeyboardFocusChange))
        roundRect(painter, option->rect, {}, Theme::of(option->palette).accent);
}

QRect PaperStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect slider = scrollSlider(bar);
    const bool horizontal = bar->orientation == Qt::Horizontal;
    QRect before = bar->rect;
    QRect after = bar->rect;
    if (horizontal) {
        before.setRight(slider.left() - 1);
        after.setLeft(slider.right() + 1);
    } else {
        before.setBottom(slider.top() - 1);
        after.setTop(slider.bottom() + 1);
    }
    switch (part) {
    case SC_ScrollBarSlider:
        return slider;
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return before;
    case SC_ScrollBarAddPage:
        return after;
    default:
        return {};
    }
}

QSize PaperStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                   const QSize &contents, const QWidget *widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    constexpr QSize ButtonAir(14, 0);
    constexpr QSize ListAir(0, 8);
    if (type == CT_PushButton)
        return size + ButtonAir;
    const bool isListRow = type == CT_ItemViewItem && qobject_cast<const QListView *>(widget);
    return isListRow ? size + ListAir : size;
}

// Ours are drawn; Fusion's are files, and reading the first one loads every image plugin at start.
QIcon PaperStyle::standardIcon(StandardPixmap which, const QStyleOption *option,
                               const QWidget *widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
        return icon(Icon::Close);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(Icon::ChevronRight);
    case SP_MessageBoxQuestion:
    case SP_MessageBoxInformation:
        return icon(Icon::Info);
    case SP_MessageBoxWarning:
        return icon(Icon::Warning);
    case SP_MessageBoxCritical:
        return icon(Icon::Failed);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

int PaperStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return ScrollExtent;
    case PM_ScrollBarSliderMin:
        return MinimumSlider;
    case PM_FocusFrameHMargin:
        return qobject_cast<const QListView *>(widget)
                   ? ListMargin
                   : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_MessageBoxIconSize:
        return 24;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PaperStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *result) const
{
    if (hint == SH_ScrollBar_Transient || hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

} // namespace paperdip
