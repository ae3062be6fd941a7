// SPDX-License-Identifier: MIT
#include "library/noteindex.h"

#include "core/identify.h"
#include "library/folderindex.h"
#include "library/library.h"
#include "library/localpath.h"
#include "markdown/noteheadings.h"
#include "markdown/notelinks.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDateTime>
#include <QFileInfo>
#include <algorithm>

namespace paperdip {

namespace {

constexpr qint64 longestNote = 4 * 1024 * 1024;

bool isMarkdown(const QString &path)
{
    return path.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) ||
           path.endsWith(QLatin1String(".markdown"), Qt::CaseInsensitive);
}

} // namespace

NoteFacts noteFacts(const QByteArray &bytes, const QString &path, const QString &root)
{
    NoteFacts facts;
    const std::vector<NoteHeading> headings = noteHeadings(bytes);
    facts.title = headings.empty() || headings.front().text.isEmpty()
                      ? QFileInfo(path).completeBaseName()
                      : headings.front().text;
    const LocalBase base{QFileInfo(path).absolutePath(), root};
    const NoteLinks found = noteLinks(bytes);
    for (const NoteLink &link : found.links) {
        const QString local = localPathOf(link.target);
        const QString file = local.isEmpty() ? QString() : locate(base, local);
        if (link.kind == NoteLink::Kind::Picture) {
            if (!file.isEmpty())
                facts.pictureFolders.insert(QFileInfo(file).absolutePath());
            continue;
        }
        if (const auto id = arxivFromUrl(link.target))
            facts.linkedPapers.insert(id->id);
        if (!file.isEmpty())
            facts.files.insert(file);
    }
    const QList<Identified> named = identify(QString::fromUtf8(bytes));
    for (const Identified &one : named) {
        if (one.kind == Identified::Kind::Arxiv && one.sure)
            facts.papers.insert(one.id);
    }
    return facts;
}

NoteIndex::NoteIndex(Library &library, QObject *parent)
    : QObject(parent), m_library(library),
      m_looking(&NoteIndex::look, [this](const Task &task, const Seen &seen) {
          m_list = task.list;
          m_seen = seen;
          Q_EMIT ready(task.list);
      })
{
}

void NoteIndex::refresh(ListId list)
{
    const Result<ListInfo> info = m_library.list(list);
    if (!info || info->path.isEmpty())
        return;
    m_looking.run({list, info->path, m_seen.notes});
}

NoteIndex::Seen NoteIndex::look(const Task &task)
{
    Seen seen;
    const QString root = workTreeOf(task.listPath);
    const QString listFile = QFileInfo(task.listPath).canonicalFilePath();
    const auto folder = std::make_shared<const FolderIndex>(root);
    for (const QString &path : folder->files()) {
        if (!isMarkdown(path) || path == listFile)
            continue;
        const QFileInfo info(path);
        const qint64 modified = info.lastModified().toMSecsSinceEpoch();
        const auto known = task.known.constFind(path);
        if (known != task.known.cend() && known->size == info.size() &&
            known->modified == modified) {
            seen.notes.insert(path, *known);
            continue;
        }
        const Result<QByteArray> bytes = readFile(path, longestNote);
        if (!bytes)
            continue;
        NoteFacts facts = noteFacts(*bytes, path, root);
        facts.size = info.size();
        facts.modified = modified;
        seen.notes.insert(path, facts);
    }
    seen.folder = folder;
    return seen;
}

QStringList NoteIndex::likely(const QString &absolutePath) const
{
    return m_seen.folder ? m_seen.folder->namesakes(absolutePath) : QStringList();
}

QStringList NoteIndex::sorted(QStringList paths) const
{
    std::sort(paths.begin(), paths.end(), [this](const QString &a, const QString &b) {
        const int order = titleOf(a).compare(titleOf(b), Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a < b;
    });
    return paths;
}

QStringList NoteIndex::linkingTo(const QString &absolutePath) const
{
    QStringList paths;
    for (auto note = m_seen.notes.cbegin(); note != m_seen.notes.cend(); ++note) {
        if (note.key() != absolutePath && note->files.contains(absolutePath))
            paths << note.key();
    }
    return sorted(paths);
}

QStringList NoteIndex::mentioning(const QString &arxiv, const QString &notePath) const
{
    QStringList paths;
    if (arxiv.isEmpty())
        return paths;
    for (auto note = m_seen.notes.cbegin(); note != m_seen.notes.cend(); ++note) {
        if (note.key() != notePath && note->papers.contains(arxiv) &&
            (notePath.isEmpty() || !note->files.contains(notePath)))
            paths << note.key();
    }
    return sorted(paths);
}

QString NoteIndex::titleOf(const QString &absolutePath) const
{
    const auto note = m_seen.notes.constFind(absolutePath);
    return note == m_seen.notes.cend() ? QFileInfo(absolutePath).completeBaseName() : note->title;
}

} // namespace paperdip
