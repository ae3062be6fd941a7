// SPDX-License-Identifier: MIT
#pragma once

#include "library/search.h"
#include "library/types.h"

#include <QAbstractListModel>

namespace paperdip {

class Library;

// What a search found as one flat list, with a heading before each group; a page at a time.
class SearchResultsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int pageSize = 50;

    // A row: a heading, or a hit with what the library says of it now.
    struct Row
    {
        std::optional<FoundGroup> group;
        SearchHit hit;
        NodeRow content;
    };
    // All of it, to come back to.
    struct Contents
    {
        QList<Row> rows;
        QList<NodeId> order; // as in SearchAnswer
        QList<FoundGroup> groups;
        int taken = 0; // of what was found
        bool more = false;
    };

    explicit SearchResultsModel(Library &library, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    // Not by fetchMore(): with every layout a QTreeView would ask for a page, until all is there.
    bool hasMore() const { return m_contents.more; }
    void askMore(); // moreWanted(), where there is more and nobody asked yet

    // In place of what there was; `asked`: how many hits it was to have.
    void show(const SearchAnswer &answer, int asked);
    void add(const SearchAnswer &answer);
    void stopAsking(); // no answer will come to what was asked for
    Contents contents() const { return m_contents; }
    void setContents(const Contents &contents);

    const Row *rowAt(const QModelIndex &index) const; // null: no index
    NodeId nodeAt(const QModelIndex &index) const;    // 0: a heading
    QModelIndex indexOf(NodeId node) const;
    QModelIndex firstHit() const;
    int taken() const { return m_contents.taken; }
    int total() const;          // -1: nobody counted
    QList<NodeId> next() const; // the next page of the order

Q_SIGNALS:
    void moreWanted();

private:
    QList<Row> rowsFor(const SearchAnswer &answer, int asked);
    void refresh(const QList<NodeId> &nodes);

    Library &m_library;
    Contents m_contents;
    bool m_asking = false;
};

} // namespace paperdip
