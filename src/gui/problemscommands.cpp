// SPDX-License-Identifier: MIT
#include "gui/problemscommands.h"

#include "gui/actions.h"
#include "gui/listeditor.h"
#include "gui/outlineview.h"
#include "gui/problemsview.h"
#include "library/library.h"
#include "library/notes.h"

#include <QAction>

namespace paperdip {

ProblemsCommands::ProblemsCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window)
{
    connect(m_with.actions.problems, &QAction::triggered, this, &ProblemsCommands::showView);
}

void ProblemsCommands::makeView()
{
    m_view = new ProblemsView(m_with.library, &m_window);
    connect(m_view, &ProblemsView::changeWanted, &m_with.editor, &ListEditor::apply);
    connect(m_view, &ProblemsView::problem, this, &ProblemsCommands::problem);
    connect(m_view, &ProblemsView::goTo, this, &ProblemsCommands::go);
    connect(&m_with.notes, &Notes::saved, m_view, &ProblemsView::checkSoon);
    connect(&m_with.tree, &OutlineView::currentNodeChanged, m_view,
            [this] { m_view->follow(m_with.tree.currentList()); });
}

void ProblemsCommands::showView()
{
    if (m_view == nullptr)
        makeView();
    const ListId current = m_with.tree.currentList();
    const ListId first = m_with.library.lists().value(0).id;
    m_view->showList(current != 0 ? current : first);
}

void ProblemsCommands::go(NodeId node)
{
    const Result<NodeRow> row = m_with.library.node(node);
    if (row && row->kind == NodeKind::Text)
        m_with.actions.showText->setChecked(true);
    Q_EMIT goTo(node);
}

} // namespace paperdip
