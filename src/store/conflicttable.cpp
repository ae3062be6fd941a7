// SPDX-License-Identifier: MIT
#include "store/conflicttable.h"

#include "store/database.h"

namespace paperdip {

Result<void> ConflictTable::add(ListId list, const StoredConflict &conflict)
{
    Query query = m_database.query(
        QStringLiteral("INSERT INTO merge_conflict (list_id, at, kind, base, mine, theirs, "
                       "mine_here, theirs_here) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    return query.bind(list)
        .bind(conflict.at)
        .bind(conflict.kind)
        .bindBytes(conflict.base)
        .bindBytes(conflict.mine)
        .bindBytes(conflict.theirs)
        .bindBytes(conflict.mineHere)
        .bindBytes(conflict.theirsHere)
        .run();
}

QList<StoredConflict> ConflictTable::open(ListId list) const
{
    QList<StoredConflict> conflicts;
    Query query = m_database.query(
        QStringLiteral("SELECT id, at, kind, base, mine, theirs, mine_here, theirs_here "
                       "FROM merge_conflict WHERE list_id = ? AND settled = 0 ORDER BY id"));
    for (bool ok = query.bind(list).run() && query.next(); ok; ok = query.next())
        conflicts << StoredConflict{query.value(0).toLongLong(),  query.value(1).toLongLong(),
                                    query.value(2).toInt(),       query.value(3).toByteArray(),
                                    query.value(4).toByteArray(), query.value(5).toByteArray(),
                                    query.value(6).toByteArray(), query.value(7).toByteArray()};
    return conflicts;
}

Result<void> ConflictTable::setSettled(qint64 id, bool settled)
{
    Query query =
        m_database.query(QStringLiteral("UPDATE merge_conflict SET settled = ? WHERE id = ?"));
    return query.bind(settled ? 1 : 0).bind(id).run();
}

Result<void> ConflictTable::removeBefore(qint64 at)
{
    return m_database.query(QStringLiteral("DELETE FROM merge_conflict WHERE at < ?"))
        .bind(at)
        .run();
}

} // namespace paperdip
