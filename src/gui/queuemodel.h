// SPDX-License-Identifier: MIT
#pragma once

#include "library/fetcher.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace paperdip {

class Library;

// The queue as rows: paper, state, why or when; what waits comes page by page, as far down as one
// looks. Follows it only while it is wanted (setActive); a row that stays keeps its place, so that
// a selection does.
class QueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Paper, State, Details, Columns };
    static constexpr int pageSize = 200; // rows

    QueueModel(Library &library, Fetcher &fetcher, QObject *parent = nullptr);

    void setActive(bool active);
    // The next page. (Not fetchMore(): a tree asks for one with each layout, seen or not.)
    void showMore();
    const QueuedWork *at(int row) const;
    QStringList works(const QModelIndexList &rows) const; // each once

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void refresh();
    void removeGone(const QList<QueuedWork> &wanted);
    QString titleOf(const QString &work) const;
    static QString stateText(const QueuedWork &work);
    static QString details(const QueuedWork &work);

    Library &m_library;
    Fetcher &m_fetcher;
    QList<QueuedWork> m_rows;
    mutable QHash<QString, QString> m_titles; // asked for when they are shown
    QTimer m_soon;
    int m_most = pageSize; // rows
    bool m_active = false;
    bool m_refreshing = false;
};

} // namespace paperdip
