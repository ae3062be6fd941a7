// SPDX-License-Identifier: MIT
#include "library/library_p.h"

#include "library/applier.h"
#include "library/listremoval.h"
#include "store/database.h"
#include "sync/safefile.h"

#include <QDateTime>
#include <QMetaMethod>
#include <QSet>
#include <algorithm>

namespace paperdip {

namespace {

// Data alone writes no file.
bool changesBytes(const Splice &splice)
{
    return !splice.before || !splice.after || splice.before->list != splice.after->list ||
           splice.before->source != splice.after->source ||
           splice.before->previous != splice.after->previous;
}

bool sameShelf(const QList<StoredList> &left, const QList<StoredList> &right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const StoredList &a, const StoredList &b) {
                          return a.id == b.id && a.name == b.name && a.path == b.path &&
                                 a.readOnly == b.readOnly;
                      });
}

} // namespace

void Library::Private::remember()
{
    dataVersion = store->dataVersion();
    seenLists = store->lists().all();
    seenJobs = store->jobs().lastChange();
    seenRecordsUntil = QDateTime::currentSecsSinceEpoch();
}

// A list whose revision we knew is known again; where another process came before us, the next poll
// still has to tell.
void Library::Private::rememberRevision(ListId list, qint64 before)
{
    for (StoredList &seen : seenLists) {
        if (seen.id == list && seen.revision == before)
            seen = store->lists().find(list).value_or(seen);
    }
}

// At once, and not when the file is written: what cannot be kept is not begun.
Result<void> Library::Private::checkWritable(const Change &change) const
{
    QSet<ListId> lists;
    for (const Edit &edit : change.edits) {
        const auto *splice = std::get_if<Splice>(&edit);
        if (splice == nullptr || !changesBytes(*splice))
            continue;
        for (const auto *state : {&splice->before, &splice->after}) {
            if (*state)
                lists.insert((*state)->list);
        }
    }
    for (const ListId list : std::as_const(lists)) {
        const std::optional<StoredList> stored = store->lists().find(list);
        if (!stored ||
            (!stored->readOnly && (stored->path.isEmpty() || mayBeWritten(stored->path))))
            continue;
        return fail(ErrorCode::ReadOnly,
                    stored->readOnly ? QStringLiteral("%1 is only read here").arg(stored->name)
                                     : QStringLiteral("%1 may not be written").arg(stored->path),
                    stored->name, stored->path);
    }
    return {};
}

Result<Change> Library::apply(const Change &change)
{
    if (change.isEmpty())
        return Change();
    if (const Result<void> may = d->checkWritable(change); !may)
        return Failure(may.error());
    return carryOut(change);
}

Result<Change> Library::carryOut(const Change &change)
{
    const Result<Applied> applied = Applier(*d->store, d->documents).run(change);
    if (!applied)
        return Failure(applied.error());
    d->lastInserted = applied->inserted;
    announce(*applied);
    return applied->inverse;
}

void Library::announce(const Applied &applied)
{
    if (d->filter != nullptr)
        d->store->tree().letThrough(*d->filter, applied.placed.values());
    bool renamed = false;
    for (const auto &[list, effect] : applied.lists) {
        d->rememberRevision(list, effect.revisionBefore);
        renamed = renamed || effect.renamed;
        if (!effect.parents.isEmpty())
            Q_EMIT childrenChanged(list, effect.parents.values());
        if (!effect.shown.isEmpty())
            Q_EMIT nodesChanged(effect.shown.values());
        Q_EMIT listChanged(list);
    }
    if (renamed)
        Q_EMIT listsChanged();
}

void Library::pollOtherProcesses()
{
    if (d->store->dataVersion() == d->dataVersion)
        return;
    const QList<StoredList> oldLists = d->seenLists;
    const qint64 jobsBefore = d->seenJobs;
    const qint64 since = d->seenRecordsUntil;
    d->remember();
    if (!sameShelf(oldLists, d->seenLists))
        Q_EMIT listsChanged();
    for (const StoredList &old : oldLists) {
        const std::optional<StoredList> now = d->store->lists().find(old.id);
        if (!now)
            continue;
        if (now->revision != old.revision) {
            Q_EMIT everythingChanged(old.id);
            Q_EMIT listChanged(old.id);
        }
        if (now->asking != old.asking || now->savedRevision != old.savedRevision)
            Q_EMIT listStatusChanged(old.id);
    }
    QSet<QString> works;
    const QStringList fetched = d->store->recordsSince(since);
    works.unite(QSet<QString>(fetched.begin(), fetched.end()));
    const QStringList queued = d->store->jobs().changedSince(jobsBefore);
    works.unite(QSet<QString>(queued.begin(), queued.end()));
    for (const QString &arxiv : std::as_const(works))
        Q_EMIT recordChanged(arxiv);
}

Result<Change> Library::replaceBytes(ListId list, const QByteArray &bytes)
{
    const Result<Document> before = d->documents.of(list);
    if (!before)
        return Failure(before.error());
    const Document after = reread(*before, bytes);
    const Change change = differenceIn(*d->store, list, *before, after);
    if (change.isEmpty())
        return change;
    if (const auto inverse = carryOut(change); !inverse) // also of a list that is only read
        return inverse;
    return change;
}

Result<void> Library::setReadOnly(ListId list, bool readOnly)
{
    const Result<void> set = d->store->lists().setReadOnly(list, readOnly);
    if (!set)
        return set;
    d->remember();
    Q_EMIT listsChanged();
    return {};
}

Result<void> Library::forgetList(ListId list)
{
    Transaction transaction(d->store->database());
    if (auto result = transaction.begin(); !result)
        return result;
    if (!d->store->lists().find(list))
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such list."),
                    QString::number(list));
    if (auto result = d->store->lists().close(list); !result)
        return result;
    if (auto result = transaction.commit(); !result)
        return result;
    d->remember();
    Q_EMIT listsChanged();
    static const QMetaMethod closed = QMetaMethod::fromSignal(&Library::listClosed);
    if (isSignalConnected(closed))
        Q_EMIT listClosed();
    else // where this fails, the next start does it
        (void)removeClosed(*d->store, [] { return true; });
    return {};
}

} // namespace paperdip
