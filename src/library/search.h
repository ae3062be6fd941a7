// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"
#include "core/searchquery.h"

#include <functional>

namespace paperdip {

class Store;

// [begin, end) in a text, in UTF-16 units.
using TextSpan = std::pair<qsizetype, qsizetype>;

// A paper, source or section that was found, and by what.
struct SearchHit
{
    NodeId node = 0;
    ListId list = 0;
    NodeKind kind = NodeKind::Paper;
    QString listName;
    QString title;
    QList<TextSpan> titleMarks;
    SearchField field = SearchField::Title; // that the most words occur in, the first of these
    QString snippet;                        // plain text, one line
    QList<TextSpan> marks;                  // the words in it

    bool operator==(const SearchHit &) const = default;
};

struct SearchAnswer
{
    QList<SearchHit> hits; // the best first
    bool more = false;     // than were asked for
    QString near; // where nothing was found: the query with the nearest words that are there

    bool operator==(const SearchAnswer &) const = default;
};

struct SearchWish
{
    int most = 50;
    ListId list = 0; // 0: all
};

// Runs a query (core/searchquery.h) over the index as it is. The best first: what has the words in
// its title, then in the entry, then in the abstract, then in the note; among equals by how often
// and how rare, newer and unread ones a little up. Without words the newest first. Cancelled, once
// `isStopped` says so.
Result<SearchAnswer> search(Store &store, const QString &query, const SearchWish &wish,
                            const std::function<bool()> &isStopped);

// Every node that meets a query, in no order that counts: for a filter of the tree.
Result<QList<NodeId>> searchNodes(Store &store, const QString &query, ListId list,
                                  const std::function<bool()> &isStopped);

// What the command line and the window call a field.
QString nameOf(SearchField field);

} // namespace paperdip
