// SPDX-License-Identifier: MIT
#include "library/linkedfiles_p.h"

#include "store/database.h"

#include <utility>

namespace paperdip {

void LinkedFiles::Private::saveNow()
{
    idle.stop();
    deadline.stop();
    retry.stop();
    const QList<ListId> lists = linked();
    for (const ListId list : lists)
        write(list);
}

void LinkedFiles::Private::write(ListId list)
{
    FileEntry &entry = entries[list];
    if (entry.writing) {
        entry.again = true;
        return;
    }
    const std::optional<StoredFile> stored = library.store().files().find(list);
    if (!stored || stored->asking != 0 || stored->revision == stored->savedRevision)
        return;
    std::unique_ptr<QLockFile> held = lock(list);
    if (!held->tryLock(patience())) {
        lookLater(list);
        return;
    }
    const Result<bool> gathered = gather(list, entry);
    if (!gathered)
        setFailed(list, gathered.error());
    if (!gathered || !*gathered) {
        announce(list);
        return;
    }
    entry.lock = std::move(held);
    entry.writing = true;
    announce(list);
    writer.write(entry.job);
}

// The bytes, and what the file should hold now, as of one moment, whatever other process is at
// work.
Result<bool> LinkedFiles::Private::gather(ListId list, FileEntry &entry)
{
    FileTable &files = library.store().files();
    Transaction transaction(library.store().database());
    if (const Result<void> begun = transaction.begin(); !begun)
        return Failure(begun.error());
    const std::optional<StoredFile> stored = files.find(list);
    if (!stored || stored->path.isEmpty() || stored->asking != 0 ||
        stored->revision == stored->savedRevision)
        return false;
    entry.job = WriteJob();
    entry.job.path = stored->path;
    entry.job.bytes = library.bytes(list);
    entry.revision = stored->revision;
    const QByteArray hash = hashOf(entry.job.bytes);
    const bool same = hash == stored->seenHash; // a change that was undone, or one of data only
    if (!stored->seenHash.isEmpty())
        entry.job.allowed << stored->seenHash;
    if (!stored->writingHash.isEmpty())
        entry.job.allowed << stored->writingHash;
    const Result<void> noted = same ? files.setSeen(list, entry.job.bytes, hash, stored->revision)
                                    : files.setWriting(list, hash);
    if (!noted)
        return Failure(noted.error());
    if (const Result<void> committed = transaction.commit(); !committed)
        return Failure(committed.error());
    return !same;
}

void LinkedFiles::Private::finish(const QString &path, const Result<QByteArray> &result)
{
    for (auto &[list, entry] : entries) {
        if (!entry.writing || entry.job.path != path)
            continue;
        entry.writing = false;
        Result<void> noted;
        if (result)
            noted = library.store().files().setSeen(list, entry.job.bytes, *result, entry.revision);
        entry.lock.reset();
        entry.job = WriteJob();
        if (!result) {
            retryOrFail(list, result.error());
        } else if (!noted) {
            setFailed(list, noted.error());
        } else {
            entry.failed = false;
            entry.retried = false;
        }
        if (std::exchange(entry.again, false)) {
            check(list);
            write(list);
        }
        announce(list);
        return;
    }
}

// The file is not what we thought: another Paper Dip may have written it, or another program.
void LinkedFiles::Private::retryOrFail(ListId list, const Error &error)
{
    FileEntry &entry = entries[list];
    if (error.code != ErrorCode::Conflict && error.code != ErrorCode::NotFound) {
        setFailed(list, error);
        return;
    }
    check(list);
    if (q.saveState(list) != SaveState::Pending) {
        entry.retried = false;
    } else if (!std::exchange(entry.retried, true)) {
        write(list);
    } else {
        entry.retried = false;
        setFailed(list, error);
    }
}

void LinkedFiles::Private::setFailed(ListId list, const Error &error)
{
    FileEntry &entry = entries[list];
    entry.failed = true;
    entry.problem = error;
    if (watcher && automatic)
        retry.start();
}

Error LinkedFiles::Private::unsaved(ListId list) const
{
    switch (q.saveState(list)) {
    case SaveState::Unlinked:
    case SaveState::Saved:
        return {};
    case SaveState::Failed:
        return q.problem(list);
    case SaveState::Asking: {
        const std::optional<QByteArray> seen = library.store().files().seenBytes(list);
        return seen && *seen == library.bytes(list) ? Error() : q.problem(list);
    }
    case SaveState::Pending:
    case SaveState::Writing:
        break;
    }
    const std::optional<StoredFile> stored = library.store().files().find(list);
    const QString path = stored ? stored->path : QString();
    return {ErrorCode::Locked,
            path,
            QStringLiteral("%1 is being written by another Paper Dip").arg(path),
            {}};
}

} // namespace paperdip
