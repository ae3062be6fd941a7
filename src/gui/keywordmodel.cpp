// SPDX-License-Identifier: MIT
#include "gui/keywordmodel.h"

#include "gui/theme.h"

#include <QGuiApplication>
#include <QLocale>

namespace paperdip {

KeywordModel::KeywordModel(QObject *parent) : QAbstractTableModel(parent) {}

void KeywordModel::set(const QList<KeywordCount> &counts)
{
    if (counts == m_rows)
        return;
    beginResetModel();
    m_rows = counts;
    endResetModel();
}

QStringList KeywordModel::words() const
{
    QStringList words;
    for (const KeywordCount &row : m_rows)
        words << row.keyword;
    return words;
}

int KeywordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KeywordModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant KeywordModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const KeywordCount &row = m_rows.at(index.row());
    const bool word = index.column() == Word;
    switch (role) {
    case Qt::DisplayRole:
        return word ? row.keyword : QLocale().toString(row.entries);
    case sortRole:
        return word ? QVariant(row.keyword) : QVariant(row.entries);
    case Qt::ToolTipRole:
        return word ? QVariant(row.keyword.toHtmlEscaped()) : QVariant();
    case Qt::TextAlignmentRole:
        return word ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return word ? QVariant() : QVariant(Theme::of(QGuiApplication::palette()).muted);
    case Qt::AccessibleTextRole:
        return word ? tr("%1, %n entries", nullptr, row.entries).arg(row.keyword) : QVariant();
    default:
        return {};
    }
}

QVariant KeywordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == Word ? tr("Keyword") : tr("Entries");
}

} // namespace paperdip
