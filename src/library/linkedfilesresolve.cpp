// SPDX-License-Identifier: MIT
#include "library/linkedfiles_p.h"

#include "store/database.h"
#include "sync/safefile.h"

#include <QDate>
#include <QFileInfo>

namespace paperdip {

Result<void> LinkedFiles::resolve(ListId list, Choice choice)
{
    const std::optional<StoredFile> stored = d->library.store().files().find(list);
    if (!stored || stored->asking == 0) {
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is nothing to choose for this list"));
    }
    const std::unique_ptr<QLockFile> held = d->lock(list);
    if (!takeLock(*held, 5000)) {
        return fail(ErrorCode::Locked,
                    QStringLiteral("%1 is being written by another Paper Dip").arg(stored->path),
                    stored->path);
    }
    const Result<QByteArray> disk = readFile(stored->path);
    if (!disk && disk.error().code != ErrorCode::NotFound)
        return Failure(disk.error());
    Result<void> done = choice == Choice::Mine
                            ? d->takeMine(list, *stored, disk)
                            : d->takeDisk(list, *stored, disk, choice == Choice::KeepBoth);
    held->unlock();
    if (!done)
        return done;
    d->announce(list);
    if (choice == Choice::Mine)
        d->write(list, true);
    else
        Q_EMIT readIn(list);
    return {};
}

Result<void> LinkedFiles::Private::takeMine(ListId list, const StoredFile &stored,
                                            const Result<QByteArray> &disk)
{
    FileTable &files = library.store().files();
    if (!disk)
        return files.setMissing(list);
    if (!disk->isEmpty()) {
        const Result<QString> copy = keepCopy(kept(), QFileInfo(stored.path).fileName(), *disk);
        if (!copy)
            return Failure(copy.error());
    }
    return files.setSeen(list, *disk, hashOf(*disk), stored.revision - 1);
}

Result<void> LinkedFiles::Private::takeDisk(ListId list, const StoredFile &stored,
                                            const Result<QByteArray> &disk, bool keepMine)
{
    if (!disk)
        return q.keepOnlyHere(list);
    const Result<QString> copy =
        keepCopy(kept(), QFileInfo(stored.path).fileName(), library.bytes(list));
    if (!copy)
        return Failure(copy.error());
    Transaction transaction(library.store().database());
    if (const Result<void> begun = transaction.begin(); !begun)
        return begun;
    if (keepMine) {
        if (const Result<void> added = keepMineAsList(list); !added)
            return added;
    }
    if (const Result<void> taken = takeIn(list, *disk, *disk); !taken)
        return taken;
    const Result<void> committed = transaction.commit();
    if (committed && keepMine)
        Q_EMIT library.listsChanged();
    return committed;
}

Result<void> LinkedFiles::keepOnlyHere(ListId list)
{
    const Result<void> unlinked = d->library.store().files().unlink(list);
    if (!unlinked)
        return unlinked;
    d->entries.erase(list);
    Q_EMIT d->library.listsChanged();
    d->announce(list);
    return {};
}

Result<void> LinkedFiles::Private::keepMineAsList(ListId list)
{
    const Result<ListInfo> info = library.list(list);
    if (!info)
        return Failure(info.error());
    const QString name =
        QStringLiteral("%1 (mine, %2)").arg(info->name, QDate::currentDate().toString(Qt::ISODate));
    const Result<ListId> added = library.addList(library.bytes(list), {}, name);
    if (!added)
        return Failure(added.error());
    return library.store().lists().rename(*added, name);
}

} // namespace paperdip
