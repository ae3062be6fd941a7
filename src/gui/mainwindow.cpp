// SPDX-License-Identifier: MIT
#include "gui/mainwindow.h"

#include "formulas/formulaengine.h"
#include "gui/actions.h"
#include "gui/backupcommands.h"
#include "gui/cardarea.h"
#include "gui/checkline.h"
#include "gui/conflictcommands.h"
#include "gui/droptarget.h"
#include "gui/errortext.h"
#include "gui/exchange.h"
#include "gui/fetchcommands.h"
#include "gui/figurescommands.h"
#include "gui/gitcommands.h"
#include "gui/help.h"
#include "gui/indexline.h"
#include "gui/intake.h"
#include "gui/keywordcommands.h"
#include "gui/linkdrop.h"
#include "gui/listeditor.h"
#include "gui/listopener.h"
#include "gui/menus.h"
#include "gui/messagebar.h"
#include "gui/movetosection.h"
#include "gui/noteactions.h"
#include "gui/notealone.h"
#include "gui/notecommands.h"
#include "gui/notenavigation.h"
#include "gui/notepane.h"
#include "gui/noteshowing.h"
#include "gui/outlinemodel.h"
#include "gui/outsidechanges.h"
#include "gui/paperactions.h"
#include "gui/paperadder.h"
#include "gui/papercard.h"
#include "gui/pdfcommands.h"
#include "gui/problemscommands.h"
#include "gui/searchcommands.h"
#include "gui/settings.h"
#include "gui/settingsdialog.h"
#include "gui/shelfcommands.h"
#include "gui/sourcecommands.h"
#include "gui/statusstrip.h"
#include "gui/theme.h"
#include "gui/treecommands.h"
#include "gui/windowstate.h"
#include "library/fetcher.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "metadata/proxies.h"
#include "ui_mainwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QMenuBar>
#include <QMimeData>

namespace paperdip {

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_ui(std::make_unique<Ui::MainWindow>()),
      m_actions(new ActionSet(this)), m_model(new OutlineModel(services.library, this)),
      m_editor(new ListEditor(services.library, m_undo, this)),
      m_papers(new PaperActions(services.library, services.fetcher, services.pdfs, this)),
      m_opener(new ListOpener(services.library, services.files, *this))
{
    m_services.library.lookForNotesBehind();
    layOut();
    connectTree();
    connectDetail();
    connectFile();
    connectView();
    connectMessages();
    connectReading();
    m_state =
        std::make_unique<WindowState>(*this, *m_ui->splitter, *m_ui->tree, services.library.path());
    m_state->restoreWindow();
    m_ui->tree->setOutline(m_model, services.library.path());
    m_state->restoreTree();
    showPage();
    m_ui->tree->tellCurrent(); // into the first paint
}

MainWindow::~MainWindow()
{
    // What is being typed is still committed when its editor goes: while there is someone to take
    // it.
    delete takeCentralWidget();
}

void MainWindow::layOut()
{
    // What asks for no font comes before the first line edit, which does: fonts may still be read.
    // Where Tab leads follows the order in which they come into the window.
    m_menus = std::make_unique<Menus>(*menuBar(), *m_actions);
    addActions(m_actions->all());
    m_status = new StatusStrip(m_services.files, m_services.notes, m_services.fetcher,
                               m_services.pdfs, m_services.library, nullptr);
    m_card = new PaperCard(m_services.library, m_services.pdfs, nullptr);
    m_ui->setupUi(this);
    m_ui->sidebar->setAutoFillBackground(true);
    takeColours();
    for (QAction *action : m_actions->treeActions()) {
        removeAction(action);
        m_ui->tree->addAction(action);
    }
    m_actions->follow(&m_undo);
    auto *cardArea = new CardArea(m_card, m_ui->detail);
    m_note = new NotePane(m_services.library, m_services.notes, m_ui->detail);
    auto *formulas = new FormulaEngine(FormulaFiles::find(), font(), this);
    m_card->setFormulas(formulas);
    m_note->setFormulas(formulas);
    m_ui->detailLayout->addWidget(cardArea);
    m_ui->detailLayout->addWidget(m_note, 1);
    m_ui->centralLayout->addWidget(m_status);
    m_ui->splitter->setStretchFactor(1, 1);
    m_adder =
        new PaperAdder(m_services.library, *m_editor, m_services.fetcher, *m_ui->messages, this);
    m_outside = new OutsideChanges(m_services.library, m_services.files, *m_ui->messages, this);
    auto *moveTo = new MoveToSection(m_services.library, this);
    m_fetching = new FetchCommands({*m_actions, *m_ui->tree, *m_model, m_services.library,
                                    m_services.fetcher, *m_editor, *m_ui->messages, *m_status},
                                   *this);
    m_noteFiles = new NoteCommands(
        {*m_actions, m_services.library, m_services.notes, *m_editor, *m_note}, *this);
    m_alone =
        new NoteAlone(*m_actions->noteAlone, *this, {m_ui->sidebar, cardArea, m_status, menuBar()});
    auto *showing = new NoteShowing(*m_actions, *m_note, formulas, *this);
    connect(showing, &NoteShowing::problem, this, &MainWindow::report);
    m_pdfs = new PdfCommands({*m_actions, *m_ui->tree, *m_model, m_services.library,
                              m_services.pdfs, *m_papers, *m_adder, *m_card, *m_ui->messages},
                             *this);
    m_git = new GitCommands({*m_actions, m_menus->git(), *m_ui->tree, m_services.library,
                             m_services.files, m_services.notes, *m_editor, *m_note,
                             *m_ui->messages, *m_status, m_undo},
                            *this);
    m_exchange = new Exchange({*m_actions, *m_ui->tree, m_services.library, *m_editor}, *this);
    m_intake = new Intake({*m_adder, *m_opener, *m_exchange, *m_ui->messages}, this);
    m_commands = new TreeCommands(
        {*m_actions, *m_ui->tree, *m_model, *m_editor, *m_adder, *m_papers, *m_intake, *moveTo},
        this);
}

void MainWindow::takeColours()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, Theme::of(colours).sidebar);
    m_ui->sidebar->setPalette(colours);
}

void MainWindow::connectTree()
{
    connect(m_ui->tree, &OutlineView::currentNodeChanged, this, &MainWindow::showCurrent);
    m_search =
        new SearchCommands({*m_actions, *m_ui->filterField, *m_ui->treePages, *m_ui->tree,
                            m_services.library, m_services.searcher, m_services.notes, *m_editor},
                           this);
    m_ui->flatButton->setDefaultAction(m_actions->flatList);
    m_status->addPart(new IndexLine(m_services.searcher, m_status));
    m_status->addPart(new CheckLine(m_services.library, m_status));
    connect(m_search, &SearchCommands::problem, this, &MainWindow::report);
    connect(m_search, &SearchCommands::opened, m_note, &NotePane::takeFocus);
    m_ui->addField->setKnown(
        [this](const QList<Identified> &papers) { return m_adder->known(papers); });
    connect(m_ui->addField, &AddField::submitted, m_intake, &Intake::take);
    connect(m_adder, &PaperAdder::added, m_ui->tree, &OutlineView::showNodes);
    connect(m_adder, &PaperAdder::goTo, this, &MainWindow::goTo);
    connect(m_fetching, &FetchCommands::goTo, this, [this](NodeId paper) { goTo({paper}); });
    connect(&m_services.library, &Library::listsChanged, this, [this] {
        showPage();
        showCurrent();
    });
    connect(&m_services.library, &Library::checked, this, &MainWindow::showCurrent);
    connect(&m_services.library, &Library::nodesChanged, m_commands, &TreeCommands::enableActions);
}

void MainWindow::connectDetail()
{
    connect(m_card, &PaperCard::changeWanted, m_editor, &ListEditor::apply);
    connect(m_card, &PaperCard::openUrl, m_papers, &PaperActions::openUrl);
    connect(m_card, &PaperCard::goTo, this, [this](NodeId node) { goTo({node}); });
    connect(m_card, &PaperCard::writeNoteWanted, m_note, &NotePane::writeNote);
    connect(m_note, &NotePane::changeWanted, m_editor, &ListEditor::apply);
    connect(&m_services.notes, &Notes::saved, this,
            [this] { m_model->refreshNode(m_note->paper()); });
    auto *navigation = new NoteNavigation(
        {*m_actions, m_services.library, m_services.notes, *m_ui->tree, *m_note}, this);
    connect(navigation, &NoteNavigation::openUrl, m_papers, &PaperActions::openUrl);
    connect(navigation, &NoteNavigation::goTo, this, [this](NodeId node) { goTo({node}); });
    m_note->setRemoteImages(Settings().value(QLatin1String(Settings::remoteImages)).toBool());
    connect(m_actions->note, &NoteActions::wanted, m_note, &NotePane::run);
    connect(m_actions->quoteAbstract, &QAction::triggered, this,
            [this] { m_note->quote(m_card->quotable()); });
    connect(m_actions->writeNote, &QAction::triggered, m_note, &NotePane::writeNote);
    const auto showMode = [this](NotePane::Mode mode) {
        m_actions->noteView->setChecked(mode == NotePane::Mode::View);
        m_actions->noteEdit->setChecked(mode == NotePane::Mode::Edit);
        m_actions->noteSideBySide->setChecked(mode == NotePane::Mode::SideBySide);
    };
    connect(m_note, &NotePane::modeChanged, this, showMode);
    showMode(m_note->mode());
}

void MainWindow::connectFile()
{
    auto *sources = new SourceCommands(
        {*m_actions, *m_ui->tree, m_services.library, m_services.fetcher, *m_editor}, *this);
    connect(sources, &SourceCommands::goTo, this, [this](NodeId paper) { goTo({paper}); });
    connect(sources, &SourceCommands::openUrl, m_papers, &PaperActions::openUrl);
    connect(sources, &SourceCommands::problem, this, &MainWindow::report);
    connect(m_card, &PaperCard::lookWanted, m_actions->lookForPapers, &QAction::trigger);
    connect(m_actions->addPaper, &QAction::triggered, this, [this] { m_ui->addField->begin(); });
    connect(m_actions->openList, &QAction::triggered, m_opener, &ListOpener::askForList);
    connect(m_actions->openFolder, &QAction::triggered, m_opener, &ListOpener::askForFolder);
    connect(m_ui->startPage, &StartPage::openListWanted, m_opener, &ListOpener::askForList);
    connect(m_ui->startPage, &StartPage::openFolderWanted, m_opener, &ListOpener::askForFolder);
    connect(m_ui->startPage, &StartPage::sampleWanted, m_opener, &ListOpener::openSample);
    connect(m_opener, &ListOpener::opened, this, [this](ListId list) {
        m_ui->tree->setCurrentIndex(m_model->indexOfList(list));
        showPage();
        m_ui->tree->tellCurrent();
    });
    connect(m_actions->saveNow, &QAction::triggered, &m_services.files, &LinkedFiles::saveNow);
    connect(m_status, &StatusStrip::saveWanted, &m_services.files, &LinkedFiles::saveNow);
    connect(m_status, &StatusStrip::saveWanted, &m_services.notes, &Notes::saveNow);
    connect(m_actions->forgetList, &QAction::triggered, this, &MainWindow::forgetList);
    connect(m_actions->settings, &QAction::triggered, this, &MainWindow::showSettings);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectView()
{
    const auto mode = [this](QAction *action, NotePane::Mode wanted) {
        connect(action, &QAction::triggered, this, [this, wanted] { m_note->setMode(wanted); });
    };
    mode(m_actions->noteView, NotePane::Mode::View);
    mode(m_actions->noteEdit, NotePane::Mode::Edit);
    mode(m_actions->noteSideBySide, NotePane::Mode::SideBySide);
    connect(m_actions->switchEdit, &QAction::triggered, this, [this] {
        const bool viewing = m_note->mode() == NotePane::Mode::View;
        m_note->setMode(viewing ? NotePane::Mode::Edit : NotePane::Mode::View);
    });
    connect(m_actions->showText, &QAction::toggled, m_model, &OutlineModel::setShowText);
    connect(m_actions->zoomIn, &QAction::triggered, this, [this] { zoom(1); });
    connect(m_actions->zoomOut, &QAction::triggered, this, [this] { zoom(-1); });
    connect(m_actions->zoomReset, &QAction::triggered, this, [this] { zoom(0); });
    connect(m_actions->expandAll, &QAction::triggered, m_ui->tree, &OutlineView::expandEverything);
    connect(m_actions->collapseAll, &QAction::triggered, m_ui->tree,
            &OutlineView::collapseEverything);
    connect(m_actions->shortcuts, &QAction::triggered, this,
            [this] { Help::showShortcuts(*this, *m_actions); });
    connect(m_actions->about, &QAction::triggered, this, [this] { Help::showAbout(*this); });
}

void MainWindow::connectMessages()
{
    connect(m_editor, &ListEditor::problem, this, &MainWindow::report);
    connect(m_papers, &PaperActions::problem, this, &MainWindow::report);
    connect(m_opener, &ListOpener::problem, this, &MainWindow::report);
    connect(m_exchange, &Exchange::problem, this, &MainWindow::report);
    connect(m_outside, &OutsideChanges::problem, this, &MainWindow::report);
    connect(m_card, &PaperCard::problem, this, &MainWindow::report);
    connect(m_note, &NotePane::problem, this, &MainWindow::report);
    connect(m_noteFiles, &NoteCommands::problem, this, &MainWindow::report);
    connect(m_editor, &ListEditor::undoRefused, this, [this](const Error &error) {
        m_ui->messages->post(QStringLiteral("undo"),
                             tr("This step can no longer be undone: %1").arg(errorText(error)),
                             MessageBar::Severity::Warning);
    });
    connect(m_fetching, &FetchCommands::problem, this, &MainWindow::report);
    connect(m_pdfs, &PdfCommands::problem, this, &MainWindow::report);
    connect(m_git, &GitCommands::problem, this, &MainWindow::report);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                const bool automatic =
                    Settings().value(QLatin1String(Settings::saveAutomatically), true).toBool();
                if (state != Qt::ApplicationActive && automatic)
                    m_services.files.saveNow();
            });
    auto *backups = new BackupCommands({*m_actions, m_services.library, m_services.files,
                                        m_services.notes, m_services.backups, *m_ui->messages},
                                       *this);
    connect(backups, &BackupCommands::problem, this, &MainWindow::report);
    auto *conflicts = new ConflictCommands(m_services.library, m_services.files, *m_editor,
                                           *m_ui->messages, *this);
    connect(conflicts, &ConflictCommands::problem, this, &MainWindow::report);
    connect(conflicts, &ConflictCommands::goTo, this, [this](NodeId node) { goTo({node}); });
}

void MainWindow::connectReading()
{
    auto *shelf = new ShelfCommands(
        {*m_actions, *m_ui->tree, m_services.library, *m_editor, *m_ui->messages}, *this);
    connect(shelf, &ShelfCommands::goTo, this, [this](NodeId paper) { goTo({paper}); });
    connect(shelf, &ShelfCommands::problem, this, &MainWindow::report);
    auto *keywords = new KeywordCommands(
        {*m_actions, *m_ui->tree, *m_ui->sidebarLayout, m_services.library, *m_editor}, *this);
    connect(keywords, &KeywordCommands::goTo, this, [this](NodeId paper) { goTo({paper}); });
    connect(keywords, &KeywordCommands::filterWanted, m_ui->filterField, &QLineEdit::setText);
    auto *problems = new ProblemsCommands(
        {*m_actions, *m_ui->tree, m_services.library, m_services.notes, *m_editor}, *this);
    connect(problems, &ProblemsCommands::problem, this, &MainWindow::report);
    connect(problems, &ProblemsCommands::goTo, this, [this](NodeId node) {
        m_search->leave();
        m_ui->tree->showNodes({node});
    });
    auto *figures = new FiguresCommands({*m_actions, *m_ui->tree, m_services.library}, *this);
    connect(figures, &FiguresCommands::goTo, this, [this](NodeId section) { goTo({section}); });
}

void MainWindow::goTo(const QList<NodeId> &papers)
{
    m_search->leave();
    m_ui->tree->showNodes(papers);
    m_ui->tree->setFocus();
}

void MainWindow::report(const Error &error)
{
    m_ui->messages->post(QStringLiteral("problem"), errorText(error),
                         MessageBar::Severity::Problem);
}

void MainWindow::showCurrent()
{
    const NodeId node = m_ui->tree->currentNode();
    m_card->setNode(node);
    m_note->setPaper(node);
    m_alone->setPossible(m_note->paper() != 0);
    m_papers->fetchIfUnknown(node);
    m_model->refreshNode(node);
    m_adder->setCurrent(node, m_ui->tree->currentList());
    m_ui->addField->setTarget(m_adder->targetName());
    m_status->setList(m_ui->tree->currentList());
    m_services.files.prepare(m_ui->tree->currentList());
    showTitle();
    m_commands->enableActions();
    m_pdfs->enableActions();
}

void MainWindow::showPage()
{
    const bool empty = m_services.library.lists().isEmpty();
    QWidget *page = m_ui->splitter;
    if (empty)
        page = m_ui->startPage;
    const bool leavesStart = !empty && m_ui->pages->currentWidget() == m_ui->startPage;
    m_ui->pages->setCurrentWidget(page);
    if (leavesStart)
        m_ui->tree->setFocus(); // the button that was pressed is gone
    for (QAction *action : {m_actions->exportList, m_actions->importBib, m_actions->forgetList,
                            m_actions->newSection, m_actions->filter, m_actions->fetchAbstracts,
                            m_actions->checkUpdates, m_actions->problems})
        action->setEnabled(!empty);
}

void MainWindow::showTitle()
{
    const Result<ListInfo> list = m_services.library.list(m_ui->tree->currentList());
    const QString program = tr("Paper Dip");
    const bool named = list && list->name != program;
    setWindowTitle(named ? list->name + QStringLiteral(" — ") + program : program);
    setWindowFilePath(list ? list->path : QString());
}

void MainWindow::forgetList()
{
    const Result<ListInfo> list = m_services.library.list(m_ui->tree->currentList());
    if (!list)
        return;
    const auto forget = [this, id = list->id] {
        const Result<void> done = m_services.library.forgetList(id);
        if (!done)
            report(done.error());
        m_undo.clear();
    };
    const bool elsewhere = !list->path.isEmpty() && list->save == SaveState::Saved;
    if (elsewhere)
        forget();
    else
        m_ui->messages->post(
            QStringLiteral("forget"),
            tr("“%1” is not saved in a file. Closing it loses it.").arg(list->name),
            MessageBar::Severity::Warning, {{tr("Close it"), forget}});
}

void MainWindow::zoom(int step)
{
    m_ui->tree->setZoom(step == 0 ? 0 : m_ui->tree->zoom() + step);
    if (step > 0)
        m_note->zoomIn();
    else if (step < 0)
        m_note->zoomOut();
    else
        m_note->zoomReset();
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::languageChanged, this, &MainWindow::languageChanged);
    connect(dialog, &SettingsDialog::saveByItselfChanged, &m_services.files,
            &LinkedFiles::setAutomatic);
    connect(dialog, &SettingsDialog::proxyChanged, this,
            [](const ProxyChoice &choice) { useProxies(choice); });
    connect(dialog, &SettingsDialog::remoteImagesChanged, m_note, &NotePane::setRemoteImages);
    connect(dialog, &SettingsDialog::writingChanged, m_note, &NotePane::setWritingStyle);
    dialog->show();
}

void MainWindow::openArguments(const QStringList &arguments)
{
    const StartArguments start = StartArguments::read(arguments);
    if (!start.content.isEmpty())
        m_intake->take(start.content);
    for (const QString &word : start.unknown)
        report({ErrorCode::NotFound, word, QStringLiteral("Not a file, a link or an id"), {}});
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

Result<void> MainWindow::saveAll()
{
    if (Result<void> kept = m_note->flush(); !kept)
        return kept;
    if (Result<void> notes = m_services.notes.flush(); !notes)
        return notes;
    if (Result<void> exports = m_exchange->finish(); !exports)
        return exports;
    const bool automatic =
        Settings().value(QLatin1String(Settings::saveAutomatically), true).toBool();
    return automatic ? m_services.files.flush() : Result<void>();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_alone->leave();
    m_state->save();
    const Result<void> saved = saveAll();
    if (saved || m_closeAnyway) {
        event->accept();
        return;
    }
    event->ignore();
    m_ui->messages->post(
        QStringLiteral("close"),
        tr("Not everything could be saved: %1 What is unsaved stays in the library.")
            .arg(errorText(saved.error())),
        MessageBar::Severity::Problem, {{tr("Close anyway"), [this] {
                                             m_closeAnyway = true;
                                             close();
                                         }}});
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (m_state == nullptr) // not laid out yet
        return;
    if (event->type() == QEvent::PaletteChange)
        takeColours();
    if (event->type() != QEvent::LanguageChange)
        return;
    m_actions->retranslate();
    m_menus->retranslate();
    m_outside->askAll();
    showCurrent();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!mayHoldLinks(*event->mimeData()))
        return;
    m_ui->startPage->setDropHint(true);
    acceptAsCopy(*event);
}

void MainWindow::dragMoveEvent(QDragMoveEvent *event)
{
    acceptAsCopy(*event);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_ui->startPage->setDropHint(false);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_ui->startPage->setDropHint(false);
    acceptAsCopy(*event);
    m_commands->take(*event->mimeData());
}

} // namespace paperdip
