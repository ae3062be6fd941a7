// SPDX-License-Identifier: MIT
#pragma once

#include "library/notepresence.h"
#include "library/types.h"
#include "store/treetable.h"

#include <QHash>

namespace paperdip {

// "Agrawal", "Agrawal & Kedia", "Agrawal et al."
QString shortAuthors(const QStringList &authors);

// The year that an arXiv id was given in; 0: unknown.
int arxivYear(const QString &arxiv);

// Turns what the store holds into rows as they are shown.
class RowMaker
{
public:
    // Without a folder: whether a row's files are there is not looked for, and is said of none.
    explicit RowMaker(QString dataFolder = {}) : m_dataFolder(std::move(dataFolder)) {}

    NodeRow row(const TreeNode &node, const QString &listPath);
    NotePresence &notes() { return m_notes; }

private:
    QString noteAmong(const NodeRow &row, const QString &listPath);

    QString m_dataFolder;
    NotePresence m_notes;
    QHash<std::pair<QString, QString>, QString> m_own; // a list's path and an address: its note
};

} // namespace paperdip
