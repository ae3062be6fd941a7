// SPDX-License-Identifier: MIT
#pragma once

#include "library/histories.h"
#include "library/repositories.h"

#include <QObject>
#include <QTimer>

class QMenu;
class QUndoStack;
class QWidget;

namespace paperdip {

class ActionSet;
class ChangesView;
class GitLine;
class HistoryView;
class ListEditor;
class MessageBar;
class NotePane;
class Notes;
class OutlineView;
class StatusStrip;

// What the window does with Git: its menu, which is there where the list lies in a work tree, the
// state in the bottom line, and what comes of a commit, a pull and a push.
class GitCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        QMenu &menu;
        OutlineView &tree;
        Library &library;
        LinkedFiles &files;
        Notes &notes;
        ListEditor &editor;
        NotePane &pane;
        MessageBar &messages;
        StatusStrip &status;
        const QUndoStack &undo;
    };

    GitCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void connectActions();
    void connectOptions();
    void follow(); // the list that is current
    void enable();
    void lookAtAll();
    bool keepTyped(); // what is being typed goes into its file first
    void showChanges();
    void commit(ListId list, const QStringList &paths, const QString &message, bool thenPush);
    void commitAll(ListId list, const QList<GitAct> &then);
    void pull();
    void push();
    void pullAndPush(ListId list);
    void acted(ListId list, GitAct act, const GitOutcome &outcome);
    HistoryView &history();
    void showPaperHistory();
    void showNoteHistory();
    void showDriver(ListId list, const GitDriverPlan &plan);
    void showOutput(const QByteArray &words);
    void pullFirst(const GitLook &look);
    void commitIdle();
    // Under which is remembered how many ticks of a list history does not know.
    QString undatedKey(ListId list) const;
    static bool chinese();

    Parts m_with;
    QWidget &m_window;
    Repositories m_repositories;
    Histories m_histories;
    GitLine *m_line;
    ListId m_list = 0;
    ChangesView *m_changes = nullptr; // these are made when first wanted
    HistoryView *m_history = nullptr;
    QTimer m_idle;           // from the last change on
    QStringList m_pulled;    // the work trees that were pulled at start
    bool m_byItself = false; // what is at work was not asked for
};

} // namespace paperdip
