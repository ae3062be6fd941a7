// SPDX-License-Identifier: MIT
#include "library/noderow.h"

#include "core/work.h"
#include "sync/ownrepository.h"

#include <QFileInfo>

namespace paperdip {

namespace {

QString lastName(const QString &author)
{
    return author.mid(author.lastIndexOf(QLatin1Char(' ')) + 1);
}

void setState(NodeRow &row, const TreeNode &node)
{
    if (row.kind != NodeKind::Paper)
        return;
    if (node.mark) {
        row.stateOnlyHere =
            *node.mark == ReadState::Unread && node.data.state == ReadState::Reading;
        row.state = row.stateOnlyHere ? ReadState::Reading : *node.mark;
    } else if (!node.box) {
        row.state = node.data.state;
        row.stateOnlyHere = row.state != ReadState::Unread;
    } else if (*node.box != ' ' && *node.box != '\t') {
        row.state = ReadState::Read;
    } else if (node.data.state == ReadState::Reading) {
        row.state = ReadState::Reading;
        row.stateOnlyHere = true;
    }
}

void setFetch(NodeRow &row, const TreeNode &node)
{
    row.fetch = node.hasRecord ? FetchState::Done : node.job;
    if (row.fetch != FetchState::Failed && row.fetch != FetchState::Unknown)
        return;
    // "CODE DETAIL", as table job has it
    const qsizetype blank = node.jobReason.indexOf(QLatin1Char(' '));
    row.fetchError = static_cast<ErrorCode>(node.jobReason.left(blank).toInt());
    row.fetchReason = blank < 0 ? QString() : node.jobReason.mid(blank + 1);
    if (row.fetchReason.isEmpty())
        row.fetchReason = row.fetch == FetchState::Unknown
                              ? QStringLiteral("arXiv does not know this id.")
                              : QStringLiteral("arXiv did not answer.");
}

// What the list has no place for.
void setOnlyHere(NodeRow &row, const NodeData &data)
{
    if (row.keywords.isEmpty() && !data.keywords.isEmpty()) {
        row.keywords = data.keywords;
        row.keywordsOnlyHere = true;
    }
    if (row.remark.isEmpty() && !data.remark.isEmpty()) {
        row.remark = data.remark;
        row.remarkOnlyHere = true;
    }
    if (row.notePath.isEmpty() && !data.notePath.isEmpty()) {
        row.notePath = data.notePath;
        row.noteOnlyHere = true;
    }
}

QString writtenAuthors(const QString &text)
{
    const QStringList names = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (names.size() < 2)
        return text;
    return names.first().trimmed() + QStringLiteral(" et al.");
}

} // namespace

QString shortAuthors(const QStringList &authors)
{
    if (authors.isEmpty())
        return {};
    const QString first = lastName(authors.first());
    if (authors.size() == 1)
        return first;
    if (authors.size() == 2)
        return first + QStringLiteral(" & ") + lastName(authors.last());
    return first + QStringLiteral(" et al.");
}

int arxivYear(const QString &arxiv)
{
    const QString digits = arxiv.mid(arxiv.indexOf(QLatin1Char('/')) + 1, 2);
    bool ok = false;
    const int year = digits.toInt(&ok);
    if (!ok || digits.size() != 2)
        return 0;
    return year >= 91 ? 1900 + year : 2000 + year;
}

NodeRow RowMaker::row(const TreeNode &node, const QString &listPath)
{
    NodeRow row;
    row.id = node.id;
    row.list = node.list;
    row.parent = node.parent;
    row.kind = node.kind;
    row.shape = node.shape;
    row.level = node.level;
    row.depth = node.depth;
    row.title = node.title;
    row.placeholder = node.placeholder;
    row.box = node.mark ? std::optional<char>() : node.box;
    row.mark = node.mark;
    row.tags = node.tags;
    row.venue = node.venue;
    row.listAuthors = node.writtenAuthors;
    row.arxiv = node.arxiv;
    row.version = node.version ? node.version : node.data.version;
    row.doi = node.doi;
    row.url = node.url;
    row.work = recordKey(node.arxiv, node.doi, node.url);
    row.news = node.news;
    row.withdrawn = node.withdrawn;
    row.links = node.links;
    row.keywords = node.keywords;
    row.remark = node.remark;
    row.notePath = node.notePath;
    if (row.notePath.isEmpty() && row.kind == NodeKind::Paper)
        row.notePath = noteAmong(row, listPath);
    setOnlyHere(row, node.data);
    if (!m_dataFolder.isEmpty()) {
        row.noteExists = m_notes.isThere(row.id, listPath, row.notePath);
        row.hasPdf =
            !node.pdf.isEmpty() && QFileInfo(m_dataFolder + QLatin1Char('/') + node.pdf).isFile();
    }
    row.authors =
        node.authors.isEmpty() ? writtenAuthors(node.writtenAuthors) : shortAuthors(node.authors);
    row.year = node.year ? node.year : node.writtenYear ? node.writtenYear : arxivYear(node.arxiv);
    row.hasChildren = node.hasChildren;
    row.found = node.below.found;
    row.foundRows = node.below.rows;
    row.papers = node.count.papers;
    row.read = node.count.read;
    setState(row, node);
    setFetch(row, node);
    return row;
}

// A note that only the files around tell: at the repository's own address, or the README.md of a
// folder. What is there stays so for the session.
QString RowMaker::noteAmong(const NodeRow &row, const QString &listPath)
{
    if (listPath.isEmpty())
        return {};
    const auto noteAt = [&](const QString &url) {
        const Target target = classifyTarget(url);
        if (target != Target::Code && target != Target::Local)
            return QString();
        const auto known = m_own.constFind({listPath, url});
        if (known != m_own.cend())
            return *known;
        QString note =
            target == Target::Local ? folderNote(listPath, url) : ownRepositoryPath(listPath, url);
        if (!note.endsWith(QLatin1String(".md"), Qt::CaseInsensitive))
            note.clear();
        return *m_own.insert({listPath, url}, note);
    };
    for (const auto &link : row.links) {
        if (QString note = noteAt(link.second); !note.isEmpty())
            return note;
    }
    return noteAt(row.url);
}

} // namespace paperdip
