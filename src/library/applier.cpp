// SPDX-License-Identifier: MIT
#include "library/applier.h"

#include "library/documents.h"
#include "store/database.h"
#include "store/store.h"

#include <algorithm>

namespace paperdip {

namespace {

Failure conflict(NodeId node)
{
    return fail(ErrorCode::Conflict, QStringLiteral("The list was changed in the meantime."), {},
                QStringLiteral("node %1").arg(node));
}

NodeId nodeOf(const Edit &edit)
{
    return std::visit([](const auto &one) { return one.node; }, edit);
}

} // namespace

Result<Applied> Applier::run(const Change &change)
{
    m_change = change;
    Transaction transaction(m_store.database());
    if (auto result = transaction.begin(); !result)
        return Failure(result.error());
    for (const auto step : {&Applier::nameNewNodes, &Applier::open, &Applier::check,
                            &Applier::takeOut, &Applier::put, &Applier::read, &Applier::write}) {
        if (auto result = (this->*step)(); !result)
            return Failure(result.error());
    }
    m_applied.inverse = inverse();
    if (auto result = transaction.commit(); !result)
        return Failure(result.error());
    for (const auto &[list, work] : m_work)
        m_documents.keep(list, m_applied.lists[list].revisionBefore + 1, work.after);
    for (const auto &[list, effect] : m_applied.lists) {
        if (m_work.count(list) == 0)
            m_documents.keepAs(list, effect.revisionBefore, effect.revisionBefore + 1);
    }
    return m_applied;
}

// Ids below 0 become those that the table would give next; the transaction keeps others from taking
// them.
Result<void> Applier::nameNewNodes()
{
    m_lastId = m_store.nodes().lastId();
    QHash<NodeId, NodeId> names;
    for (Edit &edit : m_change.edits) {
        const auto rename = [&](NodeId &node) {
            if (node >= 0)
                return;
            if (!names.contains(node)) {
                names.insert(node, ++m_lastId);
                m_applied.inserted << m_lastId;
            }
            node = names.value(node);
        };
        std::visit([&](auto &one) { rename(one.node); }, edit);
        if (auto *splice = std::get_if<Splice>(&edit); splice && splice->after)
            rename(splice->after->previous);
    }
    return {};
}

Result<void> Applier::open()
{
    for (const Edit &edit : m_change.edits) {
        if (const auto *data = std::get_if<SetData>(&edit)) {
            m_dataOnly.insert(data->node, m_store.nodes().listOf(data->node));
            continue;
        }
        const Splice &splice = std::get<Splice>(edit);
        for (const auto *state : {&splice.before, &splice.after}) {
            if (!*state || m_work.count((*state)->list) != 0)
                continue;
            Result<Document> document = m_documents.of((*state)->list);
            if (!document)
                return Failure(document.error());
            Work &work = m_work[(*state)->list];
            work.before = *std::move(document);
            work.order.emplace(work.before);
        }
    }
    return {};
}

bool Applier::wasThere(NodeId node) const
{
    return std::any_of(m_work.begin(), m_work.end(), [node](const auto &entry) {
        return entry.second.before.indexOf(node) >= 0;
    });
}

bool Applier::isThere(NodeId node) const
{
    return std::any_of(m_work.begin(), m_work.end(),
                       [node](const auto &entry) { return entry.second.after.indexOf(node) >= 0; });
}

NodeData Applier::dataOf(NodeId node)
{
    auto data = m_data.find(node);
    if (data == m_data.end()) {
        data = m_data.insert(node, m_store.data().find(node));
        m_dataBefore.insert(node, *data);
    }
    return *data;
}

Result<void> Applier::check()
{
    for (const Edit &edit : m_change.edits) {
        if (const auto *data = std::get_if<SetData>(&edit)) {
            if (auto result = checkData(data->node, data->before, data->after); !result)
                return result;
        } else if (auto result = checkSplice(std::get<Splice>(edit)); !result) {
            return result;
        }
    }
    for (auto node = m_dataOnly.begin(); node != m_dataOnly.end();) {
        const bool spliced = std::any_of(m_work.begin(), m_work.end(), [&](const auto &entry) {
            return entry.second.before.indexOf(node.key()) >= 0;
        });
        node = spliced ? m_dataOnly.erase(node) : std::next(node);
    }
    return {};
}

Result<void> Applier::checkData(NodeId node, const NodeData &before, const NodeData &after)
{
    const bool isNew = m_applied.inserted.contains(node);
    if ((!isNew && m_dataOnly.value(node) == 0) || dataOf(node) != before)
        return conflict(node);
    m_data[node] = after;
    return {};
}

Result<void> Applier::checkSplice(const Splice &splice)
{
    if (!splice.before && !splice.after)
        return fail(ErrorCode::Invalid, QStringLiteral("A change without a before and an after."));
    if (!splice.before) {
        if (m_store.nodes().listOf(splice.node) != 0 || splice.node == 0)
            return conflict(splice.node);
        m_dataBefore.insert(splice.node, NodeData());
        m_data.insert(splice.node, splice.after->data);
        return {};
    }
    const Document &document = m_work.at(splice.before->list).before;
    const int index = document.indexOf(splice.node);
    if (index < 0 || document.bytesAt(index) != splice.before->source ||
        dataOf(splice.node) != splice.before->data)
        return conflict(splice.node);
    if (splice.after)
        m_data[splice.node] = splice.after->data;
    return {};
}

Result<void> Applier::takeOut()
{
    for (const Edit &edit : m_change.edits) {
        const auto *splice = std::get_if<Splice>(&edit);
        if (!splice || !splice->before ||
            (splice->after && splice->after->list == splice->before->list))
            continue;
        Work &work = m_work.at(splice->before->list);
        if (work.order->contains(splice->node))
            work.order->unlink(splice->node);
    }
    return {};
}

Result<void> Applier::put()
{
    for (const Edit &edit : m_change.edits) {
        const auto *splice = std::get_if<Splice>(&edit);
        if (!splice || !splice->after)
            continue;
        if (auto result = putOne(*splice); !result)
            return result;
    }
    return {};
}

Result<void> Applier::putOne(const Splice &splice)
{
    Work &work = m_work.at(splice.after->list);
    NodeOrder &order = *work.order;
    const NodeId previous = splice.after->previous;
    const bool isHere = order.contains(splice.node);
    const bool moves = !isHere || order.previous(splice.node) != previous;
    if (moves && previous != 0 && !order.contains(previous))
        return conflict(splice.node); // where it goes is gone
    work.bytes.insert(splice.node, splice.after->source);
    if (!moves)
        return {};
    if (isHere)
        order.unlink(splice.node);
    order.link(splice.node, previous);
    work.placed.insert(splice.node);
    return {};
}

// The readings that go with the new bytes. Bytes decide where the segments are, so that a change
// which was planned on an older state of the list can never store what a fresh read would not find.
Result<void> Applier::read()
{
    for (auto &[list, work] : m_work) {
        work.after = withRealIds(settled(work));
        work.comparison = compare(work.before, work.after, work.placed);
        for (const NodeId node : work.comparison.removed + work.comparison.edited)
            (void)dataOf(node); // for the inverse, also of nodes that the change did not name
    }
    return {};
}

Document Applier::settled(const Work &work) const
{
    const std::vector<TileRun> runs =
        work.order->runs([&](NodeId node) { return !work.placed.contains(node); },
                         [&](NodeId node) {
                             return Tile{node, work.bytes.value(node)};
                         });
    std::map<int, QByteArray> edited; // where they stand
    for (auto its = work.bytes.begin(); its != work.bytes.end(); ++its) {
        const int index = work.placed.contains(its.key()) ? -1 : work.before.indexOf(its.key());
        if (index >= 0 && work.before.bytesAt(index) != *its)
            edited.emplace(index, *its);
    }
    if (runs.empty() && !m_expected)
        return work.before.withBytes(edited);
    std::vector<TileRun> all = runs;
    for (const auto &[index, bytes] : edited)
        all.push_back({index, index + 1, {{work.before.idAt(index), bytes}}});
    std::sort(all.begin(), all.end(),
              [](const TileRun &a, const TileRun &b) { return a.begin < b.begin; });
    return withRuns(work.before, all);
}

Document Applier::withRuns(const Document &before, const std::vector<TileRun> &runs) const
{
    if (!m_expected)
        return before.spliced(runs);
    if (std::optional<Document> after = before.splicedInParts(runs))
        return *std::move(after);
    const Tiles tiles = before.tilesWith(runs);
    const bool isExpected = std::equal(
        tiles.begin(), tiles.end(), m_expected->tiles().begin(), m_expected->tiles().end(),
        [](const Tile &a, const Tile &b) { return a.bytes == b.bytes; });
    if (!isExpected)
        return Document::read(tiles);
    std::vector<NodeId> ids;
    for (const Tile &tile : tiles)
        ids.push_back(tile.node);
    return m_expected->withIds(ids);
}

Document Applier::withRealIds(const Document &document)
{
    QHash<int, NodeId> ids;
    for (const int place : document.unnamed())
        ids.insert(place, ++m_lastId);
    return document.withIds(ids);
}

std::optional<NodeState> Applier::stateIn(NodeId node, bool after) const
{
    for (const auto &[list, work] : m_work) {
        const Document &document = after ? work.after : work.before;
        const int index = document.indexOf(node);
        if (index < 0)
            continue;
        NodeState state;
        state.list = list;
        state.previous = document.idAt(index - 1);
        state.source = document.bytesAt(index);
        state.data = after ? m_data.value(node) : m_dataBefore.value(node);
        return state;
    }
    return std::nullopt;
}

// Before and after swapped for every node that was touched, in the document order of what was
// before.
Change Applier::inverse() const
{
    Change change;
    QSet<NodeId> touched;
    for (const Edit &edit : m_change.edits) {
        if (!m_dataOnly.contains(nodeOf(edit)))
            touched.insert(nodeOf(edit));
    }
    for (const auto &[list, work] : m_work)
        touched += work.comparison.inserted + work.comparison.removed + work.comparison.edited;
    for (const NodeId node : std::as_const(touched)) {
        if (!wasThere(node) && isThere(node))
            change.edits.push_back(Splice{node, stateIn(node, true), std::nullopt});
    }
    for (const auto &[list, work] : m_work) {
        for (const int index : work.before.placesOf(touched)) {
            const NodeId node = work.before.idAt(index);
            change.edits.push_back(Splice{node, stateIn(node, true), stateIn(node, false)});
        }
    }
    for (auto node = m_dataOnly.begin(); node != m_dataOnly.end(); ++node)
        change.edits.push_back(
            SetData{node.key(), m_data.value(node.key()), m_dataBefore.value(node.key())});
    return change;
}

} // namespace paperdip
