// SPDX-License-Identifier: MIT
#include "library/documents.h"

#include "store/database.h"
#include "store/store.h"

#include <algorithm>

namespace paperdip {

namespace {

// Grows with every change of what is recognised (src/markdown), or is stored of it (NodeTable).
constexpr int readingVersion = 5;

constexpr int nodesAtOnce = 200; // written in a few milliseconds
constexpr int mostAttempts = 5;

NodeEntry storedEntry(ListId list, const Document &document, int index)
{
    return {document.idAt(index),         list,
            document.parentIdAt(index),   document.depthOf(index),
            (index + 1) * NodeTable::gap, &document.bytesAt(index),
            &document.at(index).reading};
}

} // namespace

Result<Document> Documents::of(ListId list)
{
    const std::optional<StoredList> stored = m_store.lists().find(list);
    if (!stored)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such list."),
                    QString::number(list));
    if (const int rollbacks = m_store.database().rollbacks(); rollbacks != m_rollbacks) {
        m_rollbacks = rollbacks;
        m_kept.clear(); // may hold what an outer transaction took back, under a revision to come
    }
    for (const Kept &kept : std::as_const(m_kept)) {
        if (kept.list == list && kept.revision == stored->revision)
            return kept.document;
    }
    const Tiles tiles = tilesOf(list);
    const Document document = Document::read(tiles);
    if (document.tiles() != tiles)
        return cutAnew(list, tiles, document);
    keep(list, stored->revision, document);
    return document;
}

Tiles Documents::tilesOf(ListId list) const
{
    Tiles tiles;
    for (auto &[node, bytes] : m_store.nodes().sources(list))
        tiles.push_back({node, std::move(bytes)});
    return tiles;
}

bool Documents::isOutdated() const
{
    return m_store.nodes().readingVersion() != readingVersion;
}

Result<void> Documents::readAnew()
{
    if (!isOutdated())
        return {};
    const QList<StoredList> lists = m_store.lists().all();
    for (const StoredList &list : lists) {
        if (auto result = readAnew(list.id); !result)
            return result;
    }
    return setUpToDate();
}

Result<void> Documents::setUpToDate()
{
    return m_store.nodes().setReadingVersion(readingVersion);
}

// In short transactions: a window may be at work beside. Where it changes the list meanwhile, what
// was read no longer counts.
Result<void> Documents::readAnew(ListId list)
{
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const qint64 revision = m_store.lists().revision(list);
        const Tiles tiles = tilesOf(list);
        const Document document = Document::read(tiles);
        if (document.tiles() != tiles)
            return {}; // of() cuts it anew when it is worked on
        Result<bool> written = true;
        for (int begin = 0; written && *written && begin < document.size(); begin += nodesAtOnce)
            written = updateSlice(list, revision, document, begin);
        if (!written)
            return Failure(written.error());
        if (*written)
            return {};
    }
    return fail(ErrorCode::Conflict, QStringLiteral("The list was changed in the meantime."));
}

// False: the list is no longer what was read.
Result<bool> Documents::updateSlice(ListId list, qint64 revision, const Document &document,
                                    int begin)
{
    Transaction transaction(m_store.database());
    if (auto result = transaction.begin(); !result)
        return Failure(result.error());
    if (m_store.lists().revision(list) != revision)
        return false;
    const int end = std::min(begin + nodesAtOnce, document.size());
    for (int i = begin; i < end; ++i) {
        if (auto result = m_store.nodes().update(storedEntry(list, document, i)); !result)
            return Failure(result.error());
    }
    if (auto result = transaction.commit(); !result)
        return Failure(result.error());
    return true;
}

Result<Document> Documents::cutAnew(ListId list, const Tiles &tiles, const Document &document)
{
    Transaction transaction(m_store.database());
    if (auto result = transaction.begin(); !result)
        return Failure(result.error());
    NodeId last = m_store.nodes().lastId();
    std::vector<NodeId> ids;
    for (const Tile &tile : document.tiles())
        ids.push_back(tile.node > 0 ? tile.node : ++last);
    const Document cut = document.withIds(ids);
    Result<void> result = store(list, tiles, cut);
    if (result)
        result = m_store.lists().touch(list);
    if (result)
        result = transaction.commit();
    if (!result)
        return Failure(result.error());
    return cut; // not kept: an outer transaction may still be rolled back
}

// Writes all of a list's nodes, those that are new and those that were there.
Result<void> Documents::store(ListId list, const Tiles &tiles, const Document &cut)
{
    QSet<NodeId> old;
    for (const Tile &tile : tiles)
        old.insert(tile.node);
    Result<void> result = m_store.nodes().parkAll(list);
    for (size_t i = 0; result && i < tiles.size(); ++i) {
        if (cut.indexOf(tiles[i].node) < 0)
            result = m_store.nodes().remove(tiles[i].node);
    }
    for (int i = 0; result && i < cut.size(); ++i) {
        const bool isNew = !old.contains(cut.idAt(i));
        const NodeEntry entry = storedEntry(list, cut, i);
        result = isNew ? m_store.nodes().insert(entry)
                       : m_store.nodes().place(entry.id, list, entry.ord);
        if (result && !isNew)
            result = m_store.nodes().update(entry);
    }
    return result;
}

void Documents::keepAs(ListId list, qint64 before, qint64 after)
{
    for (Kept &kept : m_kept) {
        if (kept.list == list && kept.revision == before)
            kept.revision = after;
    }
}

bool Documents::has(ListId list, qint64 revision) const
{
    return std::any_of(m_kept.begin(), m_kept.end(), [&](const Kept &kept) {
        return kept.list == list && kept.revision == revision;
    });
}

void Documents::keep(ListId list, qint64 revision, const Document &document)
{
    m_kept.removeIf([list](const Kept &kept) { return kept.list == list; });
    m_kept.prepend({list, revision, document});
    if (m_kept.size() > most)
        m_kept.removeLast();
}

Change differenceIn(Store &store, ListId list, const Document &before, const Document &after)
{
    Change change = difference(list, before, after);
    for (Edit &edit : change.edits) {
        auto *splice = std::get_if<Splice>(&edit);
        if (splice == nullptr)
            continue;
        const NodeData data = splice->before ? store.data().find(splice->node) : NodeData();
        for (auto *state : {&splice->before, &splice->after}) {
            if (*state)
                (*state)->data = data;
        }
    }
    return change;
}

} // namespace paperdip
