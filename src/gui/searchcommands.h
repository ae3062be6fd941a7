// SPDX-License-Identifier: MIT
#pragma once

#include "gui/outlineview.h"

#include <QPointer>

class QStackedWidget;

namespace paperdip {

class ActionSet;
class FindField;
class Library;
class ListEditor;
class NothingFound;
class Notes;
class SearchResults;
class Searcher;
struct SearchFilter;

// Searching in the window: what is typed goes to the searcher; what it finds is left of the tree,
// or stands as one flat list in its place, and Esc brings one back to where one was. Nothing here
// waits. The row that is current in the flat list is so in the tree behind it, too: what can be
// done to a row can be done to it.
class SearchCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        FindField &field;
        QStackedWidget &pages; // the tree, and what stands in its place
        OutlineView &tree;
        Library &library;
        Searcher &searcher;
        Notes &notes;
        ListEditor &editor;
    };

    explicit SearchCommands(const Parts &parts, QObject *parent = nullptr);

    // To the tree, without a search; the row that is current stays so.
    void leave();
    bool isSearching() const { return !m_query.isEmpty(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void opened(paperdip::NodeId node); // a hit of the flat list, to be read
    void problem(const paperdip::Error &error);

private:
    void connectField();
    void connectSearcher();
    SearchResults &results();
    void makeResults();
    bool isFlat() const;
    void begin(); // to type
    void ask(const QString &query);
    void run(); // the query that there is
    void showFiltered(const QString &query, const SearchFilter &filter);
    void showFlat(const QString &query);
    void showNothing(const QString &query);
    void offerNear(const QString &query, const QString &near);
    void showFailed(const QString &query, const Error &error);
    void showAll();
    void showWholeTree();
    void setFlat(bool flat);
    void showInTree();
    void showMenu(const QPoint &at);
    void goOn(); // to what was found
    void goBack();
    void indexed(int left);

    Parts m_with;
    NothingFound *m_nothing;
    SearchResults *m_results = nullptr; // made when first wanted
    QString m_query;                    // empty: none
    QString m_answered;                 // the query whose results are shown
    TreePlace m_place;                  // where one was
    QPointer<QWidget> m_focus;
    bool m_goesBack = false; // Esc, and not an emptied field
    bool m_goesOn = false;   // to the answer, or near word, that is still to come
    bool m_stale = false;    // what was found may be more by now
};

} // namespace paperdip
