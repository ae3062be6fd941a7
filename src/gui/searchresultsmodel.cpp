// SPDX-License-Identifier: MIT
#include "gui/searchresultsmodel.h"

#include "gui/outlinemodel.h"
#include "library/library.h"

#include <QSet>

namespace paperdip {

SearchResultsModel::SearchResultsModel(Library &library, QObject *parent)
    : QAbstractListModel(parent), m_library(library)
{
    connect(&library, &Library::nodesChanged, this, &SearchResultsModel::refresh);
    connect(&library, &Library::recordChanged, this, [this](const QString &work) {
        QList<NodeId> nodes;
        for (const Row &row : std::as_const(m_contents.rows)) {
            if (!work.isEmpty() && row.content.work == work)
                nodes << row.hit.node;
        }
        refresh(nodes);
    });
}

int SearchResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_contents.rows.size());
}

const SearchResultsModel::Row *SearchResultsModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() ? &m_contents.rows.at(index.row()) : nullptr;
}

QVariant SearchResultsModel::data(const QModelIndex &index, int role) const
{
    const Row *row = rowAt(index);
    if (row == nullptr)
        return {};
    if (row->group)
        return role == Qt::DisplayRole ? row->group->name : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return OutlineModel::shownTitle(row->content);
    case Qt::AccessibleDescriptionRole:
        return row->hit.snippet;
    default:
        return {};
    }
}

Qt::ItemFlags SearchResultsModel::flags(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    if (row == nullptr)
        return Qt::NoItemFlags;
    if (row->group)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void SearchResultsModel::askMore()
{
    if (m_asking || !m_contents.more)
        return;
    m_asking = true;
    Q_EMIT moreWanted();
}

void SearchResultsModel::stopAsking()
{
    m_asking = false;
}

int SearchResultsModel::total() const
{
    if (!m_contents.order.isEmpty())
        return static_cast<int>(m_contents.order.size());
    return m_contents.more ? -1 : m_contents.taken;
}

QList<NodeId> SearchResultsModel::next() const
{
    return m_contents.order.mid(m_contents.taken, pageSize);
}

// A node may be gone since it was found; its place in the order stays.
QList<SearchResultsModel::Row> SearchResultsModel::rowsFor(const SearchAnswer &answer, int asked)
{
    QList<NodeId> nodes;
    for (const SearchHit &hit : answer.hits)
        nodes << hit.node;
    const QHash<NodeId, NodeRow> contents = m_library.nodes(nodes);
    QHash<int, FoundGroup> headings;
    for (const FoundGroup &group : std::as_const(m_contents.groups))
        headings.insert(group.begin, group);
    QList<Row> rows;
    qsizetype hit = 0;
    const auto takeHit = [&] {
        const SearchHit &found = answer.hits.at(hit++);
        if (contents.contains(found.node))
            rows.append({{}, found, contents.value(found.node)});
    };
    if (m_contents.order.isEmpty()) {
        while (hit < answer.hits.size())
            takeHit();
        m_contents.taken += static_cast<int>(answer.hits.size());
        m_contents.more = answer.more;
        return rows;
    }
    const int end = qMin(m_contents.taken + asked, static_cast<int>(m_contents.order.size()));
    for (int i = m_contents.taken; i < end; ++i) {
        if (headings.contains(i))
            rows.append({headings.value(i), {}, {}});
        if (hit < answer.hits.size() && answer.hits.at(hit).node == m_contents.order.at(i))
            takeHit();
    }
    m_contents.taken = end;
    m_contents.more = end < m_contents.order.size();
    return rows;
}

void SearchResultsModel::show(const SearchAnswer &answer, int asked)
{
    beginResetModel();
    m_asking = false;
    m_contents = {};
    m_contents.order = answer.order;
    m_contents.groups = answer.groups;
    m_contents.rows = rowsFor(answer, asked);
    endResetModel();
}

void SearchResultsModel::add(const SearchAnswer &answer)
{
    m_asking = false;
    const QList<Row> rows = rowsFor(answer, pageSize);
    if (rows.isEmpty())
        return;
    const int begin = rowCount();
    beginInsertRows({}, begin, begin + static_cast<int>(rows.size()) - 1);
    m_contents.rows += rows;
    endInsertRows();
}

void SearchResultsModel::setContents(const Contents &contents)
{
    beginResetModel();
    m_asking = false;
    m_contents = contents;
    QList<NodeId> nodes;
    for (const Row &row : std::as_const(m_contents.rows))
        nodes << row.hit.node;
    const QHash<NodeId, NodeRow> now = m_library.nodes(nodes);
    m_contents.rows.removeIf(
        [&now](const Row &row) { return !row.group && !now.contains(row.hit.node); });
    for (Row &row : m_contents.rows) {
        if (!row.group)
            row.content = now.value(row.hit.node);
    }
    endResetModel();
}

void SearchResultsModel::refresh(const QList<NodeId> &nodes)
{
    const QSet<NodeId> changed(nodes.begin(), nodes.end());
    QList<NodeId> shown;
    for (const Row &row : std::as_const(m_contents.rows)) {
        if (!row.group && changed.contains(row.hit.node))
            shown << row.hit.node;
    }
    if (shown.isEmpty())
        return;
    const QHash<NodeId, NodeRow> now = m_library.nodes(shown);
    for (int i = 0; i < rowCount(); ++i) {
        Row &row = m_contents.rows[i];
        const auto content = now.find(row.hit.node);
        if (row.group || content == now.end())
            continue;
        if (row.hit.title != content->title) { // where the words were, is not where they are
            row.hit.title = content->title;
            row.hit.titleMarks.clear();
        }
        row.content = *content;
        Q_EMIT dataChanged(index(i), index(i));
    }
}

NodeId SearchResultsModel::nodeAt(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    return row != nullptr && !row->group ? row->hit.node : 0;
}

QModelIndex SearchResultsModel::indexOf(NodeId node) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (!m_contents.rows.at(i).group && m_contents.rows.at(i).hit.node == node)
            return index(i);
    }
    return {};
}

QModelIndex SearchResultsModel::firstHit() const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (!m_contents.rows.at(i).group)
            return index(i);
    }
    return {};
}

} // namespace paperdip
