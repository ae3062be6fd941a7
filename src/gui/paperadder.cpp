// SPDX-License-Identifier: MIT
#include "gui/paperadder.h"

#include "core/work.h"
#include "gui/listeditor.h"
#include "gui/messagebar.h"
#include "library/fetcher.h"

namespace paperdip {

PaperAdder::PaperAdder(Library &library, ListEditor &editor, Fetcher &fetcher, MessageBar &bar,
                       QObject *parent)
    : QObject(parent), m_library(library), m_editor(editor), m_fetcher(fetcher), m_bar(bar)
{
}

void PaperAdder::setCurrent(NodeId node, ListId list)
{
    m_current = node;
    m_currentList = list;
}

PaperAdder::Target PaperAdder::target() const
{
    if (m_current != 0) {
        const Result<NodeRow> row = m_library.node(m_current);
        if (row && row->kind == NodeKind::Section)
            return {row->list, {row->id, Place::AtEnd}};
        if (row)
            return {row->list,
                    {row->parent, row->kind == NodeKind::Paper ? row->id : Place::AtEnd}};
    }
    const bool lastStands = m_lastList != 0 && m_library.list(m_lastList) &&
                            (m_lastParent == 0 || m_library.node(m_lastParent));
    if (lastStands && (m_currentList == 0 || m_currentList == m_lastList))
        return {m_lastList, {m_lastParent, Place::AtEnd}};
    const QList<ListInfo> lists = m_library.lists();
    const ListId first = lists.isEmpty() ? 0 : lists.first().id;
    const ListId list = m_currentList != 0 ? m_currentList : first;
    // Most people keep at the end what is still to be sorted.
    return {list, {m_library.lastSection(list), Place::AtEnd}};
}

QString PaperAdder::targetName() const
{
    const Target where = target();
    for (NodeId node = where.place.parent; node != 0;) {
        const Result<NodeRow> row = m_library.node(node);
        if (!row)
            break;
        if (row->kind == NodeKind::Section)
            return row->title;
        node = row->parent;
    }
    const Result<ListInfo> list = m_library.list(where.list);
    return list ? list->name : QString();
}

void PaperAdder::add(const QList<Identified> &papers, const Target &target)
{
    QList<Identified> fresh;
    for (const Identified &paper : papers) {
        if (const NodeId there = known(paper))
            offer(paper, there, target);
        else
            fresh << paper;
    }
    if (!fresh.isEmpty())
        addNew(fresh, target);
}

NodeId PaperAdder::known(const Identified &paper) const
{
    const bool arxiv = paper.kind == Identified::Kind::Arxiv;
    const QList<NodeRow> rows =
        arxiv ? m_library.papersByArxiv(paper.id) : m_library.findPapers(paper.url);
    for (const NodeRow &row : rows) {
        if (arxiv || row.url == paper.url)
            return row.id;
    }
    return 0;
}

void PaperAdder::offer(const Identified &paper, NodeId known, const Target &target)
{
    const Result<NodeRow> row = m_library.node(known);
    const QString title = row && !row->title.isEmpty() ? row->title : paper.id;
    const QString section = m_library.sectionPath(known);
    const QString text = section.isEmpty() ? tr("“%1” is already in the list").arg(title)
                                           : tr("“%1” is already in “%2”").arg(title, section);
    m_bar.post(QStringLiteral("known-") + paper.id, text, MessageBar::Severity::Info,
               {{tr("Go to it"), [this, known] { Q_EMIT goTo(known); }},
                {tr("Add here too"), [this, paper, target] { addNew({paper}, target); }}});
}

void PaperAdder::addNew(const QList<Identified> &papers, Target target)
{
    if (target.list == 0)
        target.list = makeList();
    const QList<NodeId> nodes = m_editor.addPapers(papers, target.list, target.place);
    if (nodes.isEmpty())
        return;
    m_lastList = target.list;
    m_lastParent = target.place.parent;
    QStringList works;
    for (const Identified &paper : papers)
        works << workKey(paper);
    if (const Result<void> queued = m_fetcher.enqueue(works, true); !queued)
        Q_EMIT m_editor.problem(queued.error());
    Q_EMIT added(nodes);
}

// A link dropped on the empty window: a list that lives in the library until it is exported.
ListId PaperAdder::makeList()
{
    const QByteArray heading = "# " + tr("Reading list").toUtf8() + "\n";
    const Result<ListId> list = m_library.addList(heading, {});
    if (!list)
        Q_EMIT m_editor.problem(list.error());
    return list.value_or(0);
}

} // namespace paperdip
