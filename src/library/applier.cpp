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
            work.inPlace = isInPlace(work, (*state)->list);
            if (work.inPlace)
                continue;
            for (const Tile &tile : work.before.tiles())
                work.at.insert(tile.node, work.tiles.insert(work.tiles.end(), tile));
        }
    }
    return {};
}

// Whether a change does no more to a list than to give a few nodes new bytes where they stand.
bool Applier::isInPlace(const Work &work, ListId list) const
{
    constexpr size_t few = 16; // one by one is quicker than reading the list anew
    return m_change.edits.size() <= few &&
           std::all_of(m_change.edits.begin(), m_change.edits.end(), [&](const Edit &edit) {
               const auto *splice = std::get_if<Splice>(&edit);
               if (splice == nullptr)
                   return true;
               if (!splice->before || !splice->after)
                   return false;
               if (splice->before->list != list && splice->after->list != list)
                   return true;
               const int index = work.before.indexOf(splice->node);
               return splice->before->list == splice->after->list && index >= 0 &&
                      splice->after->previous == work.before.idAt(index - 1);
           });
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
            const Work &work = entry.second;
            return work.inPlace ? work.before.indexOf(node.key()) >= 0
                                : work.at.contains(node.key());
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
    if (index < 0 || document.tiles()[static_cast<size_t>(index)].bytes != splice.before->source ||
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
        if (const auto place = work.at.constFind(splice->node); place != work.at.constEnd())
            work.tiles.erase(*place);
        work.at.remove(splice->node);
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
    if (work.inPlace) {
        if (splice.after->source != splice.before->source)
            work.edited.insert(splice.node);
        work.bytes.insert(splice.node, splice.after->source);
        return {};
    }
    const NodeId previous = splice.after->previous;
    if (previous != 0 && !work.at.contains(previous))
        return conflict(splice.node); // where it goes is gone
    auto next = previous == 0 ? work.tiles.begin() : std::next(work.at.value(previous));
    if (const auto place = work.at.constFind(splice.node); place != work.at.constEnd()) {
        if ((*place)->bytes != splice.after->source) {
            (*place)->bytes = splice.after->source;
            work.edited.insert(splice.node);
        }
        if (*place != next) {
            work.tiles.splice(next, work.tiles, *place);
            work.placed.insert(splice.node);
        }
        return {};
    }
    work.at.insert(splice.node, work.tiles.insert(next, {splice.node, splice.after->source}));
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
    if (work.inPlace)
        return withNewBytes(work);
    if (isExpected(work)) {
        std::vector<NodeId> ids;
        for (const Tile &tile : work.tiles)
            ids.push_back(tile.node);
        return m_expected->withIds(ids);
    }
    return Document::read(Tiles(work.tiles.begin(), work.tiles.end()));
}

Document Applier::withNewBytes(const Work &work)
{
    Document document = work.before;
    for (const NodeId node : work.edited) {
        const int index = document.indexOf(node);
        document = document.replaced(index, work.bytes.value(node));
        if (work.edited.size() > 1 && !document.hasNodesOf(work.before))
            break; // each may only be what it is beside the others
    }
    if (work.edited.size() <= 1 || document.hasNodesOf(work.before))
        return document;
    Tiles tiles = work.before.tiles();
    for (const NodeId node : work.edited)
        tiles[static_cast<size_t>(work.before.indexOf(node))].bytes = work.bytes.value(node);
    return Document::read(tiles);
}

bool Applier::isExpected(const Work &work) const
{
    return m_expected && m_expected->tiles().size() == work.tiles.size() &&
           std::equal(work.tiles.begin(), work.tiles.end(), m_expected->tiles().begin(),
                      [](const Tile &a, const Tile &b) { return a.bytes == b.bytes; });
}

Document Applier::withRealIds(const Document &document)
{
    if (!document.hasUnnamed())
        return document;
    std::vector<NodeId> ids;
    for (const Tile &tile : document.tiles())
        ids.push_back(tile.node > 0 ? tile.node : ++m_lastId);
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
        state.source = document.tiles()[static_cast<size_t>(index)].bytes;
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
