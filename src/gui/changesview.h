// SPDX-License-Identifier: MIT
#pragma once

#include "library/repositories.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace paperdip {

class DiffView;

// What changed in a list, its notes and pictures since the last commit, in words and as text, and
// what of it to commit under which message. Blocks nothing, and follows what is saved meanwhile.
class ChangesView : public QDialog
{
    Q_OBJECT

public:
    explicit ChangesView(Repositories &repositories, QWidget *parent = nullptr);

    void showList(ListId list);
    void refresh(); // soon, while it is open

Q_SIGNALS:
    // thenPush: and push it.
    void commitWanted(paperdip::ListId list, const QStringList &paths, const QString &message,
                      bool thenPush);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void fill(const GitChanges &changes);
    void showWords();
    void showDiff();
    void enable();
    void commit(bool thenPush);
    QStringList ticked() const;
    static QString rowText(const GitChange &change);

    Repositories &m_repositories;
    ListId m_list = 0;
    GitChanges m_changes;
    bool m_read = false;    // m_changes are of this list
    QString m_proposed;     // as it was put into the field
    QStringList m_unticked; // paths
    QTimer m_soon;
    QLabel *m_words;
    QListWidget *m_files;
    DiffView *m_diff;
    QPlainTextEdit *m_message;
    QPushButton *m_commit = nullptr;
    QPushButton *m_commitAndPush = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace paperdip
