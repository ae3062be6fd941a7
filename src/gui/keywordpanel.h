// SPDX-License-Identifier: MIT
#pragma once

#include "core/keywordcount.h"
#include "core/node.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;

namespace paperdip {

class KeywordModel;

// The keywords below the tree, with the entries that have them. One that is chosen (a click, Enter)
// filters the tree; selected ones can be renamed or merged.
class KeywordPanel : public QWidget
{
    Q_OBJECT

public:
    explicit KeywordPanel(QWidget *parent = nullptr);

    bool ofAllLists() const;
    void set(const QList<KeywordCount> &counts);
    void showProblem(const QString &text); // in place of the keywords
    QStringList words() const;             // all, in the order of their letters
    QStringList selected() const;

Q_SIGNALS:
    void scopeChanged();
    void chosen(const QStringList &keywords);
    void renameWanted(const QStringList &keywords);
    void closeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void setUpTree();
    void connectAll();
    void retranslate();
    void showState();
    void showMenu(const QPoint &at);
    void choose();
    void rename();

    KeywordModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QLabel *m_title;
    QComboBox *m_scope;
    QToolButton *m_close;
    QLineEdit *m_find;
    QTreeView *m_tree;
    QLabel *m_empty;
    QToolButton *m_rename;
    bool m_known = false; // they were counted
};

} // namespace paperdip
