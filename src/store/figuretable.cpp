// SPDX-License-Identifier: MIT
#include "store/figuretable.h"

#include "store/database.h"
#include "store/papersql.h"

namespace paperdip {

Result<QList<std::pair<QDate, int>>> FigureTable::readByDay(ListId list) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT date(at, 'unixepoch', 'localtime') AS day, count(*) FROM "
                       "(SELECT min(d.read_at) AS at FROM node_data d CROSS JOIN node n ON n.id = "
                       "d.node_id JOIN list l ON l.id = n.list_id ") +
        papersql::ofList + QStringLiteral("AND d.read_at > 0 AND ") + papersql::isRead +
        QStringLiteral(" GROUP BY coalesce(n.work, n.id)) GROUP BY day ORDER BY day"));
    if (auto result = query.bind(list).bind(list).run(); !result)
        return Failure(result.error());
    QList<std::pair<QDate, int>> days;
    while (query.next())
        days.append(
            {QDate::fromString(query.value(0).toString(), Qt::ISODate), query.value(1).toInt()});
    return days;
}

Result<int> FigureTable::readWithoutDay(ListId list) const
{
    Query query =
        m_database.query(QStringLiteral("SELECT count(*)") + papersql::from + papersql::ofList +
                         QStringLiteral("AND coalesce(d.read_at, 0) = 0 AND ") + papersql::isRead);
    if (auto result = query.bind(list).bind(list).run(); !result)
        return Failure(result.error());
    return query.next() ? query.value(0).toInt() : 0;
}

Result<PaperCount> FigureTable::papers(ListId list) const
{
    Query query =
        m_database.query(QStringLiteral("SELECT count(*), coalesce(sum(") + papersql::isRead +
                         QStringLiteral("), 0)") + papersql::from + papersql::ofList);
    if (auto result = query.bind(list).bind(list).run(); !result)
        return Failure(result.error());
    if (!query.next())
        return PaperCount();
    return PaperCount{query.value(0).toInt(), query.value(1).toInt()};
}

// One pass in document order, with the sections around each paper by their depth.
Result<QList<SectionCount>> FigureTable::bySection(ListId list) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT n.list_id, n.kind, n.id, n.depth, CASE n.kind WHEN 0 THEN n.title "
                       "ELSE '' END, l.name, ") +
        papersql::isRead + papersql::from +
        QStringLiteral("WHERE l.incomplete = 0 AND n.kind IN (0, 1) AND (? = 0 OR n.list_id = ?) "
                       "ORDER BY l.ord, l.id, n.ord"));
    if (auto result = query.bind(list).bind(list).run(); !result)
        return Failure(result.error());
    QList<SectionCount> sections;
    QList<std::pair<int, qsizetype>> open; // depth and place of the sections around
    ListId current = 0;
    while (query.next()) {
        const ListId its = query.value(0).toLongLong();
        if (its != current || sections.isEmpty()) {
            current = its;
            open = {{-1, sections.size()}};
            sections.append({0, its, query.value(5).toString(), {}});
        }
        const int depth = query.value(3).toInt();
        while (open.size() > 1 && open.last().first >= depth)
            open.removeLast();
        if (query.value(1).toInt() == static_cast<int>(NodeKind::Section)) {
            open.append({depth, sections.size()});
            sections.append({query.value(2).toLongLong(), its, query.value(4).toString(), {}});
            continue;
        }
        PaperCount &count = sections[open.last().second].count;
        ++count.papers;
        count.read += query.value(6).toBool() ? 1 : 0;
    }
    return sections;
}

Result<QList<FigureTable::YearGroup>> FigureTable::byYear(ListId list) const
{
    Query query = m_database.query(
        QStringLiteral(
            "SELECT recorded, written, arxiv, count(*) FROM (SELECT "
            "max(coalesce(CAST(substr(r.published, 1, 4) AS INTEGER), 0)) AS recorded, "
            "max(n.year) AS written, "
            "max(substr(coalesce(n.arxiv, ''), 1, instr(coalesce(n.arxiv, ''), '/') + 2)) AS arxiv "
            "FROM node n JOIN list l ON l.id = n.list_id LEFT JOIN record r ON r.work = n.work ") +
        papersql::ofList +
        QStringLiteral("GROUP BY coalesce(n.work, n.id)) GROUP BY recorded, written, arxiv"));
    if (auto result = query.bind(list).bind(list).run(); !result)
        return Failure(result.error());
    QList<YearGroup> groups;
    while (query.next())
        groups.append({query.value(0).toInt(), query.value(1).toInt(), query.value(2).toString(),
                       query.value(3).toInt()});
    return groups;
}

} // namespace paperdip
