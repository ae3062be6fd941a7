// SPDX-License-Identifier: MIT
#include "library/listimport.h"

#include "library/listremoval.h"
#include "store/database.h"
#include "store/store.h"

#include <QFileInfo>
#include <algorithm>

namespace paperdip {

QString listName(const Document &document, const QString &path, const QString &fallback)
{
    if (const QString title = listTitle(document); !title.isEmpty())
        return title;
    return path.isEmpty() ? fallback : QFileInfo(path).completeBaseName();
}

namespace {

constexpr int sliceNodes = 400; // written in a few milliseconds; fewer where a window waits
constexpr int sliceCounts = 1000;

// The papers below each node, and below the list, as the list alone says it.
QList<std::pair<NodeId, PaperCount>> countsOf(const Document &document,
                                              const std::vector<NodeId> &ids, ListId list)
{
    std::vector<PaperCount> below(ids.size());
    PaperCount whole;
    for (int i = document.size() - 1; i >= 0; --i) { // what is below a node stands behind it
        const ListNode &node = document.at(i);
        PaperCount count = below[static_cast<size_t>(i)];
        count.papers += isPaper(node) ? 1 : 0;
        count.read += isPaper(node) && isRead(node.reading) ? 1 : 0;
        const int parent = document.parentOf(i);
        PaperCount &above = parent < 0 ? whole : below[static_cast<size_t>(parent)];
        above.papers += count.papers;
        above.read += count.read;
    }
    QList<std::pair<NodeId, PaperCount>> counts{{-list, whole}};
    for (size_t i = 0; i < ids.size(); ++i) {
        if (below[i].papers > 0)
            counts.append({ids[i], below[i]});
    }
    return counts;
}

NodeEntry entryOf(const Document &document, int index, ListId list)
{
    const ListNode &node = document.at(index);
    NodeEntry entry;
    entry.list = list;
    entry.depth = document.depthOf(index);
    entry.ord = (index + 1) * NodeTable::gap;
    entry.source = &document.bytesAt(index);
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

// With the ids that the nodes got.
Result<Document> writeNodes(Store &store, const Document &document, ListId list)
{
    const NodeId first = store.nodes().lastId() + 1;
    std::vector<NodeId> ids;
    for (int i = 0; i < document.size(); ++i) {
        NodeEntry entry = entryOf(document, i, list);
        const int parent = document.parentOf(i);
        entry.id = first + i;
        entry.parent = parent < 0 ? 0 : first + parent;
        ids.push_back(entry.id);
        if (auto result = store.nodes().insert(entry); !result)
            return Failure(result.error());
    }
    if (auto result = store.lists().putCounts(countsOf(document, ids, list)); !result)
        return Failure(result.error());
    return document.withIds(ids);
}

// From here on the list is seen, with the data that was kept of its works.
Result<void> complete(Store &store, const Document &document, ListId list)
{
    Result<void> result = store.lists().setComplete(list);
    const bool takeUp = store.data().hasOrphans();
    for (int i = 0; result && takeUp && i < document.size(); ++i)
        result = takeUpData(store, document.at(i).reading, document.idAt(i));
    return result;
}

// Short transactions.
Result<void> writeCounts(Store &store, const Document &document, const std::vector<NodeId> &ids,
                         ListId list)
{
    const QList<std::pair<NodeId, PaperCount>> counts = countsOf(document, ids, list);
    for (qsizetype begin = 0; begin < counts.size(); begin += sliceCounts) {
        Transaction transaction(store.database());
        Result<void> result = transaction.begin();
        if (result)
            result = store.lists().putCounts(counts.mid(begin, sliceCounts));
        if (result)
            result = transaction.commit();
        if (!result)
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
    const Database &database = store.database();
    for (int i = begin; i < end && (i == begin || !database.isAwaited()); ++i) {
        NodeEntry entry = entryOf(document, i, list);
        const int parent = document.parentOf(i);
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
    Result<void> result = store.lists().setPath(list, file.path);
    if (result)
        result = store.files().setSeen(list, file.bytes, file.hash, 0);
    if (result)
        result = complete(store, document, list);
    return result ? transaction.commit() : result;
}

// What nobody sees yet. It need not be on the disk before the last transaction is, which takes all
// before it along.
Result<std::vector<NodeId>> writeUnseen(Store &store, ListId list, const FileToImport &file,
                                        const Document &document,
                                        const std::function<bool(int)> &goOn)
{
    const NotDurable notYet(store.database());
    std::vector<NodeId> ids;
    while (static_cast<int>(ids.size()) < document.size()) {
        if (auto result = writeSlice(store, document, list, ids); !result)
            return Failure(result.error());
        if (!goOn(static_cast<int>(ids.size())))
            return fail(ErrorCode::Cancelled, QStringLiteral("Opening was cancelled."), file.path);
    }
    if (auto result = writeCounts(store, document, ids, list); !result)
        return Failure(result.error());
    return ids;
}

Result<Imported> importUnder(Store &store, ListId list, const FileToImport &file,
                             const Document &document, const std::function<bool(int)> &goOn)
{
    const Result<std::vector<NodeId>> ids = writeUnseen(store, list, file, document, goOn);
    if (!ids)
        return Failure(ids.error());
    const Document known = document.withIds(*ids);
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
    if (auto result = keepDataOfClosed(store); !result)
        return Failure(result.error());
    if (!path.isEmpty() && store.lists().findPath(path) != 0)
        return fail(ErrorCode::Refused, QStringLiteral("This file is in the library already."),
                    path);
    const Result<ListId> list = store.lists().add(name, path);
    if (!list)
        return list;
    const Result<Document> known = writeNodes(store, document, *list);
    if (!known)
        return Failure(known.error());
    if (auto result = complete(store, *known, *list); !result)
        return Failure(result.error());
    if (auto result = transaction.commit(); !result)
        return Failure(result.error());
    return list;
}

Result<Imported> importInSlices(Store &store, const FileToImport &file, const Document &document,
                                const std::function<bool(int)> &goOn)
{
    if (auto kept = keepDataOfClosed(store); !kept)
        return Failure(kept.error());
    // Without its path: two may read the same file, and the first that is whole has it.
    const Result<ListId> list = store.lists().add(listName(document, file.path), {});
    if (!list)
        return Failure(list.error());
    Result<Imported> imported = importUnder(store, *list, file, document, goOn);
    if (!imported)
        (void)removeUnseen(store, *list); // where this fails, the next start does it
    return imported;
}

QString importLock(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/locks/import.lock");
}

} // namespace paperdip
