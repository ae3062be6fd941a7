// SPDX-License-Identifier: MIT
#pragma once

#include "library/listconflicts.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace paperdip {

// What a merge kept in both forms, one entry after the other: as it was, as it is here, as it came
// from elsewhere; a click settles it. Blocks nothing.
class ConflictView : public QDialog
{
    Q_OBJECT

public:
    ConflictView(const ListConflicts &conflicts, QWidget *parent = nullptr);

    void showList(ListId list, const QString &name);
    ListId list() const { return m_list; }
    // Asks again for what is open; the entry that was shown stays.
    void refresh();

Q_SIGNALS:
    void chosen(paperdip::ListId list, qint64 conflict, paperdip::ConflictChoice choice);
    void goTo(paperdip::NodeId node);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Form
    {
        QLabel *name;
        QPlainTextEdit *text;
    };

    void layOut();
    Form makeForm(const char *objectName);
    void retranslate();
    void showConflict();
    void choose(ConflictChoice choice);
    void setForm(const Form &form, const QByteArray &bytes, const QByteArray &base,
                 const QString &absent);
    const ListConflict *current() const;

    const ListConflicts &m_conflicts;
    ListId m_list = 0;
    QString m_name;
    QList<ListConflict> m_open;
    QLabel *m_intro;
    QListWidget *m_entries;
    Form m_base;
    Form m_mine;
    Form m_theirs;
    QPushButton *m_keepMine;
    QPushButton *m_keepTheirs;
    QPushButton *m_keepBoth;
    QPushButton *m_close;
};

} // namespace paperdip
