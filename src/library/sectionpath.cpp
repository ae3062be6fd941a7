// SPDX-License-Identifier: MIT
#include "library/sectionpath.h"

#include "store/store.h"

namespace paperdip {

QStringList sectionTitles(Store &store, NodeId node)
{
    QStringList titles;
    const QList<TreeStep> way = store.tree().way(node);
    for (const TreeStep &step : way) {
        if (step.kind == NodeKind::Section)
            titles << step.title;
    }
    return titles;
}

QString sectionPath(Store &store, NodeId node)
{
    QStringList titles = sectionTitles(store, node);
    const ListId list = store.nodes().listOf(node);
    if (titles.size() > 1 && titles.first() == store.lists().find(list).value_or(StoredList()).name)
        titles.removeFirst();
    return titles.join(QLatin1Char('/'));
}

} // namespace paperdip
