// SPDX-License-Identifier: MIT
#pragma once

#include "library/histories.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace paperdip {

class DiffView;

// What a paper's entry or a note was in the commits that changed it: when, by whom, to look at, as
// a text or as what differs from now, and to bring back. Blocks nothing.
class HistoryView : public QDialog
{
    Q_OBJECT

public:
    explicit HistoryView(Histories &histories, QWidget *parent = nullptr);

    // current: what there is now. The versions are read meanwhile.
    void showEntry(NodeId node, const QString &title, const QByteArray &current);
    void showNote(const QString &absolutePath, const QByteArray &current);

Q_SIGNALS:
    void bringEntryBack(paperdip::NodeId node, const QByteArray &bytes);
    void bringNoteBack(const QString &absolutePath, const QByteArray &bytes);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void begin(const QString &name, const QByteArray &current);
    void fill(const GitHistory &history);
    void showVersion();
    void showIntro();
    static QString rowText(const GitCommit &commit);

    Histories &m_histories;
    NodeId m_node = 0;
    QString m_path; // of a note; empty: it is an entry
    QString m_name;
    QByteArray m_current;
    GitHistory m_history;
    bool m_read = false;
    int m_percent = -1;
    QLabel *m_intro;
    QListWidget *m_list;
    DiffView *m_text;
    QCheckBox *m_differences;
    QPushButton *m_bringBack = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace paperdip
