// SPDX-License-Identifier: MIT
#include "gui/searchresults.h"

#include "gui/elidinglabel.h"
#include "gui/help.h"
#include "gui/icons.h"
#include "gui/searchresultsdelegate.h"
#include "gui/searchresultsview.h"
#include "gui/settings.h"
#include "library/library.h"
#include "library/searcher.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

namespace paperdip {

namespace {

constexpr int followMs = 400;

template<typename Choice>
Choice storedChoice(const char *key, Choice last)
{
    const int value = Settings().value(QLatin1String(key)).toInt();
    return value >= 0 && value <= static_cast<int>(last) ? static_cast<Choice>(value) : Choice();
}

SearchWish storedWish()
{
    SearchWish wish;
    wish.order = storedChoice(Settings::searchOrder, SearchOrder::Read);
    wish.group = storedChoice(Settings::searchGroup, SearchGroup::List);
    wish.descending = Settings().value(QLatin1String(Settings::searchDescending)).toBool();
    wish.all = true;
    return wish;
}

} // namespace

SearchResults::SearchResults(Library &library, Searcher &searcher, QWidget *parent)
    : QWidget(parent), m_searcher(searcher), m_model(new SearchResultsModel(library, this)),
      m_view(new SearchResultsView(*m_model, this)), m_count(new ElidingLabel(this)),
      m_arrange(new QToolButton(this)), m_orders(new QActionGroup(this)),
      m_groups(new QActionGroup(this)), m_descending(new QAction(this)), m_wish(storedWish())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 4, 0);
    head->addWidget(m_count, 1);
    head->addWidget(m_arrange);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_arrange->setObjectName(QStringLiteral("arrangeResults"));
    m_arrange->setAutoRaise(true);
    m_arrange->setFocusPolicy(Qt::TabFocus);
    m_arrange->setIcon(icon(Icon::ChevronDown));
    m_arrange->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_arrange->setLayoutDirection(Qt::RightToLeft); // the arrow behind the text
    makeMenu();
    m_soon.setSingleShot(true);
    m_soon.setInterval(followMs);
    connect(&m_soon, &QTimer::timeout, this, &SearchResults::findAgain);
    const auto follow = [this] {
        if (m_open)
            m_soon.start();
    };
    connect(&library, &Library::childrenChanged, this, follow);
    connect(&library, &Library::listsChanged, this, follow);
    connect(&library, &Library::everythingChanged, this, follow);
    connect(&searcher, &Searcher::found, this, &SearchResults::take);
    connect(&searcher, &Searcher::foundMore, this,
            [this](const QString &, const SearchAnswer &answer) { m_model->add(answer); });
    connect(m_model, &SearchResultsModel::moreWanted, this, &SearchResults::askMore);
    retranslate();
}

void SearchResults::find(const QString &query)
{
    m_open = true;
    m_stays = false;
    m_query = query;
    ask();
}

void SearchResults::findAgain()
{
    m_stays = m_query == m_shown;
    ask();
}

void SearchResults::close()
{
    m_open = false;
    m_soon.stop();
}

void SearchResults::ask()
{
    m_soon.stop();
    m_model->stopAsking();
    SearchWish wish = m_wish;
    // As much as there was, so that one can stay where one is.
    wish.most = m_stays ? qMax(m_model->taken(), SearchResultsModel::pageSize)
                        : SearchResultsModel::pageSize;
    m_searcher.find(m_query, wish);
}

void SearchResults::askMore()
{
    if (m_query != m_shown)
        return; // another answer is on its way
    SearchWish wish = m_wish;
    wish.from = m_model->taken();
    m_searcher.findMore(m_query, wish, m_model->next());
}

void SearchResults::take(const QString &query, const SearchAnswer &answer)
{
    if (query != m_query)
        return;
    const Place before = place();
    const bool stays = std::exchange(m_stays, false);
    m_shown = query;
    m_view->delegate()->setMarks(SearchMarks(parseSearch(query)));
    m_view->delegate()->setGroup(m_wish.group);
    m_model->show(answer, stays ? qMax(before.contents.taken, SearchResultsModel::pageSize)
                                : SearchResultsModel::pageSize);
    m_view->scrollToTop();
    if (stays) {
        if (const QModelIndex row = m_model->indexOf(before.current); row.isValid())
            m_view->setCurrentIndex(row);
        m_view->verticalScrollBar()->setValue(before.scroll);
    }
    showState();
    if (answer.hits.isEmpty() && !query.isEmpty())
        Q_EMIT nothingFound(query);
    else
        Q_EMIT shown(query);
}

SearchResults::Place SearchResults::place() const
{
    return {m_model->contents(), m_shown, m_wish, m_view->currentNode(),
            m_view->verticalScrollBar()->value()};
}

void SearchResults::keepPlace()
{
    m_place = place();
}

void SearchResults::goBack()
{
    m_searcher.cancel();
    m_model->stopAsking();
    if (m_place && m_place->wish == m_wish && !m_place->contents.rows.isEmpty())
        goTo(*m_place);
    else
        find({});
    m_place.reset();
}

void SearchResults::goTo(const Place &place)
{
    m_query = m_shown = place.query;
    m_view->delegate()->setMarks(SearchMarks(parseSearch(place.query)));
    m_model->setContents(place.contents);
    if (const QModelIndex row = m_model->indexOf(place.current); row.isValid())
        m_view->setCurrentIndex(row);
    m_view->doItemsLayout();
    m_view->verticalScrollBar()->setValue(place.scroll);
    showState();
}

void SearchResults::goToFirst()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->firstHit());
    m_view->setFocus();
}

void SearchResults::sort(const SearchWish &wish)
{
    m_wish = wish;
    Settings settings;
    settings.setValue(QLatin1String(Settings::searchOrder), static_cast<int>(wish.order));
    settings.setValue(QLatin1String(Settings::searchGroup), static_cast<int>(wish.group));
    settings.setValue(QLatin1String(Settings::searchDescending), wish.descending);
    showState();
    showMenu();
    find(m_query);
}

void SearchResults::makeMenu()
{
    auto *menu = new QMenu(this);
    for (int order = 0; order <= static_cast<int>(SearchOrder::Read); ++order)
        m_orders->addAction(new QAction(this))->setData(order);
    for (int group = 0; group <= static_cast<int>(SearchGroup::List); ++group)
        m_groups->addAction(new QAction(this))->setData(group);
    for (const QActionGroup *choices : {m_orders, m_groups}) {
        const char *name = choices == m_orders ? "order%1" : "group%1";
        const QList<QAction *> actions = choices->actions();
        for (QAction *action : actions) {
            action->setCheckable(true);
            action->setObjectName(QString::fromLatin1(name).arg(action->data().toInt()));
        }
    }
    m_descending->setObjectName(QStringLiteral("descending"));
    m_descending->setCheckable(true);
    menu->addActions(m_orders->actions());
    menu->addSeparator();
    menu->addAction(m_descending);
    menu->addSeparator();
    menu->addActions(m_groups->actions());
    menu->setObjectName(QStringLiteral("arrangeMenu"));
    connect(m_arrange, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_arrange->mapToGlobal(QPoint(0, m_arrange->height()))); });
    connect(m_orders, &QActionGroup::triggered, this, [this](const QAction *action) {
        SearchWish wish = m_wish;
        wish.order = static_cast<SearchOrder>(action->data().toInt());
        // The newest first is what one asks for by a time.
        wish.descending = wish.order == SearchOrder::Year || wish.order == SearchOrder::Added ||
                          wish.order == SearchOrder::Read;
        sort(wish);
    });
    connect(m_groups, &QActionGroup::triggered, this, [this](const QAction *action) {
        SearchWish wish = m_wish;
        wish.group = static_cast<SearchGroup>(action->data().toInt());
        sort(wish);
    });
    connect(m_descending, &QAction::triggered, this, [this](bool on) {
        SearchWish wish = m_wish;
        wish.descending = on;
        sort(wish);
    });
}

void SearchResults::showMenu()
{
    const QList<QAction *> orders = m_orders->actions();
    for (QAction *action : orders) {
        const auto order = static_cast<SearchOrder>(action->data().toInt());
        action->setText(orderText(order));
        action->setChecked(order == m_wish.order);
    }
    const QList<QAction *> groups = m_groups->actions();
    for (QAction *action : groups) {
        const auto group = static_cast<SearchGroup>(action->data().toInt());
        action->setText(groupText(group));
        action->setChecked(group == m_wish.group);
    }
    m_descending->setText(tr("&Reverse order"));
    m_descending->setChecked(m_wish.descending);
    m_descending->setEnabled(m_wish.order != SearchOrder::Rank);
}

QString SearchResults::orderText(SearchOrder order) const
{
    switch (order) {
    case SearchOrder::Rank:
        return tr("&Best match first");
    case SearchOrder::Title:
        return tr("By &title");
    case SearchOrder::Authors:
        return tr("By &authors");
    case SearchOrder::Year:
        return tr("By &year");
    case SearchOrder::State:
        return tr("By &state");
    case SearchOrder::Place:
        return tr("As in the &list");
    case SearchOrder::Added:
        return tr("By day a&dded");
    case SearchOrder::Read:
        return tr("By day r&ead");
    }
    return {};
}

QString SearchResults::groupText(SearchGroup group) const
{
    switch (group) {
    case SearchGroup::None:
        return tr("&No groups");
    case SearchGroup::Section:
        return tr("Group by se&ction");
    case SearchGroup::Year:
        return tr("Group by yea&r");
    case SearchGroup::State:
        return tr("Group by stat&e");
    case SearchGroup::List:
        return tr("Group by l&ist");
    }
    return {};
}

void SearchResults::showState()
{
    const int total = m_model->total();
    m_count->setText(total < 0 ? tr("More than %n result(s)", nullptr, m_model->taken())
                               : tr("%n result(s)", nullptr, total));
    // Without words there is no better and worse match.
    const SearchOrder order =
        m_query.isEmpty() && m_wish.order == SearchOrder::Rank ? SearchOrder::Place : m_wish.order;
    m_arrange->setText(withoutMnemonic(orderText(order)));
}

void SearchResults::retranslate()
{
    m_arrange->setToolTip(tr("Sort and group this list; the files stay as they are"));
    m_arrange->setAccessibleName(tr("Sort and group"));
    m_view->setAccessibleName(tr("Results"));
    showMenu();
    showState();
}

void SearchResults::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
