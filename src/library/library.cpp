// SPDX-License-Identifier: MIT
#include "library/library_p.h"

#include "library/listimport.h"
#include "library/listremoval.h"
#include "store/database.h"
#include "store/sqlerror.h"
#include "sync/safefile.h"

#include <QDateTime>
#include <QFileInfo>
#include <algorithm>

namespace paperdip {

Library::Library(std::unique_ptr<Store> store) : d(std::make_unique<Private>(std::move(store)))
{
    d->remember();
}

Library::~Library() = default;

Result<std::unique_ptr<Library>> Library::open(const QString &path, Anew anew)
{
    const bool now = anew == Anew::Now;
    auto library = begin(Store::open(path, now ? Database::Check::Now : Database::Check::Later));
    if (!library || !now)
        return library;
    Store &store = *(*library)->d->store;
    Result<void> result = removeCutOff(store);
    (void)removeClosed(store, [] { return true; }); // where this fails, the next start does it
    if (result)
        result = (*library)->d->documents.readAnew();
    if (!result)
        return Failure(result.error());
    (*library)->d->remember();
    return library;
}

Result<std::unique_ptr<Library>> Library::openDamaged(const QString &path)
{
    return begin(Store::open(path, Database::Check::Failed));
}

Result<std::unique_ptr<Library>> Library::begin(Result<std::unique_ptr<Store>> store)
{
    if (!store)
        return Failure(store.error());
    auto library = std::unique_ptr<Library>(new Library(std::move(*store)));
    if (const Result<void> begun = library->d->begin(); !begun)
        return Failure(begun.error());
    library->d->remember();
    return library;
}

QString Library::path() const
{
    return d->store->path();
}

Result<void> Library::mayWrite() const
{
    return d->store->database().isUnchecked() ? checkingFailure() : Result<void>();
}

void Library::endCheck()
{
    d->store->database().endCheck();
    Q_EMIT checked();
}

QString Library::dataFolder() const
{
    return d->dataFolder();
}

QString Library::recovered() const
{
    return d->origin.kind == LibraryOrigin::Recovered ? d->origin.keptAside : QString();
}

const LibraryOrigin &Library::origin() const
{
    return d->origin;
}

Store &Library::store() const
{
    return *d->store;
}

Documents &Library::documents() const
{
    return d->documents;
}

void Library::keep(ListId list, qint64 revision, const Document &document)
{
    if (d->store->lists().revision(list) == revision)
        d->documents.keep(list, revision, document);
}

void Library::announceNew()
{
    const QList<StoredList> lists = d->store->lists().all();
    for (const StoredList &list : lists) {
        const bool seen = std::any_of(d->seenLists.cbegin(), d->seenLists.cend(),
                                      [&](const StoredList &one) { return one.id == list.id; });
        if (!seen)
            d->seenLists << list;
    }
    Q_EMIT listsChanged();
}

void Library::announceReadAnew(ListId list)
{
    Q_EMIT everythingChanged(list);
}

namespace {

ListInfo infoOf(const StoredList &list, const PaperCount &count)
{
    ListInfo info;
    info.id = list.id;
    info.name = list.name;
    info.path = list.path;
    info.outside = static_cast<OutsideChange>(list.asking);
    info.papers = count.papers;
    info.read = count.read;
    info.readOnly = list.readOnly;
    if (list.path.isEmpty())
        return info;
    if (list.asking != 0)
        info.save = SaveState::Asking;
    else
        info.save = list.revision == list.savedRevision ? SaveState::Saved : SaveState::Pending;
    info.writable = mayBeWritten(list.path);
    return info;
}

Failure ambiguous(const QString &text, const QStringList &candidates)
{
    return fail(ErrorCode::Ambiguous, QStringLiteral("\"%1\" could be several.").arg(text), text,
                candidates.join(QLatin1Char('\n')));
}

bool answersTo(const StoredList &list, const QString &text)
{
    return list.name.compare(text, Qt::CaseInsensitive) == 0 || list.id == text.toLongLong() ||
           (!list.path.isEmpty() && (list.path == QFileInfo(text).absoluteFilePath() ||
                                     list.path == QFileInfo(text).canonicalFilePath() ||
                                     list.path.endsWith(QLatin1Char('/') + text)));
}

} // namespace

QList<ListInfo> Library::lists() const
{
    QList<ListInfo> infos;
    const QList<StoredList> lists = d->store->lists().all();
    for (const StoredList &list : lists)
        infos << infoOf(list, d->store->lists().count(list.id));
    return infos;
}

Result<ListInfo> Library::list(ListId list) const
{
    const std::optional<StoredList> stored = d->store->lists().find(list);
    if (!stored)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such list."),
                    QString::number(list));
    return infoOf(*stored, d->store->lists().count(list));
}

Result<ListId> Library::findList(const QString &namePathOrId) const
{
    QList<StoredList> found = d->store->lists().all();
    if (!namePathOrId.isEmpty())
        found.removeIf([&](const StoredList &list) { return !answersTo(list, namePathOrId); });
    if (found.isEmpty())
        return fail(ErrorCode::NotFound,
                    namePathOrId.isEmpty()
                        ? QStringLiteral("The library holds no list.")
                        : QStringLiteral("No list is called \"%1\".").arg(namePathOrId),
                    namePathOrId);
    if (found.size() == 1)
        return found.first().id;
    QStringList candidates;
    for (const StoredList &list : std::as_const(found))
        candidates << QStringLiteral("%1\t%2\t%3").arg(list.id).arg(list.name, list.path).trimmed();
    return ambiguous(namePathOrId, candidates);
}

ListId Library::listOfPath(const QString &absolutePath) const
{
    return d->store->lists().findPath(absolutePath);
}

Result<ListId> Library::addList(const QByteArray &bytes, const QString &path, const QString &name)
{
    const Document document = Document::read(bytes);
    const QString fallback = name.isEmpty() ? QStringLiteral("List") : name;
    const Result<ListId> list =
        importList(*d->store, document, path, listName(document, path, fallback));
    if (!list)
        return list;
    d->remember();
    Q_EMIT listsChanged();
    return list;
}

QByteArray Library::bytes(ListId list) const
{
    return d->store->nodes().bytes(list);
}

QList<NodeId> Library::lastInserted() const
{
    return d->lastInserted;
}

} // namespace paperdip
