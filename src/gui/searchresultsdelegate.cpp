// SPDX-License-Identifier: MIT
#include "gui/searchresultsdelegate.h"

#include "core/readabletex.h"
#include "gui/icons.h"
#include "gui/markedline.h"
#include "gui/outlinedelegate.h"
#include "gui/outlinemodel.h"
#include "gui/paperstyle.h"
#include "gui/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace paperdip {

namespace {

constexpr int hitPadding = 5;
constexpr int hitGap = 8;

QFont smallFont(const QFont &font)
{
    QFont small(font);
    small.setPointSizeF(font.pointSizeF() * 0.87);
    return small;
}

const SearchResultsModel::Row &resultAt(const QModelIndex &index)
{
    return *static_cast<const SearchResultsModel *>(index.model())->rowAt(index);
}

} // namespace

SearchResultsDelegate::SearchResultsDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QRect SearchResultsDelegate::boxRect(const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem row(option);
    row.rect.adjust(6, hitPadding - 4, 0, 0);
    return OutlineDelegate::boxRect(row);
}

bool SearchResultsDelegate::hasSnippet(const SearchResultsModel::Row &row)
{
    return row.hit.field != SearchField::Title && !row.hit.snippet.isEmpty();
}

QSize SearchResultsDelegate::sizeHint(const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const
{
    const int line = QFontMetrics(option.font).height();
    const int small = QFontMetrics(smallFont(option.font)).height();
    const SearchResultsModel::Row &row = resultAt(index);
    if (row.group)
        return {line * 8, line + 14};
    return {line * 8, line + small * (hasSnippet(row) ? 2 : 1) + 2 * hitPadding};
}

void SearchResultsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const SearchResultsModel::Row &row = resultAt(index);
    const Theme colours = Theme::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.group)
        paintHeading(painter, option, *row.group, colours);
    else
        paintHit(painter, option, row, colours);
    painter->restore();
}

void SearchResultsDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                         const FoundGroup &group, const Theme &colours) const
{
    QFont bold(option.font);
    bold.setBold(true);
    const QFont small = smallFont(option.font);
    const QString count = QString::number(group.count);
    const int width = QFontMetrics(small).horizontalAdvance(count) + 2;
    QRect text = option.rect.adjusted(8, 8, -hitGap, -2);
    paintMarkedLine(painter, QRect(text.right() - width, text.top(), width, text.height()),
                    {count, {}, small, colours.muted, {}});
    text.setRight(text.right() - width - hitGap);
    paintMarkedLine(painter, text, {headingText(group), {}, bold, colours.text, {}});
}

void SearchResultsDelegate::paintHit(QPainter *painter, const QStyleOptionViewItem &option,
                                     const SearchResultsModel::Row &row, const Theme &colours) const
{
    const QRect box = boxRect(option);
    const bool paper = row.hit.kind == NodeKind::Paper;
    if (paper)
        paintReadBox(painter, box, row.content.state, colours);
    else
        paintIcon(painter, row.hit.kind == NodeKind::Source ? Icon::Source : Icon::Section, box,
                  colours.muted);
    const QFont small = smallFont(option.font);
    const int line = QFontMetrics(option.font).height();
    const int smallLine = QFontMetrics(small).height();
    QRect place(box.right() + hitGap, option.rect.top() + hitPadding, 0, line);
    place.setRight(option.rect.right() - hitGap);
    QFont font(option.font);
    font.setBold(row.hit.kind == NodeKind::Section);
    const bool read = paper && row.content.state == ReadState::Read;
    const QString title = readableTex(OutlineModel::shownTitle(row.content));
    paintMarkedLine(painter, place,
                    {title, m_marks.in(title, SearchField::Title), font,
                     read ? colours.muted : colours.text, colours.mark});
    place = QRect(place.left(), place.bottom() + 1, place.width(), smallLine);
    paintMarkedLine(painter, place, {whereText(row), {}, small, colours.muted, {}});
    if (!hasSnippet(row))
        return;
    place.translate(0, smallLine);
    const QString field = fieldText(row.hit.field);
    QList<TextSpan> marks = row.hit.marks;
    for (TextSpan &span : marks)
        span = {span.first + field.size(), span.second + field.size()};
    const MarkedLine snippet{field + row.hit.snippet, marks, small,
                             read ? colours.muted : colours.text, colours.mark};
    paintMarkedLine(painter, place, withMarkInSight(snippet, field.size(), place.width()));
}

// Whose it is, of when, and where it stands.
QString SearchResultsDelegate::whereText(const SearchResultsModel::Row &row)
{
    QString where = row.hit.listName;
    if (!row.hit.section.isEmpty())
        where += QStringLiteral(" › ") + row.hit.section;
    QStringList pieces;
    if (!row.content.authors.isEmpty())
        pieces << row.content.authors;
    if (row.content.year > 0)
        pieces << QString::number(row.content.year);
    pieces << where;
    return pieces.join(QStringLiteral(" · "));
}

QString SearchResultsDelegate::fieldText(SearchField field) const
{
    switch (field) {
    case SearchField::Title:
        break;
    case SearchField::Keywords:
        return tr("Keywords: ");
    case SearchField::Authors:
        return tr("Authors: ");
    case SearchField::Ids:
        return tr("Link: ");
    case SearchField::Venue:
        return tr("Venue: ");
    case SearchField::Remark:
        return tr("Remark: ");
    case SearchField::Abstract:
        return tr("Abstract: ");
    case SearchField::Note:
        return tr("Note: ");
    }
    return {};
}

QString SearchResultsDelegate::headingText(const FoundGroup &group) const
{
    switch (m_group) {
    case SearchGroup::Year:
        return group.key > 0 ? QString::number(group.key) : tr("Year unknown");
    case SearchGroup::State:
        return group.key == static_cast<int>(ReadState::Read)      ? tr("Read")
               : group.key == static_cast<int>(ReadState::Reading) ? tr("Reading")
                                                                   : tr("To read");
    case SearchGroup::Section:
    case SearchGroup::List:
    case SearchGroup::None:
        break;
    }
    return group.name;
}

bool SearchResultsDelegate::editorEvent(QEvent *event, QAbstractItemModel *,
                                        const QStyleOptionViewItem &option,
                                        const QModelIndex &index)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease &&
        type != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const SearchResultsModel::Row &row = resultAt(index);
    const bool onBox = !row.group && row.hit.kind == NodeKind::Paper &&
                       mouse->button() == Qt::LeftButton &&
                       boxRect(option).adjusted(-3, -3, 3, 3).contains(mouse->position().toPoint());
    if (type != QEvent::MouseButtonRelease) {
        m_pressed = onBox ? index : QModelIndex();
        return onBox;
    }
    const bool same = onBox && m_pressed == index;
    m_pressed = QPersistentModelIndex();
    if (same)
        Q_EMIT tickWanted(row.hit.node);
    return same;
}

bool SearchResultsDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                      const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (!index.isValid() || event->type() != QEvent::ToolTip)
        return false;
    const SearchResultsModel::Row &row = resultAt(index);
    const QString text =
        row.group ? headingText(*row.group)
                  : OutlineModel::shownTitle(row.content) + QLatin1Char('\n') + whereText(row);
    // Titles are plain text: "V_max<17.5" must not lose its tail.
    QToolTip::showText(event->globalPos(), Qt::convertFromPlainText(text), view);
    return true;
}

} // namespace paperdip
