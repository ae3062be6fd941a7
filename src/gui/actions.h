// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QObject>
#include <optional>

class QAction;
class QActionGroup;
class QMenu;
class QUndoStack;

namespace paperdip {

enum class Icon;
class NoteActions;

// Everything one can do in the window, each once: name, key, icon, words. Menus, keys and tests
// find them here.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    explicit ActionSet(QObject *parent = nullptr);

    void retranslate();
    // "Undo: Move" as the stack stands.
    void follow(QUndoStack *stack);
    // Those whose keys belong to the tree alone (a letter typed in a note must not delete a paper).
    QList<QAction *> treeActions() const;
    QList<QAction *> all() const;

    // File
    QAction *openList, *openFolder, *saveNow, *lookForPapers, *importBib, *exportList, *forgetList,
        *onlyRead, *backups, *settings, *quit;
    // Edit
    QAction *undo, *redo, *copy, *paste, *addPaper, *newSection, *rename, *remove;
    QAction *moveUp, *moveDown, *moveTo, *promote, *demote;
    QList<QAction *> copyAs; // one a format, its name as data
    // Paper
    QAction *tick, *markRead, *markReading, *markUnread, *writeNote, *renameNote, *linkNote,
        *removeNote, *noteTemplate, *noteVersions, *openAbstract, *openPdf;
    QAction *linkMentions, *quoteAbstract, *noteAlone, *printNote, *notePdf, *copyRich;
    QAction *downloadPdf, *attachPdf, *showPdf, *deletePdf;
    QAction *copyTitle, *copyAbstract, *fetchAbstracts, *retry, *checkUpdates, *checkOld, *shelve;
    // View
    QAction *noteView, *noteEdit, *noteSideBySide, *switchEdit, *showText;
    QAction *noteBack, *noteForward, *noteOutline;
    QAction *zoomIn, *zoomOut, *zoomReset, *expandAll, *collapseAll, *filter, *flatList,
        *showInTree, *problems, *queue, *updates, *shelf, *keywords, *figures;
    // Git
    QAction *gitChanges, *gitPull, *gitPush, *paperHistory, *noteHistory, *gitDriver,
        *gitAutoCommit, *gitPullAtStart;
    // Help
    QAction *shortcuts, *about;
    // While one writes a note
    NoteActions *note;

private:
    QAction *make(const char *name, std::optional<Icon> icon = {},
                  const QList<QKeySequence> &keys = {});
    void makeFile();
    void makeEdit();
    void makePaper();
    void makeView();
    void makeGit();
    void retranslateFile();
    void retranslateEdit();
    void retranslatePaper();
    void retranslateView();
    void retranslateGit();

    QUndoStack *m_stack = nullptr;
    QActionGroup *m_modes;
};

} // namespace paperdip
