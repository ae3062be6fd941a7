// SPDX-License-Identifier: MIT
#include "library/documents.h"

#include "store/database.h"
#include "store/store.h"

namespace paperdip {

namespace {

// Grows with every change of what is recognised (src/markdown).
constexpr int readingVersion = 3;

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

Result<void> Documents::readAnew()
{
    if (m_store.nodes().readingVersion() == readingVersion)
        return {};
    Transaction transaction(m_store.database());
    if (auto result = transaction.begin(); !result)
        return result;
    for (const StoredList &list : m_store.lists().all()) {
        const Tiles tiles = tilesOf(list.id);
        const Document document = Document::read(tiles);
        if (document.tiles() != tiles)
            continue; // of() cuts it anew when it is worked on
        if (auto result = store(list.id, tiles, document); !result)
            return result;
    }
    if (auto result = m_store.nodes().setReadingVersion(readingVersion); !result)
        return result;
    return transaction.commit();
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
        const NodeEntry entry{cut.idAt(i),
                              list,
                              cut.idAt(cut.at(i).parent),
                              cut.at(i).depth,
                              (i + 1) * NodeTable::gap,
                              &cut.tiles()[static_cast<size_t>(i)].bytes,
                              &cut.at(i).reading};
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

void Documents::keep(ListId list, qint64 revision, const Document &document)
{
    m_kept.removeIf([list](const Kept &kept) { return kept.list == list; });
    m_kept.prepend({list, revision, document});
    if (m_kept.size() > most)
        m_kept.removeLast();
}

} // namespace paperdip
