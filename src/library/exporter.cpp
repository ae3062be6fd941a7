// SPDX-License-Identifier: MIT
#include "library/exporter.h"

#include "library/noderow.h"
#include "store/snapshot.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <QFileInfo>
#include <QSet>
#include <algorithm>
#include <limits>

namespace paperdip {

namespace {

// What the list says of a publication goes before what the record does: an author corrects there.
void addRecord(Citation &citation, const Record &record)
{
    if (!record.authors.isEmpty())
        citation.authors = record.authors;
    const int published = record.published.isValid() ? record.published.date().year() : 0;
    if (published > 0 && (citation.year == 0 || citation.year == published)) {
        const QDate date = record.published.date();
        citation.year = date.year();
        citation.month = date.month();
        citation.day = date.day();
    }
    if (citation.venue.isEmpty())
        citation.venue = record.journalRef;
    citation.category = record.primaryCategory;
    citation.abstract = record.abstract;
    citation.comment = record.comment;
    if (citation.doi.isEmpty())
        citation.doi = record.doi;
}

Citation citationFor(Store &store, const NodeRow &row, const QStringList &sections)
{
    Citation citation;
    citation.title = row.placeholder ? QString() : row.title;
    citation.arxiv = row.arxiv;
    citation.version = row.version;
    citation.doi = row.doi;
    citation.url = row.url;
    citation.year = row.year;
    citation.keywords = row.keywords;
    citation.tags = row.tags;
    citation.venue = row.venue;
    citation.authors = row.listAuthors.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString &author : citation.authors)
        author = author.trimmed();
    citation.remark = row.remark;
    citation.notePath = row.notePath;
    citation.state = row.state;
    citation.sections = sections;
    for (const auto &link : row.links) {
        if (link.second != row.notePath)
            citation.links.append(link);
    }
    const std::optional<Record> record =
        row.work.isEmpty() ? std::nullopt : store.records().find(row.work);
    if (record) {
        addRecord(citation, *record);
        if (citation.title.isEmpty())
            citation.title = record->title;
    }
    if (citation.title.isEmpty())
        citation.title = row.arxiv.isEmpty() ? row.url : QStringLiteral("arXiv:") + row.arxiv;
    return citation;
}

// Gathers papers in document order, up to so many.
class Gatherer
{
public:
    Gatherer(Store &store, qsizetype most) : m_store(store), m_most(most) {}

    void addList(ListId list)
    {
        m_store.tree().each(list, [this](const TreeNode &node) { return take(node); });
    }
    void addNode(NodeId node)
    {
        m_above.clear();
        m_sections.clear();
        const QList<TreeStep> way = m_store.tree().way(node);
        for (const TreeStep &step : way) {
            if (step.kind == NodeKind::Section && step.node != node)
                m_above << step.title;
        }
        m_store.tree().eachIn(node, [this](const TreeNode &each) { return take(each); });
    }
    QList<Citation> citations() const { return m_citations; }

private:
    bool take(const TreeNode &node)
    {
        if (m_citations.size() >= m_most)
            return false;
        while (!m_sections.isEmpty() && m_sections.last().first >= node.depth)
            m_sections.removeLast();
        if (node.kind == NodeKind::Section)
            m_sections.append({node.depth, node.title});
        if (node.kind != NodeKind::Paper)
            return true;
        QStringList path = m_above;
        for (const auto &section : std::as_const(m_sections))
            path << section.second;
        m_citations << citationFor(m_store, m_rows.row(node, pathOf(node.list)), path);
        return true;
    }
    QString pathOf(ListId list)
    {
        auto path = m_paths.find(list);
        if (path == m_paths.end())
            path = m_paths.insert(list, m_store.lists().find(list).value_or(StoredList()).path);
        return *path;
    }

    Store &m_store;
    const qsizetype m_most;
    RowMaker m_rows;
    QHash<ListId, QString> m_paths;
    QStringList m_above;                       // the sections around what is gone through
    QList<std::pair<int, QString>> m_sections; // those in it, around the current node: depth, title
    QList<Citation> m_citations;
};

// Those of the nodes that stand below no other one of them: the lists as they come, each in order.
QList<NodeId> rootsOf(Store &store, const QList<NodeId> &nodes)
{
    const QSet<NodeId> wanted(nodes.begin(), nodes.end());
    QHash<ListId, qsizetype> turns;
    std::vector<std::tuple<qsizetype, qint64, NodeId>> roots; // with its list's turn and its place
    for (const NodeId node : nodes) {
        const ListId list = store.nodes().listOf(node);
        if (!turns.contains(list))
            turns.insert(list, turns.size());
        const QList<NodeId> above = store.tree().ancestors(node);
        if (std::none_of(above.begin(), above.end(),
                         [&](NodeId id) { return wanted.contains(id); }))
            roots.emplace_back(turns.value(list), store.nodes().placeOf(node).value_or(0), node);
    }
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    QList<NodeId> ids;
    for (const auto &root : roots)
        ids << std::get<2>(root);
    return ids;
}

} // namespace

Beginning beginningOf(Store &store, ListId list, const QList<NodeId> &nodes, qsizetype most)
{
    Gatherer papers(store, most);
    Beginning beginning;
    if (nodes.isEmpty()) {
        papers.addList(list);
        beginning.count = store.lists().count(list).papers;
    }
    const QList<NodeId> roots = rootsOf(store, nodes);
    for (const NodeId root : roots) {
        papers.addNode(root);
        const std::optional<TreeStep> node = store.tree().step(root);
        beginning.count +=
            store.tree().count(root).papers + (node && node->kind == NodeKind::Paper ? 1 : 0);
    }
    beginning.citations = papers.citations();
    return beginning;
}

QList<Citation> citationsOf(Store &store, ListId list, const QList<NodeId> &nodes)
{
    return beginningOf(store, list, nodes, std::numeric_limits<qsizetype>::max()).citations;
}

QByteArray markdownBeginning(Store &store, ListId list, const QList<NodeId> &nodes, qsizetype most)
{
    if (nodes.isEmpty())
        return store.nodes().beginning(list, most).left(most);
    QByteArray bytes;
    const QList<NodeId> roots = rootsOf(store, nodes);
    for (auto root = roots.begin(); root != roots.end() && bytes.size() < most; ++root)
        bytes += store.tree().beginning(*root, most - bytes.size());
    return bytes.left(most);
}

QByteArray markdownOf(Store &store, const QList<NodeId> &nodes)
{
    return nodes.isEmpty()
               ? QByteArray()
               : markdownBeginning(store, 0, nodes, std::numeric_limits<qsizetype>::max());
}

Result<QByteArray> exported(Store &store, ListId list, const QList<NodeId> &nodes, Format format,
                            const QString &form)
{
    std::optional<Snapshot> snapshot; // a library in memory has one connection alone
    if (store.path() != QLatin1String(":memory:"))
        snapshot.emplace(store.database());
    const std::optional<StoredList> stored = store.lists().find(list);
    if (!stored)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such list."),
                    QString::number(list));
    for (const NodeId node : nodes) {
        if (store.nodes().listOf(node) == 0)
            return fail(ErrorCode::NotFound, QStringLiteral("This entry is no longer there."),
                        QString::number(node));
    }
    if (format == Format::Markdown)
        return markdownBeginning(store, list, nodes, std::numeric_limits<qsizetype>::max());
    QString title = stored->name;
    if (nodes.size() == 1) {
        const std::optional<TreeStep> node = store.tree().step(nodes.first());
        if (node && node->kind == NodeKind::Section)
            title = node->title;
    }
    return writeCitations(format, citationsOf(store, list, nodes), title, form);
}

Result<void> writeExport(const QByteArray &bytes, const QString &path)
{
    WriteJob job;
    job.path = QFileInfo(path).absoluteFilePath();
    job.bytes = bytes;
    const Result<QByteArray> present = readFile(job.path);
    if (present)
        job.allowed << hashOf(*present);
    else if (present.error().code != ErrorCode::NotFound)
        return Failure(present.error());
    if (const Result<QByteArray> written = writeFile(job); !written)
        return Failure(written.error());
    return {};
}

} // namespace paperdip
