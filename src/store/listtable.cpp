// SPDX-License-Identifier: MIT
#include "store/listtable.h"

#include "store/database.h"

namespace paperdip {

namespace {

const QString columns =
    QStringLiteral("SELECT id, name, path, revision, saved_revision, asking, read_only FROM list "
                   "WHERE incomplete = 0 ");

StoredList listOf(const Query &row)
{
    StoredList list;
    list.id = row.value(0).toLongLong();
    list.name = row.value(1).toString();
    list.path = row.value(2).toString();
    list.revision = row.value(3).toLongLong();
    list.savedRevision = row.value(4).toLongLong();
    list.asking = row.value(5).toInt();
    list.readOnly = row.value(6).toBool();
    return list;
}

} // namespace

QList<StoredList> ListTable::all() const
{
    QList<StoredList> lists;
    Query query = m_database.query(columns + QStringLiteral("ORDER BY ord, id"));
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        lists << listOf(query);
    return lists;
}

std::optional<StoredList> ListTable::find(ListId list) const
{
    Query query = m_database.query(columns + QStringLiteral("AND id = ?"));
    if (query.bind(list).run() && query.next())
        return listOf(query);
    return std::nullopt;
}

ListId ListTable::findPath(const QString &path) const
{
    Query query =
        m_database.query(QStringLiteral("SELECT id FROM list WHERE path = ? AND incomplete = 0"));
    return query.bind(path).run() && query.next() ? query.value(0).toLongLong() : 0;
}

PaperCount ListTable::count(ListId list) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT count(*), coalesce(sum(CASE WHEN n.box IS NULL THEN d.state IS 2 "
                       "ELSE n.box NOT IN (9, 32) END), 0) "
                       "FROM node n LEFT JOIN node_data d ON d.node_id = n.id WHERE n.list_id = ? "
                       "AND n.kind = 1"));
    if (query.bind(list).run() && query.next())
        return {query.value(0).toInt(), query.value(1).toInt()};
    return {};
}

qint64 ListTable::revision(ListId list) const
{
    Query query = m_database.query(QStringLiteral("SELECT revision FROM list WHERE id = ?"));
    return query.bind(list).run() && query.next() ? query.value(0).toLongLong() : -1;
}

Result<ListId> ListTable::add(const QString &name, const QString &path)
{
    Query query = m_database.query(
        QStringLiteral("INSERT INTO list (name, path, incomplete, opened_at, ord) VALUES (?, ?, 1, "
                       "unixepoch(), (SELECT coalesce(max(ord), 0) + 1 FROM list))"));
    query.bind(name).bind(path.isEmpty() ? QString() : path);
    if (auto result = query.run(); !result)
        return Failure(result.error());
    return query.lastInsertId();
}

Result<void> ListTable::setPath(ListId list, const QString &path)
{
    Query query = m_database.query(QStringLiteral("UPDATE list SET path = ? WHERE id = ?"));
    return query.bind(path).bind(list).run();
}

Result<void> ListTable::setComplete(ListId list)
{
    Query query = m_database.query(QStringLiteral("UPDATE list SET incomplete = 0 WHERE id = ?"));
    return query.bind(list).run();
}

Result<void> ListTable::rename(ListId list, const QString &name)
{
    Query query = m_database.query(QStringLiteral("UPDATE list SET name = ? WHERE id = ?"));
    return query.bind(name).bind(list).run();
}

Result<void> ListTable::setReadOnly(ListId list, bool readOnly)
{
    Query query = m_database.query(QStringLiteral("UPDATE list SET read_only = ? WHERE id = ?"));
    return query.bind(readOnly ? 1 : 0).bind(list).run();
}

QString ListTable::noteTemplate(ListId list) const
{
    Query query = m_database.query(QStringLiteral("SELECT note_template FROM list WHERE id = ?"));
    return query.bind(list).run() && query.next() ? query.value(0).toString() : QString();
}

Result<void> ListTable::setNoteTemplate(ListId list, const QString &text)
{
    Query query =
        m_database.query(QStringLiteral("UPDATE list SET note_template = ? WHERE id = ?"));
    return query.bind(text.isNull() ? QStringLiteral("") : text).bind(list).run();
}

Result<void> ListTable::touch(ListId list)
{
    Query query =
        m_database.query(QStringLiteral("UPDATE list SET revision = revision + 1 WHERE id = ?"));
    return query.bind(list).run();
}

Result<void> ListTable::remove(ListId list)
{
    Query query = m_database.query(QStringLiteral("DELETE FROM list WHERE id = ?"));
    return query.bind(list).run();
}

bool ListTable::hasIncomplete() const
{
    Query query =
        m_database.query(QStringLiteral("SELECT 1 FROM list WHERE incomplete = 1 LIMIT 1"));
    return query.run() && query.next();
}

Result<void> ListTable::removeIncomplete()
{
    return m_database.execute(QStringLiteral("DELETE FROM list WHERE incomplete = 1"));
}

} // namespace paperdip
