// SPDX-License-Identifier: MIT
#include "library/listimport.h"

#include "store/database.h"
#include "store/store.h"

#include <QFileInfo>

namespace paperdip {

QString listName(const Outline &outline, const QString &path, const QString &fallback)
{
    if (const QString title = listTitle(outline); !title.isEmpty())
        return title;
    return path.isEmpty() ? fallback : QFileInfo(path).completeBaseName();
}

namespace {

Result<void> writeNodes(Store &store, const Document &document, ListId list)
{
    const NodeId first = store.nodes().lastId() + 1;
    const bool takeUp = store.data().hasOrphans();
    for (int i = 0; i < document.size(); ++i) {
        const OutlineNode &node = document.at(i);
        NodeEntry entry;
        entry.id = first + i;
        entry.list = list;
        entry.parent = node.parent < 0 ? 0 : first + node.parent;
        entry.depth = node.depth;
        entry.ord = (i + 1) * NodeTable::gap;
        entry.source = &document.tiles()[static_cast<size_t>(i)].bytes;
        entry.reading = &node.reading;
        if (auto result = store.nodes().insert(entry); !result)
            return result;
        if (!takeUp || node.reading.kind != NodeKind::Paper)
            continue;
        if (const auto data = store.data().takeUp(DataTable::keyOf(node.reading))) {
            if (auto result = store.data().put(entry.id, *data); !result)
                return result;
        }
    }
    return {};
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

} // namespace paperdip
