// SPDX-License-Identifier: MIT
#include "gui/shelfmodel.h"

#include "core/readabletex.h"
#include "gui/linkdrop.h"
#include "gui/outlinemodel.h"
#include "gui/sectionbox.h"
#include "gui/theme.h"
#include "library/library.h"
#include "library/shelf.h"

#include <QDataStream>
#include <QGuiApplication>
#include <QIODevice>
#include <QMimeData>
#include <algorithm>

namespace paperdip {

namespace {

// Not the tree's own format: a row that leaves the shelf must not move its entry in a list.
const QString shelfFormat = QStringLiteral("application/x-paperdip-shelf");

QList<NodeId> shelfRows(const QMimeData &data)
{
    QList<NodeId> nodes;
    QDataStream stream(data.data(shelfFormat));
    stream >> nodes;
    return nodes;
}

} // namespace

ShelfModel::ShelfModel(Library &library, QObject *parent)
    : QAbstractTableModel(parent), m_library(library)
{
}

QList<ShelfModel::Row> ShelfModel::wanted() const
{
    QList<Row> rows;
    const bool several = m_library.lists().size() > 1;
    const QList<NodeRow> papers = shelf(m_library);
    for (const NodeRow &paper : papers) {
        QString place = placeOf(m_library, paper.id);
        const Result<ListInfo> list = m_library.list(paper.list);
        if (several && list && list->name != place)
            place.prepend(list->name + QStringLiteral(" · "));
        rows.append({paper.id, readableTex(OutlineModel::shownTitle(paper)), paper.state, place});
    }
    return rows;
}

void ShelfModel::refresh()
{
    const QList<Row> rows = wanted();
    if (rows == m_rows)
        return;
    const auto same = [](const Row &a, const Row &b) { return a.node == b.node; };
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), same)) {
        m_rows = rows;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        return;
    }
    beginResetModel(); // a shelf is short; who shows it finds its papers again by their nodes
    m_rows = rows;
    endResetModel();
}

NodeId ShelfModel::nodeAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).node : 0;
}

int ShelfModel::rowOf(NodeId node) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [node](const Row &row) { return row.node == node; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QList<NodeId> ShelfModel::nodes(const QModelIndexList &indexes) const
{
    QList<NodeId> nodes;
    for (int row = 0; row < m_rows.size(); ++row) {
        const bool wanted =
            std::any_of(indexes.begin(), indexes.end(),
                        [row](const QModelIndex &index) { return index.row() == row; });
        if (wanted)
            nodes << m_rows.at(row).node;
    }
    return nodes;
}

int ShelfModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ShelfModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant ShelfModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const bool title = index.column() == Paper;
    if (role == Qt::ForegroundRole && (!title || row.state == ReadState::Read))
        return Theme::of(QGuiApplication::palette()).muted;
    if (role == Qt::ToolTipRole)
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    if (title)
        return row.title;
    if (index.column() == Place)
        return row.place;
    switch (row.state) {
    case ReadState::Read:
        return tr("Read");
    case ReadState::Reading:
        return tr("Reading");
    case ReadState::Unread:
        break;
    }
    return tr("To read");
}

QVariant ShelfModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == Paper ? tr("Paper") : section == State ? tr("State") : tr("Where");
}

Qt::ItemFlags ShelfModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows, and behind the last
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
           Qt::ItemNeverHasChildren;
}

Qt::DropActions ShelfModel::supportedDropActions() const
{
    return Qt::CopyAction | Qt::MoveAction | Qt::LinkAction;
}

QStringList ShelfModel::mimeTypes() const
{
    return QStringList{shelfFormat} + linkFormats();
}

QMimeData *ShelfModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << nodes(indexes);
    data->setData(shelfFormat, bytes);
    return data;
}

bool ShelfModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                 const QModelIndex &) const
{
    return data->hasFormat(shelfFormat) || holdsNodes(*data, m_library.path());
}

bool ShelfModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int,
                              const QModelIndex &parent)
{
    if (data->hasFormat(shelfFormat)) {
        const QList<NodeId> nodes = shelfRows(*data);
        Q_EMIT orderWanted(nodes, after(row, parent, nodes));
        return true;
    }
    if (!holdsNodes(*data, m_library.path()))
        return false;
    Q_EMIT shelveWanted(readLinks(*data, m_library.path()).nodes, after(row, parent, {}));
    return true;
}

// The first paper at or behind a place between rows that does not itself move; 0: there is none.
NodeId ShelfModel::after(int row, const QModelIndex &parent, const QList<NodeId> &moving) const
{
    int at = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    while (moving.contains(nodeAt(at)))
        ++at;
    return nodeAt(at);
}

} // namespace paperdip
