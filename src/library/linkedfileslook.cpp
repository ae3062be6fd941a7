// SPDX-License-Identifier: MIT
#include "library/linkedfiles_p.h"

#include "store/database.h"

#include <utility>

namespace paperdip {

void LinkedFiles::Private::check(ListId list)
{
    const FileTable &files = library.store().files();
    const std::optional<StoredFile> stored = files.find(list);
    if (!stored || stored->path.isEmpty())
        return;
    FileEntry &entry = entries[list];
    if (entry.writing) {
        entry.again = true;
        return;
    }
    const Result<QByteArray> disk = readFile(stored->path);
    if (disk && !entry.failed && stored->asking == 0 && stored->writingHash.isEmpty() &&
        hashOf(*disk) == stored->seenHash)
        return;
    const std::unique_ptr<QLockFile> held = lock(list);
    if (held->tryLock(patience()))
        settle(list);
    else
        lookLater(list);
}

void LinkedFiles::Private::lookLater(ListId list)
{
    unseen.insert(list);
    if (watcher)
        later.start();
}

void LinkedFiles::Private::lookAgain()
{
    const QSet<ListId> lists = std::exchange(unseen, {});
    for (const ListId list : lists)
        check(list);
    if (automatic)
        saveNow();
}

// What the file and the library hold is compared, and followed, while no other Paper Dip can write
// either of them.
void LinkedFiles::Private::settle(ListId list)
{
    FileTable &files = library.store().files();
    const std::optional<StoredFile> before = files.find(list);
    if (!before || before->path.isEmpty())
        return;
    const Result<QByteArray> disk = readFile(before->path);
    Transaction transaction(library.store().database());
    if (!transaction.begin()) {
        lookLater(list);
        return;
    }
    const std::optional<StoredFile> stored = files.find(list);
    if (!stored || stored->path != before->path)
        return;
    const QByteArray mine = library.bytes(list);
    if (!stored->writingHash.isEmpty())
        removeLeftovers(stored->path, mine, stored->writingHash);
    const Verdict verdict = judge(*stored, mine, files.seenBytes(list), disk);
    Result<void> followed = follow(list, verdict, *stored, disk);
    if (followed)
        followed = transaction.commit();
    if (followed)
        tell(list, verdict, *stored);
    else
        Q_EMIT library.everythingChanged(list); // rows may have been told of what was rolled back
}

Result<void> LinkedFiles::Private::follow(ListId list, const Verdict &verdict,
                                          const StoredFile &stored, const Result<QByteArray> &disk)
{
    FileTable &files = library.store().files();
    switch (verdict.kind) {
    case Verdict::Unreadable:
        return {};
    case Verdict::Known:
        if (const Result<void> cleared = files.setWriting(list, {}); !cleared)
            return cleared;
        return files.setAsking(list, 0);
    case Verdict::Equal:
        return files.setSeen(list, *disk, hashOf(*disk), stored.revision);
    case Verdict::Ours:
        return files.setSeen(list, *disk, hashOf(*disk), stored.revision - 1);
    case Verdict::TakeIn:
        return takeIn(list, verdict.bytes, *disk);
    case Verdict::Ask:
        return files.setAsking(list, static_cast<int>(verdict.outside));
    }
    return {};
}

// `bytes` are not the file's where it only got other line ends while the library was changed: still
// to be written.
Result<void> LinkedFiles::Private::takeIn(ListId list, const QByteArray &bytes,
                                          const QByteArray &disk)
{
    if (const Result<Change> change = library.replaceBytes(list, bytes); !change)
        return Failure(change.error());
    FileTable &files = library.store().files();
    const std::optional<StoredFile> now = files.find(list);
    if (!now)
        return {};
    return files.setSeen(list, disk, hashOf(disk),
                         bytes == disk ? now->revision : now->revision - 1);
}

void LinkedFiles::Private::tell(ListId list, const Verdict &verdict, const StoredFile &stored)
{
    FileEntry &entry = entries[list];
    entry.failed = verdict.kind == Verdict::Unreadable;
    entry.problem = verdict.problem;
    announce(list);
    if (verdict.kind == Verdict::TakeIn)
        Q_EMIT q.readIn(list);
    if (verdict.kind == Verdict::Ask && stored.asking != static_cast<int>(verdict.outside))
        Q_EMIT q.asking(list, verdict.outside);
    if (watcher && automatic)
        schedule();
}

} // namespace paperdip
