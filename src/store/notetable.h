// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <optional>

namespace paperdip {

class Database;

struct StoredNote
{
    QString path;                    // absolute
    std::optional<QByteArray> bytes; // as last seen in the file; none: no file yet
    QByteArray hash;
    QByteArray writingHash; // of what a writer was about to put there; empty: none
    std::optional<QByteArray> draft;
    qint64 draftAt = 0;
};

// An earlier version of a note.
struct NoteVersion
{
    qint64 id = 0;
    qint64 at = 0; // when it was replaced, seconds since 1970

    bool operator==(const NoteVersion &) const = default;
};

class NoteTable
{
public:
    explicit NoteTable(Database &database) : m_database(database) {}

    std::optional<StoredNote> find(const QString &path) const;
    Result<void> setWriting(const QString &path, const QByteArray &hash);
    Result<void> putSeen(const QString &path, const QByteArray &bytes, const QByteArray &hash);
    Result<void> rename(const QString &path,
                        const QString &to);       // what is known of `to` is forgotten
    Result<void> setMissing(const QString &path); // there is no file any more
    Result<void> putDraft(const QString &path, const QByteArray &draft, qint64 now);
    Result<void> clearDraft(const QString &path);
    QList<StoredNote> drafts() const;
    QStringList paths() const;

    QList<NoteVersion> versions(const QString &path) const; // the newest first
    std::optional<QByteArray> version(qint64 id) const;
    Result<void> addVersion(const QString &path, const QByteArray &bytes, qint64 at);
    Result<void> removeVersions(const QList<qint64> &ids);

private:
    Database &m_database;
};

} // namespace paperdip
