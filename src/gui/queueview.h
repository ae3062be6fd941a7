// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;

namespace paperdip {

class Fetcher;
class Library;
class QueueModel;

// What waits, runs and failed, and why, beside the window: it can be paused, tried again, asked for
// at arXiv's own page, and taken out. Enter or a double click goes to the paper.
class QueueView : public QDialog
{
    Q_OBJECT

public:
    QueueView(Library &library, Fetcher &fetcher, QWidget *parent);
    ~QueueView() override;

Q_SIGNALS:
    void goTo(paperdip::NodeId paper);
    void problem(const paperdip::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    void connectAll();
    void retranslate();
    void showStatus();
    QStringList selected() const;
    void retry();
    void askPage();
    void cancel();
    void go();

    Library &m_library;
    Fetcher &m_fetcher;
    QueueModel *m_model;
    QLabel *m_summary;
    QTreeView *m_tree;
    QPushButton *m_pause;
    QPushButton *m_retry;
    QPushButton *m_page;
    QPushButton *m_cancel;
    QPushButton *m_close;
};

} // namespace paperdip
