// SPDX-License-Identifier: MIT
#include "gui/searchcommands.h"

#include "core/searchmarks.h"
#include "gui/actions.h"
#include "gui/errortext.h"
#include "gui/findfield.h"
#include "gui/listeditor.h"
#include "gui/menus.h"
#include "gui/nothingfound.h"
#include "gui/searchresults.h"
#include "gui/searchresultsdelegate.h"
#include "gui/searchresultsview.h"
#include "gui/settings.h"
#include "library/library.h"
#include "library/notes.h"
#include "library/searcher.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>

namespace paperdip {

SearchCommands::SearchCommands(const Parts &parts, QObject *parent)
    : QObject(parent), m_with(parts), m_nothing(new NothingFound(&parts.pages))
{
    m_with.pages.addWidget(m_nothing);
    m_with.tree.installEventFilter(this);
    connectField();
    connectSearcher();
    const ActionSet &actions = m_with.actions;
    connect(actions.filter, &QAction::triggered, this, &SearchCommands::begin);
    connect(actions.flatList, &QAction::toggled, this, &SearchCommands::setFlat);
    connect(actions.flatList, &QAction::triggered, this,
            [](bool flat) { Settings().setValue(QLatin1String(Settings::searchFlat), flat); });
    connect(actions.showInTree, &QAction::triggered, this, &SearchCommands::showInTree);
    actions.showInTree->setEnabled(false);
    actions.flatList->setChecked(Settings().value(QLatin1String(Settings::searchFlat)).toBool());
}

void SearchCommands::connectField()
{
    connect(&m_with.field, &FindField::filterChanged, this, &SearchCommands::ask);
    connect(&m_with.field, &FindField::leaveWanted, this, &SearchCommands::goOn);
    connect(&m_with.field, &FindField::escaped, this, [this] { m_goesBack = true; });
    connect(m_nothing, &NothingFound::nearWanted, &m_with.field, &FindField::setWords);
}

void SearchCommands::connectSearcher()
{
    const Searcher *searcher = &m_with.searcher;
    connect(searcher, &Searcher::filtered, this, &SearchCommands::showFiltered);
    connect(searcher, &Searcher::nearFound, this, &SearchCommands::offerNear);
    connect(searcher, &Searcher::failed, this, &SearchCommands::showFailed);
    connect(searcher, &Searcher::indexing, this, &SearchCommands::indexed);
    connect(searcher, &Searcher::indexingFailed, this, &SearchCommands::problem);
    connect(&m_with.notes, &Notes::saved, searcher, &Searcher::noticeChange);
    connect(&m_with.notes, &Notes::changedOutside, searcher, &Searcher::noticeChange);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive)
                    m_with.searcher.lookAtNotes();
            });
    // A change of ours is let through anyway, and takes nothing away that one is looking at.
    const auto mayBeMore = [this] { m_stale = true; };
    connect(&m_with.library, &Library::everythingChanged, this, mayBeMore);
    connect(&m_with.library, &Library::listsChanged, this, mayBeMore);
}

SearchResults &SearchCommands::results()
{
    if (m_results == nullptr)
        makeResults();
    return *m_results;
}

void SearchCommands::makeResults()
{
    m_results = new SearchResults(m_with.library, m_with.searcher, &m_with.pages);
    m_with.pages.addWidget(m_results);
    SearchResultsView *view = m_results->view();
    connect(m_results, &SearchResults::shown, this, &SearchCommands::showFlat);
    connect(m_results, &SearchResults::nothingFound, this, &SearchCommands::showNothing);
    connect(view, &SearchResultsView::currentNodeChanged, &m_with.tree,
            &OutlineView::setCurrentNode);
    connect(view, &SearchResultsView::opened, this, &SearchCommands::opened);
    connect(view, &QWidget::customContextMenuRequested, this, &SearchCommands::showMenu);
    connect(view->delegate(), &SearchResultsDelegate::tickWanted, this,
            [this](NodeId paper) { m_with.editor.tick({paper}); });
    view->addActions({m_with.actions.tick, m_with.actions.copy});
    view->installEventFilter(this);
}

bool SearchCommands::isFlat() const
{
    return m_with.actions.flatList->isChecked();
}

void SearchCommands::begin()
{
    QWidget *focus = QApplication::focusWidget();
    if (focus != &m_with.field)
        m_focus = focus;
    m_with.field.setFocus(Qt::ShortcutFocusReason);
    m_with.field.selectAll();
}

void SearchCommands::ask(const QString &query)
{
    if (!isSearching()) {
        m_place = m_with.tree.place();
        if (isFlat())
            results().keepPlace();
    }
    m_query = query;
    m_goesOn = false;
    if (query.isEmpty()) {
        showAll();
    } else {
        m_goesBack = false;
        run();
    }
}

void SearchCommands::run()
{
    m_stale = false;
    if (isFlat())
        results().find(m_query);
    else
        m_with.searcher.filter(m_query);
}

void SearchCommands::showFiltered(const QString &query, const SearchFilter &filter)
{
    if (filter.tree.found.isEmpty()) {
        showNothing(query);
        return;
    }
    const bool again = query == m_answered;
    const TreePlace place = m_with.tree.place();
    m_answered = query;
    m_stale = m_stale || m_with.searcher.left() > 0;
    m_with.library.setFilter(std::make_shared<TreeFilter>(filter.tree));
    m_with.tree.setMarks(SearchMarks(parseSearch(query)));
    m_with.tree.setFiltering(true);
    m_with.pages.setCurrentWidget(&m_with.tree);
    if (again)
        m_with.tree.goBack(place);
    if (std::exchange(m_goesOn, false))
        goOn();
}

void SearchCommands::showFlat(const QString &query)
{
    m_answered = query;
    m_stale = m_stale || m_with.searcher.left() > 0;
    m_with.pages.setCurrentWidget(m_results);
    if (std::exchange(m_goesOn, false))
        goOn();
}

void SearchCommands::showNothing(const QString &query)
{
    m_answered = query;
    m_stale = m_stale || m_with.searcher.left() > 0;
    m_goesOn = false;
    m_nothing->showNothing(query);
    m_with.pages.setCurrentWidget(m_nothing);
    m_with.searcher.findNear(query);
}

void SearchCommands::offerNear(const QString &query, const QString &near)
{
    m_nothing->offer(query, near);
    if (query == m_query && std::exchange(m_goesOn, false))
        m_with.field.setWords(near);
}

void SearchCommands::showFailed(const QString &query, const Error &error)
{
    m_answered = query;
    m_nothing->showProblem(errorText(error));
    m_with.pages.setCurrentWidget(m_nothing);
}

void SearchCommands::showAll()
{
    const bool back = std::exchange(m_goesBack, false);
    m_with.searcher.cancel();
    m_answered.clear();
    m_stale = false;
    const NodeId current = m_with.tree.currentNode();
    if (isFlat()) {
        m_with.pages.setCurrentWidget(&results());
        if (back)
            results().goBack();
        else
            results().find({});
    } else {
        m_with.pages.setCurrentWidget(&m_with.tree);
        showWholeTree();
    }
    if (back || current == 0)
        m_with.tree.goBack(m_place);
    else if (!isFlat())
        m_with.tree.showNodes({current});
    if (back)
        (m_focus ? m_focus.data() : m_with.pages.currentWidget())->setFocus();
}

void SearchCommands::showWholeTree()
{
    m_with.tree.setMarks({});
    m_with.tree.setFiltering(false);
    m_with.library.setFilter(nullptr);
}

void SearchCommands::setFlat(bool flat)
{
    m_with.actions.showInTree->setEnabled(flat);
    m_answered.clear();
    m_with.searcher.cancel();
    if (flat) {
        const NodeId current = m_with.tree.currentNode();
        if (m_with.library.filter() != nullptr)
            showWholeTree();
        m_with.tree.setCurrentNode(current);
        m_with.pages.setCurrentWidget(&results());
        results().find(m_query);
        return;
    }
    if (m_results != nullptr)
        m_results->close();
    m_with.pages.setCurrentWidget(&m_with.tree);
    if (isSearching())
        run();
    else
        m_with.tree.showNodes({m_with.tree.currentNode()});
}

void SearchCommands::showInTree()
{
    leave();
    m_with.tree.setFocus();
}

void SearchCommands::showMenu(const QPoint &at)
{
    if (m_results->model()->nodeAt(m_results->view()->indexAt(at)) == 0)
        return;
    auto *menu = new QMenu(m_results->view());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Menus::fillFoundMenu(*menu, m_with.actions);
    menu->popup(m_results->view()->viewport()->mapToGlobal(at));
}

void SearchCommands::goOn()
{
    if (isSearching() && m_answered != m_query) {
        m_goesOn = true;
    } else if (m_with.pages.currentWidget() == m_results) {
        m_results->goToFirst();
    } else if (m_with.pages.currentWidget() == &m_with.tree) {
        if (isSearching() && !m_with.library.filter()->found.contains(m_with.tree.currentNode()))
            m_with.tree.goToFirstFound();
        m_with.tree.setFocus();
    } else if (m_nothing->near().isEmpty()) {
        m_goesOn = true;
    } else {
        m_with.field.setWords(m_nothing->near());
    }
}

void SearchCommands::goBack()
{
    m_goesBack = true;
    m_with.field.setWords({});
}

void SearchCommands::leave()
{
    if (isFlat())
        m_with.actions.flatList->setChecked(false);
    if (isSearching())
        m_with.field.setWords({});
}

void SearchCommands::indexed(int left)
{
    if (left > 0 || !m_stale || m_answered != m_query)
        return;
    m_stale = false;
    if (isFlat())
        results().findAgain();
    else if (isSearching())
        m_with.searcher.filter(m_query);
}

bool SearchCommands::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && isSearching() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        goBack();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace paperdip
