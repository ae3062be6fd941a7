// SPDX-License-Identifier: MIT
#pragma once

#include "library/check.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace paperdip {

class Library;
class ListChecker;

// What is wrong with a list, by kind, beside the window: Enter or a double click goes to the entry
// (or opens the file), what has one right answer can be mended, alone or all of a kind after its
// changes were shown. Looks again by itself whenever the list changes while it is open.
class ProblemsView : public QDialog
{
    Q_OBJECT

public:
    ProblemsView(Library &library, QWidget *parent);

    void showList(ListId list);
    // Another list became the current one; nothing while the view is shut.
    void follow(ListId list);
    void checkSoon(); // files may have changed

Q_SIGNALS:
    void goTo(paperdip::NodeId node);
    void changeWanted(const paperdip::Change &change, const QString &undoText);
    void problem(const paperdip::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void connectAll();
    void retranslate();
    void checkNow();
    void take(const CheckInput &input, const QList<Finding> &findings);
    void fill();
    void addRow(QTreeWidgetItem *group, int index);
    void selectAgain(const QString &key);
    QString keyOf(const QTreeWidgetItem *item) const;
    QString summary() const;
    const Finding *current() const;
    QList<Finding> fixesOfKind() const; // of the current row or group
    void enableButtons();
    void go();
    void fixOne();
    void fixKind();
    void mend(const QList<Finding> &findings);
    void askToTrash();
    void moveToTrash(const QString &path);

    Library &m_library;
    ListChecker *m_checker;
    ListId m_list = 0;
    QList<Finding> m_findings;
    Tiles m_tiles;        // what was checked
    QString m_folder;     // of the list's file
    bool m_known = false; // m_findings are this list's
    QTimer m_soon;
    QLabel *m_summary;
    QTreeWidget *m_tree;
    QLabel *m_words; // all that is said of the current row, which may be cut in the tree
    QPushButton *m_go;
    QPushButton *m_fix;
    QPushButton *m_fixKind;
    QPushButton *m_trash;
    QPushButton *m_close;
};

} // namespace paperdip
