// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace paperdip {

class Library;

// What is new of a paper, in a few words; empty: nothing.
QString newsText(int news, int version);

// The papers of which something is new since a person last looked: a newer version, a publication,
// a withdrawal. They stay until they are marked as seen.
class UpdatesView : public QDialog
{
    Q_OBJECT

public:
    UpdatesView(Library &library, QWidget *parent);

Q_SIGNALS:
    void goTo(paperdip::NodeId paper);
    void problem(const paperdip::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void retranslate();
    void fill();
    void enableButtons();
    void markSeen(bool all);
    void go();

    Library &m_library;
    QTimer m_soon;
    QLabel *m_summary;
    QTreeWidget *m_tree;
    QPushButton *m_go;
    QPushButton *m_seen;
    QPushButton *m_allSeen;
    QPushButton *m_close;
};

} // namespace paperdip
