// SPDX-License-Identifier: MIT
#include "library/notename.h"
#include "library/notes_p.h"
#include "sync/worktree.h"

#include <QFileInfo>

namespace paperdip {

namespace {

// A title as the text of a link.
QString escaped(const QString &title)
{
    QString text;
    for (const QChar c : title) {
        if (QStringLiteral("\\[]`*_<").contains(c))
            text += QLatin1Char('\\');
        text += c;
    }
    return text;
}

} // namespace

Result<QString> Notes::pathOf(NodeId paper) const
{
    const Result<NodeRow> row = d->library.node(paper);
    if (!row)
        return Failure(row.error());
    if (row->notePath.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("This paper has no note"), row->title);
    return resolve(row->list, row->notePath);
}

Result<QString> Notes::resolve(ListId list, const QString &notePath) const
{
    const Result<ListInfo> info = d->library.list(list);
    if (!info)
        return Failure(info.error());
    if (info->path.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    QStringLiteral("A list that is not linked to a file has no notes"), info->name);
    }
    return resolveInWorkTree(info->path, notePath);
}

QString Notes::proposePath(NodeId paper) const
{
    const Result<NodeRow> row = d->library.node(paper);
    if (!row)
        return {};
    QStringList paths;
    const QList<NodeRow> rows = d->library.allNodes(row->list);
    for (const NodeRow &other : rows) {
        QString path = other.notePath;
        if (path.startsWith(u"./"))
            path.remove(0, 2);
        if (!path.isEmpty() && resolve(row->list, path))
            paths << path;
    }
    const QString folder = usualNoteFolder(paths);
    QString fallback = row->arxiv.isEmpty() ? QStringLiteral("note") : row->arxiv;
    fallback.replace(QLatin1Char('/'), QLatin1Char('_'));
    const QString base = (folder.isEmpty() ? QString() : folder + QLatin1Char('/')) +
                         noteName(row->placeholder ? QString() : row->title, fallback);
    QString path = base + QStringLiteral(".md");
    for (int number = 2; number < 1000; ++number) {
        const Result<QString> absolute = resolve(row->list, path);
        const bool taken =
            paths.contains(path, Qt::CaseInsensitive) || (absolute && QFileInfo::exists(*absolute));
        if (!taken)
            break;
        path = QStringLiteral("%1_%2.md").arg(base).arg(number);
    }
    return path;
}

QByteArray Notes::newNote(NodeId paper) const
{
    const Result<NodeRow> row = d->library.node(paper);
    if (!row)
        return {};
    const QString title =
        row->placeholder && !row->arxiv.isEmpty() ? row->arxiv : escaped(row->title);
    const QString heading =
        row->url.isEmpty() ? title : QStringLiteral("[%1](%2)").arg(title, row->url);
    return QStringLiteral("# %1\n\n").arg(heading).toUtf8();
}

} // namespace paperdip
