// SPDX-License-Identifier: MIT
#include "store/datatable.h"

#include "store/database.h"

namespace paperdip {

namespace {

// Columns state to shelf from `first` on.
NodeData dataOf(const Query &row, int first)
{
    NodeData data;
    data.state = static_cast<ReadState>(row.value(first).toInt());
    data.version = row.value(first + 1).toInt();
    data.addedAt = row.value(first + 2).toLongLong();
    data.readAt = row.value(first + 3).toLongLong();
    data.keywords = row.value(first + 4).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    data.remark = row.value(first + 5).toString();
    data.notePath = row.value(first + 6).toString();
    data.shelf = row.value(first + 7).toLongLong();
    return data;
}

QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

NodeData DataTable::find(NodeId node) const
{
    Query query =
        m_database.query(QStringLiteral("SELECT state, version, added_at, read_at, keywords, "
                                        "remark, note_path, shelf FROM node_data "
                                        "WHERE node_id = ? AND orphaned_at IS NULL"));
    return query.bind(node).run() && query.next() ? dataOf(query, 0) : NodeData();
}

QHash<NodeId, NodeData> DataTable::ofList(ListId list) const
{
    QHash<NodeId, NodeData> all;
    Query query = m_database.query(
        QStringLiteral("SELECT d.node_id, d.state, d.version, d.added_at, d.read_at, d.keywords, "
                       "d.remark, d.note_path, d.shelf "
                       "FROM node n JOIN node_data d ON d.node_id = n.id WHERE n.list_id = ?"));
    query.bind(list);
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        all.insert(query.value(0).toLongLong(), dataOf(query, 1));
    return all;
}

Result<void> DataTable::put(NodeId node, const NodeData &data)
{
    if (data == NodeData()) {
        Query query = m_database.query(QStringLiteral("DELETE FROM node_data WHERE node_id = ?"));
        return query.bind(node).run();
    }
    Query query = m_database.query(QStringLiteral(
        "INSERT INTO node_data (node_id, state, version, added_at, read_at, keywords, remark, "
        "note_path, shelf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node_id) DO UPDATE SET "
        "state = excluded.state, version = excluded.version, added_at = excluded.added_at, "
        "read_at = excluded.read_at, keywords = excluded.keywords, remark = excluded.remark, "
        "note_path = excluded.note_path, shelf = excluded.shelf, orphaned_at = NULL, "
        "orphan_key = NULL"));
    return query.bind(node)
        .bind(static_cast<int>(data.state))
        .bind(data.version)
        .bind(data.addedAt)
        .bind(data.readAt)
        .bind(notNull(data.keywords.join(QLatin1Char('\n'))))
        .bind(notNull(data.remark))
        .bind(notNull(data.notePath))
        .bind(data.shelf)
        .run();
}

QList<ShelfPlace> DataTable::shelf() const
{
    QList<ShelfPlace> places;
    Query query = m_database.query(QStringLiteral(
        "SELECT d.node_id, d.shelf, coalesce(n.work, '') FROM node_data d JOIN node n ON n.id = "
        "d.node_id JOIN list l ON l.id = n.list_id WHERE d.shelf > 0 AND d.orphaned_at IS NULL AND "
        "l.incomplete = 0 AND n.kind = 1 ORDER BY d.shelf, d.node_id"));
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        places.append(
            {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toString()});
    return places;
}

QString DataTable::keyOf(const Reading &reading)
{
    if (!reading.arxiv.isEmpty())
        return QStringLiteral("arxiv:") + reading.arxiv;
    if (!reading.doi.isEmpty())
        return QStringLiteral("doi:") + reading.doi.toLower();
    if (reading.main && !reading.main->url.isEmpty())
        return QStringLiteral("url:") + reading.main->url;
    if (reading.kind == NodeKind::Paper && !reading.title.isEmpty())
        return QStringLiteral("title:") + reading.title.toCaseFolded();
    return {};
}

Result<void> DataTable::orphan(NodeId node, const QString &key, qint64 now)
{
    Query query = m_database.query(
        QStringLiteral("UPDATE node_data SET orphaned_at = ?, orphan_key = ? WHERE node_id = ?"));
    return query.bind(now).bind(key.isEmpty() ? QString() : key).bind(node).run();
}

Result<NodeId> DataTable::orphanSome(ListId list, NodeId after, qint64 now, int most)
{
    std::vector<std::pair<NodeId, QString>> keys;
    {
        Query query = m_database.query(QStringLiteral(
            "SELECT d.node_id, n.kind, n.arxiv, n.doi, n.url, n.title FROM node_data d CROSS JOIN "
            "node n ON n.id = d.node_id WHERE d.node_id > ? AND n.list_id = ? AND d.orphaned_at IS "
            "NULL ORDER BY d.node_id LIMIT ?"));
        query.bind(after).bind(list).bind(most);
        for (bool ok = query.run() && query.next(); ok; ok = query.next()) {
            Reading reading;
            reading.kind = static_cast<NodeKind>(query.value(1).toInt());
            reading.arxiv = query.value(2).toString();
            reading.doi = query.value(3).toString();
            reading.main.emplace().url = query.value(4).toString();
            reading.title = query.value(5).toString();
            keys.emplace_back(query.value(0).toLongLong(), keyOf(reading));
        }
    }
    for (const auto &[node, key] : keys) {
        if (auto result = orphan(node, key, now); !result)
            return Failure(result.error());
    }
    return keys.empty() ? 0 : keys.back().first;
}

bool DataTable::hasOrphans() const
{
    Query query = m_database.query(
        QStringLiteral("SELECT 1 FROM node_data WHERE orphan_key IS NOT NULL LIMIT 1"));
    return query.run() && query.next();
}

std::optional<NodeData> DataTable::takeUp(const QString &key)
{
    if (key.isEmpty())
        return std::nullopt;
    NodeId node = 0;
    NodeData data;
    {
        Query query = m_database.query(QStringLiteral(
            "SELECT node_id, state, version, added_at, read_at, keywords, remark, note_path, shelf "
            "FROM node_data WHERE orphan_key = ? "
            "ORDER BY orphaned_at DESC, node_id DESC LIMIT 1"));
        if (!query.bind(key).run() || !query.next())
            return std::nullopt;
        node = query.value(0).toLongLong();
        data = dataOf(query, 1);
    }
    if (!put(node, NodeData()))
        return std::nullopt;
    return data;
}

Result<void> DataTable::purge(qint64 now)
{
    Query query = m_database.query(QStringLiteral("DELETE FROM node_data WHERE orphaned_at < ?"));
    return query.bind(now - keptFor).run();
}

} // namespace paperdip
