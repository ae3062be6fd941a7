// SPDX-License-Identifier: MIT
#include "gui/shelfcommands.h"

#include "gui/actions.h"
#include "gui/listeditor.h"
#include "gui/messagebar.h"
#include "gui/outlineview.h"
#include "gui/shelfview.h"
#include "library/library.h"
#include "library/shelf.h"

#include <QAction>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int saidForMs = 8000;

} // namespace

ShelfCommands::ShelfCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window)
{
    connect(m_with.actions.shelf, &QAction::triggered, this, &ShelfCommands::showView);
    connect(m_with.actions.shelve, &QAction::triggered, this, &ShelfCommands::toggle);
    connect(&m_with.tree, &OutlineView::currentNodeChanged, this, &ShelfCommands::enableAction);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(saidForMs);
    connect(&m_quiet, &QTimer::timeout, this,
            [this] { m_with.messages.clear(QStringLiteral("shelf")); });
    enableAction();
}

void ShelfCommands::enableAction()
{
    const Result<NodeRow> row = m_with.library.node(m_with.tree.currentNode());
    m_with.actions.shelve->setEnabled(row && row->kind == NodeKind::Paper);
}

void ShelfCommands::showView()
{
    m_with.messages.clear(QStringLiteral("shelf"));
    if (m_view == nullptr) {
        m_view =
            new ShelfView(m_with.library, {m_with.actions.undo, m_with.actions.redo}, &m_window);
        connect(m_view, &ShelfView::shelveWanted, this, &ShelfCommands::shelve);
        connect(m_view, &ShelfView::orderWanted, this,
                [this](const QList<NodeId> &papers, NodeId before) {
                    carryOut(planShelfOrder(m_with.library, papers, before),
                             tr("reorder “Next up”"));
                });
        connect(m_view, &ShelfView::unshelveWanted, this, [this](const QList<NodeId> &papers) {
            carryOut(planUnshelve(m_with.library, papers), tr("take off “Next up”"));
        });
        connect(m_view, &ShelfView::readWanted, this, [this](const QList<NodeId> &papers) {
            m_with.editor.setState(papers, ReadState::Read);
        });
        connect(m_view, &ShelfView::goTo, this, [this](NodeId paper) {
            m_window.activateWindow();
            Q_EMIT goTo(paper);
        });
    }
    m_view->show();
    m_view->raise();
    m_view->activateWindow();
}

QList<NodeId> ShelfCommands::selectedPapers() const
{
    QList<NodeId> papers = m_with.tree.selectedNodes();
    papers.removeIf([this](NodeId node) {
        const Result<NodeRow> row = m_with.library.node(node);
        return !row || row->kind != NodeKind::Paper;
    });
    return papers;
}

// Off, where all of them are on it already.
void ShelfCommands::toggle()
{
    const QList<NodeId> papers = selectedPapers();
    if (papers.isEmpty())
        return;
    if (!isShelved(m_with.library, papers))
        return shelve(papers, 0);
    if (carryOut(planUnshelve(m_with.library, papers), tr("take off “Next up”")))
        say(tr("%n paper(s) taken off “Next up”", nullptr, static_cast<int>(papers.size())));
}

void ShelfCommands::shelve(const QList<NodeId> &papers, NodeId before)
{
    const Result<Change> plan = planShelve(m_with.library, papers, before);
    if (!carryOut(plan, tr("put on “Next up”")) || plan->isEmpty())
        return;
    const auto came = std::count_if(plan->edits.begin(), plan->edits.end(), [](const Edit &edit) {
        return std::get<SetData>(edit).before.shelf == 0;
    });
    say(tr("%n paper(s) put on “Next up”", nullptr, static_cast<int>(came)));
}

// Goes by itself: the shelf shows the same.
void ShelfCommands::say(const QString &text)
{
    if (m_view != nullptr && m_view->isVisible())
        return;
    m_with.messages.post(QStringLiteral("shelf"), text, MessageBar::Severity::Info,
                         {{tr("Show"), [this] { showView(); }}});
    m_quiet.start();
}

bool ShelfCommands::carryOut(const Result<Change> &plan, const QString &undoText)
{
    if (plan)
        return m_with.editor.apply(*plan, undoText);
    Q_EMIT problem(plan.error());
    return false;
}

} // namespace paperdip
