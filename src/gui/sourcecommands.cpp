// SPDX-License-Identifier: MIT
#include "gui/sourcecommands.h"

#include "gui/actions.h"
#include "gui/listeditor.h"
#include "gui/outlineview.h"
#include "gui/sourceview.h"
#include "library/fetcher.h"
#include "library/fittingplan.h"

#include <QAction>

namespace paperdip {

SourceCommands::SourceCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window)
{
    connect(parts.actions.lookForPapers, &QAction::triggered, this, &SourceCommands::look);
}

void SourceCommands::look()
{
    if (m_view == nullptr) {
        m_view = new SourceView(m_with.library, &m_window);
        connect(m_view, &SourceView::addWanted, this, &SourceCommands::add);
        connect(m_view, &SourceView::goTo, this, &SourceCommands::goTo);
        connect(m_view, &SourceView::openUrl, this, &SourceCommands::openUrl);
        connect(m_view, &SourceView::problem, this, &SourceCommands::problem);
    }
    const NodeId node = m_with.tree.currentNode();
    const Result<NodeRow> row = m_with.library.node(node);
    const bool isSource = row && row->kind == NodeKind::Source;
    m_view->look(isSource ? row->url : QString(), m_with.tree.currentList(),
                 m_with.library.sectionOf(node));
}

void SourceCommands::add(ListId list, NodeId section, const QList<SourceChoice> &choices)
{
    const ListId into = list != 0 ? list : m_with.editor.makeList();
    QList<NewPaper> papers;
    for (const SourceChoice &choice : choices)
        papers << choice.paper;
    const Result<FittingPlan> plan =
        planFitting(m_with.library, into, {section, Place::AtEnd}, papers);
    if (!plan) {
        Q_EMIT problem(plan.error());
        return;
    }
    QStringList works;
    for (qsizetype i = 0; i < choices.size(); ++i) {
        const QString &refusal = plan->refusals.at(i);
        if (refusal.isEmpty())
            works << choices.at(i).work;
        else
            Q_EMIT problem({ErrorCode::Invalid, papers.at(i).title, refusal, {}});
    }
    const auto count = static_cast<int>(works.size());
    if (count == 0 || !m_with.editor.apply(plan->change, tr("add %n paper(s)", nullptr, count)))
        return;
    m_with.tree.showNodes(m_with.library.lastInserted());
    if (const Result<void> queued = m_with.fetcher.enqueue(works, true); !queued)
        Q_EMIT problem(queued.error());
}

} // namespace paperdip
