// SPDX-License-Identifier: MIT
#include "library/listremoval.h"

#include "library/listimport.h"
#include "store/database.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLockFile>

namespace paperdip {

namespace {

constexpr int sliceRemoved = 500;
constexpr int sliceKept = 1000;

Result<void> keepData(Store &store, ListId list)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    NodeId last = 0;
    do {
        Transaction transaction(store.database());
        if (auto result = transaction.begin(); !result)
            return result;
        const Result<NodeId> kept = store.data().orphanSome(list, last, now, sliceKept);
        if (!kept)
            return Failure(kept.error());
        last = *kept;
        Result<void> result = last == 0 ? store.lists().setEmptied(list) : Result<void>();
        if (result)
            result = transaction.commit();
        if (!result)
            return result;
    } while (last != 0);
    return {};
}

// False: `goOn` ended it.
Result<bool> removeNodes(Store &store, ListId list, const std::function<bool()> &goOn)
{
    do {
        const Result<int> removed = store.nodes().removeLast(list, sliceRemoved);
        if (!removed)
            return Failure(removed.error());
        if (*removed > 0)
            continue;
        const Result<void> done = store.lists().remove(list);
        return done ? Result<bool>(true) : Failure(done.error());
    } while (goOn());
    return false;
}

} // namespace

Result<void> removeUnseen(Store &store, ListId list)
{
    const Result<bool> removed = removeNodes(store, list, [] { return true; });
    return removed ? Result<void>() : Failure(removed.error());
}

Result<void> keepDataOfClosed(Store &store)
{
    const QList<ListId> lists = store.lists().closed();
    for (const ListId list : lists) {
        if (auto kept = keepData(store, list); !kept)
            return kept;
    }
    return {};
}

Result<bool> removeClosed(Store &store, const std::function<bool()> &goOn)
{
    if (auto kept = keepDataOfClosed(store); !kept)
        return Failure(kept.error());
    const QList<ListId> lists = store.lists().emptied();
    for (const ListId list : lists) {
        const Result<bool> removed = removeNodes(store, list, goOn);
        if (!removed || !*removed)
            return removed;
    }
    return true;
}

Result<void> removeCutOff(Store &store)
{
    if (store.lists().incomplete().isEmpty())
        return {};
    QLockFile lock(importLock(QFileInfo(store.path()).absolutePath()));
    if (!takeLock(lock, 0))
        return {};
    const QList<ListId> lists = store.lists().incomplete();
    for (const ListId list : lists) {
        if (auto removed = removeUnseen(store, list); !removed)
            return removed;
    }
    return {};
}

} // namespace paperdip
