// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <optional>

namespace paperdip {

class Database;
class Query;

// What the library knows of a linked list's file (columns of table list).
struct StoredFile
{
    QString path; // absolute; empty: not linked
    qint64 revision = 0;
    qint64 savedRevision = 0;
    QByteArray seenHash;    // empty: the file was never there
    QByteArray writingHash; // of what a writer was about to put there; empty: none
    int asking = 0;         // OutsideChange
    QString folderSeen;     // folderPlaceOf() it (sync/folderplace.h) then
    QString gitSeen;        // GitTrace (sync/gittrace.h) of when the file was last seen, as text
};

class FileTable
{
public:
    explicit FileTable(Database &database) : m_database(database) {}

    std::optional<StoredFile> find(ListId list) const;
    QList<ListId> linked() const; // lists with a file
    std::optional<QByteArray> seenBytes(ListId list) const;
    Result<void> setWriting(ListId list, const QByteArray &hash);
    // The file holds `bytes` now, which are those of `revision`. Nothing is asked any more.
    Result<void> setSeen(ListId list, const QByteArray &bytes, const QByteArray &hash,
                         qint64 revision);
    // There is no file, and what the library holds is not saved: the next write makes one.
    Result<void> setMissing(ListId list);
    // What its folder stood on, and what Git had done there, when the file was last seen.
    Result<void> setSurroundings(ListId list, const QString &folder, const QString &trace);
    Result<void> setAsking(ListId list, int outsideChange);
    // The list lives only in the library from now on.
    Result<void> unlink(ListId list);

private:
    Query forgetBytes(ListId list) const;
    Result<void> both(Query bytes, Query row);

    Database &m_database;
};

} // namespace paperdip
