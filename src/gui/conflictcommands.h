// SPDX-License-Identifier: MIT
#pragma once

#include "library/listconflicts.h"

#include <QSet>
#include <QTimer>

class QWidget;

namespace paperdip {

class ConflictView;
class LinkedFiles;
class ListEditor;
class MessageBar;

// Says where a merge kept something in both forms, and settles it as the person chooses.
class ConflictCommands : public QObject
{
    Q_OBJECT

public:
    ConflictCommands(Library &library, LinkedFiles &files, ListEditor &editor, MessageBar &messages,
                     QWidget &window);

    void show(ListId list);

Q_SIGNALS:
    void problem(const paperdip::Error &error);
    void goTo(paperdip::NodeId node);

private:
    void lookSoon(ListId list);
    void look();
    void tell(ListId list);
    void settle(ListId list, qint64 conflict, ConflictChoice choice);

    Library &m_library;
    ListEditor &m_editor;
    MessageBar &m_messages;
    QWidget &m_window;
    ListConflicts m_conflicts;
    ConflictView *m_view = nullptr; // until it is wanted
    QSet<ListId> m_changed;
    QTimer m_soon;
};

} // namespace paperdip
