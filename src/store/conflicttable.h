// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

namespace paperdip {

class Database;

// What a merge kept in both forms: segments as the versions had them, and as they stand in the
// list. Empty: that form is not there.
struct StoredConflict
{
    qint64 id = 0;
    qint64 at = 0; // seconds since 1970, UTC
    int kind = 0;  // MergeConflict::Kind
    QByteArray base;
    QByteArray mine;
    QByteArray theirs;
    QByteArray mineHere;
    QByteArray theirsHere;

    bool operator==(const StoredConflict &) const = default;
};

class ConflictTable
{
public:
    explicit ConflictTable(Database &database) : m_database(database) {}

    Result<void> add(ListId list, const StoredConflict &conflict); // its id is not looked at
    QList<StoredConflict> open(ListId list) const;                 // as they came
    Result<void> setSettled(qint64 id, bool settled);
    Result<void> removeBefore(qint64 at);

private:
    Database &m_database;
};

} // namespace paperdip
