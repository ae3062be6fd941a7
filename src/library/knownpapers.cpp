// SPDX-License-Identifier: MIT
#include "library/knownpapers.h"

#include "core/workkeys.h"
#include "library/library.h"
#include "store/keyedpapers.h"
#include "store/store.h"

#include <algorithm>

namespace paperdip {

QList<NodeId> KnownPapers::find(const QList<Identified> &papers, ListId preferred,
                                bool onlyThere) const
{
    QList<NodeId> found;
    for (const Identified &paper : papers)
        found << findNamed(workKeys(paper), preferred, onlyThere);
    return found;
}

NodeId KnownPapers::findNamed(const QStringList &names, ListId preferred, bool onlyThere) const
{
    QList<KeyedPaper> papers = papersWithKeys(m_library.store().database(), names);
    if (onlyThere)
        papers.removeIf([preferred](const KeyedPaper &paper) { return paper.list != preferred; });
    std::stable_partition(papers.begin(), papers.end(),
                          [preferred](const KeyedPaper &paper) { return paper.list == preferred; });
    if (papers.isEmpty())
        return 0;
    // In the first list that has any: what the first name says holds.
    for (const QString &name : names) {
        for (const KeyedPaper &paper : std::as_const(papers)) {
            if (paper.list == papers.first().list && paper.keys.contains(name))
                return paper.node;
        }
    }
    return 0;
}

} // namespace paperdip
