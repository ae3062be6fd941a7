// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <QList>
#include <optional>

namespace paperdip {

class Database;

struct StoredList
{
    ListId id = 0;
    QString name;
    QString path; // absolute; empty: not linked to a file
    qint64 revision = 0;
    qint64 savedRevision = 0;
    int asking = 0;        // OutsideChange
    bool readOnly = false; // so the person marked it
};

struct PaperCount
{
    int papers = 0;
    int read = 0;

    bool operator==(const PaperCount &) const = default;
};

// The lists that are wholly there; one that is being imported is seen by nobody.
class ListTable
{
public:
    explicit ListTable(Database &database) : m_database(database) {}

    QList<StoredList> all() const; // in their order
    std::optional<StoredList> find(ListId list) const;
    ListId findPath(const QString &path) const; // 0: none
    PaperCount count(ListId list) const;
    // What is below nodes, and below a list (its id, below 0), of one that nobody sees yet. Where
    // the list's own is missing when it becomes complete, all are counted.
    Result<void> putCounts(const QList<std::pair<NodeId, PaperCount>> &counts);
    qint64 revision(ListId list) const; // -1: no such list

    Result<ListId> add(const QString &name, const QString &path); // incomplete, behind the others
    Result<void> setPath(ListId list, const QString &path);
    Result<void> setComplete(ListId list);
    Result<void> rename(ListId list, const QString &name);
    Result<void> setReadOnly(ListId list, bool readOnly);
    Result<void> touch(ListId list);         // its revision grows
    QString noteTemplate(ListId list) const; // empty: none of its own
    Result<void> setNoteTemplate(ListId list, const QString &text);
    Result<void> remove(ListId list);
    QList<ListId> incomplete() const; // what is being imported, or was when it was cut off
    // Nobody sees it from now on, and its path is free. When the data of its papers was put aside
    // setEmptied() follows, and remove() when it has no nodes.
    Result<void> close(ListId list);
    QList<ListId> closed() const;
    Result<void> setEmptied(ListId list);
    QList<ListId> emptied() const;

private:
    QList<ListId> withState(int incomplete) const;
    Result<void> setState(ListId list, int incomplete);

    Database &m_database;
};

} // namespace paperdip
