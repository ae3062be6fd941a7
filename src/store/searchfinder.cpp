// SPDX-License-Identifier: MIT
#include "store/searchfinder.h"

#include "store/database.h"
#include "store/interruption.h"

#include <algorithm>

namespace paperdip {

namespace {

using TermKind = SearchTerm::Kind;

constexpr const char *columnNames[searchFields] = {"title", "keywords", "authors",  "ids",
                                                   "venue", "remark",   "abstract", "note"};

// How much a word counts in each column, in the order of the columns.
constexpr const char *weights = "10.0, 6.0, 4.0, 3.0, 2.0, 4.0, 2.0, 1.0";

// As RowMaker has it (library/noderow.cpp).
constexpr const char *stateSql =
    "CASE WHEN n.mark IS NOT NULL THEN CASE WHEN n.mark = 0 AND x.state = 1 THEN 1 ELSE n.mark END "
    "WHEN n.box IS NULL THEN coalesce(x.state, 0) WHEN n.box NOT IN (32, 9) THEN 2 "
    "WHEN x.state = 1 THEN 1 ELSE 0 END";

QString columnsOf(SearchDepth depth)
{
    static const int counts[] = {1, 6, 7, searchFields};
    QStringList names;
    for (int i = 0; i < counts[static_cast<int>(depth)]; ++i)
        names << QLatin1String(columnNames[i]);
    return names.join(QLatin1Char(' '));
}

QString phraseSql(const SearchPhrase &phrase)
{
    // Pieces are letters and digits: nothing needs to be escaped.
    return QLatin1Char('"') + phrase.pieces.join(QLatin1Char(' ')) +
           (phrase.prefix ? QLatin1String("\"*") : QLatin1String("\""));
}

QString anyPhraseSql(const QList<SearchPhrase> &phrases)
{
    QStringList all;
    for (const SearchPhrase &phrase : phrases)
        all << phraseSql(phrase);
    return QLatin1Char('(') + all.join(QLatin1String(" OR ")) + QLatin1Char(')');
}

bool isWords(const SearchCondition &condition)
{
    return condition.term.kind == TermKind::Text || condition.term.kind == TermKind::Id;
}

// FTS5's expression for the words; `excluded`: for those that must not occur.
QString matchSql(const QList<SearchCondition> &conditions, SearchDepth depth, bool excluded)
{
    QStringList parts;
    for (const SearchCondition &condition : conditions) {
        if (!isWords(condition) || condition.term.excluded != excluded)
            continue;
        const std::optional<SearchField> field = condition.term.field;
        const QString columns = field      ? QLatin1String(columnNames[static_cast<int>(*field)])
                                : excluded ? columnsOf(SearchDepth::All)
                                           : columnsOf(depth);
        parts << QStringLiteral("({%1} : %2)").arg(columns, anyPhraseSql(condition.phrases));
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
        return QStringLiteral("n.kind = 1 AND %1 = ?").arg(QLatin1String(stateSql));
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

// Less is better.
QString scoreSql(bool hasWords)
{
    const QString isUnread = QStringLiteral("(n.kind = 1 AND %1 < 2)").arg(QLatin1String(stateSql));
    if (!hasWords)
        return QStringLiteral("-(d.year + %1 / 2.0)").arg(isUnread);
    // A newer paper, and one that is still to be read, is up to a tenth and a twentieth better.
    return QStringLiteral("bm25(search, %1) * (1.0 + min(max(d.year - 2000, 0), 40) / 400.0 + "
                          "%2 / 20.0)")
        .arg(QLatin1String(weights), isUnread);
}

struct FindStatement
{
    QString sql;
    QVariantList values;
};

// The nodes that meet all conditions; `columns`: of them, %1 stands for the score.
FindStatement findStatement(const QList<SearchCondition> &conditions, SearchDepth depth,
                            const QString &columns)
{
    const QString wanted = matchSql(conditions, depth, false);
    const QString unwanted = matchSql(conditions, depth, true);
    const QString alone = QStringLiteral("search_doc d");
    const QString joined = QStringLiteral("search CROSS JOIN search_doc d ON d.doc = search.rowid");
    FindStatement statement;
    statement.sql =
        QStringLiteral(
            "SELECT %1 FROM %2 CROSS JOIN node n ON n.id = d.node_id CROSS JOIN list l ON l.id = "
            "n.list_id LEFT JOIN node_data x ON x.node_id = n.id "
            "WHERE l.incomplete = 0")
            .arg(columns.contains(QLatin1String("%1")) ? columns.arg(scoreSql(!wanted.isEmpty()))
                                                       : columns,
                 wanted.isEmpty() ? alone : joined);
    if (!wanted.isEmpty()) {
        statement.sql += QStringLiteral(" AND search MATCH ?");
        statement.values << (unwanted.isEmpty()
                                 ? wanted
                                 : QStringLiteral("(%1) NOT (%2)").arg(wanted, unwanted));
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

Failure searchCancelled()
{
    return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
}

} // namespace

Result<QList<SearchMatch>> SearchFinder::find(const QList<SearchCondition> &conditions,
                                              SearchDepth depth, int most,
                                              const std::function<bool()> &isStopped) const
{
    const std::unique_ptr<Interruption> interruption = m_database.interruptible(isStopped);
    const FindStatement statement =
        findStatement(conditions, depth, QStringLiteral("n.id, n.list_id, n.kind, %1 AS score"));
    Query query = m_database.query(statement.sql +
                                   QStringLiteral(" ORDER BY score, l.ord, l.id, n.ord LIMIT ?"));
    for (const QVariant &value : statement.values)
        query.bind(value);
    if (const Result<void> done = query.bind(most).run(); !done)
        return isStopped() ? searchCancelled() : Failure(done.error());
    QList<SearchMatch> matches;
    while (query.next())
        matches.append({query.value(0).toLongLong(), query.value(1).toLongLong(),
                        static_cast<NodeKind>(query.value(2).toInt()), query.value(3).toDouble()});
    if (isStopped())
        return searchCancelled(); // where a statement was broken off, rows are missing
    return matches;
}

Result<QList<FoundNode>> SearchFinder::all(const QList<SearchCondition> &conditions,
                                           const std::function<bool()> &isStopped) const
{
    const std::unique_ptr<Interruption> interruption = m_database.interruptible(isStopped);
    const FindStatement statement =
        findStatement(conditions, SearchDepth::All,
                      QStringLiteral("n.id, coalesce(n.parent_id, 0), n.list_id, n.kind"));
    Query query = m_database.query(statement.sql);
    for (const QVariant &value : statement.values)
        query.bind(value);
    if (const Result<void> done = query.run(); !done)
        return isStopped() ? searchCancelled() : Failure(done.error());
    QList<FoundNode> nodes;
    while (query.next())
        nodes.append({query.value(0).toLongLong(), query.value(1).toLongLong(),
                      query.value(2).toLongLong(), static_cast<NodeKind>(query.value(3).toInt())});
    if (isStopped())
        return searchCancelled();
    return nodes;
}

namespace {

QString orderKeySql(SearchOrder order)
{
    switch (order) {
    case SearchOrder::Title:
        return QStringLiteral("n.title");
    case SearchOrder::Authors:
        return QStringLiteral("coalesce(nullif(r.authors, ''), n.authors)");
    case SearchOrder::Year:
        return QStringLiteral("d.year");
    case SearchOrder::State:
        return QLatin1String(stateSql) + QStringLiteral(" + 1");
    case SearchOrder::Added:
        return QStringLiteral("x.added_at");
    case SearchOrder::Read:
        return QStringLiteral("x.read_at");
    case SearchOrder::Rank:
    case SearchOrder::Place:
        break;
    }
    return QStringLiteral("0");
}

QString groupKeySql(SearchGroup group)
{
    switch (group) {
    case SearchGroup::Year:
        return QStringLiteral("d.year");
    case SearchGroup::State:
        return QLatin1String(stateSql);
    case SearchGroup::List:
        return QStringLiteral("n.list_id");
    case SearchGroup::Section: // is found by going up from the parent
    case SearchGroup::None:
        break;
    }
    return QStringLiteral("0");
}

} // namespace

Result<QList<OrderedNode>> SearchFinder::ordered(const std::optional<QList<NodeId>> &nodes,
                                                 SearchOrder order, SearchGroup group,
                                                 const std::function<bool()> &isStopped) const
{
    const std::unique_ptr<Interruption> interruption = m_database.interruptible(isStopped);
    const bool isText = order == SearchOrder::Title || order == SearchOrder::Authors;
    const bool ranked = order == SearchOrder::Rank && nodes;
    const QString sql =
        QStringLiteral("SELECT n.id, coalesce(n.parent_id, 0), n.list_id, %1, %2 FROM %3 JOIN list "
                       "l ON l.id = n.list_id LEFT JOIN node_data x ON x.node_id = n.id LEFT JOIN "
                       "search_doc d ON d.node_id = n.id %4 WHERE l.incomplete = 0 %5 ORDER BY %6")
            .arg(orderKeySql(order), groupKeySql(group),
                 nodes ? QStringLiteral("json_each(?) j CROSS JOIN node n ON n.id = j.value")
                       : QStringLiteral("node n"),
                 order == SearchOrder::Authors
                     ? QStringLiteral("LEFT JOIN record r ON r.work = n.work")
                     : QString(),
                 nodes ? QString() : QStringLiteral("AND n.kind = 1"),
                 ranked ? QStringLiteral("j.key") : QStringLiteral("l.ord, l.id, n.ord"));
    Query query = m_database.query(sql);
    if (nodes)
        query.bind(idsAsJson(*nodes));
    if (const Result<void> done = query.run(); !done)
        return isStopped() ? searchCancelled() : Failure(done.error());
    QList<OrderedNode> rows;
    while (query.next())
        rows.append(
            {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toLongLong(),
             isText ? 0 : query.value(3).toLongLong(),
             isText ? query.value(3).toString().section(QLatin1Char('\n'), 0, 0) : QString(),
             query.value(4).toLongLong()});
    if (isStopped())
        return searchCancelled();
    return rows;
}

Result<QList<NodeId>> SearchFinder::sections(const QList<SearchPhrase> &phrases) const
{
    QList<NodeId> nodes;
    Query query = m_database.query(QStringLiteral(
        "SELECT n.id FROM search CROSS JOIN search_doc d ON d.doc = search.rowid CROSS JOIN node n "
        "ON n.id = d.node_id WHERE search MATCH ? AND n.kind = 0"));
    query.bind(QStringLiteral("{title} : %1").arg(anyPhraseSql(phrases)));
    if (const Result<void> done = query.run(); !done)
        return Failure(done.error());
    while (query.next())
        nodes << query.value(0).toLongLong();
    return nodes;
}

bool SearchFinder::hasWord(const QString &begin) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT 1 FROM search_word WHERE term >= ? AND term < ? LIMIT 1"));
    query.bind(begin).bind(QString(begin + QString::fromUtf8("\xf4\x8f\xbf\xbf")));
    return query.run() && query.next();
}

QStringList SearchFinder::words(int shortest, int longest, QChar first,
                                const std::function<bool()> &isStopped) const
{
    const std::unique_ptr<Interruption> interruption = m_database.interruptible(isStopped);
    QStringList words;
    QString sql = QStringLiteral("SELECT term FROM search_word WHERE length(term) BETWEEN ? AND ?");
    if (!first.isNull())
        sql += QStringLiteral(" AND term >= ? AND term < ?");
    Query query = m_database.query(sql + QStringLiteral(" ORDER BY doc DESC, term"));
    query.bind(shortest).bind(longest);
    if (!first.isNull())
        query.bind(QString(first)).bind(QString(QChar(first.unicode() + 1)));
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        words << query.value(0).toString();
    return words;
}

} // namespace paperdip
