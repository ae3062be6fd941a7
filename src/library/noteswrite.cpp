// SPDX-License-Identifier: MIT
#include "library/fileguard.h"
#include "library/notes_p.h"
#include "library/noteversions.h"
#include "sync/safefile.h"

#include <QDir>
#include <QFileInfo>

namespace paperdip {

void Notes::write(const QString &absolutePath)
{
    if (d->writing.contains(absolutePath)) {
        d->again.insert(absolutePath);
        return;
    }
    const std::optional<StoredNote> stored = d->table().find(absolutePath);
    if (!stored || !stored->draft || d->conflicts.contains(absolutePath))
        return;
    d->ours.insert(absolutePath);
    d->start(absolutePath, *stored);
}

void Notes::Private::start(const QString &path, const StoredNote &note)
{
    if (isFolderAway(path)) {
        setFailed(path, folderGone(path));
        return;
    }
    const QString locks = library.dataFolder() + QStringLiteral("/locks");
    QDir().mkpath(locks);
    if (!note.writingHash.isEmpty()) // what was begun when we were cut off
        removeLeftovers(path, *note.draft, note.writingHash);
    if (const Result<bool> noted = noteCutOffWrite(path, note); !noted || *noted) {
        if (noted)
            q.write(path);
        else
            setFailed(path, noted.error());
        return;
    }
    WriteJob job;
    job.path = path;
    job.bytes = *note.draft;
    if (note.bytes)
        job.allowed << note.hash;
    if (!note.writingHash.isEmpty() && (note.bytes || QFileInfo::exists(path)))
        job.allowed << note.writingHash;
    job.lockPath = locks + QStringLiteral("/notes.lock");
    job.makeFolders = true;
    if (const Result<void> noted = table().setWriting(path, hashOf(job.bytes)); !noted) {
        setFailed(path, noted.error());
        return;
    }
    writing.insert(path, job.bytes);
    writer.write(job);
}

// Did a write that was cut off reach the file? Then that is what was seen of it last: see
// filework's.
Result<bool> Notes::Private::noteCutOffWrite(const QString &path, const StoredNote &note)
{
    if (note.writingHash.isEmpty())
        return false;
    const Result<QByteArray> disk = readFile(path);
    if (!disk || hashOf(*disk) != note.writingHash)
        return false;
    const Result<void> seen = table().putSeen(path, *disk, note.writingHash);
    return seen ? Result<bool>(true) : Failure(seen.error());
}

void Notes::Private::finish(const QString &path, const Result<QByteArray> &result)
{
    const QByteArray bytes = writing.take(path);
    const bool more = again.remove(path);
    if (!result) {
        if (result.error().code == ErrorCode::Conflict)
            settle(path);
        else
            setFailed(path, result.error());
        return;
    }
    const std::optional<StoredNote> stored = table().find(path);
    Result<void> noted = stored && stored->bytes ? keepVersion(table(), path, *stored->bytes, bytes,
                                                               false, secondsNow())
                                                 : Result<void>();
    if (noted)
        noted = table().putSeen(path, bytes, *result);
    const bool all = stored && stored->draft == bytes;
    if (noted && all)
        noted = table().clearDraft(path);
    if (!noted) {
        setFailed(path, noted.error());
        return;
    }
    problems.remove(path);
    if (all)
        ours.remove(path);
    if (!stored || !stored->bytes)
        tellRows(path);
    if (more)
        q.write(path);
    if (!writing.contains(path))
        Q_EMIT q.saved(path);
}

// The file is not what it was: both are brought together, or the person is asked.
void Notes::Private::settle(const QString &path)
{
    const std::optional<StoredNote> stored = table().find(path);
    if (!stored || !stored->draft || !merge(path, *stored, readFile(path)))
        setConflict(path);
}

void Notes::Private::setFailed(const QString &path, const Error &error)
{
    problems.insert(path, error);
    if (watcher)
        retry.start();
    Q_EMIT q.failed(path, error);
}

void Notes::saveNow()
{
    const QStringList failed = d->problems.keys();
    for (const QString &path : failed)
        write(path);
}

// A row shows whether its note's file is there.
void Notes::Private::tellRows(const QString &path)
{
    library.forgetNotesSeen();
    QList<NodeId> rows;
    const QList<NodeRow> papers = library.papersWithNote(QFileInfo(path).fileName());
    for (const NodeRow &paper : papers) {
        if (!paper.notePath.isEmpty() &&
            q.resolve(paper.list, paper.notePath).value_or(QString()) == path)
            rows << paper.id;
    }
    if (!rows.isEmpty())
        Q_EMIT library.nodesChanged(rows);
}

Result<void> Notes::flush()
{
    d->writer.finish();
    const QSet<QString> ours = d->ours;
    for (const QString &path : ours)
        write(path);
    d->writer.finish();
    for (const QString &path : ours) {
        if (const auto problem = d->problems.constFind(path); problem != d->problems.cend())
            return Failure(*problem);
    }
    return {};
}

bool Notes::isSaved(const QString &absolutePath) const
{
    const std::optional<StoredNote> stored = d->table().find(absolutePath);
    return !d->writing.contains(absolutePath) && (!stored || !stored->draft);
}

} // namespace paperdip
