// SPDX-License-Identifier: MIT
#pragma once

#include "gui/searchresultsmodel.h"

#include <QTimer>
#include <QTreeView>

namespace paperdip {

class SearchResultsDelegate;

// The flat list of what was found.
class SearchResultsView : public QTreeView
{
    Q_OBJECT

public:
    SearchResultsView(SearchResultsModel &model, QWidget *parent);

    SearchResultsDelegate *delegate() const { return m_delegate; }
    NodeId currentNode() const;

Q_SIGNALS:
    void currentNodeChanged(paperdip::NodeId node); // to a hit
    void opened(paperdip::NodeId node);             // Enter, or a double click

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void askNearTheEnd();

    SearchResultsModel &m_model;
    SearchResultsDelegate *m_delegate;
    QTimer m_soon; // once rows are laid out
};

} // namespace paperdip
