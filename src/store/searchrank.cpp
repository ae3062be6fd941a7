// SPDX-License-Identifier: MIT
#include "store/searchrank.h"

#include "store/database.h"
#include "store/searchdepth.h"
#include "store/searchsql.h"
#include "store/statement.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

namespace paperdip {

namespace {

// So many of the index's best are looked at for their bonus, whatever is asked for: what comes
// behind these stays as the index has it, and a longer answer begins like a shorter one.
constexpr int withBonus = 100;
constexpr int walkedMore = 16; // times as many rows, where too many of them were out of date

// What the index alone says of a row.
struct Candidate
{
    qint64 doc = 0;
    int found = 0; // as search_depth() tells it
    double rank = 0;
};

// With what the library says of its node.
struct Ranked
{
    int depth = 0;
    double score = 0;
    qint64 listOrd = 0;
    ListId list = 0;
    qint64 ord = 0;
    BestNode node;

    bool operator<(const Ranked &other) const
    {
        return std::tie(depth, score, listOrd, list, ord) <
               std::tie(other.depth, other.score, other.listOrd, other.list, other.ord);
    }
};

// Where this SQLite cannot tell, what a word counts in each column decides alone.
QString depthSql(bool hasSearchDepth)
{
    return hasSearchDepth ? QStringLiteral("search_depth(search, ?)")
                          : QStringLiteral("length(?) * 0");
}

QByteArray walkSql(bool hasSearchDepth)
{
    return QStringLiteral("SELECT rowid, %1 AS found, %2 AS place FROM search WHERE search MATCH ? "
                          "ORDER BY found >> 3, place LIMIT ?")
        .arg(depthSql(hasSearchDepth), rankSql())
        .toUtf8();
}

// The next of the index's rows, so many at most.
std::vector<Candidate> take(Statement &walk, int most)
{
    std::vector<Candidate> taken;
    while (static_cast<int>(taken.size()) < most && walk.next())
        taken.push_back({walk.number(0), static_cast<int>(walk.number(1)), walk.real(2)});
    return taken;
}

QByteArray lookUpSql(const QString &bonus)
{
    return QStringLiteral("SELECT j.key, %1, l.ord, l.id, n.ord, n.id FROM json_each(?) j "
                          "CROSS JOIN search_doc d ON d.doc = j.value "
                          "CROSS JOIN node n ON n.id = d.node_id "
                          "CROSS JOIN list l ON l.id = n.list_id "
                          "LEFT JOIN node_data x ON x.node_id = n.id WHERE l.incomplete = 0")
        .arg(bonus)
        .toUtf8();
}

// Those whose nodes are there and seen, the best first.
Result<std::vector<Ranked>> lookUp(Database &database, const std::vector<Candidate> &candidates,
                                   bool bonus)
{
    static const QByteArray withBonusSql = lookUpSql(bonusSql());
    static const QByteArray plainSql = lookUpSql(QStringLiteral("1.0"));
    QList<qint64> docs;
    docs.reserve(static_cast<qsizetype>(candidates.size()));
    for (const Candidate &one : candidates)
        docs.append(one.doc);
    Statement row = database.statement((bonus ? withBonusSql : plainSql).constData());
    if (const Result<void> done = row.bind(idsAsJson(docs)).run(); !done)
        return Failure(done.error());
    std::vector<Ranked> ranked;
    ranked.reserve(candidates.size());
    while (row.next()) {
        const Candidate &one = candidates[static_cast<size_t>(row.number(0))];
        ranked.push_back({depthOf(one.found),
                          one.rank * row.real(1),
                          row.number(2),
                          row.number(3),
                          row.number(4),
                          {row.number(5), fieldOf(one.found)}});
    }
    std::sort(ranked.begin(), ranked.end());
    return ranked;
}

// By words alone: the index puts its rows in order by itself.
Result<QList<BestNode>> bestByWords(Database &database, const QList<SearchCondition> &conditions,
                                    int most)
{
    static const std::array<QByteArray, 2> walks{walkSql(false), walkSql(true)};
    Statement walk =
        database.statement(walks.at(static_cast<size_t>(database.hasSearchDepth())).constData());
    const QByteArray groups = phraseGroups(conditions);
    const QString match = matchSql(conditions);
    // Some of the rows are of texts that changed since: half of all, and 2000, at most.
    const qint64 walked = std::max<qint64>(withBonus, qint64(most) + most / 4 + 50);
    for (qint64 limit = walked;; limit *= walkedMore) {
        if (const Result<void> begun = walk.bindBytes(groups).bind(match).bind(limit).run(); !begun)
            return Failure(begun.error());
        QList<BestNode> nodes;
        qint64 seen = 0;
        for (;;) {
            const std::vector<Candidate> taken = take(walk, withBonus);
            const Result<std::vector<Ranked>> ranked = lookUp(database, taken, seen == 0);
            if (!ranked)
                return Failure(ranked.error());
            for (const Ranked &one : *ranked)
                nodes << one.node;
            seen += static_cast<qint64>(taken.size());
            if (nodes.size() >= most)
                return nodes.mid(0, most);
            if (taken.empty())
                break;
        }
        if (seen < limit)
            return nodes;
    }
}

} // namespace

Result<QList<BestNode>> bestNodes(Database &database, const QList<SearchCondition> &conditions,
                                  int most)
{
    const bool hasWords = !matchSql(conditions).isEmpty();
    if (hasWords && hasOnlyWords(conditions))
        return bestByWords(database, conditions, most);
    const QString found = hasWords ? depthSql(database.hasSearchDepth()) : QStringLiteral("0");
    // Without words the newest come first, and what is to be read half a year before the rest.
    const QString score = hasWords ? QStringLiteral("%1 * %2").arg(rankSql(), bonusSql())
                                   : QStringLiteral("-(d.year + (n.kind = 1 AND %1 < 2) / 2.0)")
                                         .arg(QLatin1String(readStateSql));
    const FindStatement statement = findStatement(
        conditions, QStringLiteral("n.id, %1 AS found, %2 AS score").arg(found, score),
        hasWords ? QVariantList{phraseGroups(conditions)} : QVariantList());
    Query query =
        database.query(statement.sql + QStringLiteral(" ORDER BY found >> 3, score, l.ord, "
                                                      "l.id, n.ord LIMIT ?"));
    for (const QVariant &value : statement.values)
        query.bind(value);
    if (const Result<void> done = query.bind(most).run(); !done)
        return Failure(done.error());
    QList<BestNode> nodes;
    while (query.next())
        nodes.append({query.value(0).toLongLong(), fieldOf(query.value(1).toInt())});
    return nodes;
}

} // namespace paperdip
