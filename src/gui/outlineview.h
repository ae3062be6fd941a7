// SPDX-License-Identifier: MIT
#pragma once

#include "gui/droptarget.h"

#include <QSet>
#include <QTimer>
#include <QTreeView>

namespace paperdip {

class OutlineDelegate;
class OutlineModel;
class SearchMarks;
class TreeOpening;

// Where one is in the tree: what is selected, and what stands at its top. Rows are named as
// OutlineModel::keyOf() does.
struct TreePlace
{
    QList<qint64> selected;
    qint64 current = 0;
    qint64 top = 0;
    int offset = 0; // how far the top row begins above the tree, in pixels; 0 or less
};

// The tree of lists. With one list open it shows this one's rows, with several a row for each.
// Remembers by node what was opened and closed, and takes drops between rows and onto sections.
class OutlineView : public QTreeView
{
    Q_OBJECT

public:
    explicit OutlineView(QWidget *parent = nullptr);

    void setOutline(OutlineModel *model, const QString &libraryPath);
    QString libraryPath() const { return m_libraryPath; }
    OutlineDelegate *delegate() const { return m_delegate; }

    NodeId currentNode() const;
    void setCurrentNode(NodeId node);    // 0: none; opens nothing while the tree is hidden
    ListId currentList() const;          // of the current row, else the only list that is shown
    void tellCurrent();                  // currentNodeChanged(), at once
    QList<NodeId> selectedNodes() const; // topmost, in document order
    // Selects the nodes, opens what is above them and scrolls to the first.
    void showNodes(const QList<NodeId> &nodes);
    void renameCurrent();

    // Shows what the library's filter lets through, or all again. While a filter holds what was
    // found is open, the rows a few at a time; what was opened and closed before comes back after
    // it. Only a current row that is still shown stays current.
    void setFiltering(bool filtering);
    void setMarks(const SearchMarks &marks); // words in titles
    TreePlace place() const;
    void goBack(const TreePlace &place);
    void goToFirstFound();   // not to what is only above it
    void expandEverything(); // many rows: in the turns of the event loop that follow
    bool isOpeningEverything() const;
    void collapseEverything();

    // Steps of a tenth; 0 is the system's size.
    void setZoom(int steps);
    int zoom() const { return m_zoom; }

    // What was opened and closed by hand.
    QVariantList closedRows() const;
    QVariantList openedRows() const;
    void setRowsByHand(const QVariantList &opened, const QVariantList &closed);

Q_SIGNALS:
    void currentMoved();       // at once, perhaps while rows are moving
    void currentNodeChanged(); // once per turn of the event loop, when rows stand still

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void chooseRoot();
    void openInPlace();
    void openBelow(const QModelIndex &parent);
    bool isWantedOpen(const QModelIndex &row) const;
    bool hasRoomFor(const QModelIndex &row);
    QModelIndex rowOf(qint64 key) const;
    void openAbove(const QModelIndex &row);
    int indentOf(const QModelIndex &row) const; // where it begins, in pixels
    void remember(const QModelIndex &row, bool open);
    void setTarget(std::optional<DropTarget> target);

    OutlineModel *m_model = nullptr;
    OutlineDelegate *m_delegate;
    TreeOpening *m_everything;
    QString m_libraryPath;
    QSet<qint64> m_opened; // node ids; minus a list's id
    QSet<qint64> m_closed;
    QSet<qint64> m_foldedFound; // by hand, while this filter holds
    bool m_filtering = false;
    bool m_oneList = false;   // the tree's root, when the filter came
    int m_room = 0;           // rows that still open by themselves
    int m_roomNow = 0;        // in this turn of the event loop
    bool m_following = false; // opening rows that nobody clicked
    bool m_dragsSections = false;
    std::optional<DropTarget> m_target;
    QTimer m_openSoon;
    QTimer m_currentSoon;
    int m_zoom = 0;
    qreal m_pointSize = 0;
};

} // namespace paperdip
