// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/node.h"

#include <QHash>

namespace paperdip {

class Library;

// Which works stand in the library already: by arXiv id, DOI (also through a publisher's address)
// and address. Reads a list once for each of its revisions, so that a thousand questions cost as
// much as one.
class KnownPapers
{
public:
    explicit KnownPapers(const Library &library) : m_library(library) {}

    // The first paper that is each of these, in order; 0: none. Looks in the preferred list (0:
    // none) before the others; onlyThere: nowhere else.
    QList<NodeId> find(const QList<Identified> &papers, ListId preferred, bool onlyThere = false);
    // The same by names: work keys, also that of a title (core/workkeys.h).
    QList<NodeId> findNamed(const QList<QStringList> &names, ListId preferred,
                            bool onlyThere = false);

private:
    struct Index
    {
        qint64 revision = -1;
        QHash<QString, NodeId> papers; // by work key
    };

    void read(ListId list);

    const Library &m_library;
    QHash<ListId, Index> m_lists;
};

} // namespace paperdip
