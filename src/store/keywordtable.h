// SPDX-License-Identifier: MIT
#pragma once

#include "core/keywordcount.h"
#include "core/node.h"
#include "core/result.h"

namespace paperdip {

class Database;

// The keywords of the papers, those that a list has no place for as well.
class KeywordTable
{
public:
    explicit KeywordTable(Database &database) : m_database(database) {}

    // In the order of their letters; list 0: of all lists.
    Result<QList<KeywordCount>> counts(ListId list) const;
    // The papers with any of these keywords, in the order of the lists and of each list.
    Result<QList<std::pair<ListId, NodeId>>> papersWith(const QStringList &keywords) const;

private:
    Database &m_database;
};

} // namespace paperdip
