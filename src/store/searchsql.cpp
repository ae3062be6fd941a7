// SPDX-License-Identifier: MIT
#include "store/searchsql.h"

#include <algorithm>

namespace paperdip {

const char *const readStateSql =
    "CASE WHEN n.mark IS NOT NULL THEN CASE WHEN n.mark = 0 AND x.state = 1 THEN 1 ELSE n.mark END "
    "WHEN n.box IS NULL THEN coalesce(x.state, 0) WHEN n.box NOT IN (32, 9) THEN 2 "
    "WHEN x.state = 1 THEN 1 ELSE 0 END";

namespace {

using TermKind = SearchTerm::Kind;

constexpr const char *columnNames[searchFields] = {"title", "keywords", "authors",  "ids",
                                                   "venue", "remark",   "abstract", "note"};

// How much a word counts in each column, in the order of the columns.
constexpr const char *weights = "10.0, 6.0, 4.0, 3.0, 2.0, 4.0, 2.0, 1.0";

QString phraseSql(const SearchPhrase &phrase)
{
    // Pieces are letters and digits: nothing needs to be escaped.
    return QLatin1Char('"') + phrase.pieces.join(QLatin1Char(' ')) +
           (phrase.prefix ? QLatin1String("\"*") : QLatin1String("\""));
}

bool isWords(const SearchCondition &condition)
{
    return condition.term.kind == TermKind::Text || condition.term.kind == TermKind::Id;
}

// Those that must occur, or those that must not.
QString wordsSql(const QList<SearchCondition> &conditions, bool excluded)
{
    QStringList parts;
    for (const SearchCondition &condition : conditions) {
        if (!isWords(condition) || condition.term.excluded != excluded)
            continue;
        const QString phrases = anyPhraseSql(condition.phrases);
        const std::optional<SearchField> field = condition.term.field;
        parts << (field ? QStringLiteral("(%1 : %2)")
                              .arg(QLatin1String(columnNames[static_cast<int>(*field)]), phrases)
                        : phrases);
    }
    return parts.join(excluded ? QLatin1String(" OR ") : QLatin1String(" AND "));
}

// A condition that is no word, with its values.
QString conditionSql(const SearchCondition &condition, QVariantList &values)
{
    const SearchTerm &term = condition.term;
    const QString places = QStringList(condition.ids.size(), QStringLiteral("?")).join(u',');
    for (const qint64 id : condition.ids)
        values << id;
    switch (term.kind) {
    case TermKind::Year:
        values << std::max(term.from, 1) << term.to;
        return QStringLiteral("n.kind = 1 AND d.year BETWEEN ? AND ?");
    case TermKind::State:
        values << static_cast<int>(term.state);
        return QStringLiteral("n.kind = 1 AND %1 = ?").arg(QLatin1String(readStateSql));
    case TermKind::Section:
        return QStringLiteral("n.id IN (WITH RECURSIVE below(id) AS (SELECT id FROM node WHERE "
                              "parent_id IN (%1) UNION SELECT b.id FROM node b JOIN below ON "
                              "b.parent_id = below.id) SELECT id FROM below)")
            .arg(places);
    case TermKind::List:
        return QStringLiteral("n.list_id IN (%1)").arg(places);
    case TermKind::Has:
        if (term.part == SearchPart::Note)
            return QStringLiteral("n.kind = 1 AND d.has_note = 1");
        if (term.part == SearchPart::Pdf)
            return QStringLiteral("n.kind = 1 AND EXISTS (SELECT 1 FROM pdf p WHERE p.work = "
                                  "n.work AND p.fetched_at <> 0)");
        return QStringLiteral("n.kind = 1 AND EXISTS (SELECT 1 FROM record r WHERE r.work = n.work "
                              "AND r.abstract <> '')");
    case TermKind::Text:
    case TermKind::Id:
        break;
    }
    return QStringLiteral("1");
}

} // namespace

QString anyPhraseSql(const QList<SearchPhrase> &phrases)
{
    QStringList all;
    for (const SearchPhrase &phrase : phrases)
        all << phraseSql(phrase);
    return QLatin1Char('(') + all.join(QLatin1String(" OR ")) + QLatin1Char(')');
}

QString matchSql(const QList<SearchCondition> &conditions)
{
    const QString wanted = wordsSql(conditions, false);
    const QString unwanted = wordsSql(conditions, true);
    return wanted.isEmpty() || unwanted.isEmpty()
               ? wanted
               : QStringLiteral("(%1) NOT (%2)").arg(wanted, unwanted);
}

QByteArray phraseGroups(const QList<SearchCondition> &conditions)
{
    QByteArray groups;
    int group = 0;
    for (const SearchCondition &condition : conditions) {
        if (!isWords(condition) || condition.term.excluded)
            continue;
        group = group % 255 + 1; // neighbours differ, which is all that counts
        groups.append(condition.phrases.size(),
                      static_cast<char>(condition.term.field ? 0 : group));
    }
    return groups;
}

bool hasOnlyWords(const QList<SearchCondition> &conditions)
{
    return std::all_of(conditions.cbegin(), conditions.cend(), &isWords);
}

QString rankSql()
{
    return QStringLiteral("bm25(search, %1)").arg(QLatin1String(weights));
}

// A newer paper, and one that is still to be read, is up to a tenth and a twentieth better.
QString bonusSql()
{
    return QStringLiteral("(1.0 + min(max(d.year - 2000, 0), 40) / 400.0 + "
                          "(n.kind = 1 AND %1 < 2) / 20.0)")
        .arg(QLatin1String(readStateSql));
}

FindStatement findStatement(const QList<SearchCondition> &conditions, const QString &columns,
                            const QVariantList &columnValues)
{
    const QString match = matchSql(conditions);
    const QString unwanted = wordsSql(conditions, true);
    const QString from =
        match.isEmpty() ? QStringLiteral("search_doc d")
                        : QStringLiteral("search CROSS JOIN search_doc d ON d.doc = search.rowid");
    FindStatement statement;
    statement.values = columnValues;
    statement.sql =
        QStringLiteral("SELECT %1 FROM %2 CROSS JOIN node n ON n.id = d.node_id CROSS JOIN list l "
                       "ON l.id = n.list_id LEFT JOIN node_data x ON x.node_id = n.id "
                       "WHERE l.incomplete = 0")
            .arg(columns, from);
    if (!match.isEmpty()) {
        statement.sql += QStringLiteral(" AND search MATCH ?");
        statement.values << match;
    } else if (!unwanted.isEmpty()) {
        statement.sql += QStringLiteral(
            " AND n.kind = 1 AND d.doc NOT IN (SELECT rowid FROM search WHERE search MATCH ?)");
        statement.values << unwanted;
    }
    for (const SearchCondition &condition : conditions) {
        if (isWords(condition))
            continue;
        const QString sql = conditionSql(condition, statement.values);
        statement.sql += condition.term.excluded ? QStringLiteral(" AND NOT (%1)").arg(sql)
                                                 : QStringLiteral(" AND (%1)").arg(sql);
    }
    return statement;
}

} // namespace paperdip
