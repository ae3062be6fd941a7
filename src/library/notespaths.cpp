// SPDX-License-Identifier: MIT
#include "core/readabletex.h"
#include "formats/template.h"
#include "library/exporter.h"
#include "library/notes_p.h"
#include "library/notetemplate.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace paperdip {

namespace {

constexpr int MostLearntFrom = 200; // notes, the nearest
constexpr qint64 LargestLearntFrom = 256 * 1024;

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

QList<NamedNote> Notes::Private::notesAround(const NodeRow &paper) const
{
    QList<std::pair<qsizetype, NamedNote>> found; // how far it is
    const Result<ListInfo> info = library.list(paper.list);
    if (!info || info->path.isEmpty())
        return {};
    const WorkTreePaths paths(info->path);
    const QList<NodeRow> rows = library.rowsAround(paper.id);
    qsizetype own = 0;
    while (own < rows.size() && rows[own].id != paper.id)
        ++own;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const NodeRow &row = rows[i];
        if (i == own || row.notePath.isEmpty())
            continue;
        const Result<QString> path = paths.resolve(row.notePath);
        if (!path)
            continue;
        found.append({qAbs(i - own),
                      {row.title, row.arxiv, QUrl::fromPercentEncoding(row.notePath.toUtf8()),
                       row.parent == paper.parent, QFileInfo(*path).isFile()}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<NamedNote> notes;
    for (const auto &[distance, note] : found)
        notes << note;
    return notes;
}

QString Notes::proposePath(NodeId paper) const
{
    const Result<NodeRow> row = d->library.node(paper);
    if (!row)
        return {};
    const QList<NamedNote> notes = d->notesAround(*row);
    const NoteStyle style = noteStyle(notes);
    const QString name = noteName(row->placeholder ? QString() : row->title, row->arxiv, style,
                                  QDate::currentDate());
    QSet<QString> taken; // Windows knows no case
    if (!row->notePath.isEmpty())
        taken.insert(QDir::cleanPath(row->notePath).toLower());
    for (const NamedNote &note : notes)
        taken.insert(QDir::cleanPath(note.path).toLower());
    const auto isTaken = [&](const QString &path) {
        const Result<QString> absolute = resolve(row->list, path);
        const QList<NodeRow> far = d->library.papersWithNote(QFileInfo(path).fileName());
        for (const NodeRow &other : far) {
            if (other.list == row->list)
                taken.insert(
                    QDir::cleanPath(QUrl::fromPercentEncoding(other.notePath.toUtf8())).toLower());
        }
        return taken.contains(QDir::cleanPath(path).toLower()) ||
               (absolute && QFileInfo::exists(*absolute));
    };
    QString path = notePath(style, name);
    for (int number = 2; number < 1000 && isTaken(path); ++number)
        path = notePath(style, QStringLiteral("%1_%2").arg(name).arg(number));
    return path;
}

QList<QByteArray> Notes::Private::bytesOf(ListId list, const QList<NamedNote> &notes) const
{
    QList<QByteArray> all;
    for (const NamedNote &note : notes.mid(0, MostLearntFrom)) {
        const Result<QString> path = q.resolve(list, note.path);
        if (!path)
            continue;
        if (const Result<QByteArray> bytes = readFile(*path, LargestLearntFrom))
            all << *bytes;
    }
    return all;
}

QByteArray Notes::newNote(NodeId paper) const
{
    const Result<NodeRow> row = d->library.node(paper);
    if (!row)
        return {};
    const QList<QByteArray> others = d->bytesOf(row->list, d->notesAround(*row));
    Result<EntryTemplate> form = EntryTemplate::parse(noteTemplate(row->list));
    if (!form)
        form = EntryTemplate::parse(learntNoteTemplate(others));
    Citation citation = citationsOf(d->library.store(), row->list, {paper}).value(0);
    if (row->placeholder)
        citation.title = row->arxiv.isEmpty() ? row->url : row->arxiv;
    citation.title = readableTex(citation.title);
    QByteArray note = form->apply(citation, {}).toUtf8() + '\n';
    const auto windows = std::count_if(others.begin(), others.end(), [](const QByteArray &other) {
        return other.contains("\r\n");
    });
    return windows * 2 > others.size() ? note.replace("\n", "\r\n") : note;
}

QString Notes::noteTemplate(ListId list) const
{
    return d->library.store().lists().noteTemplate(list);
}

QString Notes::learntTemplate(ListId list) const
{
    QList<NamedNote> notes;
    const QList<TreeNode> papers = d->library.store().tree().noted(list, MostLearntFrom);
    for (const TreeNode &paper : papers) {
        const QString &path = paper.notePath.isEmpty() ? paper.data.notePath : paper.notePath;
        notes << NamedNote{paper.title, paper.arxiv, path};
    }
    return learntNoteTemplate(d->bytesOf(list, notes));
}

Result<void> Notes::setNoteTemplate(ListId list, const QString &form)
{
    if (!form.trimmed().isEmpty()) {
        if (const Result<EntryTemplate> parsed = EntryTemplate::parse(form); !parsed)
            return Failure(parsed.error());
    }
    return d->library.store().lists().setNoteTemplate(list,
                                                      form.trimmed().isEmpty() ? QString() : form);
}

} // namespace paperdip
