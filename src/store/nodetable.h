// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <QHash>
#include <optional>
#include <vector>

namespace paperdip {

class Database;

// What is written of a node: its bytes, its place, and what was read in it.
struct NodeEntry
{
    NodeId id = 0;
    ListId list = 0;
    NodeId parent = 0; // 0: at the top
    int depth = 0;
    qint64 ord = 0;
    const QByteArray *source = nullptr;
    const Reading *reading = nullptr;
};

// The truth of a list: the bytes of its nodes, in document order.
class NodeTable
{
public:
    static constexpr qint64 gap = qint64(1)
                                  << 40; // between the places of a list that was just numbered

    explicit NodeTable(Database &database) : m_database(database) {}

    std::vector<std::pair<NodeId, QByteArray>> sources(ListId list) const;
    std::optional<qint64> placeOf(NodeId node) const; // ord
    QByteArray bytes(ListId list) const;
    QByteArray beginning(ListId list, qsizetype least) const; // of these: so many, if there are
    ListId listOf(NodeId node) const;                         // 0: no such node
    NodeId lastId() const;                                    // the highest id that was ever given

    // Which version of the program's reading the stored ones are of; 0: of the first.
    int readingVersion() const;
    Result<void> setReadingVersion(int version);
    Result<void> insert(const NodeEntry &entry);
    Result<void> update(const NodeEntry &entry); // list and ord stay
    Result<void> place(NodeId node, ListId list, qint64 ord);
    Result<void> park(NodeId node); // off its place (ord below 0) until it gets another
    Result<void> parkAll(ListId list);
    Result<void> remove(NodeId node);
    Result<int> removeLast(ListId list, int most); // how many; 0: there are none

private:
    Database &m_database;
};

// `count` places between two others, both exclusive; nothing where they are used up. Stays near
// `low` where there is much room, since most entries go behind others.
std::optional<std::vector<qint64>> placesBetween(qint64 low, std::optional<qint64> high,
                                                 qint64 count);

} // namespace paperdip
