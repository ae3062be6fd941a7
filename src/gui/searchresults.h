// SPDX-License-Identifier: MIT
#pragma once

#include "gui/searchresultsmodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QActionGroup;
class QToolButton;

namespace paperdip {

class ElidingLabel;
class SearchResultsView;
class Searcher;

// The flat list with its head: how much was found, and by what it is sorted and divided, which is
// remembered. Without words it has every paper of the library. Its rows are in the order that one
// wishes, those of the files stay as they are.
class SearchResults : public QWidget
{
    Q_OBJECT

public:
    SearchResults(Library &library, Searcher &searcher, QWidget *parent = nullptr);

    SearchResultsView *view() const { return m_view; }
    SearchResultsModel *model() const { return m_model; }
    SearchWish wish() const { return m_wish; } // what is sorted and divided by

    void find(const QString &query); // empty: all
    void findAgain();                // and stay where one is
    void close();                    // nobody sees it: it need not follow
    // What is shown, to come back to it.
    void keepPlace();
    void goBack();
    void goToFirst(); // and gives it the focus

Q_SIGNALS:
    void shown(const QString &query);
    void nothingFound(const QString &query);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Place
    {
        SearchResultsModel::Contents contents;
        QString query;
        SearchWish wish;
        NodeId current = 0;
        int scroll = 0;
    };

    void makeMenu();
    void showMenu();
    void retranslate();
    void sort(const SearchWish &wish);
    void ask();
    void askMore();
    void take(const QString &query, const SearchAnswer &answer);
    void showState();
    Place place() const;
    void goTo(const Place &place);
    QString orderText(SearchOrder order) const;
    QString groupText(SearchGroup group) const;

    Searcher &m_searcher;
    SearchResultsModel *m_model;
    SearchResultsView *m_view;
    ElidingLabel *m_count;
    QToolButton *m_arrange;
    QActionGroup *m_orders;
    QActionGroup *m_groups;
    QAction *m_descending;
    QTimer m_soon; // what is found may be another by now
    SearchWish m_wish;
    QString m_query;
    QString m_shown; // the query of what is shown
    bool m_open = false;
    bool m_stays = false; // the answer is to what is shown already
    std::optional<Place> m_place;
};

} // namespace paperdip
