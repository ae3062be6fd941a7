// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"
#include "core/searchquery.h"
#include "core/searchtext.h"
#include "store/treetable.h"

#include <functional>

namespace paperdip {

class Database;

// A term of a query, resolved: words as the index has them, sections and lists as their ids.
struct SearchCondition
{
    SearchTerm term;
    QList<SearchPhrase> phrases; // any of these; of Text and Id
    QList<qint64> ids;           // any of these; of Section and List
};

// What a flat list can be sorted by, and what divided by.
enum class SearchOrder : quint8 { Rank, Title, Authors, Year, State, Place, Added, Read };
enum class SearchGroup : quint8 { None, Section, Year, State, List };

// A node with what it is sorted and divided by.
struct OrderedNode
{
    NodeId node = 0;
    NodeId parent = 0;
    ListId list = 0;
    qint64 number = 0; // 0: unknown
    QString text;      // empty: unknown
    qint64 group = 0;
};

// A node with how far down one must look for the words, as the index has it.
struct BestNode
{
    NodeId node = 0;
    SearchField furthest = SearchField::Title; // this too where it is not known
};

// Asks the full-text index.
class SearchFinder
{
public:
    explicit SearchFinder(Database &database) : m_database(database) {}

    // The best first: by how far down one must look for their words (store/searchdepth.h), then by
    // how often and how rare these are, newer and unread ones a little up. Cancelled, once
    // `isStopped` says so, also within a statement.
    Result<QList<BestNode>> best(const QList<SearchCondition> &conditions, int most,
                                 const std::function<bool()> &isStopped) const;
    // All of them, in no order that counts. Cancelled, likewise.
    Result<QList<FoundNode>> all(const QList<SearchCondition> &conditions,
                                 const std::function<bool()> &isStopped) const;
    // Nodes (of which some may be gone), or all papers, as they stand in their lists; by rank: as
    // they were given. Cancelled, likewise.
    Result<QList<OrderedNode>> ordered(const std::optional<QList<NodeId>> &nodes, SearchOrder order,
                                       SearchGroup group,
                                       const std::function<bool()> &isStopped) const;
    // Sections in whose titles a phrase occurs.
    Result<QList<NodeId>> sections(const QList<SearchPhrase> &phrases) const;

    bool hasWord(const QString &begin) const; // some word of the index begins like this
    // Words of the index with a length between these and (unless 0) this first letter, those of the
    // most texts first.
    QStringList words(int shortest, int longest, QChar first,
                      const std::function<bool()> &isStopped) const;

private:
    Database &m_database;
};

} // namespace paperdip
