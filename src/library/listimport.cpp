// SPDX-License-Identifier: MIT
#include "library/listimport.h"

#include "store/database.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <QFileInfo>
#include <QLockFile>
#include <algorithm>

namespace paperdip {

QString listName(const Outline &outline, const QString &path, const QString &fallback)
{
    if (const QString title = listTitle(outline); !title.isEmpty())
        return title;
    return path.isEmpty() ? fallback : QFileInfo(path).completeBaseName();
}

namespace {

constexpr int sliceNodes = 200; // written in a few milliseconds

NodeEntry entryOf(const Document &document, int index, ListId list)
{
    const OutlineNode &node = document.at(index);
    NodeEntry entry;
    entry.list = list;
    entry.depth = node.depth;
    entry.ord = (index + 1) * NodeTable::gap;
    entry.source = &document.tiles()[static_cast<size_t>(index)].bytes;
    entry.reading = &node.reading;
    return entry;
}

Result<void> takeUpData(Store &store, const Reading &reading, NodeId node)
{
    if (reading.kind != NodeKind::Paper)
        return {};
    const auto data = store.data().takeUp(DataTable::keyOf(reading));
    return data ? store.data().put(node, *data) : Result<void>();
}

Result<void> writeNodes(Store &store, const Document &document, ListId list)
{
    const NodeId first = store.nodes().lastId() + 1;
    const bool takeUp = store.data().hasOrphans();
    for (int i = 0; i < document.size(); ++i) {
        NodeEntry entry = entryOf(document, i, list);
        const int parent = document.at(i).parent;
        entry.id = first + i;
        entry.parent = parent < 0 ? 0 : first + parent;
        if (auto result = store.nodes().insert(entry); !result)
            return result;
        if (!takeUp)
            continue;
        if (auto result = takeUpData(store, *entry.reading, entry.id); !result)
            return result;
    }
    return {};
}

// One short transaction: the nodes from `ids.size()` on.
Result<void> writeSlice(Store &store, const Document &document, ListId list,
                        std::vector<NodeId> &ids)
{
    Transaction transaction(store.database());
    if (auto result = transaction.begin(); !result)
        return result;
    NodeId last = store.nodes().lastId();
    const int begin = static_cast<int>(ids.size());
    const int end = std::min(begin + sliceNodes, document.size());
    for (int i = begin; i < end; ++i) {
        NodeEntry entry = entryOf(document, i, list);
        const int parent = document.at(i).parent;
        entry.id = ++last;
        entry.parent = parent < 0 ? 0 : ids[static_cast<size_t>(parent)];
        ids.push_back(entry.id);
        if (auto result = store.nodes().insert(entry); !result)
            return result;
    }
    return transaction.commit();
}

// The last transaction: from here on the list is seen.
Result<void> showList(Store &store, const FileToImport &file, const Document &document, ListId list)
{
    Transaction transaction(store.database());
    if (auto result = transaction.begin(); !result)
        return result;
    if (store.lists().findPath(file.path) != 0)
        return fail(ErrorCode::Refused, QStringLiteral("This file is in the library already."),
                    file.path);
    const bool takeUp = store.data().hasOrphans();
    for (int i = 0; takeUp && i < document.size(); ++i) {
        if (auto result = takeUpData(store, document.at(i).reading, document.idAt(i)); !result)
            return result;
    }
    Result<void> result = store.lists().setPath(list, file.path);
    if (result)
        result = store.files().setSeen(list, file.bytes, file.hash, 0);
    if (result)
        result = store.lists().setComplete(list);
    return result ? transaction.commit() : result;
}

Result<Imported> importUnder(Store &store, ListId list, const FileToImport &file,
                             const Document &document, const std::function<bool(int)> &goOn)
{
    std::vector<NodeId> ids;
    while (static_cast<int>(ids.size()) < document.size()) {
        if (auto result = writeSlice(store, document, list, ids); !result)
            return Failure(result.error());
        if (!goOn(static_cast<int>(ids.size())))
            return fail(ErrorCode::Cancelled, QStringLiteral("Opening was cancelled."), file.path);
    }
    const Document known = document.withIds(ids);
    if (auto result = showList(store, file, known, list); !result)
        return Failure(result.error());
    return Imported{list, known};
}

} // namespace

Result<ListId> importList(Store &store, const Document &document, const QString &path,
                          const QString &name)
{
    Transaction transaction(store.database());
    if (auto result = transaction.begin(); !result)
        return Failure(result.error());
    if (!path.isEmpty() && store.lists().findPath(path) != 0)
        return fail(ErrorCode::Refused, QStringLiteral("This file is in the library already."),
                    path);
    const Result<ListId> list = store.lists().add(name, path);
    if (!list)
        return list;
    if (auto result = writeNodes(store, document, *list); !result)
        return Failure(result.error());
    if (auto result = store.lists().setComplete(*list); !result)
        return Failure(result.error());
    if (auto result = transaction.commit(); !result)
        return Failure(result.error());
    return list;
}

Result<Imported> importInSlices(Store &store, const FileToImport &file, const Document &document,
                                const std::function<bool(int)> &goOn)
{
    // Without its path: two may read the same file, and the first that is whole has it.
    const Result<ListId> list = store.lists().add(listName(document.outline(), file.path), {});
    if (!list)
        return Failure(list.error());
    Result<Imported> imported = importUnder(store, *list, file, document, goOn);
    if (!imported)
        (void)store.lists().remove(*list); // where this fails, the next start does it
    return imported;
}

QString importLock(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/locks/import.lock");
}

Result<void> removeCutOff(Store &store)
{
    if (!store.lists().hasIncomplete())
        return {};
    const QString path = importLock(QFileInfo(store.path()).absolutePath());
    removeCutOffLock(path);
    QLockFile lock(path);
    return lock.tryLock(0) ? store.lists().removeIncomplete() : Result<void>();
}

} // namespace paperdip
