// SPDX-License-Identifier: MIT
#pragma once

#include "gui/noteeditor.h"

#include <QTimer>
#include <QWidget>

namespace paperdip {

class FindBar;

// Where one writes: the editor, below it what finds, and how many words there are.
class NoteEditArea : public QWidget
{
    Q_OBJECT

public:
    explicit NoteEditArea(QWidget *parent = nullptr);

    NoteEditor *editor() const { return m_editor; }

Q_SIGNALS:
    // Of the whole note and of the selection, soon after they changed.
    void counted(qsizetype words, qsizetype selected);

private:
    void find(NoteCommand command);
    void count();

    NoteEditor *m_editor;
    FindBar *m_find;
    QTimer m_countSoon;
};

} // namespace paperdip
