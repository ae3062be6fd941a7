// SPDX-License-Identifier: MIT
#include "store/filetable.h"

#include "store/database.h"

namespace paperdip {

std::optional<StoredFile> FileTable::find(ListId list) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT path, revision, saved_revision, seen_hash, "
                       "writing_hash, asking, git_seen, folder_seen FROM list WHERE id = ?"));
    query.bind(list);
    if (!query.run() || !query.next())
        return std::nullopt;
    StoredFile file;
    file.path = query.value(0).toString();
    file.revision = query.value(1).toLongLong();
    file.savedRevision = query.value(2).toLongLong();
    file.seenHash = query.value(3).toByteArray();
    file.writingHash = query.value(4).toByteArray();
    file.asking = query.value(5).toInt();
    file.gitSeen = query.value(6).toString();
    file.folderSeen = query.value(7).toString();
    return file;
}

QList<ListId> FileTable::linked() const
{
    Query query = m_database.query(QStringLiteral(
        "SELECT id FROM list WHERE path IS NOT NULL AND incomplete = 0 ORDER BY ord, id"));
    QList<ListId> lists;
    if (!query.run())
        return lists;
    while (query.next())
        lists << query.value(0).toLongLong();
    return lists;
}

std::optional<QByteArray> FileTable::seenBytes(ListId list) const
{
    Query query =
        m_database.query(QStringLiteral("SELECT seen_bytes FROM list_file WHERE list_id = ?"));
    query.bind(list);
    if (!query.run() || !query.next() || query.value(0).isNull())
        return std::nullopt;
    return query.value(0).toByteArray();
}

Result<void> FileTable::setWriting(ListId list, const QByteArray &hash)
{
    Query query = m_database.query(QStringLiteral("UPDATE list SET writing_hash = ? WHERE id = ?"));
    return query.bindBytes(hash).bind(list).run();
}

Result<void> FileTable::setSeen(ListId list, const QByteArray &bytes, const QByteArray &hash,
                                qint64 revision)
{
    Query put = m_database.query(
        QStringLiteral("INSERT OR REPLACE INTO list_file (list_id, seen_bytes) VALUES (?, ?)"));
    Query query =
        m_database.query(QStringLiteral("UPDATE list SET seen_hash = ?, writing_hash = NULL, "
                                        "saved_revision = ?, asking = 0 WHERE id = ?"));
    return both(put.bind(list).bindBytes(bytes), query.bindBytes(hash).bind(revision).bind(list));
}

Result<void> FileTable::setMissing(ListId list)
{
    Query query =
        m_database.query(QStringLiteral("UPDATE list SET seen_hash = NULL, writing_hash = NULL, "
                                        "saved_revision = revision - 1, asking = 0 WHERE id = ?"));
    return both(forgetBytes(list), query.bind(list));
}

Result<void> FileTable::setSurroundings(ListId list, const QString &folder, const QString &trace)
{
    const auto text = [](const QString &value) {
        return value.isNull() ? QStringLiteral("") : value;
    };
    Query query = m_database.query(
        QStringLiteral("UPDATE list SET folder_seen = ?, git_seen = ? WHERE id = ?"));
    return query.bind(text(folder)).bind(text(trace)).bind(list).run();
}

Result<void> FileTable::setAsking(ListId list, int outsideChange)
{
    Query query = m_database.query(QStringLiteral("UPDATE list SET asking = ? WHERE id = ?"));
    return query.bind(outsideChange).bind(list).run();
}

Result<void> FileTable::unlink(ListId list)
{
    Query query = m_database.query(
        QStringLiteral("UPDATE list SET path = NULL, seen_hash = NULL, "
                       "writing_hash = NULL, saved_revision = revision, asking = 0 WHERE id = ?"));
    return both(forgetBytes(list), query.bind(list));
}

Query FileTable::forgetBytes(ListId list) const
{
    return m_database.query(QStringLiteral("DELETE FROM list_file WHERE list_id = ?")).bind(list);
}

// The bytes and the hash that names them never part.
Result<void> FileTable::both(Query bytes, Query row)
{
    Transaction transaction(m_database);
    Result<void> result = transaction.begin();
    if (result)
        result = bytes.run();
    if (result)
        result = row.run();
    return result ? transaction.commit() : result;
}

} // namespace paperdip
