// SPDX-License-Identifier: MIT
#pragma once

#include "library/documents.h"
#include "library/library.h"
#include "library/noderow.h"
#include "store/store.h"

#include <QFileInfo>
#include <map>

namespace paperdip {

struct Library::Private
{
    explicit Private(std::unique_ptr<Store> opened)
        : store(std::move(opened)), documents(*store), rows(dataFolder())
    {
    }

    QString dataFolder() const { return QFileInfo(store->path()).absolutePath(); }

    std::unique_ptr<Store> store;
    Documents documents;
    RowMaker rows;
    LibraryOrigin origin;
    QList<NodeId> lastInserted;
    std::shared_ptr<TreeFilter> filter; // of the tree; null: none

    // What was last seen of the library, to tell what another process changed.
    qint64 dataVersion = 0;
    QList<StoredList> seenLists;
    qint64 seenJobs = 0; // JobTable::lastChange()
    qint64 seenRecordsUntil = 0;

    Result<void> begin(); // for a library that was damaged
    Result<void> checkWritable(const Change &change) const;
    NodeRow row(const TreeNode &node);
    QList<NodeRow> rowsOf(const QList<TreeNode> &nodes);
    void remember(); // the library as it is now
    void rememberRevision(ListId list, qint64 before);

    Result<Document> documentAround(NodeId node, ListId *list); // of the list that holds the node
    std::map<ListId, QList<NodeId>> byList(const QList<NodeId> &nodes);
    Change changeBetween(ListId list, const Document &before, const Document &after);
    template<typename Editor, typename Value>
    Result<Change> planField(NodeId node, Editor edit, Value NodeData::*field, const Value &value);
    template<typename Editor>
    Result<Change> planEdit(NodeId node, Editor edit);
    Result<Change> planMoveBetween(ListId from, const QList<NodeId> &nodes, ListId to,
                                   const Place &place);
};

} // namespace paperdip
