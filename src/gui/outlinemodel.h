// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "library/types.h"
#include "markdown/edit.h"

#include <QAbstractItemModel>
#include <memory>

namespace paperdip {

class Library;
struct LinkDrop;

// The lists of a library as a tree: list rows at the top, their nodes below, asked for parent by
// parent as they are shown. A node that comes to another place moves, so that selection and
// expansion stay with it. Changes nothing itself: what is done to a row is announced as a wish.
class OutlineModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    // What names a row: its node, or for a list's own row the list, below zero.
    static qint64 keyOf(const NodeRow &row) { return row.id != 0 ? row.id : -row.list; }

    explicit OutlineModel(Library &library, QObject *parent = nullptr);
    ~OutlineModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDropActions() const override;
    Qt::DropActions supportedDragActions() const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    // The row's content; of a list row: id 0, with the list's name and counts. Null for no index.
    const NodeRow *rowAt(const QModelIndex &index) const;
    bool isList(const QModelIndex &index) const;
    bool isReadOnly(const QModelIndex &index) const; // its list may not be changed
    static QString shownTitle(const NodeRow &row); // the id or address where there is no title yet
    NodeId nodeAt(const QModelIndex &index) const; // 0 for a list
    ListId listAt(const QModelIndex &index) const;
    QModelIndex indexOfList(ListId list) const;
    QModelIndex indexOf(NodeId node);            // fetches the ancestors first
    QModelIndex shownIndexOf(NodeId node) const; // only if it is there already
    // The nodes of these rows in document order, without those that lie below another of them.
    QList<NodeId> topmost(const QModelIndexList &indexes) const;

    void setShowText(bool text);
    // Only what the library's filter lets through; all rows are asked for anew.
    void setFiltered(bool filtered);
    // That it was found itself, and is not only above what was.
    bool isFound(NodeId node) const;
    // Asks again for all that is shown.
    void refresh();
    // One row's content, also what no change announces (whether its note's file is there).
    void refreshNode(NodeId node);
    // A work's record or fetch state changed.
    void refreshRecord(const QString &work);

    // Where something dropped before visible row `row` of `parent` goes; row -1: at the end.
    Place placeAt(int row, const QModelIndex &parent) const;
    // Announces what was dropped at a place. False where there was nothing for us.
    bool drop(const LinkDrop &content, ListId list, const Place &place);

Q_SIGNALS:
    void stateWanted(const QList<paperdip::NodeId> &papers, paperdip::ReadState state);
    void titleWanted(paperdip::NodeId node, const QString &title);
    void moveWanted(const QList<paperdip::NodeId> &nodes, paperdip::ListId list,
                    const paperdip::Place &place);
    // All but rows; list 0: nowhere in particular.
    void takeWanted(const paperdip::LinkDrop &content, paperdip::ListId list,
                    const paperdip::Place &place);

private:
    using Key = qint64; // a node's id; minus a list's id; 0: the invisible root
    struct Entry;
    struct Wanted;

    Entry *entryAt(const QModelIndex &index) const;
    Entry *find(Key key) const;
    QModelIndex indexFor(const Entry *entry) const;
    QList<NodeRow> ask(const Entry &entry) const;
    QList<NodeRow> askLists() const;

    static std::unique_ptr<Entry> entryFor(const NodeRow &row, Entry &parent);

    void sync(const QList<Key> &parents, bool fetch);
    std::vector<Wanted> wantedBelow(const QList<Key> &parents) const;
    bool isOpen(Entry &entry, const Wanted &wanted, bool fetch);
    bool arrange(Entry &parent, const QList<NodeRow> &rows);
    void insert(Entry &parent, int at, const QList<NodeRow> &rows);
    int move(Entry &entry, Entry &parent, int at);
    void removeUnwanted(Entry &parent, const QList<NodeRow> &rows);
    void forget(Entry &entry);
    void update(Entry &entry);
    void updateWithAncestors(const QList<Key> &keys);

    void listsChanged();
    void childrenChanged(ListId list, const QList<NodeId> &parents);
    void nodesChanged(const QList<NodeId> &nodes);

    Library &m_library;
    ViewOptions m_options;
    std::unique_ptr<Entry> m_root;
    QHash<Key, Entry *> m_entries;
    bool m_syncing = false;
};

} // namespace paperdip
