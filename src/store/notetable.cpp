// SPDX-License-Identifier: MIT
#include "store/notetable.h"

#include "store/database.h"

namespace paperdip {

namespace {

std::optional<QByteArray> optionalBytes(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    return value.toByteArray();
}

StoredNote noteIn(const Query &query)
{
    StoredNote note;
    note.path = query.value(0).toString();
    note.bytes = optionalBytes(query.value(1));
    note.hash = query.value(2).toByteArray();
    note.writingHash = query.value(3).toByteArray();
    note.draft = optionalBytes(query.value(4));
    note.draftAt = query.value(5).toLongLong();
    return note;
}

} // namespace

std::optional<StoredNote> NoteTable::find(const QString &path) const
{
    Query query = m_database.query(QStringLiteral(
        "SELECT path, bytes, hash, writing_hash, draft, draft_at FROM note WHERE path = ?"));
    query.bind(path);
    if (!query.run() || !query.next())
        return std::nullopt;
    return noteIn(query);
}

Result<void> NoteTable::setWriting(const QString &path, const QByteArray &hash)
{
    Query query =
        m_database.query(QStringLiteral("UPDATE note SET writing_hash = ? WHERE path = ?"));
    return query.bindBytes(hash).bind(path).run();
}

Result<void> NoteTable::putSeen(const QString &path, const QByteArray &bytes,
                                const QByteArray &hash)
{
    Query query = m_database.query(
        QStringLiteral("INSERT INTO note (path, bytes, hash) VALUES (?, ?, ?) ON CONFLICT (path) "
                       "DO UPDATE SET bytes = excluded.bytes, hash = excluded.hash, "
                       "writing_hash = NULL"));
    return query.bind(path).bindBytes(bytes).bindBytes(hash).run();
}

Result<void> NoteTable::rename(const QString &path, const QString &to)
{
    Query forget = m_database.query(QStringLiteral("DELETE FROM note WHERE path = ?"));
    if (const Result<void> done = forget.bind(to).run(); !done)
        return done;
    Query query = m_database.query(QStringLiteral("UPDATE note SET path = ? WHERE path = ?"));
    return query.bind(to).bind(path).run();
}

Result<void> NoteTable::setMissing(const QString &path)
{
    Query query = m_database.query(QStringLiteral(
        "UPDATE note SET bytes = NULL, hash = NULL, writing_hash = NULL WHERE path = ?"));
    return query.bind(path).run();
}

Result<void> NoteTable::putDraft(const QString &path, const QByteArray &draft, qint64 now)
{
    Query query = m_database.query(QStringLiteral(
        "INSERT INTO note (path, draft, draft_at) VALUES (?, ?, ?) ON CONFLICT "
        "(path) DO UPDATE SET draft = excluded.draft, draft_at = excluded.draft_at"));
    return query.bind(path).bindBytes(draft).bind(now).run();
}

Result<void> NoteTable::clearDraft(const QString &path)
{
    Query query = m_database.query(
        QStringLiteral("UPDATE note SET draft = NULL, draft_at = NULL WHERE path = ?"));
    return query.bind(path).run();
}

QList<StoredNote> NoteTable::drafts() const
{
    Query query = m_database.query(
        QStringLiteral("SELECT path, bytes, hash, writing_hash, draft, draft_at FROM note WHERE "
                       "draft IS NOT NULL ORDER BY draft_at"));
    QList<StoredNote> notes;
    if (!query.run())
        return notes;
    while (query.next())
        notes << noteIn(query);
    return notes;
}

QStringList NoteTable::paths() const
{
    Query query = m_database.query(QStringLiteral("SELECT path FROM note ORDER BY path"));
    QStringList paths;
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        paths << query.value(0).toString();
    return paths;
}

QList<NoteVersion> NoteTable::versions(const QString &path) const
{
    QList<NoteVersion> versions;
    Query query = m_database.query(
        QStringLiteral("SELECT v.id, v.at FROM note_version v JOIN note n ON n.id = v.note_id "
                       "WHERE n.path = ? ORDER BY v.at DESC, v.id DESC"));
    query.bind(path);
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        versions.append({query.value(0).toLongLong(), query.value(1).toLongLong()});
    return versions;
}

std::optional<QByteArray> NoteTable::version(qint64 id) const
{
    Query query = m_database.query(QStringLiteral("SELECT bytes FROM note_version WHERE id = ?"));
    if (!query.bind(id).run() || !query.next())
        return std::nullopt;
    return qUncompress(query.value(0).toByteArray());
}

Result<void> NoteTable::addVersion(const QString &path, const QByteArray &bytes, qint64 at)
{
    Query query = m_database.query(
        QStringLiteral("INSERT INTO note_version (note_id, at, bytes) SELECT id, ?, ? FROM note "
                       "WHERE path = ?"));
    return query.bind(at).bindBytes(qCompress(bytes)).bind(path).run();
}

Result<void> NoteTable::removeVersions(const QList<qint64> &ids)
{
    Query query = m_database.query(QStringLiteral("DELETE FROM note_version WHERE id = ?"));
    for (const qint64 id : ids) {
        if (const Result<void> done = query.bind(id).run(); !done)
            return done;
    }
    return {};
}

} // namespace paperdip
