// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace paperdip {

class Library;
class Notes;

// What a list's new notes begin with: learnt from its notes, or the person's own template. Blocks
// nothing.
class NoteTemplateDialog : public QDialog
{
    Q_OBJECT

public:
    NoteTemplateDialog(Library &library, Notes &notes, QWidget *parent = nullptr);

    void showList(ListId list);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void check();
    void learn();
    void keep();

    Library &m_library;
    Notes &m_notes;
    ListId m_list = 0;
    QString m_learnt;
    QLabel *m_intro;
    QPlainTextEdit *m_form;
    QLabel *m_hint;
    QLabel *m_problem;
    QPushButton *m_learn;
    QPushButton *m_keep;
    QPushButton *m_cancel;
};

} // namespace paperdip
