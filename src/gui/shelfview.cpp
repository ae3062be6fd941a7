// SPDX-License-Identifier: MIT
#include "gui/shelfview.h"

#include "gui/buttonrow.h"
#include "gui/shelfmodel.h"
#include "library/library.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace paperdip {

ShelfView::ShelfView(Library &library, const QList<QAction *> &shared, QWidget *parent)
    : QDialog(parent), m_library(library), m_model(new ShelfModel(library, this)),
      m_summary(new QLabel(this)), m_tree(new QTreeView(this)), m_go(new QPushButton(this)),
      m_up(new QPushButton(this)), m_down(new QPushButton(this)), m_read(new QPushButton(this)),
      m_off(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("shelfView"));
    addActions(shared);
    layOut();
    connectAll();
    retranslate();
}

void ShelfView::layOut()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("shelfSummary"));
    m_tree->setObjectName(QStringLiteral("shelfTree"));
    m_tree->setModel(m_model);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setDragDropOverwriteMode(false);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(ShelfModel::Paper, 400);
    m_tree->header()->resizeSection(ShelfModel::State, 90);
    QHBoxLayout *buttons = buttonRow({{m_go, "shelfGo"},
                                      {m_up, "shelfUp"},
                                      {m_down, "shelfDown"},
                                      {m_read, "shelfRead"},
                                      {m_off, "shelfOff"},
                                      {m_close, "shelfClose"}});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
    layout->addLayout(buttons);
    resize(820, 440);
}

QAction *ShelfView::keyed(int key, void (ShelfView::*does)())
{
    auto *action = new QAction(this);
    action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, does);
    m_tree->addAction(action);
    return action;
}

void ShelfView::connectAll()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &ShelfView::refresh);
    const auto later = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&m_library, &Library::nodesChanged, this, later);
    connect(&m_library, &Library::childrenChanged, this, later);
    connect(&m_library, &Library::everythingChanged, this, later);
    connect(&m_library, &Library::listsChanged, this, later);
    connect(m_model, &ShelfModel::orderWanted, this, &ShelfView::orderWanted);
    connect(m_model, &ShelfModel::shelveWanted, this, &ShelfView::shelveWanted);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ShelfView::enableButtons);
    connect(m_tree, &QTreeView::activated, this, &ShelfView::go);
    keyed(QKeyCombination(Qt::ALT, Qt::Key_Up).toCombined(), &ShelfView::moveUp);
    keyed(QKeyCombination(Qt::ALT, Qt::Key_Down).toCombined(), &ShelfView::moveDown);
    keyed(Qt::Key_Delete, &ShelfView::takeOff);
    keyed(Qt::Key_Space, &ShelfView::markRead);
    connect(m_go, &QPushButton::clicked, this, &ShelfView::go);
    connect(m_up, &QPushButton::clicked, this, &ShelfView::moveUp);
    connect(m_down, &QPushButton::clicked, this, &ShelfView::moveDown);
    connect(m_read, &QPushButton::clicked, this, &ShelfView::markRead);
    connect(m_off, &QPushButton::clicked, this, &ShelfView::takeOff);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

void ShelfView::retranslate()
{
    setWindowTitle(tr("Next up"));
    m_tree->setAccessibleName(tr("Next up"));
    m_go->setText(tr("&Go to it"));
    m_up->setText(tr("&Up"));
    m_down->setText(tr("&Down"));
    m_read->setText(tr("Mark as &read"));
    m_read->setToolTip(tr("What is read leaves the shelf; undo brings it back"));
    m_off->setText(tr("Take &off"));
    m_off->setToolTip(tr("The papers stay in their lists"));
    m_close->setText(tr("Close"));
    refresh();
}

void ShelfView::refresh()
{
    m_soon.stop();
    const QList<NodeId> chosen = selected();
    const int near = m_tree->currentIndex().row();
    const NodeId current = m_model->nodeAt(near);
    m_model->refresh();
    select(chosen, current, near);
    const int papers = m_model->rowCount();
    m_summary->setText(papers > 0 ? tr("%n paper(s), the next one first", nullptr, papers)
                                  : tr("Nothing is here yet. Select papers in a list and press "
                                       "Ctrl+T, or drag them here."));
    enableButtons();
}

// The papers that were selected, where they are now; else what stands where the current one stood.
void ShelfView::select(const QList<NodeId> &papers, NodeId current, int near)
{
    QItemSelection selection;
    for (const NodeId paper : papers) {
        const QModelIndex index = m_model->index(m_model->rowOf(paper), 0);
        if (index.isValid())
            selection.select(index, index);
    }
    int row = m_model->rowOf(current);
    if (row < 0)
        row = std::clamp(near, 0, std::max(0, m_model->rowCount() - 1));
    const QModelIndex index = m_model->index(row, 0);
    if (selection.isEmpty() && index.isValid())
        selection.select(index, index);
    m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_tree->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect |
                                                    QItemSelectionModel::Rows);
}

QList<NodeId> ShelfView::selected() const
{
    return m_model->nodes(m_tree->selectionModel()->selectedRows());
}

void ShelfView::enableButtons()
{
    const QList<NodeId> chosen = selected();
    for (QPushButton *button : {m_go, m_read, m_off})
        button->setEnabled(!chosen.isEmpty());
    m_up->setEnabled(!chosen.isEmpty() && m_model->rowOf(chosen.first()) > 0);
    m_down->setEnabled(!chosen.isEmpty() &&
                       m_model->rowOf(chosen.last()) < m_model->rowCount() - 1);
}

// The selected papers, together, past their neighbour.
void ShelfView::move(int by)
{
    const QList<NodeId> chosen = selected();
    if (chosen.isEmpty())
        return;
    const int edge = m_model->rowOf(by < 0 ? chosen.first() : chosen.last()) + by;
    if (edge < 0 || edge >= m_model->rowCount())
        return;
    Q_EMIT orderWanted(chosen, by < 0 ? m_model->nodeAt(edge) : m_model->nodeAt(edge + 1));
    refresh();
    m_tree->scrollTo(m_tree->currentIndex());
}

void ShelfView::go()
{
    if (const NodeId paper = m_model->nodeAt(m_tree->currentIndex().row()); paper != 0)
        Q_EMIT goTo(paper);
}

void ShelfView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ShelfView::showEvent(QShowEvent *event)
{
    refresh();
    QDialog::showEvent(event);
    m_tree->setFocus();
}

} // namespace paperdip
