// SPDX-License-Identifier: MIT
#include "gui/gitcommands.h"

#include "gui/actions.h"
#include "gui/changesview.h"
#include "gui/driverdialog.h"
#include "gui/gitline.h"
#include "gui/gittext.h"
#include "gui/historyview.h"
#include "gui/listeditor.h"
#include "gui/messagebar.h"
#include "gui/notepane.h"
#include "gui/outlineview.h"
#include "gui/settings.h"
#include "gui/statusstrip.h"
#include "library/fileguard.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QUndoStack>
#include <QVBoxLayout>

#include <chrono>

namespace paperdip {

using namespace std::chrono_literals;

namespace {

constexpr auto idleTime = 60s;

QString messageKey(GitAct act)
{
    return QStringLiteral("git-%1").arg(static_cast<int>(act));
}

bool isOn(const char *setting)
{
    return Settings().value(QLatin1String(setting), false).toBool();
}

} // namespace

GitCommands::GitCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window),
      m_repositories(parts.library, parts.files, this), m_histories(parts.library, this),
      m_line(new GitLine(m_repositories, &parts.status))
{
    parts.status.addPart(m_line);
    parts.status.addPart(new GitWorkLine(m_repositories, &parts.status));
    connectActions();
    connectOptions();
    connect(&parts.tree, &OutlineView::currentNodeChanged, this, &GitCommands::follow);
    connect(&parts.library, &Library::listsChanged, this, &GitCommands::follow);
    connect(&parts.pane, &NotePane::noteOpened, this, &GitCommands::enable);
    connect(&m_repositories, &Repositories::acted, this, &GitCommands::acted);
    connect(&m_repositories, &Repositories::actingChanged, this, &GitCommands::enable);
    connect(&m_repositories, &Repositories::looked, this, [this](const GitLook &look) {
        enable();
        pullFirst(look);
        // A date is a change too, which steps of undo before it would not survive.
        if (look.list == m_list && m_with.undo.count() == 0)
            m_histories.dateTicks(m_list, Settings().value(undatedKey(m_list), 0).toInt());
    });
    connect(&m_histories, &Histories::dated, this,
            [this](ListId list, int, int left) { Settings().setValue(undatedKey(list), left); });
    connect(&parts.notes, &Notes::saved, this, [this] {
        m_repositories.look(m_list);
        if (m_changes != nullptr)
            m_changes->refresh();
    });
    connect(&parts.files, &LinkedFiles::statusChanged, this, [this](ListId list) {
        if (m_changes != nullptr && m_with.files.saveState(list) == SaveState::Saved)
            m_changes->refresh();
    });
    // Others may have been at work with it meanwhile.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive)
                    lookAtAll();
            });
}

void GitCommands::connectActions()
{
    const ActionSet &actions = m_with.actions;
    connect(actions.gitChanges, &QAction::triggered, this, &GitCommands::showChanges);
    connect(actions.gitPull, &QAction::triggered, this, &GitCommands::pull);
    connect(actions.gitPush, &QAction::triggered, this, &GitCommands::push);
    connect(actions.paperHistory, &QAction::triggered, this, &GitCommands::showPaperHistory);
    connect(actions.noteHistory, &QAction::triggered, this, &GitCommands::showNoteHistory);
    connect(actions.gitDriver, &QAction::triggered, this,
            [this] { m_repositories.planDriver(m_list, QCoreApplication::applicationFilePath()); });
    connect(&m_repositories, &Repositories::driverPlanned, this, &GitCommands::showDriver);
    connect(&m_repositories, &Repositories::driverSetUp, this,
            [this](ListId, const Result<void> &result) {
                if (!result)
                    Q_EMIT problem(result.error());
            });
    connect(m_line, &GitLine::pressed, this, &GitCommands::showChanges);
}

void GitCommands::connectOptions()
{
    const auto option = [this](QAction *action, const char *setting) {
        action->setChecked(isOn(setting));
        connect(action, &QAction::toggled, this,
                [setting](bool on) { Settings().setValue(QLatin1String(setting), on); });
    };
    option(m_with.actions.gitAutoCommit, Settings::gitAutoCommit);
    option(m_with.actions.gitPullAtStart, Settings::gitPullAtStart);
    m_idle.setObjectName(QStringLiteral("gitIdle"));
    m_idle.setParent(this);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    connect(&m_idle, &QTimer::timeout, this, &GitCommands::commitIdle);
    const auto changed = [this] {
        if (isOn(Settings::gitAutoCommit))
            m_idle.start();
    };
    connect(m_with.actions.gitAutoCommit, &QAction::toggled, this, changed);
    connect(&m_with.library, &Library::listChanged, this, changed);
    connect(&m_with.notes, &Notes::saved, this, changed);
}

QString GitCommands::undatedKey(ListId list) const
{
    return Settings::libraryGroup(m_with.library.path()) + QStringLiteral("/undated-%1").arg(list);
}

bool GitCommands::chinese()
{
    return QLocale().language() == QLocale::Chinese;
}

void GitCommands::follow()
{
    const ListId current = m_with.tree.currentList();
    const ListId list = current != 0 ? current : m_with.library.lists().value(0).id;
    const bool same = list == m_list;
    m_list = list;
    m_line->setList(list);
    enable();
    if (!same)
        lookAtAll();
}

void GitCommands::lookAtAll()
{
    const QList<ListInfo> lists = m_with.library.lists();
    for (const ListInfo &info : lists)
        m_repositories.look(info.id);
}

void GitCommands::enable()
{
    const bool here = m_repositories.has(m_list);
    const bool free = here && !m_repositories.isActing();
    m_with.menu.menuAction()->setVisible(here);
    const ActionSet &actions = m_with.actions;
    for (QAction *action :
         {actions.gitChanges, actions.gitDriver, actions.gitAutoCommit, actions.gitPullAtStart})
        action->setEnabled(here);
    const Result<NodeRow> row = m_with.library.node(m_with.tree.currentNode());
    actions.paperHistory->setEnabled(here && row && row->kind == NodeKind::Paper);
    actions.noteHistory->setEnabled(here && !m_with.pane.notePath().isEmpty());
    actions.gitPull->setEnabled(free);
    actions.gitPush->setEnabled(free);
}

bool GitCommands::keepTyped()
{
    const Result<void> kept = m_with.pane.flush();
    if (!kept)
        Q_EMIT problem(kept.error());
    return kept.has_value();
}

void GitCommands::showChanges()
{
    if (!m_repositories.has(m_list) || !keepTyped())
        return;
    if (m_changes == nullptr) {
        m_changes = new ChangesView(m_repositories, &m_window);
        connect(m_changes, &ChangesView::commitWanted, this, &GitCommands::commit);
    }
    m_changes->showList(m_list);
}

void GitCommands::commit(ListId list, const QStringList &paths, const QString &message,
                         bool thenPush)
{
    m_byItself = false;
    if (keepTyped())
        m_repositories.commit(list, paths, message,
                              thenPush ? QList<GitAct>{GitAct::Push} : QList<GitAct>());
}

void GitCommands::commitAll(ListId list, const QList<GitAct> &then)
{
    m_byItself = false;
    if (keepTyped())
        m_repositories.commitAll(list, chinese(), then);
}

void GitCommands::pull()
{
    m_byItself = false;
    if (keepTyped())
        m_repositories.pull(m_list);
}

void GitCommands::push()
{
    m_byItself = false;
    m_repositories.push(m_list);
}

void GitCommands::pullAndPush(ListId list)
{
    m_byItself = false;
    if (keepTyped())
        m_repositories.pullAndPush(list);
}

void GitCommands::acted(ListId list, GitAct act, const GitOutcome &outcome)
{
    if (list == m_list)
        m_line->tell(GitText::done(outcome));
    const QString text = GitText::outcome(act, outcome);
    const bool cancelled = outcome.trouble == GitTrouble::Cancelled;
    // What nobody asked for is not worth a message where it only has to wait.
    const bool waits = m_byItself && outcome.conflicts() == 0;
    if (text.isEmpty() || cancelled || waits) {
        m_with.messages.clear(messageKey(act));
        return;
    }
    QList<BarAction> offers;
    if (outcome.kind == GitOutcome::Uncommitted)
        offers << BarAction{tr("Commit and pull"),
                            [this, list] { commitAll(list, {GitAct::Pull}); }}
               << BarAction{tr("Show changes"), [this] { showChanges(); }};
    else if (outcome.kind == GitOutcome::Rejected)
        offers << BarAction{tr("Pull and push"), [this, list] { pullAndPush(list); }};
    else if (outcome.kind == GitOutcome::Failed && !outcome.words.isEmpty())
        offers << BarAction{tr("What Git said"),
                            [this, words = outcome.words] { showOutput(words); }};
    const bool refused = !outcome.isDone();
    m_with.messages.post(messageKey(act), text,
                         refused && offers.isEmpty() ? MessageBar::Severity::Problem
                                                     : MessageBar::Severity::Warning,
                         offers);
}

HistoryView &GitCommands::history()
{
    if (m_history != nullptr)
        return *m_history;
    m_history = new HistoryView(m_histories, &m_window);
    connect(m_history, &HistoryView::bringEntryBack, this,
            [this](NodeId node, const QByteArray &bytes) {
                const Result<Change> change = Histories::planBringBack(m_with.library, node, bytes);
                if (change)
                    m_with.editor.apply(*change, tr("Bring back an earlier version"));
                else
                    Q_EMIT problem(change.error());
            });
    connect(m_history, &HistoryView::bringNoteBack, this,
            [this](const QString &note, const QByteArray &bytes) {
                if (note == m_with.pane.notePath())
                    m_with.pane.replaceText(withLineEndsOf(m_with.pane.text(), bytes));
            });
    return *m_history;
}

void GitCommands::showPaperHistory()
{
    const NodeId node = m_with.tree.currentNode();
    const Result<NodeRow> row = m_with.library.node(node);
    if (!row || row->kind != NodeKind::Paper)
        return;
    history().showEntry(node, row->title.isEmpty() ? row->arxiv : row->title,
                        Histories::entryNow(m_with.library, node));
}

void GitCommands::showNoteHistory()
{
    const QString path = m_with.pane.notePath();
    if (!path.isEmpty())
        history().showNote(path, m_with.pane.text());
}

void GitCommands::showDriver(ListId list, const GitDriverPlan &plan)
{
    auto *dialog = new DriverDialog(plan, &m_window);
    connect(dialog, &QDialog::accepted, this,
            [this, list, plan] { m_repositories.setUpDriver(list, plan); });
    dialog->show();
}

void GitCommands::showOutput(const QByteArray &words)
{
    auto *dialog = new QDialog(&m_window);
    dialog->setObjectName(QStringLiteral("gitOutput"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("What Git said"));
    auto *text = new QPlainTextEdit(QString::fromUtf8(words), dialog);
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    dialog->resize(640, 360);
    dialog->show();
}

// Once for each work tree, as soon as its list is there.
void GitCommands::pullFirst(const GitLook &look)
{
    const QString root = look.state.root;
    if (!isOn(Settings::gitPullAtStart) || root.isEmpty() || m_pulled.contains(root) ||
        look.status.upstream.isEmpty() || m_repositories.isActing())
        return;
    m_pulled << root;
    m_byItself = true;
    m_repositories.pull(look.list);
}

void GitCommands::commitIdle()
{
    if (!isOn(Settings::gitAutoCommit))
        return;
    if (m_repositories.isActing()) {
        m_idle.start();
        return;
    }
    QList<ListId> changed;
    const QList<ListInfo> lists = m_with.library.lists();
    for (const ListInfo &info : lists) {
        const GitLook look = m_repositories.lastLook(info.id);
        if (!look.changes.isEmpty() && look.state.activity == GitActivity::None)
            changed << info.id;
    }
    if (changed.isEmpty())
        return;
    m_byItself = true;
    m_repositories.commitAll(changed.first(), chinese());
    if (changed.size() > 1)
        m_idle.start();
}

} // namespace paperdip
