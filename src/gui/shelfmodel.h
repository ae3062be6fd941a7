// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QAbstractTableModel>

namespace paperdip {

class Library;

// The shelf "Next up" as rows that can be dragged into another order, and that take papers from the
// tree. Changes nothing itself: what is done is announced as a wish.
class ShelfModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Paper, State, Place, Columns };

    explicit ShelfModel(Library &library, QObject *parent = nullptr);

    void refresh();               // asks the library again
    NodeId nodeAt(int row) const; // 0: there is none
    int rowOf(NodeId node) const; // -1: it is not there
    // In the order of the shelf.
    QList<NodeId> nodes(const QModelIndexList &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    // Before this paper of the shelf; 0: at its end.
    void orderWanted(const QList<paperdip::NodeId> &papers, paperdip::NodeId before);
    void shelveWanted(const QList<paperdip::NodeId> &papers, paperdip::NodeId before);

private:
    struct Row
    {
        NodeId node = 0;
        QString title;
        ReadState state = ReadState::Unread;
        QString place;

        bool operator==(const Row &) const = default;
    };

    QList<Row> wanted() const;
    NodeId after(int row, const QModelIndex &parent, const QList<NodeId> &moving) const;

    Library &m_library;
    QList<Row> m_rows;
};

} // namespace paperdip
