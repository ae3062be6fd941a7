// SPDX-License-Identifier: MIT
#include "store/treetable.h"

#include "core/filekey.h"
#include "store/database.h"
#include "store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <limits>

namespace paperdip {

namespace {

// Everything below a node stands between its place and that of the next one that is no deeper. The
// outer query must call the node's table `table`.
QString subtreeEnd(const QString &table)
{
    return QStringLiteral(
               "coalesce((SELECT min(e.ord) FROM node e WHERE e.list_id = %1.list_id AND "
               "e.ord > %1.ord AND e.depth <= %1.depth), 9223372036854775807)")
        .arg(table);
}

// What a node (the placeholder) and all below it have, in order: they are p.
QString subtree(const QString &columns, const QString &condition)
{
    return QStringLiteral("SELECT %1 FROM node n JOIN node p ON p.list_id = n.list_id AND "
                          "p.ord >= n.ord AND p.ord < %2 WHERE n.id = ?%3 ORDER BY p.ord")
        .arg(columns, subtreeEnd(QStringLiteral("n")), condition);
}

// Text that holds papers or sections is shown too, or these could not be.
QString isVisible(const QString &table, const TreeView &view)
{
    if (view.text || view.filter != nullptr)
        return QStringLiteral("1");
    return QStringLiteral(
               "(%1.kind <> 3 OR EXISTS (SELECT 1 FROM node t WHERE t.list_id = %1.list_id AND "
               "t.ord > %1.ord AND t.ord < %2 AND t.kind <> 3))")
        .arg(table, subtreeEnd(table));
}

QString selectNodes(const TreeView &view)
{
    return QStringLiteral(
               "SELECT n.id, n.list_id, n.parent_id, n.depth, n.kind, n.shape, n.structure, "
               "n.level, n.title, n.box, "
               "n.arxiv, n.version, n.doi, n.url, n.links, n.keywords, n.remark, n.note_path, "
               "n.placeholder, n.mark, n.tags, n.venue, n.year, n.authors, "
               "d.state, d.version, d.added_at, d.read_at, d.keywords, d.remark, d.note_path, "
               "d.shelf, r.work, r.authors, substr(r.published, "
               "1, 4), r.news, "
               "r.withdrawn, j.state, "
               "j.reason, p.file, EXISTS (SELECT 1 FROM node c WHERE c.parent_id = n.id AND %1) "
               "FROM node n JOIN list l ON l.id = n.list_id LEFT JOIN node_data d ON d.node_id = "
               "n.id "
               "LEFT JOIN record r ON r.work = n.work LEFT JOIN job j ON j.work = n.work "
               "LEFT JOIN pdf p ON p.work = n.work "
               "WHERE l.incomplete = 0 AND ")
        .arg(isVisible(QStringLiteral("c"), view));
}

QList<std::pair<QString, QString>> linksOf(const QString &json)
{
    QList<std::pair<QString, QString>> links;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto &link : array)
        links.append({link.toArray().at(0).toString(), link.toArray().at(1).toString()});
    return links;
}

QStringList linesOf(const QString &text)
{
    return text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

TreeNode nodeOf(const Statement &row)
{
    TreeNode node;
    int column = 0;
    const auto number = [&] { return row.number(column++); };
    const auto small = [&] { return static_cast<int>(row.number(column++)); };
    const auto text = [&] { return row.text(column++); };
    node.id = number();
    node.list = number();
    node.parent = number();
    node.depth = small();
    node.kind = static_cast<NodeKind>(small());
    node.shape = static_cast<Shape>(small());
    node.structure = static_cast<Structure>(small());
    node.level = small();
    node.title = text();
    const bool isBoxed = !row.isNull(column);
    if (const int box = small(); isBoxed)
        node.box = static_cast<char>(box);
    node.arxiv = text();
    node.version = small();
    node.doi = text();
    node.url = text();
    if (const QString links = text(); !links.isEmpty())
        node.links = linksOf(links);
    node.keywords = linesOf(text());
    node.remark = text();
    node.notePath = text();
    node.placeholder = small() != 0;
    const bool isMarked = !row.isNull(column);
    if (const int mark = small(); isMarked)
        node.mark = static_cast<ReadState>(mark);
    node.tags = linesOf(text());
    node.venue = text();
    node.writtenYear = small();
    node.writtenAuthors = text();
    node.data.state = static_cast<ReadState>(small());
    node.data.version = small();
    node.data.addedAt = number();
    node.data.readAt = number();
    node.data.keywords = linesOf(text());
    node.data.remark = text();
    node.data.notePath = text();
    node.data.shelf = number();
    node.hasRecord = !row.isNull(column++);
    node.authors = linesOf(text());
    node.year = small();
    node.news = small();
    node.withdrawn = small() != 0;
    node.job = static_cast<FetchState>(small());
    node.jobReason = text();
    node.pdf = text();
    node.hasChildren = small() != 0;
    return node;
}

// A text for LIKE ... ESCAPE '\': contained anywhere.
QString pattern(QString text)
{
    for (const char c : {'\\', '%', '_'})
        text.replace(QLatin1Char(c), QLatin1Char('\\') + QString(QLatin1Char(c)));
    return QLatin1Char('%') + text + QLatin1Char('%');
}

} // namespace

void TreeTable::fetch(const QString &sql, const QVariantList &values, const Take &take) const
{
    Statement row = m_database.statement(sql);
    for (const QVariant &value : values)
        row.bind(value);
    for (bool ok = row.run() && row.next(); ok && take(nodeOf(row)); ok = row.next()) {
    }
}

QList<TreeNode> TreeTable::fetch(const QString &sql, const QVariantList &values) const
{
    QList<TreeNode> nodes;
    fetch(sql, values, [&nodes](const TreeNode &node) {
        nodes << node;
        return true;
    });
    return nodes;
}

QList<TreeNode> TreeTable::select(const QString &where, const QVariantList &values) const
{
    return fetch(selectNodes({}) + where, values);
}

QString TreeTable::childrenSql(const TreeView &view)
{
    return selectNodes(view) + QStringLiteral("n.parent_id IS ? AND n.list_id = ? AND ") +
           isVisible(QStringLiteral("n"), view) + QStringLiteral(" ORDER BY n.ord");
}

QList<TreeNode> TreeTable::children(ListId list, NodeId parent, const TreeView &view) const
{
    QList<TreeNode> nodes =
        view.filter != nullptr
            ? filteredChildren(list, parent, view)
            : fetch(childrenSql(view), {parent ? QVariant(parent) : QVariant(), list});
    for (TreeNode &node : nodes) {
        if (node.kind == NodeKind::Section)
            node.count = count(node.id);
    }
    return nodes;
}

std::optional<TreeNode> TreeTable::find(NodeId node) const
{
    QList<TreeNode> nodes = select(QStringLiteral("n.id = ?"), {node});
    if (nodes.isEmpty())
        return std::nullopt;
    if (nodes.first().kind == NodeKind::Section)
        nodes.first().count = count(node);
    return nodes.first();
}

QList<TreeNode> TreeTable::nodes(const QList<NodeId> &nodes) const
{
    return select(QStringLiteral("n.id IN (SELECT value FROM json_each(?))"), {idsAsJson(nodes)});
}

QList<TreeNode> TreeTable::inOrder(ListId list) const
{
    QList<TreeNode> nodes;
    each(list, [&nodes](const TreeNode &node) {
        nodes << node;
        return true;
    });
    return nodes;
}

void TreeTable::each(ListId list, const Take &take) const
{
    fetch(selectNodes({true}) + QStringLiteral("n.list_id = ? ORDER BY n.ord"), {list}, take);
}

void TreeTable::eachIn(NodeId node, const Take &take) const
{
    fetch(selectNodes({true}) +
              QStringLiteral("n.list_id = (SELECT list_id FROM node WHERE id = ?) AND n.ord >= "
                             "(SELECT ord FROM node WHERE id = ?) AND n.ord < (SELECT %1 FROM "
                             "node s WHERE s.id = ?) ORDER BY n.ord")
                  .arg(subtreeEnd(QStringLiteral("s"))),
          {node, node, node}, take);
}

QList<TreeNode> TreeTable::around(NodeId node, int most) const
{
    const QString near = QStringLiteral("SELECT %1(ord) FROM (SELECT e.ord FROM node o JOIN node e "
                                        "ON e.list_id = o.list_id AND e.ord %2 o.ord "
                                        "WHERE o.id = ? ORDER BY e.ord %3 LIMIT ?)");
    return select(
        QStringLiteral("n.list_id = (SELECT list_id FROM node WHERE id = ?) AND n.ord "
                       "BETWEEN (%1) AND (%2) ORDER BY n.ord")
            .arg(near.arg(QStringLiteral("min"), QStringLiteral("<="), QStringLiteral("DESC")),
                 near.arg(QStringLiteral("max"), QStringLiteral(">="), QStringLiteral("ASC"))),
        {node, node, most, node, most});
}

QList<TreeNode> TreeTable::noted(ListId list, int most) const
{
    return select(QStringLiteral("n.list_id = ? AND n.kind = 1 AND (n.note_path IS NOT NULL OR "
                                 "d.note_path <> '') ORDER BY n.ord LIMIT ?"),
                  {list, most});
}

QList<SectionName> TreeTable::sections(ListId list) const
{
    QList<SectionName> names;
    Statement row = m_database.statement(
        "SELECT n.id, n.list_id, n.parent_id, n.title FROM list l JOIN node n ON n.list_id = l.id "
        "WHERE l.incomplete = 0 AND n.kind = 0 AND (? = 0 OR l.id = ?) "
        "ORDER BY l.ord, l.id, n.ord");
    for (bool ok = row.bind(list).bind(list).run() && row.next(); ok; ok = row.next())
        names.append({row.number(0), row.number(1), row.number(2), row.text(3)});
    return names;
}

NodeId TreeTable::lastSection(ListId list) const
{
    Statement row = m_database.statement(
        "SELECT id FROM node WHERE list_id = ? AND kind = 0 ORDER BY ord DESC LIMIT 1");
    return row.bind(list).run() && row.next() ? row.number(0) : 0;
}

QList<NodeId> TreeTable::ancestors(NodeId node) const
{
    QList<NodeId> nodes;
    Statement row = m_database.statement("SELECT parent_id FROM node WHERE id = ?");
    while (row.bind(node).run() && row.next() && !row.isNull(0)) {
        node = row.number(0);
        nodes.prepend(node);
    }
    return nodes;
}

QList<TreeStep> TreeTable::way(NodeId node) const
{
    QList<TreeStep> steps;
    for (std::optional<TreeStep> next = step(node); next; next = step(next->parent))
        steps.prepend(*next);
    return steps;
}

std::optional<TreeStep> TreeTable::step(NodeId node) const
{
    Statement row = m_database.statement("SELECT kind, title, parent_id FROM node WHERE id = ?");
    if (!row.bind(node).run() || !row.next())
        return std::nullopt;
    return TreeStep{node, static_cast<NodeKind>(row.number(0)), row.text(1), row.number(2)};
}

PaperCount TreeTable::count(NodeId section) const
{
    Statement row = m_database.statement("SELECT papers, read FROM paper_count WHERE node_id = ?");
    if (row.bind(section).run() && row.next())
        return {static_cast<int>(row.number(0)), static_cast<int>(row.number(1))};
    return {};
}

QByteArray TreeTable::bytes(NodeId node) const
{
    return beginning(node, std::numeric_limits<qsizetype>::max());
}

QByteArray TreeTable::beginning(NodeId node, qsizetype least) const
{
    QByteArray bytes;
    Query query = m_database.query(subtree(QStringLiteral("p.source"), QString()));
    query.bind(node);
    for (bool ok = query.run() && query.next(); ok && bytes.size() < least; ok = query.next())
        bytes += query.value(0).toByteArray();
    return bytes;
}

QStringList TreeTable::works(const QList<NodeId> &nodes) const
{
    QStringList works;
    Query query = m_database.query(
        subtree(QStringLiteral("p.work"), QStringLiteral(" AND +p.kind = 1 AND p.work <> ''")));
    for (const NodeId node : nodes) {
        query.bind(node);
        for (bool ok = query.run() && query.next(); ok; ok = query.next())
            works << query.value(0).toString();
    }
    return works;
}

QList<TreeNode> TreeTable::papersByArxiv(const QString &arxiv, ListId list) const
{
    return select(QStringLiteral("n.arxiv = ? AND n.kind = 1 AND (? = 0 OR n.list_id = ?) "
                                 "ORDER BY l.ord, l.id, n.ord"),
                  {arxiv, list, list});
}

QList<TreeNode> TreeTable::papersByWork(const QString &work) const
{
    const QString order = QStringLiteral(" AND n.kind = 1 ORDER BY l.ord, l.id, n.ord");
    if (work.startsWith(QLatin1String("doi:")))
        return select(QStringLiteral("n.doi IS NOT NULL AND lower(n.doi) = ? AND n.work = ?") +
                          order,
                      {work.mid(4), work});
    if (work.contains(QLatin1String("://")))
        return select(QStringLiteral("n.url = ? AND n.work = ?") + order, {work, work});
    return papersByArxiv(work, 0);
}

QList<TreeNode> TreeTable::papersWithNews() const
{
    // From the records to the papers: few have news.
    return select(
        QStringLiteral("n.id IN (WITH news(work) AS (SELECT work FROM record WHERE news <> 0) "
                       "SELECT id FROM node WHERE arxiv IN news UNION ALL "
                       "SELECT id FROM node WHERE url IN news UNION ALL "
                       "SELECT m.id FROM news JOIN node m ON lower(m.doi) = substr(news.work, 5) "
                       "WHERE m.doi IS NOT NULL) "
                       "AND r.news <> 0 AND n.kind = 1 ORDER BY l.ord, l.id, n.ord"),
        {});
}

QList<TreeNode> TreeTable::papersWithNote(const QString &fileName) const
{
    return select(
        QStringLiteral("n.id IN (SELECT id FROM node WHERE note_path IS NOT NULL AND "
                       "note_key = ? UNION ALL "
                       "SELECT id FROM node WHERE note_path IS NOT NULL AND note_key IS NULL "
                       "UNION ALL SELECT node_id FROM node_data WHERE note_path <> '' AND "
                       "instr(note_path, ?) > 0) AND n.kind = 1 ORDER BY l.ord, l.id, n.ord"),
        {fileKey(fileName), fileName});
}

QList<TreeNode> TreeTable::papersByUrl(const QString &urlOrDoi, ListId list) const
{
    return select(
        QStringLiteral("n.id IN (SELECT id FROM node WHERE url = ? UNION ALL SELECT id FROM node "
                       "WHERE doi IS NOT NULL AND lower(doi) = ?) "
                       "AND n.kind = 1 AND (? = 0 OR n.list_id = ?) "
                       "ORDER BY l.ord, l.id, n.ord"),
        {urlOrDoi, urlOrDoi.toLower(), list, list});
}

QList<TreeNode> TreeTable::papersByTitle(const QString &part, ListId list) const
{
    return select(
        QStringLiteral("n.title LIKE ? ESCAPE '\\' AND n.kind = 1 AND (? = 0 OR n.list_id = ?) "
                       "ORDER BY l.ord, l.id, n.ord"),
        {pattern(part), list, list});
}

QList<PaperName> TreeTable::papersNamed(const QStringList &words, int most) const
{
    const QString match = QStringLiteral(" AND m.title || char(10) || coalesce(m.arxiv, '') || "
                                         "char(10) || coalesce(m.note_path, '') "
                                         "LIKE ? ESCAPE '\\'");
    // A plain walk over the rows: by an index it takes twice as long.
    Query query = m_database.query(
        QStringLiteral("SELECT n.id, n.list_id, n.title, n.arxiv, n.url, "
                       "coalesce(nullif(n.note_path, ''), d.note_path, '') AS note "
                       "FROM node n JOIN list l ON l.id = n.list_id "
                       "LEFT JOIN node_data d ON d.node_id = n.id "
                       "WHERE l.incomplete = 0 AND +n.kind = 1 AND n.id IN "
                       "(SELECT m.id FROM node m WHERE +m.kind = 1 AND m.list_id IN (SELECT id "
                       "FROM list WHERE incomplete = 0)%1 LIMIT ?)")
            .arg(match.repeated(words.size())));
    for (const QString &word : words)
        query.bind(pattern(word));
    query.bind(most);
    QList<PaperName> names;
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        names.append({query.value(0).toLongLong(), query.value(1).toLongLong(),
                      query.value(2).toString(), query.value(3).toString(),
                      query.value(4).toString(), query.value(5).toString()});
    return names;
}

// The rows below one parent, of which a filter may let few through: these alone are read.
QList<TreeNode> TreeTable::filteredChildren(ListId list, NodeId parent, const TreeView &view) const
{
    const TreeFilter &filter = *view.filter;
    QList<NodeId> wanted;
    Query query = m_database.query(
        QStringLiteral("SELECT id FROM node WHERE parent_id IS ? AND list_id = ?"));
    query.bind(parent != 0 ? QVariant(parent) : QVariant()).bind(list);
    for (bool ok = query.run() && query.next(); ok; ok = query.next()) {
        if (const NodeId node = query.value(0).toLongLong(); filter.shown.contains(node))
            wanted << node;
    }
    if (wanted.isEmpty())
        return {};
    QList<TreeNode> nodes =
        fetch(selectNodes(view) +
                  QStringLiteral("n.id IN (SELECT value FROM json_each(?)) ORDER BY n.ord"),
              {idsAsJson(wanted)});
    for (TreeNode &node : nodes) {
        node.below = filter.below.value(node.id);
        node.hasChildren = node.below.rows > 0;
    }
    return nodes;
}

} // namespace paperdip
