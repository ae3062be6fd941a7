// SPDX-License-Identifier: MIT
#include "store/searchfinder.h"

#include "store/database.h"
#include "store/interruption.h"
#include "store/searchrank.h"
#include "store/searchsql.h"

namespace paperdip {

namespace {

Failure searchCancelled()
{
    return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
}

} // namespace

Result<QList<BestNode>> SearchFinder::best(const QList<SearchCondition> &conditions, int most,
                                           const std::function<bool()> &isStopped) const
{
    const std::unique_ptr<Interruption> interruption = m_database.interruptible(isStopped);
    const Result<QList<BestNode>> found = bestNodes(m_database, conditions, most);
    if (isStopped())
        return searchCancelled(); // where a statement was broken off, rows are missing
    return found;
}

Result<QList<FoundNode>> SearchFinder::all(const QList<SearchCondition> &conditions,
                                           const std::function<bool()> &isStopped) const
{
    const std::unique_ptr<Interruption> interruption = m_database.interruptible(isStopped);
    const FindStatement statement = findStatement(
        conditions, QStringLiteral("n.id, coalesce(n.parent_id, 0), n.list_id, n.kind"));
    Statement query = m_database.statement(statement.sql);
    for (const QVariant &value : statement.values)
        query.bind(value);
    if (const Result<void> done = query.run(); !done)
        return isStopped() ? searchCancelled() : Failure(done.error());
    QList<FoundNode> nodes;
    while (query.next())
        nodes.append({query.number(0), query.number(1), query.number(2),
                      static_cast<NodeKind>(query.number(3))});
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
        return QLatin1String(readStateSql) + QStringLiteral(" + 1");
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
        return QLatin1String(readStateSql);
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
