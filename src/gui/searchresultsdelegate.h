// SPDX-License-Identifier: MIT
#pragma once

#include "core/searchmarks.h"
#include "gui/searchresultsmodel.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace paperdip {

struct Theme;

// Draws the rows of a SearchResultsModel: the title with its box, whose it is and where it stands,
// and what was found in which text. Only the box ticks.
class SearchResultsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SearchResultsDelegate(QObject *parent = nullptr);

    void setMarks(const SearchMarks &marks) { m_marks = marks; }
    void setGroup(SearchGroup group) { m_group = group; } // what headings are of

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    static QRect boxRect(const QStyleOptionViewItem &option);

Q_SIGNALS:
    void tickWanted(paperdip::NodeId paper);

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                      const FoundGroup &group, const Theme &colours) const;
    void paintHit(QPainter *painter, const QStyleOptionViewItem &option,
                  const SearchResultsModel::Row &row, const Theme &colours) const;
    QString headingText(const FoundGroup &group) const;
    QString fieldText(SearchField field) const;
    static QString whereText(const SearchResultsModel::Row &row);
    static bool hasSnippet(const SearchResultsModel::Row &row);

    SearchMarks m_marks;
    SearchGroup m_group = SearchGroup::None;
    QPersistentModelIndex m_pressed;
};

} // namespace paperdip
