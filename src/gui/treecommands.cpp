// SPDX-License-Identifier: MIT
#include "gui/treecommands.h"

#include "gui/actions.h"
#include "gui/intake.h"
#include "gui/listeditor.h"
#include "gui/menus.h"
#include "gui/movetosection.h"
#include "gui/outlinedelegate.h"
#include "gui/outlinemodel.h"
#include "gui/outlineview.h"
#include "gui/paperactions.h"
#include "gui/paperadder.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace paperdip {

TreeCommands::TreeCommands(const Parts &parts, QObject *parent) : QObject(parent), m_with(parts)
{
    connectModel();
    connectEdit();
    connectMoves();
    connectPaper();
    connect(&m_with.tree, &OutlineView::currentMoved, this, &TreeCommands::followCurrent);
    connect(&m_with.tree, &QWidget::customContextMenuRequested, this, &TreeCommands::showMenu);
}

void TreeCommands::connectModel()
{
    const OutlineModel *model = &m_with.model;
    connect(model, &OutlineModel::stateWanted, &m_with.editor, &ListEditor::setState);
    connect(model, &OutlineModel::titleWanted, &m_with.editor, &ListEditor::setTitle);
    connect(model, &OutlineModel::moveWanted, this, &TreeCommands::move);
    connect(model, &OutlineModel::takeWanted, &m_with.intake, &Intake::takeAt);
    connect(m_with.tree.delegate(), &OutlineDelegate::retryWanted, &m_with.papers,
            &PaperActions::retry);
    connect(&m_with.tree, &QTreeView::activated, this, [this](const QModelIndex &row) {
        const NodeRow *content = m_with.model.rowAt(row);
        if (content != nullptr && content->kind == NodeKind::Source)
            m_with.actions.lookForPapers->trigger();
        else if (content != nullptr && content->kind != NodeKind::Section)
            m_with.papers.openAbstract(content->id);
    });
}

void TreeCommands::connectEdit()
{
    const ActionSet &actions = m_with.actions;
    connect(actions.paste, &QAction::triggered, this, &TreeCommands::paste);
    connect(actions.newSection, &QAction::triggered, this, &TreeCommands::addSection);
    connect(actions.rename, &QAction::triggered, &m_with.tree, &OutlineView::renameCurrent);
    connect(actions.onlyRead, &QAction::triggered, this, [this](bool on) {
        m_with.editor.setOnlyRead(m_with.tree.currentList(), on);
        enableActions();
    });
    connect(actions.remove, &QAction::triggered, this,
            [this] { m_with.editor.remove(m_with.tree.selectedNodes()); });
}

void TreeCommands::connectMoves()
{
    const ActionSet &actions = m_with.actions;
    connect(actions.moveUp, &QAction::triggered, this, [this] { step(-1); });
    connect(actions.moveDown, &QAction::triggered, this, [this] { step(1); });
    connect(actions.promote, &QAction::triggered, this, [this] { relevel(-1); });
    connect(actions.demote, &QAction::triggered, this, [this] { relevel(1); });
    connect(actions.moveTo, &QAction::triggered, this,
            [this] { m_with.moveTo.choose(m_with.tree.selectedNodes()); });
    connect(&m_with.moveTo, &MoveToSection::chosen, this,
            [this](const QList<NodeId> &nodes, ListId list, NodeId section) {
                move(nodes, list, {section, Place::AtEnd});
            });
}

void TreeCommands::connectPaper()
{
    const ActionSet &actions = m_with.actions;
    connect(actions.tick, &QAction::triggered, this,
            [this] { m_with.editor.tick(m_with.tree.selectedNodes()); });
    const auto mark = [this](const QAction *action, ReadState state) {
        connect(action, &QAction::triggered, this,
                [this, state] { m_with.editor.setState(m_with.tree.selectedNodes(), state); });
    };
    mark(actions.markRead, ReadState::Read);
    mark(actions.markReading, ReadState::Reading);
    mark(actions.markUnread, ReadState::Unread);
    connect(actions.openAbstract, &QAction::triggered, this,
            [this] { m_with.papers.openAbstract(m_with.tree.currentNode()); });
    connect(actions.openPdf, &QAction::triggered, this,
            [this] { m_with.papers.openPdf(m_with.tree.currentNode()); });
    connect(actions.copyTitle, &QAction::triggered, this,
            [this] { m_with.papers.copyTitle(m_with.tree.currentNode()); });
    connect(actions.copyAbstract, &QAction::triggered, this,
            [this] { m_with.papers.copyAbstract(m_with.tree.currentNode()); });
}

void TreeCommands::enableActions()
{
    const NodeRow *row = m_with.model.rowAt(m_with.tree.currentIndex());
    const bool node = row != nullptr && row->id != 0;
    const bool paper = node && row->kind == NodeKind::Paper;
    const ActionSet &a = m_with.actions;
    a.onlyRead->setEnabled(row != nullptr);
    a.onlyRead->setChecked(row != nullptr && m_with.editor.isOnlyRead(row->list));
    for (QAction *action : {a.tick, a.markRead, a.markReading, a.markUnread, a.writeNote,
                            a.linkNote, a.openPdf, a.copyAbstract})
        action->setEnabled(paper);
    for (QAction *action :
         {a.copy, a.rename, a.remove, a.moveUp, a.moveDown, a.moveTo, a.openAbstract, a.copyTitle})
        action->setEnabled(node);
    const bool note = paper && row->noteExists;
    for (QAction *action : {a.renameNote, a.removeNote, a.noteVersions})
        action->setEnabled(note);
    const bool heading = node && row->kind == NodeKind::Section && row->shape == Shape::Heading;
    for (QAction *action : {a.promote, a.demote})
        action->setEnabled(heading);
    for (QAction *action : a.copyAs)
        action->setEnabled(node);
}

// At once: the next key may follow before the event loop is idle.
void TreeCommands::followCurrent()
{
    m_with.adder.setCurrent(m_with.tree.currentNode(), m_with.tree.currentList());
    enableActions();
}

void TreeCommands::take(const QMimeData &data)
{
    const LinkDrop content = readLinks(data, m_with.tree.libraryPath());
    if (content.nodes.isEmpty()) // rows are moved to a place or not at all
        m_with.intake.take(content);
}

void TreeCommands::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data != nullptr)
        take(*data);
}

void TreeCommands::addSection()
{
    const NodeRow *row = m_with.model.rowAt(m_with.tree.currentIndex());
    Place place{0, Place::AtEnd};
    if (row != nullptr && row->id != 0)
        place.parent = row->kind == NodeKind::Section ? row->id : sectionAbove(*row);
    const QList<NodeId> made =
        m_with.editor.addSection(tr("New section"), m_with.tree.currentList(), place);
    m_with.tree.showNodes(made);
    if (!made.isEmpty())
        m_with.tree.renameCurrent();
}

// Sections stand in sections, also where the row is an item below an item.
NodeId TreeCommands::sectionAbove(const NodeRow &row) const
{
    QModelIndex above = m_with.model.shownIndexOf(row.id).parent();
    while (above.isValid() && m_with.model.rowAt(above)->kind != NodeKind::Section)
        above = above.parent();
    return m_with.model.nodeAt(above);
}

void TreeCommands::step(int by)
{
    const QList<NodeId> nodes = m_with.tree.selectedNodes();
    if (m_with.editor.step(nodes, by))
        m_with.tree.showNodes(nodes);
}

void TreeCommands::relevel(int by)
{
    const QList<NodeId> nodes = m_with.tree.selectedNodes();
    if (m_with.editor.relevel(nodes, by))
        m_with.tree.showNodes(nodes);
}

void TreeCommands::move(const QList<NodeId> &nodes, ListId list, const Place &place)
{
    const QModelIndex first = nodes.isEmpty() ? QModelIndex() : m_with.model.indexOf(nodes.first());
    // What may not leave its list is copied.
    if (m_with.model.isReadOnly(first) && m_with.model.listAt(first) != list)
        m_with.tree.showNodes(m_with.editor.copy(nodes, list, place));
    else if (m_with.editor.move(nodes, list, place))
        m_with.tree.showNodes(nodes);
}

void TreeCommands::showMenu(const QPoint &at)
{
    const NodeRow *row = m_with.model.rowAt(m_with.tree.indexAt(at));
    auto *menu = new QMenu(&m_with.tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_with.model.isList(m_with.tree.indexAt(at)))
        Menus::fillListMenu(*menu, m_with.actions);
    else
        Menus::fillRowMenu(*menu, m_with.actions, row != nullptr ? row->kind : NodeKind::Section);
    menu->popup(m_with.tree.viewport()->mapToGlobal(at));
}

} // namespace paperdip
