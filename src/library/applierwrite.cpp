// SPDX-License-Identifier: MIT
#include "library/applier.h"

#include "library/listimport.h"
#include "store/store.h"

#include <QDateTime>

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
    const Result<QHash<NodeId, qint64>> places = placesOf(list, work);
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
        entry.parent = work.after.idAt(work.after.at(i).parent);
        entry.depth = work.after.at(i).depth;
        entry.ord = places->value(node);
        entry.source = &work.after.tiles()[static_cast<size_t>(i)].bytes;
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

// Places for the nodes `open`, between the places of the others; nothing where there is no room.
std::optional<QHash<NodeId, qint64>> fillGaps(const NodeTable &nodes, const Document &document,
                                              const QSet<NodeId> &open)
{
    const std::vector<int> indices = document.placesOf(open);
    QHash<NodeId, qint64> places;
    for (size_t i = 0; i < indices.size();) {
        size_t end = i + 1; // of a run of neighbours
        while (end < indices.size() && indices[end] == indices[end - 1] + 1)
            ++end;
        const int behind = indices[end - 1] + 1;
        const qint64 low =
            indices[i] == 0 ? 0 : nodes.placeOf(document.idAt(indices[i] - 1)).value_or(0);
        const std::optional<qint64> high = behind < document.size()
                                               ? nodes.placeOf(document.idAt(behind))
                                               : std::optional<qint64>();
        const auto between = placesBetween(low, high, static_cast<qint64>(end - i));
        if (low < 0 || (high && *high <= low) || !between)
            return std::nullopt;
        for (const qint64 place : *between)
            places.insert(document.idAt(indices[i++]), place);
    }
    return places;
}

QHash<NodeId, qint64> placesAnew(const Document &document)
{
    QHash<NodeId, qint64> places;
    for (int i = 0; i < document.size(); ++i)
        places.insert(document.idAt(i), (i + 1) * NodeTable::gap);
    return places;
}

} // namespace

Result<QHash<NodeId, qint64>> Applier::placesOf(ListId list, const Work &work)
{
    if (work.placed.isEmpty() && work.comparison.inserted.isEmpty())
        return QHash<NodeId, qint64>();
    const auto places =
        fillGaps(m_store.nodes(), work.after, work.placed + work.comparison.inserted);
    if (places)
        return *places;
    if (auto result = m_store.nodes().parkAll(list); !result)
        return Failure(result.error());
    return placesAnew(work.after);
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
