// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"
#include "core/searchquery.h"
#include "core/searchtext.h"
#include "store/searchfinder.h"
#include "store/treetable.h"

#include <functional>

namespace paperdip {

class Store;

// A paper, source or section that was found, and by what.
struct SearchHit
{
    NodeId node = 0;
    ListId list = 0;
    NodeKind kind = NodeKind::Paper;
    QString listName;
    QString section; // that it is in, "MLSys/Kernel"; empty: at the top
    QString title;
    QList<TextSpan> titleMarks;
    SearchField field = SearchField::Title; // that the most words occur in, the first of these
    QString snippet;                        // plain text, one line
    QList<TextSpan> marks;                  // the words in it

    bool operator==(const SearchHit &) const = default;
};

// Hits that follow one another under one heading.
struct FoundGroup
{
    int begin = 0; // the first, by its place in SearchAnswer::order
    int count = 0;
    qint64 key = 0; // the year (0: unknown), the ReadState, the section's node or the list
    QString name;   // of a section or list

    bool operator==(const FoundGroup &) const = default;
};

struct SearchAnswer
{
    QList<SearchHit> hits; // the first of them
    bool more = false;     // than were asked for
    // Where it is sorted or divided: all that were found, of which the hits are the first.
    QList<NodeId> order;
    QList<FoundGroup> groups;

    bool operator==(const SearchAnswer &) const = default;
};

struct SearchWish
{
    int most = 50;
    ListId list = 0; // 0: all
    int from = 0;    // how many hits of before are left out
    SearchOrder order = SearchOrder::Rank;
    bool descending = false; // the unknown comes last all the same
    SearchGroup group = SearchGroup::None;
    bool all = false; // without words: all papers, as they stand in their lists

    bool operator==(const SearchWish &) const = default;
};

// Runs a query (core/searchquery.h) over the index as it is. The best first: what has the words in
// its title, then in the entry, then in the abstract, then in the note; among equals by how often
// and how rare, newer and unread ones a little up. Without words the newest first. Cancelled, once
// `isStopped` says so.
Result<SearchAnswer> search(Store &store, const QString &query, const SearchWish &wish,
                            const std::function<bool()> &isStopped);

// These nodes as they are shown for a query, in this order; those that are gone are left out.
Result<QList<SearchHit>> describeHits(Store &store, const QString &query,
                                      const QList<NodeId> &nodes,
                                      const std::function<bool()> &isStopped);

// Every node that meets a query, in no order that counts.
Result<QList<NodeId>> searchNodes(Store &store, const QString &query, ListId list,
                                  const std::function<bool()> &isStopped);

// What a query leaves of the tree.
struct SearchFilter
{
    TreeFilter tree;
    int papers = 0;
};

// Every node of all lists that meets a query, as a filter of the tree.
Result<SearchFilter> searchFilter(Store &store, const QString &query,
                                  const std::function<bool()> &isStopped);

// For a query that finds nothing in a list (0: in all): the same with the nearest words, where
// these find something; else empty. Looks through the words of the whole index, which may take
// long.
QString nearQuery(Store &store, const QString &query, ListId list,
                  const std::function<bool()> &isStopped);

// What the command line and the window call a field.
QString nameOf(SearchField field);

} // namespace paperdip
