// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"
#include "store/treetable.h"

#include <QElapsedTimer>
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
    explicit RowMaker(QString dataFolder) : m_dataFolder(std::move(dataFolder)) {}

    NodeRow row(const TreeNode &node, const QString &listPath);

private:
    bool noteExists(const QString &listPath, const QString &notePath);
    QString noteAmong(const NodeRow &row, const QString &listPath);

    struct Seen
    {
        bool exists = false;
        qint64 at = 0;
    };

    QString m_dataFolder;
    QElapsedTimer m_clock;
    QHash<std::pair<QString, QString>, Seen>
        m_notes; // a tree asks for the same rows again and again
    QHash<std::pair<QString, QString>, QString> m_own; // a list's path and an address: its note
};

} // namespace paperdip
