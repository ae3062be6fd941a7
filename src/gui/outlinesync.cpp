// SPDX-License-Identifier: MIT
// How OutlineModel follows the library: what is shown is asked for again, and the difference
// becomes the fewest insertions, removals and moves.
#include "core/longestrise.h"
#include "gui/outlinetree.h"
#include "library/library.h"
#include "store/treetable.h"

#include <QScopedValueRollback>
#include <QSet>
#include <algorithm>

namespace paperdip {

OutlineModel::Entry *OutlineModel::entryAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Entry *>(index.internalPointer()) : m_root.get();
}

OutlineModel::Entry *OutlineModel::find(Key key) const
{
    return m_entries.value(key);
}

QModelIndex OutlineModel::indexFor(const Entry *entry) const
{
    if (entry == nullptr || entry->parent == nullptr)
        return {};
    return createIndex(entry->place, 0, entry);
}

QList<NodeRow> OutlineModel::askLists() const
{
    QList<NodeRow> rows;
    const TreeFilter *filter = m_options.filtered ? m_library.filter() : nullptr;
    const QList<ListInfo> lists = m_library.lists();
    for (const ListInfo &info : lists) {
        const FoundBelow below = filter != nullptr ? filter->lists.value(info.id) : FoundBelow();
        if (filter != nullptr && below.rows == 0)
            continue;
        NodeRow row;
        row.found = below.found;
        row.foundRows = below.rows;
        row.list = info.id;
        row.kind = NodeKind::Section;
        row.title = info.name;
        row.papers = info.papers;
        row.read = info.read;
        row.readOnly = !info.mayChange();
        row.hasChildren = true; // not worth asking before it is opened
        rows << row;
    }
    return rows;
}

QList<NodeRow> OutlineModel::ask(const Entry &entry) const
{
    return entry.parent == nullptr ? askLists()
                                   : m_library.children(entry.row.list, entry.row.id, m_options);
}

std::vector<OutlineModel::Wanted> OutlineModel::wantedBelow(const QList<Key> &parents) const
{
    std::vector<Wanted> all;
    for (const Key key : parents) {
        if (const Entry *entry = find(key)) {
            all.push_back({key, ask(*entry)});
        } else if (key > 0) {
            const Result<NodeRow> row = m_library.node(key);
            if (row)
                all.push_back({key, m_library.children(row->list, key, m_options)});
        }
    }
    // Outermost first: when a parent's turn comes it stands in its new place, so nothing moves
    // below itself.
    std::stable_sort(all.begin(), all.end(), [](const Wanted &a, const Wanted &b) {
        const auto depth = [](const Wanted &wanted) {
            return wanted.rows.isEmpty() || wanted.parent <= 0 ? -1 : wanted.rows.first().depth;
        };
        return depth(a) < depth(b);
    });
    return all;
}

// Brings the rows below these parents to what the library has. fetch: also below parents not asked
// for before.
void OutlineModel::sync(const QList<Key> &parents, bool fetch)
{
    // While rows come and go one by one nobody may fetch in between (a view,
    // QAbstractItemModelTester).
    const QScopedValueRollback<bool> guard(m_syncing, true);
    std::vector<Wanted> all = wantedBelow(parents);
    std::vector<std::pair<const Wanted *, bool>> arranged;
    for (const Wanted &wanted : all) {
        Entry *entry = find(wanted.parent);
        if (entry == nullptr || !isOpen(*entry, wanted, fetch))
            continue;
        arranged.emplace_back(&wanted, arrange(*entry, wanted.rows));
    }
    for (const auto &[wanted, hasKnown] : arranged) {
        Entry *entry = find(wanted->parent);
        if (entry == nullptr)
            continue;
        removeUnwanted(*entry, wanted->rows);
        if (entry->count() > 0 && hasKnown)
            Q_EMIT dataChanged(indexFor(entry->childAt(0)),
                               indexFor(entry->childAt(entry->count() - 1)));
    }
}

// Rows below an entry are kept up only where they were asked for, or where known rows now belong.
bool OutlineModel::isOpen(Entry &entry, const Wanted &wanted, bool fetch)
{
    entry.row.hasChildren = !wanted.rows.isEmpty();
    const bool holdsKnown =
        std::any_of(wanted.rows.begin(), wanted.rows.end(),
                    [this](const NodeRow &row) { return find(keyOf(row)) != nullptr; });
    if (fetch || holdsKnown || wanted.rows.isEmpty())
        entry.fetched = true;
    return entry.fetched;
}

// Says whether any of the rows was there before, here or elsewhere.
bool OutlineModel::arrange(Entry &parent, const QList<NodeRow> &rows)
{
    bool hasKnown = false;
    QHash<Key, int> places;
    for (int i = 0; i < rows.size(); ++i)
        places.insert(keyOf(rows.at(i)), i);
    std::vector<int> present;
    for (const auto &child : parent.children)
        present.push_back(places.value(child->key(), -1));
    for (const size_t i : longestRise(present))
        parent.children[i]->stays = true;

    int at = 0;
    for (int i = 0; i < rows.size();) {
        while (at < parent.count() && !parent.childAt(at)->stays)
            ++at;
        Entry *known = find(keyOf(rows.at(i)));
        if (known != nullptr) {
            hasKnown = true;
            at = known->stays ? known->place + 1 : move(*known, parent, at);
            known->row = rows.at(i++);
            known->fetched |= !known->row.hasChildren;
            continue;
        }
        int end = i;
        while (end < rows.size() && find(keyOf(rows.at(end))) == nullptr)
            ++end;
        insert(parent, at, rows.mid(i, end - i));
        at += end - i;
        i = end;
    }
    for (const auto &child : parent.children)
        child->stays = false;
    return hasKnown;
}

std::unique_ptr<OutlineModel::Entry> OutlineModel::entryFor(const NodeRow &row, Entry &parent)
{
    auto entry = std::make_unique<Entry>();
    entry->row = row;
    entry->parent = &parent;
    entry->fetched = !row.hasChildren;
    return entry;
}

void OutlineModel::insert(Entry &parent, int at, const QList<NodeRow> &rows)
{
    std::vector<std::unique_ptr<Entry>> fresh;
    for (const NodeRow &row : rows)
        fresh.push_back(entryFor(row, parent));
    beginInsertRows(indexFor(&parent), at, at + static_cast<int>(rows.size()) - 1);
    for (const auto &entry : fresh)
        m_entries.insert(entry->key(), entry.get());
    parent.children.insert(parent.children.begin() + at, std::make_move_iterator(fresh.begin()),
                           std::make_move_iterator(fresh.end()));
    parent.renumber(at);
    endInsertRows();
}

// Moves an entry before child `at` of a parent; returns the place behind it.
int OutlineModel::move(Entry &entry, Entry &parent, int at)
{
    Entry &from = *entry.parent;
    const int source = entry.place;
    if (&from == &parent && (at == source || at == source + 1))
        return source + 1;
    if (!beginMoveRows(indexFor(&from), source, source, indexFor(&parent), at)) {
        Q_ASSERT_X(false, "OutlineModel", "a row cannot move below itself");
        return at;
    }
    std::unique_ptr<Entry> moved = std::move(from.children[static_cast<size_t>(source)]);
    from.children.erase(from.children.begin() + source);
    const int target = &from == &parent && source < at ? at - 1 : at;
    moved->parent = &parent;
    parent.children.insert(parent.children.begin() + target, std::move(moved));
    from.renumber(0);
    parent.renumber(0);
    endMoveRows();
    return target + 1;
}

void OutlineModel::removeUnwanted(Entry &parent, const QList<NodeRow> &rows)
{
    QSet<Key> wanted;
    for (const NodeRow &row : rows)
        wanted.insert(keyOf(row));
    for (int last = parent.count() - 1; last >= 0; --last) {
        if (wanted.contains(parent.childAt(last)->key()))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(parent.childAt(first - 1)->key()))
            --first;
        beginRemoveRows(indexFor(&parent), first, last);
        for (int i = first; i <= last; ++i)
            forget(*parent.childAt(i));
        parent.children.erase(parent.children.begin() + first, parent.children.begin() + last + 1);
        parent.renumber(first);
        endRemoveRows();
        last = first;
    }
}

void OutlineModel::forget(Entry &entry)
{
    m_entries.remove(entry.key());
    for (const auto &child : entry.children)
        forget(*child);
}

void OutlineModel::update(Entry &entry)
{
    if (entry.row.id == 0) {
        const Result<ListInfo> info = m_library.list(entry.row.list);
        if (!info)
            return;
        entry.row.title = info->name;
        entry.row.papers = info->papers;
        entry.row.read = info->read;
    } else {
        const Result<NodeRow> row = m_library.node(entry.row.id);
        if (!row)
            return;
        const NodeRow before = entry.row;
        entry.row = *row;
        // As this view shows them.
        entry.row.hasChildren = before.hasChildren;
        entry.row.found = before.found;
        entry.row.foundRows = before.foundRows;
    }
    Q_EMIT dataChanged(indexFor(&entry), indexFor(&entry));
}

// Sections and lists above a change count their papers anew.
void OutlineModel::updateWithAncestors(const QList<Key> &keys)
{
    QSet<Entry *> stale;
    for (const Key key : keys) {
        Entry *entry = find(key);
        if (entry == nullptr && key > 0) {
            const QList<NodeId> ancestors = m_library.ancestors(key);
            for (auto ancestor = ancestors.rbegin(); ancestor != ancestors.rend() && !entry;
                 ++ancestor)
                entry = find(*ancestor);
        }
        for (; entry != nullptr && entry->parent != nullptr; entry = entry->parent)
            stale.insert(entry);
    }
    for (Entry *entry : qAsConst(stale))
        update(*entry);
}

void OutlineModel::listsChanged()
{
    sync({0}, true);
}

void OutlineModel::childrenChanged(ListId list, const QList<NodeId> &parents)
{
    QList<Key> keys;
    for (const NodeId parent : parents)
        keys << (parent == 0 ? -list : parent);
    // A filter may let through for the first time what is above: it comes below what is shown.
    for (qsizetype i = 0; m_options.filtered && i < parents.size(); ++i) {
        if (find(keys.at(i)) != nullptr)
            continue;
        Key shown = find(-list) != nullptr ? -list : 0;
        const QList<NodeId> above = m_library.ancestors(parents.at(i));
        for (const NodeId node : above)
            shown = find(node) != nullptr ? node : shown;
        keys << shown;
    }
    sync(keys, false);
    updateWithAncestors(keys);
}

void OutlineModel::nodesChanged(const QList<NodeId> &nodes)
{
    updateWithAncestors(nodes);
}

void OutlineModel::refreshNode(NodeId node)
{
    Entry *entry = node > 0 ? find(node) : nullptr;
    if (entry != nullptr)
        update(*entry);
}

void OutlineModel::refreshRecord(const QString &work)
{
    const QList<NodeRow> papers = m_library.papersByWork(work);
    for (const NodeRow &paper : papers) {
        if (Entry *entry = find(paper.id))
            update(*entry);
    }
}

void OutlineModel::refresh()
{
    QList<Key> open;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if ((*entry)->count() > 0 || ((*entry)->row.id == 0 && (*entry)->fetched))
            open << entry.key();
    }
    sync(open, false);
    // Rows that had nothing below them and now do.
    QList<Key> grown;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if ((*entry)->fetched && (*entry)->count() == 0 && (*entry)->row.hasChildren)
            grown << entry.key();
    }
    if (!grown.isEmpty())
        sync(grown, true);
}

} // namespace paperdip
