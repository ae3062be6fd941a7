// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"

#include <QHash>

namespace paperdip {

class Database;

// A paper on the shelf "Next up".
struct ShelfPlace
{
    NodeId node = 0;
    qint64 place = 0;
    QString work; // core/work.h; may be empty
};

// What cannot be read back from bytes. It outlives its node by 90 days, under the key of the work
// that it was about.
class DataTable
{
public:
    static constexpr qint64 keptFor = 90 * 24 * 3600; // seconds

    explicit DataTable(Database &database) : m_database(database) {}

    NodeData find(NodeId node) const;
    QHash<NodeId, NodeData> ofList(ListId list) const; // those that have any
    Result<void> put(NodeId node, const NodeData &data);

    QList<ShelfPlace> shelf() const; // in its order

    // How a node that comes back is known: by arXiv id, DOI, URL or title. Empty: not at all.
    static QString keyOf(const Reading &reading);
    Result<void> orphan(NodeId node, const QString &key, qint64 now);
    // The same of all nodes of a list, so many behind `after`; says the last one, 0: that was all.
    Result<NodeId> orphanSome(ListId list, NodeId after, qint64 now, int most);
    bool hasOrphans() const;
    // The data of a vanished node with this key, which then is no longer kept. The latest wins.
    std::optional<NodeData> takeUp(const QString &key);
    Result<void> purge(qint64 now); // what vanished more than 90 days ago

private:
    Database &m_database;
};

} // namespace paperdip
