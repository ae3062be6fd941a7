// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "library/comparison.h"
#include "markdown/nodeorder.h"

#include <QSet>
#include <map>

namespace paperdip {

class Documents;
class Store;

// What a change did to one list.
struct ListEffect
{
    qint64 revisionBefore = 0;
    bool renamed = false;
    QSet<NodeId> shown;   // rows whose contents changed
    QSet<NodeId> parents; // rows below these (0: the top) came, went or moved
};

struct Applied
{
    Change inverse;
    QList<NodeId> inserted; // new ids, in the order of the change's edits
    QSet<NodeId> placed;    // what got a place: inserted or moved
    std::map<ListId, ListEffect> lists;
};

// Applies one change: checked, in one transaction, readings brought up to date. Made for one use.
class Applier
{
public:
    Applier(Store &store, Documents &documents) : m_store(store), m_documents(documents) {}

    // What a list will be after the change, where it was read already: not read again if its bytes
    // come out as these.
    void expect(const Document &after) { m_expected = after; }
    Result<Applied> run(const Change &change);

private:
    // One list that is being worked on.
    struct Work
    {
        Document before;
        Document after;
        std::optional<NodeOrder> order;
        QHash<NodeId, QByteArray> bytes; // the new ones
        QSet<NodeId> placed;             // arrived or moved within
        Comparison comparison;
    };

    // In this order; each may refuse.
    Result<void> nameNewNodes();
    Result<void> open();
    Result<void> check();
    Result<void> takeOut();
    Result<void> put();
    Result<void> read();
    Result<void> write();

    Result<void> checkSplice(const Splice &splice);
    Result<void> checkData(NodeId node, const NodeData &before, const NodeData &after);
    Result<void> putOne(const Splice &splice);
    Document settled(const Work &work) const;
    Document withRuns(const Document &before, const std::vector<TileRun> &runs) const;
    Document withRealIds(const Document &document);
    Result<void> removeVanished();
    Result<void> parkMoved();
    Result<void> writeList(ListId list, const Work &work);
    Result<QHash<NodeId, qint64>> placesAround(const Document &document, const QSet<NodeId> &open);
    Result<void> writeData();
    Result<void> finishList(ListId list);
    NodeData dataOf(NodeId node);
    bool wasThere(NodeId node) const;
    bool isThere(NodeId node) const;

    Change inverse() const;
    std::optional<NodeState> stateIn(NodeId node, bool after) const;

    Store &m_store;
    Documents &m_documents;
    Change m_change;
    std::optional<Document> m_expected;
    std::map<ListId, Work> m_work;
    QHash<NodeId, NodeData> m_dataBefore;
    QHash<NodeId, NodeData> m_data;
    QHash<NodeId, ListId> m_dataOnly; // nodes of SetData, and their lists
    NodeId m_lastId = 0;
    Applied m_applied;
};

} // namespace paperdip
