// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QWidget;

namespace paperdip {

// The note alone on the screen: what stands around it is hidden until F11 or Esc.
class NoteAlone : public QObject
{
    Q_OBJECT

public:
    // `action` is checked while it is; `around` is hidden meanwhile.
    NoteAlone(QAction &action, QMainWindow &window, const QList<QWidget *> &around);

    void leave();
    // There is nothing to show alone: it cannot be begun.
    void setPossible(bool possible);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enter();

    QAction &m_action;
    QMainWindow &m_window;
    QList<QWidget *> m_around;
    QList<QWidget *> m_hidden; // those of them that were to be seen
    Qt::WindowStates m_before;
    bool m_entered = false;
};

} // namespace paperdip
