// SPDX-License-Identifier: MIT
#include "gui/actions.h"

#include "gui/formatlabel.h"

#include "gui/icons.h"
#include "gui/noteactions.h"

#include <QAction>
#include <QActionGroup>
#include <QUndoStack>

namespace paperdip {

namespace {

QList<QKeySequence> keys(std::initializer_list<QKeyCombination> combinations)
{
    QList<QKeySequence> list;
    for (const QKeyCombination combination : combinations)
        list << QKeySequence(combination);
    return list;
}

} // namespace

ActionSet::ActionSet(QObject *parent) : QObject(parent), m_modes(new QActionGroup(this))
{
    makeFile();
    makeEdit();
    makePaper();
    makeView();
    makeGit();
    shortcuts = make("shortcuts", {}, keys({Qt::Key_F1}));
    about = make("about", Icon::Info);
    note = new NoteActions(this);
    for (QAction *action : treeActions())
        action->setShortcutContext(Qt::WidgetShortcut);
    retranslate();
}

QAction *ActionSet::make(const char *name, std::optional<Icon> picture,
                         const QList<QKeySequence> &sequences)
{
    auto *action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(sequences);
    if (picture)
        action->setIcon(icon(*picture));
    return action;
}

void ActionSet::makeFile()
{
    openList = make("openList", Icon::Open, keys({Qt::CTRL | Qt::Key_O}));
    openFolder = make("openFolder", Icon::Folder, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_O}));
    saveNow = make("saveNow", Icon::Save, keys({Qt::CTRL | Qt::Key_S}));
    lookForPapers = make("lookForPapers", Icon::Source, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_L}));
    importBib = make("importBib");
    exportList = make("exportList", {}, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_S}));
    forgetList = make("forgetList", Icon::Close);
    onlyRead = make("onlyRead", Icon::Lock);
    onlyRead->setCheckable(true);
    backups = make("backups");
    settings = make("settings", Icon::Settings, keys({Qt::CTRL | Qt::Key_Comma}));
    settings->setMenuRole(QAction::PreferencesRole);
    quit = make("quit", {}, keys({Qt::CTRL | Qt::Key_Q}));
    quit->setMenuRole(QAction::QuitRole);
}

void ActionSet::makeEdit()
{
    undo = make("undo", Icon::Undo, keys({Qt::CTRL | Qt::Key_Z}));
    redo = make("redo", Icon::Redo, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}));
    copy = make("copy", Icon::Copy, keys({Qt::CTRL | Qt::Key_C}));
    const QList<Format> formats = allFormats();
    for (const Format format : formats) {
        const QString name = nameOf(format);
        copyAs << make(qPrintable(QStringLiteral("copyAs-") + name));
        copyAs.last()->setData(name);
    }
    paste = make("paste", {}, keys({Qt::CTRL | Qt::Key_V}));
    addPaper = make("addPaper", Icon::Add, keys({Qt::CTRL | Qt::Key_N, Qt::CTRL | Qt::Key_L}));
    newSection = make("newSection", Icon::AddSection, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_N}));
    rename = make("rename", Icon::Edit, keys({Qt::Key_F2}));
    remove = make("remove", Icon::Delete, keys({Qt::Key_Delete}));
    moveUp = make("moveUp", {}, keys({Qt::ALT | Qt::Key_Up}));
    moveDown = make("moveDown", {}, keys({Qt::ALT | Qt::Key_Down}));
    promote = make("promote", {}, keys({Qt::ALT | Qt::Key_Left}));
    demote = make("demote", {}, keys({Qt::ALT | Qt::Key_Right}));
    moveTo = make("moveTo", Icon::Move, keys({Qt::CTRL | Qt::Key_M}));
}

void ActionSet::makePaper()
{
    tick = make("tick", Icon::Check, keys({Qt::Key_Space}));
    markRead = make("markRead");
    markReading = make("markReading");
    markUnread = make("markUnread");
    writeNote = make("writeNote", Icon::Note, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_E}));
    renameNote = make("renameNote", Icon::Edit, keys({Qt::SHIFT | Qt::Key_F2}));
    linkNote = make("linkNote");
    removeNote = make("removeNote", Icon::Delete);
    noteTemplate = make("noteTemplate");
    noteVersions = make("noteVersions");
    linkMentions = make("linkMentions", Icon::Link);
    quoteAbstract = make("quoteAbstract", {}, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_K}));
    noteAlone = make("noteAlone", {}, keys({Qt::Key_F11}));
    noteAlone->setCheckable(true);
    printNote = make("printNote", {}, keys({Qt::CTRL | Qt::Key_P}));
    notePdf = make("notePdf", Icon::Pdf, keys({Qt::CTRL | Qt::ALT | Qt::Key_P}));
    copyRich = make("copyRich", Icon::Copy, keys({Qt::CTRL | Qt::ALT | Qt::Key_R}));
    openAbstract = make("openAbstract", Icon::Link,
                        keys({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}));
    openPdf =
        make("openPdf", Icon::Pdf,
             keys({Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Qt::CTRL | Qt::SHIFT | Qt::Key_Enter}));
    downloadPdf = make("downloadPdf", Icon::Save, keys({Qt::CTRL | Qt::Key_D}));
    attachPdf = make("attachPdf");
    showPdf = make("showPdf", Icon::Folder);
    deletePdf = make("deletePdf");
    copyTitle = make("copyTitle", Icon::Copy, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_C}));
    copyAbstract = make("copyAbstract", {}, keys({Qt::CTRL | Qt::ALT | Qt::Key_C}));
    fetchAbstracts = make("fetchAbstracts", Icon::Waiting, keys({Qt::CTRL | Qt::Key_R}));
    retry = make("retry", Icon::Retry, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_R}));
    checkUpdates = make("checkUpdates", {}, keys({Qt::CTRL | Qt::Key_U}));
    checkOld = make("checkOld");
    shelve = make("shelve", Icon::Shelf, keys({Qt::CTRL | Qt::Key_T}));
}

void ActionSet::makeView()
{
    noteView = make("noteView", Icon::View);
    noteEdit = make("noteEdit", Icon::Edit);
    noteSideBySide = make("noteSideBySide", Icon::SideBySide, keys({Qt::CTRL | Qt::Key_Backslash}));
    for (QAction *mode : {noteView, noteEdit, noteSideBySide}) {
        mode->setCheckable(true);
        m_modes->addAction(mode);
    }
    switchEdit = make("switchEdit", {}, keys({Qt::CTRL | Qt::Key_E}));
    noteBack = make("noteBack", Icon::Back,
                    {QKeySequence(Qt::CTRL | Qt::Key_BracketLeft), QKeySequence(Qt::Key_Back)});
    noteForward =
        make("noteForward", Icon::Forward,
             {QKeySequence(Qt::CTRL | Qt::Key_BracketRight), QKeySequence(Qt::Key_Forward)});
    noteOutline = make("noteOutline", Icon::Section, keys({Qt::CTRL | Qt::Key_J}));
    showText = make("showText");
    showText->setCheckable(true);
    zoomIn = make("zoomIn", {}, keys({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}));
    zoomOut = make("zoomOut", {}, keys({Qt::CTRL | Qt::Key_Minus}));
    zoomReset = make("zoomReset", {}, keys({Qt::CTRL | Qt::Key_0}));
    expandAll = make("expandAll", Icon::ChevronDown);
    collapseAll = make("collapseAll", Icon::ChevronRight);
    filter = make("filter", Icon::Search, keys({Qt::CTRL | Qt::Key_F, Qt::CTRL | Qt::Key_K}));
    flatList = make("flatList", Icon::List, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_F}));
    flatList->setCheckable(true);
    showInTree = make("showInTree", Icon::Section, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_J}));
    problems = make("problems", {}, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_P}));
    queue = make("queue", {}, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_Q}));
    updates = make("updates", {}, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_U}));
    shelf = make("shelf", Icon::Shelf, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_T}));
    keywords = make("keywords", {}, keys({Qt::CTRL | Qt::ALT | Qt::Key_K}));
    keywords->setCheckable(true);
    figures = make("figures", {}, keys({Qt::CTRL | Qt::ALT | Qt::Key_F}));
}

void ActionSet::makeGit()
{
    gitChanges = make("gitChanges", Icon::List, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_G}));
    gitPull = make("gitPull");
    gitPush = make("gitPush");
    paperHistory = make("paperHistory");
    noteHistory = make("noteHistory");
    gitDriver = make("gitDriver");
    gitAutoCommit = make("gitAutoCommit");
    gitPullAtStart = make("gitPullAtStart");
    for (QAction *option : {gitAutoCommit, gitPullAtStart})
        option->setCheckable(true);
}

QList<QAction *> ActionSet::treeActions() const
{
    return {copy, paste, rename, remove, moveUp, moveDown, promote, demote, tick};
}

QList<QAction *> ActionSet::all() const
{
    return findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly);
}

void ActionSet::follow(QUndoStack *stack)
{
    m_stack = stack;
    connect(stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(stack, &QUndoStack::indexChanged, this, &ActionSet::retranslateEdit);
    connect(undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, stack, &QUndoStack::redo);
    undo->setEnabled(stack->canUndo());
    redo->setEnabled(stack->canRedo());
}

void ActionSet::retranslate()
{
    retranslateFile();
    retranslateEdit();
    retranslatePaper();
    retranslateView();
    retranslateGit();
    shortcuts->setText(tr("&Keyboard shortcuts"));
    about->setText(tr("&About Paper Dip"));
    note->retranslate();
}

void ActionSet::retranslateFile()
{
    openList->setText(tr("&Open list…"));
    openFolder->setText(tr("Open &folder…"));
    saveNow->setText(tr("&Save now"));
    lookForPapers->setText(tr("&Look for papers on a page…"));
    importBib->setText(tr("&Import BibTeX…"));
    exportList->setText(tr("&Export…"));
    forgetList->setText(tr("&Close this list"));
    forgetList->setToolTip(tr("Takes the list out of the window; its file stays as it is"));
    onlyRead->setText(tr("Only &read this list"));
    onlyRead->setToolTip(tr("Nothing is changed in it; its papers can be copied to another list"));
    backups->setText(tr("&Backups…"));
    settings->setText(tr("Se&ttings…"));
    quit->setText(tr("&Quit"));
}

void ActionSet::retranslateEdit()
{
    const bool canUndo = m_stack != nullptr && m_stack->canUndo();
    const bool canRedo = m_stack != nullptr && m_stack->canRedo();
    undo->setText(canUndo ? tr("&Undo: %1").arg(m_stack->undoText()) : tr("&Undo"));
    redo->setText(canRedo ? tr("&Redo: %1").arg(m_stack->redoText()) : tr("&Redo"));
    copy->setText(tr("&Copy as Markdown"));
    for (QAction *action : std::as_const(copyAs))
        action->setText(
            formatLabel(formatCalled(action->data().toString()).value_or(Format::Markdown)));
    paste->setText(tr("&Paste"));
    addPaper->setText(tr("&Add paper…"));
    newSection->setText(tr("New &section"));
    rename->setText(tr("Re&name"));
    remove->setText(tr("&Delete"));
    moveUp->setText(tr("Move u&p"));
    moveDown->setText(tr("Move &down"));
    promote->setText(tr("Section one level &higher"));
    demote->setText(tr("Section one level dee&per"));
    moveTo->setText(tr("&Move to section…"));
}

void ActionSet::retranslatePaper()
{
    tick->setText(tr("&Tick or untick"));
    markRead->setText(tr("Mark as &read"));
    markReading->setText(tr("Mark as read&ing"));
    markUnread->setText(tr("Mark as &to read"));
    writeNote->setText(tr("&Write note"));
    renameNote->setText(tr("Rena&me note…"));
    linkNote->setText(tr("&Link a note file…"));
    removeNote->setText(tr("Move note to tras&h…"));
    noteVersions->setText(tr("Earlier &versions of the note…"));
    noteTemplate->setText(tr("Templat&e for new notes…"));
    linkMentions->setText(tr("Link papers that the note names"));
    quoteAbstract->setText(tr("Quote the a&bstract"));
    noteAlone->setText(tr("The note al&one"));
    printNote->setText(tr("&Print note…"));
    notePdf->setText(tr("Export note as P&DF…"));
    copyRich->setText(tr("Cop&y note as rich text"));
    openAbstract->setText(tr("Open &abstract page"));
    openPdf->setText(tr("Open &PDF"));
    downloadPdf->setText(tr("&Download PDF"));
    attachPdf->setText(tr("Attac&h PDF file…"));
    showPdf->setText(tr("&Show PDF in folder"));
    deletePdf->setText(tr("Delete do&wnloaded PDF"));
    deletePdf->setToolTip(tr("Moves the file to the trash"));
    copyTitle->setText(tr("&Copy title"));
    copyAbstract->setText(tr("Copy a&bstract"));
    fetchAbstracts->setText(tr("&Fetch abstracts"));
    retry->setText(tr("Try failed ones a&gain"));
    checkUpdates->setText(tr("Check for &updates"));
    checkOld->setText(tr("Check what is older than a wee&k"));
    shelve->setText(tr("Put on or ta&ke off “Next up”"));
}

void ActionSet::retranslateView()
{
    noteView->setText(tr("&View"));
    noteEdit->setText(tr("&Edit"));
    noteSideBySide->setText(tr("&Side by side"));
    switchEdit->setText(tr("&Switch between view and edit"));
    noteBack->setText(tr("Bac&k in the notes"));
    noteForward->setText(tr("For&ward in the notes"));
    noteOutline->setText(tr("&Go to heading…"));
    showText->setText(tr("Show &text between the papers"));
    zoomIn->setText(tr("Zoom &in"));
    zoomOut->setText(tr("Zoom &out"));
    zoomReset->setText(tr("&Normal size"));
    expandAll->setText(tr("E&xpand all"));
    collapseAll->setText(tr("&Collapse all"));
    filter->setText(tr("&Find papers"));
    flatList->setText(tr("F&lat list"));
    flatList->setToolTip(tr("Show what is found as one list, sorted and grouped as you wish"));
    showInTree->setText(tr("Show in the t&ree"));
    problems->setText(tr("&Problems…"));
    queue->setText(tr("&Queue…"));
    updates->setText(tr("&Updates…"));
    shelf->setText(tr("Next u&p…"));
    keywords->setText(tr("Ke&ywords below the tree"));
    figures->setText(tr("Figu&res…"));
}

void ActionSet::retranslateGit()
{
    gitChanges->setText(tr("&Changes and commit…"));
    gitPull->setText(tr("Pu&ll"));
    gitPush->setText(tr("Pu&sh"));
    paperHistory->setText(tr("History of this &paper…"));
    noteHistory->setText(tr("History of this &note…"));
    gitDriver->setText(tr("&Merge lists of this repository by entry…"));
    gitAutoCommit->setText(tr("Commit by itself when &idle"));
    gitPullAtStart->setText(tr("Pull at s&tart"));
}

} // namespace paperdip
