// SPDX-License-Identifier: MIT
#include "gui/listeditor.h"

#include "gui/applycommand.h"

#include <QUndoStack>
#include <algorithm>

namespace paperdip {

ListEditor::ListEditor(Library &library, QUndoStack &stack, QObject *parent)
    : QObject(parent), m_library(library), m_stack(stack)
{
}

bool ListEditor::apply(const Change &change, const QString &undoText)
{
    if (change.isEmpty())
        return true;
    const Result<Change> inverse = m_library.apply(change);
    if (!inverse) {
        Q_EMIT problem(inverse.error());
        return false;
    }
    remember(*inverse, undoText);
    return true;
}

void ListEditor::remember(const Change &inverse, const QString &undoText)
{
    const auto swap = [this, change = inverse]() mutable -> Result<void> {
        Result<Change> back = m_library.apply(change);
        if (!back)
            return Failure(back.error());
        change = std::move(*back);
        return {};
    };
    rememberSwap(swap, undoText);
}

void ListEditor::rememberSwap(const std::function<Result<void>()> &swap, const QString &undoText)
{
    m_stack.push(new ApplyCommand(swap, undoText,
                                  [this](const Error &error) { Q_EMIT undoRefused(error); }));
}

bool ListEditor::carryOut(const Result<Change> &plan, const QString &undoText)
{
    if (plan)
        return apply(*plan, undoText);
    Q_EMIT problem(plan.error());
    return false;
}

QList<NodeId> ListEditor::papersOf(const QList<NodeId> &nodes) const
{
    QList<NodeId> papers;
    for (const NodeId node : nodes) {
        const Result<NodeRow> row = m_library.node(node);
        if (row && row->kind == NodeKind::Paper)
            papers << node;
    }
    return papers;
}

bool ListEditor::setState(const QList<NodeId> &nodes, ReadState state)
{
    const QList<NodeId> papers = papersOf(nodes);
    if (papers.isEmpty())
        return false;
    const QString text = state == ReadState::Read      ? tr("mark as read")
                         : state == ReadState::Reading ? tr("mark as reading")
                                                       : tr("mark as to read");
    return carryOut(m_library.planState(papers, state), text);
}

bool ListEditor::tick(const QList<NodeId> &nodes)
{
    const QList<NodeId> papers = papersOf(nodes);
    const bool allRead = std::all_of(papers.begin(), papers.end(), [this](NodeId paper) {
        const Result<NodeRow> row = m_library.node(paper);
        return row && row->state == ReadState::Read;
    });
    return setState(papers, allRead ? ReadState::Unread : ReadState::Read);
}

bool ListEditor::setTitle(NodeId node, const QString &title)
{
    return carryOut(m_library.planTitle(node, title), tr("rename"));
}

bool ListEditor::remove(const QList<NodeId> &nodes)
{
    return !nodes.isEmpty() && carryOut(m_library.planRemove(nodes), tr("delete"));
}

bool ListEditor::move(const QList<NodeId> &nodes, ListId list, const Place &place)
{
    return !nodes.isEmpty() && carryOut(m_library.planMove(nodes, list, place), tr("move"));
}

QList<NodeId> ListEditor::copy(const QList<NodeId> &nodes, ListId list, const Place &place)
{
    const bool copied = !nodes.isEmpty() && carryOut(m_library.planCopy(nodes, list, place),
                                                     tr("copy %n paper(s)", nullptr,
                                                        static_cast<int>(papersOf(nodes).size())));
    QList<NodeId> made = copied ? m_library.lastInserted() : QList<NodeId>();
    const QSet<NodeId> all(made.begin(), made.end());
    made.removeIf([&](NodeId node) {
        const Result<NodeRow> row = m_library.node(node);
        return !row || all.contains(row->parent); // what came along
    });
    return made;
}

bool ListEditor::step(const QList<NodeId> &nodes, int step)
{
    return !nodes.isEmpty() && carryOut(m_library.planStep(nodes, step), tr("move"));
}

bool ListEditor::relevel(const QList<NodeId> &sections, int by)
{
    return !sections.isEmpty() && carryOut(m_library.planLevel(sections, by), tr("change level"));
}

QList<NodeId> ListEditor::addPapers(const QList<Identified> &papers, ListId list,
                                    const Place &place)
{
    const bool added = carryOut(m_library.planPapers(list, place, papers),
                                tr("add %n paper(s)", nullptr, static_cast<int>(papers.size())));
    return added ? m_library.lastInserted() : QList<NodeId>();
}

QList<NodeId> ListEditor::addSection(const QString &title, ListId list, const Place &place)
{
    const bool added = carryOut(m_library.planSection(list, place, title), tr("new section"));
    return added ? m_library.lastInserted() : QList<NodeId>();
}

bool ListEditor::isOnlyRead(ListId list) const
{
    const Result<ListInfo> info = m_library.list(list);
    return info && info->readOnly;
}

void ListEditor::setOnlyRead(ListId list, bool on)
{
    if (const Result<void> set = m_library.setReadOnly(list, on); !set)
        Q_EMIT problem(set.error());
}

ListId ListEditor::makeList()
{
    const QByteArray heading = "# " + tr("Reading list").toUtf8() + "\n";
    const Result<ListId> list = m_library.addList(heading, {});
    if (!list)
        Q_EMIT problem(list.error());
    return list.value_or(0);
}

} // namespace paperdip
