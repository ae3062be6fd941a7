// SPDX-License-Identifier: MIT
#include "gui/outlinemodel.h"

#include "formats/citation.h"
#include "gui/linkdrop.h"
#include "gui/outlinetree.h"
#include "library/exporter.h"
#include "library/library.h"
#include "store/treetable.h"

#include <QMimeData>
#include <QPointer>
#include <QScopedValueRollback>
#include <algorithm>

namespace paperdip {

OutlineModel::OutlineModel(Library &library, QObject *parent)
    : QAbstractItemModel(parent), m_library(library), m_root(std::make_unique<Entry>())
{
    m_root->fetched = true;
    m_entries.insert(0, m_root.get());
    sync({0}, true);

    connect(&library, &Library::listsChanged, this, &OutlineModel::listsChanged);
    connect(&library, &Library::childrenChanged, this, &OutlineModel::childrenChanged);
    connect(&library, &Library::nodesChanged, this, &OutlineModel::nodesChanged);
    connect(&library, &Library::everythingChanged, this, &OutlineModel::refresh);
    connect(&library, &Library::recordChanged, this, &OutlineModel::refreshRecord);
}

OutlineModel::~OutlineModel() = default;

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    const Entry *entry = entryAt(parent);
    if (row < 0 || row >= entry->count() || column != 0)
        return {};
    return createIndex(row, 0, entry->childAt(row));
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexFor(entryAt(child)->parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : entryAt(parent)->count();
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool OutlineModel::hasChildren(const QModelIndex &parent) const
{
    const Entry *entry = entryAt(parent);
    return entry->fetched ? entry->count() > 0 : entry->row.hasChildren;
}

bool OutlineModel::canFetchMore(const QModelIndex &parent) const
{
    return !m_syncing && !entryAt(parent)->fetched;
}

void OutlineModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        sync({entryAt(parent)->key()}, true);
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    const NodeRow *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shownTitle(*row);
    case Qt::EditRole:
        return row->title;
    case Qt::CheckStateRole:
        if (row->kind != NodeKind::Paper || row->id == 0)
            return {};
        return row->state == ReadState::Read      ? Qt::Checked
               : row->state == ReadState::Reading ? Qt::PartiallyChecked
                                                  : Qt::Unchecked;
    case Qt::AccessibleDescriptionRole:
        return row->keywords.join(QStringLiteral(", "));
    default:
        return {};
    }
}

bool OutlineModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const NodeRow *row = rowAt(index);
    if (row == nullptr || row->id == 0)
        return false;
    if (role == Qt::CheckStateRole && row->kind == NodeKind::Paper) {
        const bool read = value.toInt() == Qt::Checked;
        Q_EMIT stateWanted({row->id}, read ? ReadState::Read : ReadState::Unread);
        return true;
    }
    const QString title = value.toString().simplified();
    if (role == Qt::EditRole && !title.isEmpty() && title != row->title) {
        Q_EMIT titleWanted(row->id, title);
        return true;
    }
    return false;
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex &index) const
{
    const NodeRow *row = rowAt(index);
    if (row == nullptr)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (row->id == 0)
        return flags | Qt::ItemIsDropEnabled;
    flags |= Qt::ItemIsDragEnabled;
    if (row->kind == NodeKind::Section)
        flags |= Qt::ItemIsDropEnabled;
    if (row->kind == NodeKind::Paper)
        flags |= Qt::ItemIsUserCheckable;
    if (row->kind != NodeKind::Text && !isReadOnly(index))
        flags |= Qt::ItemIsEditable;
    return flags;
}

Qt::DropActions OutlineModel::supportedDropActions() const
{
    return Qt::CopyAction | Qt::MoveAction | Qt::LinkAction;
}

Qt::DropActions OutlineModel::supportedDragActions() const
{
    return Qt::CopyAction | Qt::MoveAction | Qt::LinkAction;
}

QStringList OutlineModel::mimeTypes() const
{
    return linkFormats();
}

QMimeData *OutlineModel::mimeData(const QModelIndexList &indexes) const
{
    const QList<NodeId> nodes = topmost(indexes);
    if (nodes.isEmpty())
        return nullptr;
    QStringList links;
    for (const NodeId node : nodes) {
        const Entry *entry = find(node);
        // Another program can do nothing with an address that is relative to the list.
        if (entry != nullptr && !safeUrl(entry->row.url).isEmpty())
            links << entry->row.url;
    }
    const auto markdown = [library = QPointer<Library>(&m_library), nodes] {
        return library ? markdownOf(library->store(), nodes) : QByteArray();
    };
    return nodesToMime(m_library.path(), nodes, links, markdown);
}

bool OutlineModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                   const QModelIndex &) const
{
    return data != nullptr && mayHoldLinks(*data);
}

bool OutlineModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int,
                                const QModelIndex &parent)
{
    return data != nullptr &&
           drop(readLinks(*data, m_library.path()), listAt(parent), placeAt(row, parent));
}

bool OutlineModel::drop(const LinkDrop &content, ListId list, const Place &place)
{
    if (!content.nodes.isEmpty())
        Q_EMIT moveWanted(content.nodes, list, place);
    else
        Q_EMIT takeWanted(content, list, place);
    return !content.isEmpty();
}

Place OutlineModel::placeAt(int row, const QModelIndex &parent) const
{
    const NodeId node = nodeAt(parent);
    if (row < 0)
        return {node, Place::AtEnd};
    if (row > 0)
        return {node, nodeAt(index(row - 1, 0, parent))};
    // Before the first row that is shown, but behind what is hidden above it (a section's
    // introduction).
    const NodeId first = nodeAt(index(0, 0, parent));
    if (first == 0)
        return {node, Place::AtEnd};
    NodeId after = 0;
    const QList<NodeRow> all = m_library.children(listAt(parent), node, {true, false});
    for (const NodeRow &child : all) {
        if (child.id == first)
            break;
        after = child.id;
    }
    return {node, after};
}

const NodeRow *OutlineModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() ? &entryAt(index)->row : nullptr;
}

bool OutlineModel::isList(const QModelIndex &index) const
{
    return index.isValid() && entryAt(index)->row.id == 0;
}

bool OutlineModel::isReadOnly(const QModelIndex &index) const
{
    const Entry *list = find(-listAt(index));
    return list != nullptr && list->row.readOnly;
}

QString OutlineModel::shownTitle(const NodeRow &row)
{
    if (!row.title.isEmpty())
        return row.title;
    return row.arxiv.isEmpty() ? row.url : QLatin1Char('[') + row.arxiv + QLatin1Char(']');
}

NodeId OutlineModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? entryAt(index)->row.id : 0;
}

ListId OutlineModel::listAt(const QModelIndex &index) const
{
    return index.isValid() ? entryAt(index)->row.list : 0;
}

QModelIndex OutlineModel::indexOfList(ListId list) const
{
    return indexFor(find(-list));
}

QModelIndex OutlineModel::indexOf(NodeId node)
{
    if (find(node) == nullptr) {
        const Result<NodeRow> row = m_library.node(node);
        if (!row)
            return {};
        fetchMore(indexOfList(row->list));
        const QList<NodeId> ancestors = m_library.ancestors(node);
        for (const NodeId ancestor : ancestors)
            fetchMore(shownIndexOf(ancestor));
    }
    return shownIndexOf(node);
}

QModelIndex OutlineModel::shownIndexOf(NodeId node) const
{
    return node > 0 ? indexFor(find(node)) : QModelIndex();
}

QList<NodeId> OutlineModel::topmost(const QModelIndexList &indexes) const
{
    const auto path = [](const Entry *entry) {
        std::vector<int> places;
        for (; entry->parent != nullptr; entry = entry->parent)
            places.insert(places.begin(), entry->place);
        return places;
    };
    std::vector<std::pair<std::vector<int>, NodeId>> rows;
    for (const QModelIndex &index : indexes) {
        if (nodeAt(index) != 0)
            rows.emplace_back(path(entryAt(index)), nodeAt(index));
    }
    std::sort(rows.begin(), rows.end());

    QList<NodeId> nodes;
    const std::vector<int> *above = nullptr;
    for (const auto &[places, node] : rows) {
        const bool below = above != nullptr && above->size() <= places.size() &&
                           std::equal(above->begin(), above->end(), places.begin());
        if (below)
            continue;
        above = &places;
        nodes << node;
    }
    return nodes;
}

void OutlineModel::setShowText(bool text)
{
    m_options.text = text;
    refresh();
}

bool OutlineModel::isFound(NodeId node) const
{
    const TreeFilter *filter = m_library.filter();
    return filter != nullptr && filter->found.contains(node);
}

// No differences: what is below a row now may be a thousand times what was shown of it, and is
// asked for when it is opened.
void OutlineModel::setFiltered(bool filtered)
{
    const QScopedValueRollback<bool> guard(m_syncing, true); // as in sync()
    beginResetModel();
    m_options.filtered = filtered;
    m_root->children.clear();
    m_entries = {{0, m_root.get()}};
    const QList<NodeRow> lists = askLists();
    for (const NodeRow &list : lists) {
        m_root->children.push_back(entryFor(list, *m_root));
        m_entries.insert(m_root->children.back()->key(), m_root->children.back().get());
    }
    m_root->renumber(0);
    endResetModel();
}

} // namespace paperdip
