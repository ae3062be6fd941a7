// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

class QListWidget;

namespace paperdip {

struct LinkTarget;

// Draws what can be linked to: a sign, the title, and, muted, the id or the note's file.
class LinkRow : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

void addLinkRow(QListWidget &list, const LinkTarget &target);

} // namespace paperdip
