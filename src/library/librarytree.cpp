// SPDX-License-Identifier: MIT
#include "library/library_p.h"
#include "library/sectionpath.h"

namespace paperdip {

NodeRow Library::Private::row(const TreeNode &node)
{
    return rowsOf({node}).first();
}

QList<NodeRow> Library::Private::rowsOf(const QList<TreeNode> &nodes)
{
    QHash<ListId, QString> paths;
    QList<NodeRow> made;
    made.reserve(nodes.size());
    for (const TreeNode &node : nodes) {
        auto path = paths.find(node.list);
        if (path == paths.end()) {
            const std::optional<StoredList> list = store->lists().find(node.list);
            path = paths.insert(node.list, list ? list->path : QString());
        }
        made << rows.row(node, *path);
    }
    return made;
}

QList<NodeRow> Library::children(ListId list, NodeId parent, const ViewOptions &options) const
{
    const TreeView view{options.text, options.filtered ? d->filter.get() : nullptr};
    return d->rowsOf(d->store->tree().children(list, parent, view));
}

Result<NodeRow> Library::node(NodeId node) const
{
    const std::optional<TreeNode> found = d->store->tree().find(node);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("This entry is no longer there."),
                    QString::number(node));
    return d->row(*found);
}

QHash<NodeId, NodeRow> Library::nodes(const QList<NodeId> &nodes) const
{
    QHash<NodeId, NodeRow> rows;
    const QList<NodeRow> all = d->rowsOf(d->store->tree().nodes(nodes));
    for (const NodeRow &row : all)
        rows.insert(row.id, row);
    return rows;
}

QList<NodeId> Library::ancestors(NodeId node) const
{
    return d->store->tree().ancestors(node);
}

namespace {

// Lines end at LF, CRLF or lone CR.
int linesIn(const QByteArray &bytes)
{
    int lines = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool crlf = bytes.at(i) == '\r' && i + 1 < bytes.size() && bytes.at(i + 1) == '\n';
        if (bytes.at(i) == '\n' || (bytes.at(i) == '\r' && !crlf))
            ++lines;
    }
    const bool open = !bytes.isEmpty() && !bytes.endsWith('\n') && !bytes.endsWith('\r');
    return lines + (open ? 1 : 0);
}

void countLines(QList<NodeRow> &rows, const std::vector<std::pair<NodeId, QByteArray>> &sources)
{
    int line = 1;
    for (qsizetype i = 0; i < rows.size() && i < static_cast<qsizetype>(sources.size()); ++i) {
        rows[i].line = line;
        rows[i].lines = linesIn(sources[static_cast<size_t>(i)].second);
        line += rows.at(i).lines;
    }
}

} // namespace

QList<NodeRow> Library::allNodes(ListId list) const
{
    QList<NodeRow> rows = d->rowsOf(d->store->tree().inOrder(list));
    QList<qsizetype> sections; // those that the current row is in, by index
    for (qsizetype i = 0; i < rows.size(); ++i) {
        while (!sections.isEmpty() && rows.at(sections.last()).depth >= rows.at(i).depth)
            sections.removeLast();
        if (rows.at(i).kind == NodeKind::Section)
            sections << i;
        if (rows.at(i).kind != NodeKind::Paper)
            continue;
        for (const qsizetype section : std::as_const(sections)) {
            ++rows[section].papers;
            rows[section].read += rows.at(i).state == ReadState::Read ? 1 : 0;
        }
    }
    countLines(rows, d->store->nodes().sources(list));
    return rows;
}

QList<NodeRow> Library::rowsAround(NodeId node) const
{
    constexpr int most = 300;
    return d->rowsOf(d->store->tree().around(node, most));
}

NodeId Library::lastSection(ListId list) const
{
    return d->store->tree().lastSection(list);
}

NodeId Library::sectionOf(NodeId id) const
{
    QList<NodeId> nodes = ancestors(id);
    nodes << id;
    while (!nodes.isEmpty()) {
        const Result<NodeRow> row = node(nodes.takeLast());
        if (row && row->kind == NodeKind::Section)
            return row->id;
    }
    return 0;
}

QString Library::sectionPath(NodeId node) const
{
    return paperdip::sectionPath(*d->store, node);
}

Result<NodeId> Library::findSection(ListId list, const QString &path) const
{
    QList<std::pair<NodeId, QString>> exact;
    QList<std::pair<NodeId, QString>> partly;
    const QList<SectionName> sections = d->store->tree().sections(list);
    for (const SectionName &section : sections) {
        const QString full = sectionTitles(*d->store, section.node).join(QLatin1Char('/'));
        const QString usual = sectionPath(section.node);
        if (usual.compare(path, Qt::CaseInsensitive) == 0 ||
            full.compare(path, Qt::CaseInsensitive) == 0)
            exact.append({section.node, usual});
        else if (full.endsWith(QLatin1Char('/') + path, Qt::CaseInsensitive))
            partly.append({section.node, usual});
    }
    const auto &found = exact.isEmpty() ? partly : exact;
    if (found.isEmpty() || path.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("No section is called \"%1\".").arg(path),
                    path);
    if (found.size() == 1)
        return found.first().first;
    QStringList candidates;
    for (const auto &[id, usual] : found)
        candidates << usual;
    return fail(ErrorCode::Ambiguous,
                QStringLiteral("Several sections are called \"%1\".").arg(path), path,
                candidates.join(QLatin1Char('\n')));
}

QList<NodeRow> Library::findPapers(const QString &text, ListId list) const
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return {};
    TreeTable &tree = d->store->tree();
    QList<TreeNode> found;
    std::optional<ArxivId> arxiv = parseArxivId(wanted);
    if (!arxiv)
        arxiv = arxivFromUrl(wanted);
    if (arxiv)
        found = tree.papersByArxiv(arxiv->id, list);
    if (found.isEmpty())
        found = tree.papersByUrl(wanted, list);
    if (const QString doi = doiFrom(wanted); found.isEmpty() && !doi.isEmpty())
        found = tree.papersByUrl(doi, list);
    if (found.isEmpty())
        found = tree.papersByTitle(wanted, list);
    return d->rowsOf(found);
}

QList<NodeRow> Library::papersByArxiv(const QString &arxiv) const
{
    return d->rowsOf(d->store->tree().papersByArxiv(arxiv, 0));
}

QList<NodeRow> Library::papersByWork(const QString &work) const
{
    return d->rowsOf(d->store->tree().papersByWork(work));
}

std::optional<Record> Library::record(const QString &work) const
{
    return d->store->records().find(work);
}

QList<NodeRow> Library::papersWithNews() const
{
    return d->rowsOf(d->store->tree().papersWithNews());
}

QList<NodeRow> Library::papersWithNote(const QString &fileName) const
{
    return d->rowsOf(d->store->tree().papersWithNote(fileName));
}

Result<void> Library::dropNews(const QString &work)
{
    if (d->store->records().news(work) == NoNews)
        return {};
    Result<void> dropped = d->store->records().setNews(work, NoNews);
    if (dropped)
        Q_EMIT recordChanged(work);
    return dropped;
}

void Library::setFilter(std::shared_ptr<TreeFilter> filter)
{
    d->filter = std::move(filter);
}

void Library::lookForNotesBehind()
{
    d->rows.notes().lookBehind();
    connect(&d->rows.notes(), &NotePresence::changed, this, &Library::nodesChanged,
            Qt::UniqueConnection);
}

void Library::forgetNotesSeen()
{
    d->rows.notes().forget();
}

const TreeFilter *Library::filter() const
{
    return d->filter.get();
}

} // namespace paperdip
