// SPDX-License-Identifier: MIT
#include "library/linkedfiles_p.h"

#include <utility>

namespace paperdip {

void LinkedFiles::Private::check(ListId list)
{
    const std::optional<StoredFile> stored = library.store().files().find(list);
    if (!stored || stored->path.isEmpty())
        return;
    FileEntry &entry = entries[list];
    if (entry.writing) {
        entry.again = true;
        return;
    }
    const int number = begin(FileWork::Reading, stored->path);
    run([this, list, number, always = entry.failed](WorkPlace &place) -> ListWorker::Done {
        const auto look = std::make_shared<Look>(lookAt(place, list, always));
        return [this, list, number, look] {
            end(number);
            looked(list, *look);
        };
    });
}

void LinkedFiles::Private::looked(ListId list, const Look &look)
{
    followPermissions(list, look);
    if (look.busy) {
        lookLater(list);
    } else if (!look.done) {
        setFailed(list, look.done.error());
        announce(list);
    } else if (!look.asKnown) {
        if (look.document)
            library.keep(list, look.revision, *look.document);
        if (look.applied)
            library.announce(*look.applied);
        tell(list, look);
    }
}

// A list shows whether it may be changed; what waited to be written no longer needs to.
void LinkedFiles::Private::followPermissions(ListId list, const Look &look)
{
    const bool may = look.writable;
    const bool known = writable.contains(list);
    if (std::exchange(writable[list], may) == may || (!known && may))
        return;
    Q_EMIT library.listsChanged();
    if (may && watcher && automatic)
        schedule();
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

void LinkedFiles::Private::tell(ListId list, const Look &look)
{
    const Verdict &verdict = look.verdict;
    FileEntry &entry = entries[list];
    entry.failed = verdict.kind == Verdict::Unreadable;
    entry.problem = verdict.problem;
    announce(list);
    if (verdict.kind == Verdict::TakeIn)
        Q_EMIT q.readIn(list);
    if (verdict.kind == Verdict::TakeIn &&
        (look.turn.kind == GitTurn::Switched || look.turn.takesBack()))
        Q_EMIT q.followedGit(list, look.turn, look.kept);
    if (verdict.kind == Verdict::Ask && look.askedBefore != static_cast<int>(verdict.outside))
        Q_EMIT q.asking(list, verdict.outside);
    if (watcher && automatic && entry.failed)
        retry.start();
    else if (watcher && automatic)
        schedule();
}

} // namespace paperdip
