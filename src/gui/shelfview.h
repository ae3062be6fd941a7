// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QDialog>
#include <QTimer>

class QAction;
class QLabel;
class QPushButton;
class QTreeView;

namespace paperdip {

class Library;
class ShelfModel;

// "Next up" beside the window: papers of all lists in the order in which they are to be read. Alt
// with an arrow or a drag moves, Space marks as read (and so takes off), Delete takes off, Enter
// goes to the paper.
class ShelfView : public QDialog
{
    Q_OBJECT

public:
    // Undo and redo work here as in the window.
    ShelfView(Library &library, const QList<QAction *> &shared, QWidget *parent);

Q_SIGNALS:
    void goTo(paperdip::NodeId paper);
    void orderWanted(const QList<paperdip::NodeId> &papers, paperdip::NodeId before);
    void shelveWanted(const QList<paperdip::NodeId> &papers, paperdip::NodeId before);
    void unshelveWanted(const QList<paperdip::NodeId> &papers);
    void readWanted(const QList<paperdip::NodeId> &papers);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void connectAll();
    QAction *keyed(int key, void (ShelfView::*does)());
    void retranslate();
    void refresh();
    void enableButtons();
    QList<NodeId> selected() const;
    void select(const QList<NodeId> &papers, NodeId current, int near);
    void move(int by);
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void takeOff() { Q_EMIT unshelveWanted(selected()); }
    void markRead() { Q_EMIT readWanted(selected()); }
    void go();

    Library &m_library;
    ShelfModel *m_model;
    QTimer m_soon;
    QLabel *m_summary;
    QTreeView *m_tree;
    QPushButton *m_go;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_read;
    QPushButton *m_off;
    QPushButton *m_close;
};

} // namespace paperdip
