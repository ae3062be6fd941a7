// SPDX-License-Identifier: MIT
#pragma once

#include "store/searchfinder.h"

#include <QByteArray>
#include <QVariant>

namespace paperdip {

// As RowMaker has it (library/noderow.cpp): the ReadState of node n with node_data x.
extern const char *const readStateSql;

// "a OR b", as FTS5 takes it.
QString anyPhraseSql(const QList<SearchPhrase> &phrases);

// FTS5's expression for all the words that must and must not occur; empty: none must.
QString matchSql(const QList<SearchCondition> &conditions);
// What search_depth() (store/searchdepth.h) needs to know of matchSql()'s phrases.
QByteArray phraseGroups(const QList<SearchCondition> &conditions);

bool hasOnlyWords(const QList<SearchCondition> &conditions);

// bm25() with what a word counts in each column; less is better.
QString rankSql();
// What a rank is multiplied with, for node n with search_doc d and node_data x.
QString bonusSql();

struct FindStatement
{
    QString sql;
    QVariantList values;
};

// The nodes n, with search_doc d, node_data x and list l, that meet all conditions; `columns`: of
// them, with values of their own.
FindStatement findStatement(const QList<SearchCondition> &conditions, const QString &columns,
                            const QVariantList &columnValues = {});

} // namespace paperdip
