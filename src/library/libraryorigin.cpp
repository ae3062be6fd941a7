// SPDX-License-Identifier: MIT
// What a library begins with where it was damaged: the newest copy, the lists' files, and what was
// typed and not saved.
#include "library/library_p.h"

#include "library/listimport.h"
#include "store/database.h"
#include "store/librarycopies.h"
#include "sync/safefile.h"

#include <QDateTime>

namespace paperdip {

namespace {

// A list's file that is in no list.
Result<void> readListFile(Store &store, const QString &path)
{
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return Failure(bytes.error());
    const Document document = Document::read(*bytes);
    Transaction transaction(store.database());
    if (const Result<void> begun = transaction.begin(); !begun)
        return begun;
    const Result<ListId> list = importList(store, document, path, listName(document, path));
    if (!list)
        return Failure(list.error());
    const Result<void> seen = store.files().setSeen(*list, *bytes, hashOf(*bytes), 0);
    return seen ? transaction.commit() : seen;
}

// Those that the copy holds already are looked at with all others, when files are.
QStringList readListFiles(Store &store, const QStringList &paths)
{
    QStringList unread;
    for (const QString &path : paths) {
        if (store.lists().findPath(path) == 0 && !readListFile(store, path))
            unread << path;
    }
    return unread;
}

Result<void> keepDrafts(NoteTable &notes, const QList<std::pair<QString, QByteArray>> &drafts)
{
    for (const auto &[path, draft] : drafts) {
        const Result<void> kept = notes.putDraft(path, draft, QDateTime::currentSecsSinceEpoch());
        if (!kept)
            return kept;
    }
    return {};
}

} // namespace

Result<void> Library::Private::begin()
{
    const Database &database = store->database();
    origin.keptAside = database.keptAside();
    if (database.outcome() == Database::Outcome::Restored)
        origin.kind = LibraryOrigin::Restored;
    if (database.outcome() != Database::Outcome::Recovered)
        return {};
    origin.kind = LibraryOrigin::Recovered;
    const QList<LibraryCopy> copies = copiesOf(database.path());
    for (const LibraryCopy &copy : copies) {
        if (copy.path == database.takenFrom())
            origin.copyMade = copy.made;
    }
    origin.unread = readListFiles(*store, database.salvaged().lists);
    return keepDrafts(store->notes(), database.salvaged().notes);
}

} // namespace paperdip
