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
constexpr int sliceOrphaned = 200;

Result<void> keepData(Store &store, ListId list)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (NodeId last = 0;;) {
        Transaction transaction(store.database());
        if (auto result = transaction.begin(); !result)
            return result;
        const Result<NodeId> kept = store.data().orphanSome(list, last, now, sliceOrphaned);
        if (!kept)
            return Failure(kept.error());
        if (auto result = transaction.commit(); !result || *kept == 0)
            return result;
        last = *kept;
    }
}

// False: `goOn` ended it.
Result<bool> removeNodes(Store &store, ListId list, const std::function<bool()> &goOn)
{
    while (goOn()) {
        const Result<int> removed = store.nodes().removeLast(list, sliceRemoved);
        if (!removed)
            return Failure(removed.error());
        if (*removed > 0)
            continue;
        const Result<void> done = store.lists().remove(list);
        return done ? Result<bool>(true) : Failure(done.error());
    }
    return false;
}

} // namespace

Result<void> removeUnseen(Store &store, ListId list)
{
    const Result<bool> removed = removeNodes(store, list, [] { return true; });
    return removed ? Result<void>() : Failure(removed.error());
}

Result<bool> removeClosed(Store &store, const std::function<bool()> &goOn)
{
    const QList<ListId> lists = store.lists().closed();
    for (const ListId list : lists) {
        if (auto kept = keepData(store, list); !kept)
            return Failure(kept.error());
    }
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
    const QString path = importLock(QFileInfo(store.path()).absolutePath());
    removeCutOffLock(path);
    QLockFile lock(path);
    if (!lock.tryLock(0))
        return {};
    const QList<ListId> lists = store.lists().incomplete();
    for (const ListId list : lists) {
        if (auto removed = removeUnseen(store, list); !removed)
            return removed;
    }
    return {};
}

} // namespace paperdip
