// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notecommand.h"

#include <QObject>

class QAction;

namespace paperdip {

// The commands of a note's editor as actions: for the menu and the list of keys. The keys
// themselves count only in the editor, which knows them by itself.
class NoteActions : public QObject
{
    Q_OBJECT

public:
    explicit NoteActions(QObject *parent = nullptr);

    void retranslate();
    QAction *action(NoteCommand command) const { return m_actions[static_cast<int>(command)]; }
    const QList<QAction *> &all() const { return m_actions; }

Q_SIGNALS:
    void wanted(paperdip::NoteCommand command);

private:
    QList<QAction *> m_actions; // in the order of NoteCommand
};

} // namespace paperdip
