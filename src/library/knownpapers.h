// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/node.h"

namespace paperdip {

class Library;

// Which works stand in the library already: by arXiv id, DOI (also through a publisher's address)
// and address. A question costs the same however many papers there are.
class KnownPapers
{
public:
    explicit KnownPapers(const Library &library) : m_library(library) {}

    // The first paper that is each of these, in order; 0: none. Looks in the preferred list (0:
    // none) before the others; onlyThere: nowhere else.
    QList<NodeId> find(const QList<Identified> &papers, ListId preferred,
                       bool onlyThere = false) const;
    // The same by names: work keys, also that of a title (core/workkeys.h).
    NodeId findNamed(const QStringList &names, ListId preferred, bool onlyThere = false) const;

private:
    const Library &m_library;
};

} // namespace paperdip
