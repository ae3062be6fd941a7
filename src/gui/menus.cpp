// SPDX-License-Identifier: MIT
#include "gui/menus.h"

#include "gui/actions.h"
#include "gui/noteactions.h"

#include <QMenuBar>

namespace paperdip {

namespace {

// Null stands for a separator.
void fill(QMenu &menu, const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (action == nullptr)
            menu.addSeparator();
        else
            menu.addAction(action);
    }
}

// Commands of a note's editor, in groups.
void fillGroups(QMenu &menu, const NoteActions &note, const QList<QList<NoteCommand>> &groups)
{
    for (const QList<NoteCommand> &group : groups) {
        if (!menu.isEmpty())
            menu.addSeparator();
        for (const NoteCommand command : group)
            menu.addAction(note.action(command));
    }
}

} // namespace

Menus::Menus(QMenuBar &bar, ActionSet &a)
    : m_file(bar.addMenu(QString())), m_edit(bar.addMenu(QString())),
      m_paper(bar.addMenu(QString())), m_note(bar.addMenu(QString())),
      m_view(bar.addMenu(QString())), m_git(bar.addMenu(QString())), m_help(bar.addMenu(QString()))
{
    fill(*m_file,
         {a.openList, a.openFolder, nullptr, a.saveNow, a.lookForPapers, a.importBib, a.exportList,
          a.onlyRead, a.forgetList, nullptr, a.backups, a.settings, nullptr, a.quit});
    fill(*m_edit, {a.undo, a.redo, nullptr, a.copy});
    m_copyAs = m_edit->addMenu(QString());
    m_copyAs->addActions(a.copyAs);
    fill(*m_edit, {a.paste, nullptr, a.addPaper, a.newSection, a.rename, a.remove, nullptr,
                   a.moveUp, a.moveDown, a.promote, a.demote, a.moveTo});
    fill(*m_paper, {a.tick,    a.markRead,       a.markReading, a.markUnread,   a.shelve,
                    nullptr,   a.openAbstract,   a.openPdf,     a.downloadPdf,  a.attachPdf,
                    a.showPdf, a.deletePdf,      nullptr,       a.copyTitle,    a.copyAbstract,
                    nullptr,   a.fetchAbstracts, a.retry,       a.checkUpdates, a.checkOld});
    fill(*m_note, {a.writeNote, a.renameNote, a.linkNote, a.noteVersions, a.removeNote,
                   a.noteTemplate, nullptr, a.noteAlone, a.printNote, a.notePdf, a.copyRich,
                   nullptr, a.quoteAbstract, a.linkMentions, nullptr});
    using C = NoteCommand;
    m_format = m_note->addMenu(QString());
    fillGroups(*m_format, *a.note,
               {{C::Strong, C::Emphasis, C::Strike, C::Code, C::Formula, C::Link},
                {C::Heading1, C::Heading2, C::Heading3, C::Heading4, C::Heading5, C::Heading6},
                {C::Quote, C::Bullets, C::Numbers, C::Box},
                {C::LinesUp, C::LinesDown, C::PastePlain}});
    fillGroups(*m_note, *a.note, {{C::Find, C::Replace, C::FindNext, C::FindPrevious}});
    fill(*m_view,
         {a.noteView,    a.noteEdit,    a.noteSideBySide, a.switchEdit,  nullptr,    a.noteBack,
          a.noteForward, a.noteOutline, nullptr,          a.filter,      a.flatList, a.showInTree,
          nullptr,       a.showText,    a.expandAll,      a.collapseAll, nullptr,    a.shelf,
          a.keywords,    a.figures,     a.problems,       a.queue,       a.updates,  nullptr,
          a.zoomIn,      a.zoomOut,     a.zoomReset});
    fill(*m_git, {a.gitChanges, a.gitPull, a.gitPush, nullptr, a.paperHistory, a.noteHistory,
                  nullptr, a.gitDriver, a.gitAutoCommit, a.gitPullAtStart});
    fill(*m_help, {a.shortcuts, a.about});
    retranslate();
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_copyAs->setTitle(tr("Copy a&s"));
    m_paper->setTitle(tr("&Paper"));
    m_note->setTitle(tr("&Note"));
    m_format->setTitle(tr("&Format"));
    m_view->setTitle(tr("&View"));
    m_git->setTitle(tr("&Git"));
    m_help->setTitle(tr("&Help"));
}

void Menus::fillListMenu(QMenu &menu, ActionSet &a)
{
    fill(menu, {a.addPaper, a.newSection, a.fetchAbstracts, a.checkUpdates, nullptr, a.onlyRead,
                a.exportList, a.forgetList});
}

void Menus::fillFoundMenu(QMenu &menu, ActionSet &a)
{
    fill(menu, {a.showInTree, nullptr, a.openAbstract, a.openPdf, a.downloadPdf, a.writeNote,
                nullptr, a.markRead, a.markReading, a.markUnread, nullptr, a.moveTo, a.copy});
    menu.addMenu(tr("Copy a&s"))->addActions(a.copyAs);
}

void Menus::fillRowMenu(QMenu &menu, ActionSet &a, NodeKind kind)
{
    if (kind == NodeKind::Source)
        fill(menu, {a.lookForPapers, a.openAbstract, nullptr, a.moveTo, a.copy});
    else if (kind == NodeKind::Paper)
        fill(menu, {a.openAbstract, a.openPdf, a.downloadPdf, a.writeNote, nullptr, a.markRead,
                    a.markReading, a.markUnread, a.shelve, nullptr, a.moveTo, a.copy});
    else
        fill(menu, {a.addPaper, a.newSection, a.fetchAbstracts, a.checkUpdates, nullptr, a.moveTo,
                    a.copy});
    menu.addMenu(tr("Copy a&s"))->addActions(a.copyAs);
    fill(menu, {a.rename, a.remove});
}

} // namespace paperdip
