// SPDX-License-Identifier: MIT
#include "store/keywordtable.h"

#include "store/database.h"
#include "store/papersql.h"

#include <QHash>
#include <algorithm>

namespace paperdip {

namespace {

// Those of the list's bytes, else those that are kept beside them; one a line.
const QLatin1String keywordsSql("coalesce(nullif(n.keywords, ''), d.keywords, '')");

} // namespace

// Grouped by what an entry has: most have the same few, and SQLite splits no text.
Result<QList<KeywordCount>> KeywordTable::counts(ListId list) const
{
    Query query = m_database.query(QStringLiteral("SELECT ") + keywordsSql +
                                   QStringLiteral(" AS words, count(*)") + papersql::from +
                                   papersql::ofList + QStringLiteral("GROUP BY words"));
    if (auto result = query.bind(list).bind(list).run(); !result)
        return Failure(result.error());
    QHash<QString, int> found;
    while (query.next()) {
        QStringList words = query.value(0).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        words.removeDuplicates();
        for (const QString &word : std::as_const(words))
            found[word] += query.value(1).toInt();
    }
    QList<KeywordCount> counts;
    counts.reserve(found.size());
    for (auto word = found.cbegin(); word != found.cend(); ++word)
        counts.append({word.key(), word.value()});
    std::sort(counts.begin(), counts.end(), [](const KeywordCount &a, const KeywordCount &b) {
        const int folded = a.keyword.compare(b.keyword, Qt::CaseInsensitive);
        return folded != 0 ? folded < 0 : a.keyword < b.keyword;
    });
    return counts;
}

Result<QList<std::pair<ListId, NodeId>>> KeywordTable::papersWith(const QStringList &keywords) const
{
    QList<std::pair<ListId, NodeId>> papers;
    if (keywords.isEmpty())
        return papers;
    const QString one = QStringLiteral("instr(char(10) || ") + keywordsSql +
                        QStringLiteral(" || char(10), char(10) || ? || char(10)) > 0");
    const QString any = QStringList(keywords.size(), one).join(QLatin1String(" OR "));
    Query query = m_database.query(QStringLiteral("SELECT n.list_id, n.id") + papersql::from +
                                   papersql::ofList + QStringLiteral("AND (") + any +
                                   QStringLiteral(") ORDER BY l.ord, l.id, n.ord"));
    query.bind(0).bind(0);
    for (const QString &keyword : keywords)
        query.bind(keyword);
    if (auto result = query.run(); !result)
        return Failure(result.error());
    while (query.next())
        papers.append({query.value(0).toLongLong(), query.value(1).toLongLong()});
    return papers;
}

} // namespace paperdip
