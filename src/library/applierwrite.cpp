// SPDX-License-Identifier: MIT
#include "library/applier.h"

#include "library/listimport.h"
#include "store/store.h"

#include <QDateTime>
#include <functional>

namespace paperdip {

Result<void> Applier::write()
{
    if (auto result = removeVanished(); !result)
        return result;
    if (auto result = parkMoved(); !result)
        return result;
    for (const auto &[list, work] : m_work) {
        if (auto result = writeList(list, work); !result)
            return result;
    }
    if (auto result = writeData(); !result)
        return result;
    QSet<ListId> lists(m_dataOnly.begin(), m_dataOnly.end());
    for (const auto &entry : m_work)
        lists.insert(entry.first);
    for (const ListId list : std::as_const(lists)) {
        if (auto result = finishList(list); !result)
            return result;
    }
    return {};
}

Result<void> Applier::removeVanished()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (const auto &[list, work] : m_work) {
        for (const NodeId node : work.comparison.removed) {
            if (isThere(node))
                continue; // it went to another list
            const Reading &reading = work.before.at(work.before.indexOf(node)).reading;
            if (auto result = m_store.data().orphan(node, DataTable::keyOf(reading), now); !result)
                return result;
            if (auto result = m_store.nodes().remove(node); !result)
                return result;
        }
    }
    return {};
}

Result<void> Applier::parkMoved()
{
    for (const auto &[list, work] : m_work) {
        for (const NodeId node : work.placed) {
            if (!wasThere(node))
                continue;
            if (auto result = m_store.nodes().park(node); !result)
                return result;
        }
    }
    return {};
}

Result<void> Applier::writeList(ListId list, const Work &work)
{
    const Result<QHash<NodeId, qint64>> places =
        placesAround(work.after, work.placed + work.comparison.inserted);
    if (!places)
        return Failure(places.error());
    QSet<NodeId> written = work.comparison.written + work.comparison.inserted;
    for (auto place = places->cbegin(); place != places->cend(); ++place)
        written.insert(place.key());
    for (const int i : work.after.placesOf(written)) {
        const NodeId node = work.after.idAt(i);
        const bool isNew = !wasThere(node);
        NodeEntry entry;
        entry.id = node;
        entry.list = list;
        entry.parent = work.after.idAt(work.after.parentOf(i));
        entry.depth = work.after.depthOf(i);
        entry.ord = places->value(node);
        entry.source = &work.after.bytesAt(i);
        entry.reading = &work.after.at(i).reading;
        if (!isNew && places->contains(node)) {
            if (auto result = m_store.nodes().place(node, list, entry.ord); !result)
                return result;
        }
        const auto result = isNew ? m_store.nodes().insert(entry) : m_store.nodes().update(entry);
        if (!result)
            return result;
    }
    return {};
}

namespace {

// Nodes in a row.
struct Row
{
    int begin = 0;
    int end = 0;

    Row wider(int by, int size) const
    {
        return {std::max(0, begin - by), std::min(size, end + by)};
    }
};

std::vector<Row> rowsOf(const std::vector<int> &indices)
{
    std::vector<Row> rows;
    for (const int index : indices) {
        if (rows.empty() || rows.back().end != index)
            rows.push_back({index, index});
        ++rows.back().end;
    }
    return rows;
}

// Places for the nodes of a row, between those of its neighbours; nothing where there is too little
// room, or a neighbour waits for a place itself.
std::optional<std::vector<qint64>> roomFor(const Row &row, int size, qint64 least,
                                           const std::function<qint64(int)> &placeOf)
{
    const qint64 count = row.end - row.begin;
    const qint64 low = row.begin == 0 ? 0 : placeOf(row.begin - 1);
    if (row.end == size)
        return row.begin > 0 && low == 0 ? std::nullopt : placesBetween(low, {}, count);
    const qint64 high = placeOf(row.end);
    if ((row.begin > 0 && low == 0) || high <= low || (high - low) / (count + 1) < least)
        return std::nullopt;
    return placesBetween(low, high, count);
}

} // namespace

// Places for the nodes `open`, between those of the others. Where there is no room the ones beside
// them move up: as few as will do.
Result<QHash<NodeId, qint64>> Applier::placesAround(const Document &document,
                                                    const QSet<NodeId> &open)
{
    constexpr qint64 comfortable = qint64(1) << 10;
    QHash<NodeId, qint64> places;
    const auto placeOf = [&](int index) { // 0: it has none
        const NodeId node = document.idAt(index);
        return places.contains(node)
                   ? places.value(node)
                   : std::max<qint64>(0, m_store.nodes().placeOf(node).value_or(0));
    };
    for (const Row &row : rowsOf(document.placesOf(open))) {
        Row wide = row;
        auto found = roomFor(row, document.size(), 1, placeOf);
        for (int by = 8; !found && wide.end - wide.begin < document.size(); by *= 4) {
            wide = row.wider(by, document.size());
            found = roomFor(wide, document.size(), comfortable, placeOf);
        }
        for (int i = wide.begin; i < wide.end; ++i) {
            const NodeId node = document.idAt(i);
            places[node] = found ? found->at(static_cast<size_t>(i - wide.begin))
                                 : (i + 1) * NodeTable::gap; // the whole list anew
            if (open.contains(node))
                continue;
            if (auto result = m_store.nodes().park(node); !result)
                return Failure(result.error());
        }
    }
    return places;
}

Result<void> Applier::writeData()
{
    const bool takeUp = m_store.data().hasOrphans();
    const QSet<NodeId> inserted(m_applied.inserted.begin(), m_applied.inserted.end());
    for (const auto &[list, work] : m_work) {
        for (const int i : work.after.placesOf(takeUp ? inserted : QSet<NodeId>())) {
            const NodeId node = work.after.idAt(i);
            if (m_data.value(node).state != ReadState::Unread)
                continue;
            if (const auto kept =
                    m_store.data().takeUp(DataTable::keyOf(work.after.at(i).reading))) {
                const NodeData now = m_data.value(node);
                NodeData &data = m_data[node];
                data = *kept;
                if (!now.keywords.isEmpty())
                    data.keywords = now.keywords;
                if (!now.remark.isEmpty())
                    data.remark = now.remark;
                if (!now.notePath.isEmpty())
                    data.notePath = now.notePath;
                if (now.version != 0)
                    data.version = now.version;
            }
        }
    }
    for (auto data = m_data.constBegin(); data != m_data.constEnd(); ++data) {
        const NodeId node = data.key();
        const bool vanished = !m_dataOnly.contains(node) && !isThere(node);
        const bool returned = !m_dataOnly.contains(node) && !wasThere(node);
        const bool isPlain = inserted.contains(node) && *data == NodeData();
        if (vanished || isPlain || (!returned && *data == m_dataBefore.value(node)))
            continue;
        if (auto result = m_store.data().put(node, *data); !result)
            return result;
    }
    return {};
}

Result<void> Applier::finishList(ListId list)
{
    const std::optional<StoredList> stored = m_store.lists().find(list);
    if (!stored)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such list."),
                    QString::number(list));
    ListEffect &effect = m_applied.lists[list];
    effect.revisionBefore = stored->revision;
    if (const auto found = m_work.find(list); found != m_work.end()) {
        const Work &work = found->second;
        const QString before = listName(work.before, stored->path);
        const QString after = listName(work.after, stored->path);
        effect.renamed = before == stored->name && after != before && !after.isEmpty();
        if (effect.renamed) {
            if (auto result = m_store.lists().rename(list, after); !result)
                return result;
        }
        effect.shown = work.comparison.shown;
        effect.parents = work.comparison.parents;
        m_applied.placed += work.placed;
    }
    for (auto data = m_data.constBegin(); data != m_data.constEnd(); ++data) {
        const bool here =
            m_dataOnly.value(data.key()) == list || m_store.nodes().listOf(data.key()) == list;
        if (!here || *data == m_dataBefore.value(data.key()))
            continue;
        effect.shown.insert(data.key());
        for (const NodeId above : m_store.tree().ancestors(data.key()))
            effect.shown.insert(above);
    }
    return m_store.lists().touch(list);
}

} // namespace paperdip
