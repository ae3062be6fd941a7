// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notefinder.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace paperdip {

// Find and replace below a note's text. Enter and F3 go on, with Shift back; Esc closes.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(NoteEditor &editor, QWidget *parent);

    // Shows itself with the editor's selection as what to look for, and takes the focus.
    void begin(bool replacing);
    void step(bool backward);
    NoteFinder &finder() { return *m_finder; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    QToolButton *option(const QString &sign);
    void connectAll();
    void retranslate();
    void search();
    void showCount();
    void close();
    bool ownKey(QKeyCombination keys);

    NoteEditor &m_editor;
    NoteFinder *m_finder;
    QLineEdit *m_field;
    QLabel *m_count;
    QToolButton *m_case;
    QToolButton *m_words;
    QToolButton *m_pattern;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QWidget *m_replacing; // the second line
    QLineEdit *m_with;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    int m_replaced = 0; // by the last "Replace all"
};

} // namespace paperdip
