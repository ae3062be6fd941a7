// SPDX-License-Identifier: MIT
#include "store/listtable.h"

#include "store/database.h"

namespace paperdip {

namespace {

constexpr int isImported = 1; // list.incomplete, which is 0 for what is seen
constexpr int isClosed = 2;
constexpr int isEmptied = 3;

const QString columns =
    QStringLiteral("SELECT id, name, path, revision, saved_revision, asking, read_only FROM list "
                   "WHERE incomplete = 0 ");

StoredList listOf(const Statement &row)
{
    StoredList list;
    list.id = row.number(0);
    list.name = row.text(1);
    list.path = row.text(2);
    list.revision = row.number(3);
    list.savedRevision = row.number(4);
    list.asking = static_cast<int>(row.number(5));
    list.readOnly = row.number(6) != 0;
    return list;
}

} // namespace

QList<StoredList> ListTable::all() const
{
    static const QString sql = columns + QStringLiteral("ORDER BY ord, id");
    QList<StoredList> lists;
    Statement row = m_database.statement(sql);
    for (bool ok = row.run() && row.next(); ok; ok = row.next())
        lists << listOf(row);
    return lists;
}

std::optional<StoredList> ListTable::find(ListId list) const
{
    static const QString sql = columns + QStringLiteral("AND id = ?");
    Statement row = m_database.statement(sql);
    if (row.bind(list).run() && row.next())
        return listOf(row);
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
    Statement row = m_database.statement("SELECT papers, read FROM paper_count WHERE node_id = ?");
    if (row.bind(-list).run() && row.next())
        return {static_cast<int>(row.number(0)), static_cast<int>(row.number(1))};
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

Result<void> ListTable::putCounts(const QList<std::pair<NodeId, PaperCount>> &counts)
{
    Query query = m_database.query(
        QStringLiteral("INSERT OR REPLACE INTO paper_count (node_id, papers, read) "
                       "VALUES (?, ?, ?)"));
    for (const auto &[node, count] : counts) {
        if (auto result = query.bind(node).bind(count.papers).bind(count.read).run(); !result)
            return result;
    }
    return {};
}

Result<void> ListTable::setComplete(ListId list)
{
    return setState(list, 0);
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

QList<ListId> ListTable::withState(int incomplete) const
{
    QList<ListId> lists;
    Query query = m_database.query(QStringLiteral("SELECT id FROM list WHERE incomplete = ?"));
    query.bind(incomplete);
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        lists << query.value(0).toLongLong();
    return lists;
}

QList<ListId> ListTable::incomplete() const
{
    return withState(isImported);
}

QList<ListId> ListTable::closed() const
{
    return withState(isClosed);
}

Result<void> ListTable::close(ListId list)
{
    // One after the other: where a list that is seen gets another path, all its notes are read.
    if (auto result = setState(list, isClosed); !result)
        return result;
    Query free =
        m_database.query(QStringLiteral("UPDATE list SET path = NULL, asking = 0 WHERE id = ?"));
    return free.bind(list).run();
}

Result<void> ListTable::setEmptied(ListId list)
{
    return setState(list, isEmptied);
}

QList<ListId> ListTable::emptied() const
{
    return withState(isEmptied);
}

Result<void> ListTable::setState(ListId list, int incomplete)
{
    Query query = m_database.query(QStringLiteral("UPDATE list SET incomplete = ? WHERE id = ?"));
    return query.bind(incomplete).bind(list).run();
}

} // namespace paperdip
