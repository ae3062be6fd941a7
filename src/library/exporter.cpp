// SPDX-License-Identifier: MIT
#include "library/exporter.h"

#include "library/library.h"
#include "sync/safefile.h"

#include <QFileInfo>
#include <QSet>
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

Citation citationFor(const Library &library, const NodeRow &row, const QStringList &sections)
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
        row.work.isEmpty() ? std::nullopt : library.record(row.work);
    if (record) {
        addRecord(citation, *record);
        if (citation.title.isEmpty())
            citation.title = record->title;
    }
    if (citation.title.isEmpty())
        citation.title = row.arxiv.isEmpty() ? row.url : QStringLiteral("arXiv:") + row.arxiv;
    return citation;
}

// The papers of one list, up to so many; wanted empty: all.
void addPapers(const Library &library, ListId list, const QSet<NodeId> &wanted, qsizetype most,
               Beginning &papers)
{
    const QList<NodeRow> rows = library.allNodes(list);
    QList<NodeRow> sections; // those that the current row is in
    int takenDepth = -1;     // below this depth everything is wanted
    for (const NodeRow &row : rows) {
        while (!sections.isEmpty() && sections.last().depth >= row.depth)
            sections.removeLast();
        if (takenDepth >= 0 && row.depth <= takenDepth)
            takenDepth = -1;
        if (takenDepth < 0 && wanted.contains(row.id))
            takenDepth = row.depth;
        if (row.kind == NodeKind::Section)
            sections << row;
        if (row.kind != NodeKind::Paper || (!wanted.isEmpty() && takenDepth < 0))
            continue;
        if (++papers.count > most)
            continue;
        QStringList path;
        for (const NodeRow &section : std::as_const(sections))
            path << section.title;
        papers.citations << citationFor(library, row, path);
    }
}

// A paper that holds no others: nothing else of its list is read.
std::optional<Citation> citationAlone(const Library &library, NodeId paper)
{
    const Result<NodeRow> row = library.node(paper);
    if (!row || row->kind != NodeKind::Paper || row->hasChildren)
        return std::nullopt;
    QStringList path;
    const QList<NodeId> above = library.ancestors(paper);
    for (const NodeId node : above) {
        const Result<NodeRow> section = library.node(node);
        if (section && section->kind == NodeKind::Section)
            path << section->title;
    }
    return citationFor(library, *row, path);
}

} // namespace

Beginning beginningOf(const Library &library, ListId list, const QList<NodeId> &nodes,
                      qsizetype most)
{
    Beginning papers;
    const auto alone =
        nodes.size() == 1 && most > 0 ? citationAlone(library, nodes.first()) : std::nullopt;
    if (alone) {
        papers.count = 1;
        papers.citations << *alone;
        return papers;
    }
    QList<ListId> lists;
    if (nodes.isEmpty())
        lists << list;
    for (const NodeId node : nodes) {
        const Result<NodeRow> row = library.node(node);
        if (row && !lists.contains(row->list))
            lists << row->list;
    }
    const QSet<NodeId> wanted(nodes.begin(), nodes.end());
    for (const ListId one : std::as_const(lists))
        addPapers(library, one, wanted, most, papers);
    return papers;
}

QList<Citation> citationsOf(const Library &library, ListId list, const QList<NodeId> &nodes)
{
    return beginningOf(library, list, nodes, std::numeric_limits<qsizetype>::max()).citations;
}

Result<QByteArray> exported(const Library &library, ListId list, const QList<NodeId> &nodes,
                            Format format, const QString &form)
{
    const Result<ListInfo> info = library.list(list);
    if (!info)
        return Failure(info.error());
    if (format == Format::Markdown)
        return nodes.isEmpty() ? library.bytes(list) : library.bytes(nodes);
    QString title = info->name;
    if (nodes.size() == 1) {
        const Result<NodeRow> row = library.node(nodes.first());
        if (row && row->kind == NodeKind::Section)
            title = row->title;
    }
    return writeCitations(format, citationsOf(library, list, nodes), title, form);
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
