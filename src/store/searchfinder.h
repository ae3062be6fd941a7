// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"
#include "core/searchquery.h"
#include "core/searchtext.h"

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

// How far down one looks in an entry: each adds fields to the one before.
enum class SearchDepth : quint8 { Title, Entry, Abstract, All };

// A node that meets all conditions.
struct SearchMatch
{
    NodeId node = 0;
    ListId list = 0;
    NodeKind kind = NodeKind::Paper;
    double score = 0; // less is better
};

// Asks the full-text index.
class SearchFinder
{
public:
    explicit SearchFinder(Database &database) : m_database(database) {}

    // The best first. Cancelled, once `isStopped` says so, also within a statement.
    Result<QList<SearchMatch>> find(const QList<SearchCondition> &conditions, SearchDepth depth,
                                    int most, const std::function<bool()> &isStopped) const;
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
