// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "library/sourcepage.h"
#include "markdown/edit.h"

#include <QTreeWidget>

namespace paperdip {

// What a person ticked: the entry for the list, and what its record is asked for under.
struct SourceChoice
{
    NewPaper paper;
    QString work; // core/work.h
};

// The works on a page below its headings, with check boxes: what stands in a list already is muted
// and has none, what is new is marked. A citation gets one below each work that was found for it,
// of which one at most is ticked.
class SourceTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit SourceTree(QWidget *parent = nullptr);

    void setLibrary(const Library &library) { m_library = &library; }
    void fill(const SourcePage &page, const QList<SourceState> &states);
    // The lists changed: only where the entries stand now.
    void setStates(const QList<SourceState> &states);

    void showAsking(int entry);
    // nodes: for each match the paper of some list that is it, or 0.
    void showMatches(int entry, const QList<Record> &matches, const QList<NodeId> &nodes);
    void showLookupError(int entry, const QString &text);

    void filter(const QString &words); // only what holds all of them
    void tickNew();
    QList<SourceChoice> ticked() const;
    bool hasNew() const; // something new that could be ticked

    NodeId currentNode() const; // the paper that the current row is already; 0: none
    QString currentAddress() const;
    QList<int> selectedCitations() const; // that could be looked up
    const SourceEntry &entry(int index) const { return m_rows.at(index).entry; }

Q_SIGNALS:
    void tickedChanged();
    void goTo(paperdip::NodeId node);
    void lookUpWanted(const QList<int> &entries);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Lookup { None, Asking, Answered, Failed };
    struct Match
    {
        Record record;
        NodeId node = 0;
    };
    struct Row
    {
        SourceEntry entry;
        SourceState state;
        QTreeWidgetItem *item = nullptr;
        Lookup lookup = Lookup::None;
        QString problem; // of the lookup
        QList<Match> matches;
    };

    int rowHeight() const;
    QTreeWidgetItem *groupOf(const QStringList &headings);
    void retranslate();
    void show(const Row &row);
    void showMatch(QTreeWidgetItem *item, const Match &match);
    void showNode(QTreeWidgetItem *item, NodeId node);
    QString stateOf(const Row &row) const;
    void keepOneTick(QTreeWidgetItem *item);
    void toggleSelected();
    void activate(QTreeWidgetItem *item);
    const Row *rowOf(const QTreeWidgetItem *item) const; // of a match: its citation's
    const Match *matchOf(const QTreeWidgetItem *item) const;

    const Library *m_library = nullptr;
    QList<Row> m_rows;
    QHash<QString, QTreeWidgetItem *> m_groups;
};

} // namespace paperdip
