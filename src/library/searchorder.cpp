// SPDX-License-Identifier: MIT
#include "library/searchorder.h"

#include "library/sectionpath.h"
#include "store/store.h"

#include <QCollator>
#include <algorithm>
#include <limits>

namespace paperdip {

namespace {

// Where each group comes, by its key.
using GroupPlaces = QHash<qint64, qint64>;

struct SortKey
{
    qsizetype row = 0; // as it was
    qint64 group = 0;
    bool known = false;
};

// The section of each, in place of what it has for a group.
void findSections(const TreeTable &tree, QList<OrderedNode> &rows)
{
    QHash<NodeId, NodeId> sections; // of a parent
    for (OrderedNode &row : rows) {
        auto known = sections.find(row.parent);
        if (known == sections.end()) {
            NodeId section = 0;
            const QList<TreeStep> way = tree.way(row.parent);
            for (const TreeStep &step : way)
                section = step.kind == NodeKind::Section ? step.node : section;
            known = sections.insert(row.parent, section);
        }
        // What stands at the top of a list is together, apart from that of others.
        row.group = *known != 0 ? *known : -row.list;
    }
}

GroupPlaces placesOf(const QList<OrderedNode> &rows, SearchGroup group)
{
    GroupPlaces places;
    for (const OrderedNode &row : rows) {
        if (places.contains(row.group))
            continue;
        qint64 place = places.size();
        if (group == SearchGroup::State)
            place = row.group;
        if (group == SearchGroup::Year)
            place = row.group == 0 ? std::numeric_limits<qint64>::max() : -row.group;
        places.insert(row.group, place);
    }
    return places;
}

class Sorting
{
public:
    Sorting(const QList<OrderedNode> &rows, const SearchWish &wish)
        : m_rows(rows), m_wish(wish),
          m_isText(wish.order == SearchOrder::Title || wish.order == SearchOrder::Authors)
    {
        if (!m_isText)
            return;
        // The C locale would put all capitals before all small letters.
        const QLocale locale;
        QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        collator.setNumericMode(true);
        m_texts.reserve(static_cast<size_t>(rows.size()));
        for (const OrderedNode &row : rows)
            m_texts.push_back(collator.sortKey(row.text));
    }

    QList<qsizetype> run() const
    {
        const GroupPlaces places = placesOf(m_rows, m_wish.group);
        std::vector<SortKey> keys;
        keys.reserve(static_cast<size_t>(m_rows.size()));
        const bool keyless =
            m_wish.order == SearchOrder::Rank || m_wish.order == SearchOrder::Place;
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            const OrderedNode &row = m_rows.at(i);
            keys.push_back({i, places.value(row.group),
                            keyless || (m_isText ? !row.text.isEmpty() : row.number != 0)});
        }
        std::stable_sort(keys.begin(), keys.end(),
                         [this](const SortKey &a, const SortKey &b) { return isBefore(a, b); });
        QList<qsizetype> order;
        order.reserve(m_rows.size());
        for (const SortKey &key : keys)
            order << key.row;
        return order;
    }

private:
    bool isBefore(const SortKey &a, const SortKey &b) const
    {
        if (a.group != b.group)
            return a.group < b.group;
        if (a.known != b.known)
            return a.known;
        return m_wish.descending ? compare(b, a) < 0 : compare(a, b) < 0;
    }
    int compare(const SortKey &a, const SortKey &b) const
    {
        if (m_isText)
            return m_texts[static_cast<size_t>(a.row)].compare(m_texts[static_cast<size_t>(b.row)]);
        if (m_wish.order == SearchOrder::Place)
            return a.row < b.row ? -1 : 1;
        const qint64 left = m_rows.at(a.row).number;
        const qint64 right = m_rows.at(b.row).number;
        return left < right ? -1 : left > right ? 1 : 0;
    }

    const QList<OrderedNode> &m_rows;
    const SearchWish &m_wish;
    bool m_isText;
    std::vector<QCollatorSortKey> m_texts;
};

QString groupName(Store &store, SearchGroup group, qint64 key)
{
    if (group == SearchGroup::Section && key > 0)
        return sectionPath(store, key);
    if (group == SearchGroup::List || group == SearchGroup::Section)
        return store.lists().find(std::abs(key)).value_or(StoredList()).name;
    return {};
}

} // namespace

Result<SortedNodes> sortNodes(Store &store, const std::optional<QList<NodeId>> &nodes,
                              const SearchWish &wish, const std::function<bool()> &isStopped)
{
    Result<QList<OrderedNode>> rows =
        store.finder().ordered(nodes, wish.order, wish.group, isStopped);
    if (!rows)
        return Failure(rows.error());
    if (wish.group == SearchGroup::Section)
        findSections(store.tree(), *rows);
    SortedNodes sorted;
    const QList<qsizetype> order = Sorting(*rows, wish).run();
    if (isStopped())
        return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
    sorted.nodes.reserve(order.size());
    for (const qsizetype i : order) {
        const OrderedNode &row = rows->at(i);
        if (wish.group != SearchGroup::None) {
            if (sorted.groups.isEmpty() || sorted.groups.last().key != row.group)
                sorted.groups.append({static_cast<int>(sorted.nodes.size()), 0, row.group,
                                      groupName(store, wish.group, row.group)});
            ++sorted.groups.last().count;
        }
        sorted.nodes << row.node;
    }
    return sorted;
}

} // namespace paperdip
