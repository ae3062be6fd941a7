// SPDX-License-Identifier: MIT
#pragma once

#include "core/keywordcount.h"

#include <QAbstractTableModel>

namespace paperdip {

// Keywords with the number of entries that have them.
class KeywordModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Word, Entries, Columns };
    static constexpr int sortRole = Qt::UserRole;

    explicit KeywordModel(QObject *parent = nullptr);

    void set(const QList<KeywordCount> &counts);
    QStringList words() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<KeywordCount> m_rows;
};

} // namespace paperdip
