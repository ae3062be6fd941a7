// SPDX-License-Identifier: MIT
#pragma once

#include "gui/mentions.h"
#include "library/asker.h"
#include "library/linktargets.h"
#include "library/notefiles.h"
#include "library/noteindex.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>

class QWidget;

namespace paperdip {

class ActionSet;
class ListEditor;
class NotePane;
class NoteTemplateDialog;
class NoteVersions;

// What the window does to note files: another name, another file, the trash, the template; and what
// it says of the notes around the one that is shown.
class NoteCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        Library &library;
        Notes &notes;
        ListEditor &editor;
        NotePane &pane;
    };

    NoteCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void rename(NodeId paper, const QString &written);
    void relink(NodeId paper, const QString &written);
    void askForFile();
    void askToRemove();
    void carryOut(const Result<NoteStep> &step, const QString &undoText);
    void showTemplate();
    void showVersions();
    void lookAround();
    void showAround();
    // The notes of papers that this note names without a link, with the places where.
    QList<std::pair<Mention, LinkTarget>> namedOnly() const;
    void linkMentions();
    // Once the files around the list have been looked at.
    void whenReady(NodeId paper, const std::function<void()> &then);

    Parts m_with;
    QWidget &m_window;
    NoteIndex m_index;
    NoteFiles m_files;
    LinkTargets m_targets;
    Asker m_asker; // for them
    QTimer m_soon;
    QElapsedTimer m_looked;
    std::function<void()> m_then;
    NoteTemplateDialog *m_template = nullptr; // these are made when first wanted
    NoteVersions *m_versions = nullptr;
};

} // namespace paperdip
