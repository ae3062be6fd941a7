// SPDX-License-Identifier: MIT
#include "gui/linkrow.h"

#include "core/readabletex.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "library/linktargets.h"

#include <QFileInfo>
#include <QListWidget>
#include <QPainter>

namespace paperdip {

namespace {

constexpr int Padding = 5;
constexpr int Side = 9;
constexpr int Between = 14; // title and detail
constexpr int DetailRole = Qt::UserRole;
constexpr int NoteRole = Qt::UserRole + 1;

} // namespace

void addLinkRow(QListWidget &list, const LinkTarget &target)
{
    auto *item = new QListWidgetItem(readableTex(target.title), &list);
    const QString file = QFileInfo(target.file).fileName();
    item->setData(DetailRole, target.arxiv.isEmpty() ? file : target.arxiv);
    item->setData(NoteRole, !target.file.isEmpty());
    item->setToolTip((target.file.isEmpty() ? target.url : target.file).toHtmlEscaped());
}

QSize LinkRow::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, option.fontMetrics.height() + 2 * Padding};
}

void LinkRow::paint(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, current ? theme.selection : theme.hover);
    const QRect row = option.rect.adjusted(Side, 0, -Side, 0);
    const int sign = option.fontMetrics.height() * 3 / 4;
    const QRect box(row.left(), row.center().y() - sign / 2, sign, sign);
    paintIcon(painter, index.data(NoteRole).toBool() ? Icon::Note : Icon::Link, box, theme.muted);
    const QString detail = option.fontMetrics.elidedText(index.data(DetailRole).toString(),
                                                         Qt::ElideMiddle, row.width() / 3);
    const int right = detail.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(detail) + Between;
    const QRect text = row.adjusted(sign + Side, 0, -right, 0);
    painter->setFont(option.font);
    painter->setPen(theme.text);
    painter->drawText(
        text, Qt::AlignVCenter | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->setPen(theme.muted);
    painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, detail);
}

} // namespace paperdip
