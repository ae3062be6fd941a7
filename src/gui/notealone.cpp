// SPDX-License-Identifier: MIT
#include "gui/notealone.h"

#include <QAction>
#include <QKeyEvent>
#include <QMainWindow>

#include <utility>

namespace paperdip {

NoteAlone::NoteAlone(QAction &action, QMainWindow &window, const QList<QWidget *> &around)
    : QObject(&window), m_action(action), m_window(window), m_around(around)
{
    connect(&action, &QAction::toggled, this, [this](bool alone) {
        if (alone)
            enter();
        else
            leave();
    });
    window.installEventFilter(this);
}

void NoteAlone::setPossible(bool possible)
{
    m_action.setEnabled(possible || m_entered);
}

void NoteAlone::enter()
{
    if (std::exchange(m_entered, true))
        return;
    m_before = m_window.windowState();
    for (QWidget *widget : std::as_const(m_around)) {
        if (widget->isHidden())
            continue;
        m_hidden << widget;
        widget->hide();
    }
    m_window.setWindowState(m_before | Qt::WindowFullScreen);
}

void NoteAlone::leave()
{
    if (!std::exchange(m_entered, false))
        return;
    for (QWidget *widget : std::exchange(m_hidden, {}))
        widget->show();
    m_window.setWindowState(m_before);
    m_action.setChecked(false);
}

// Esc comes here when nobody below has a use for it.
bool NoteAlone::eventFilter(QObject *watched, QEvent *event)
{
    if (m_entered && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace paperdip
