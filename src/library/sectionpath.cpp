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
    const ListId list = store.nodes().listOf(node);
    return SectionPaths(store).of(node, store.lists().find(list).value_or(StoredList()).name);
}

QString SectionPaths::of(NodeId node, const QString &listName)
{
    const auto known = m_paths.constFind(node);
    if (known != m_paths.constEnd())
        return *known;
    QStringList titles;
    for (NodeId above = node; above != 0;) {
        auto step = m_steps.find(above);
        if (step == m_steps.end())
            step = m_steps.insert(above, m_store.tree().step(above).value_or(TreeStep()));
        if (step->kind == NodeKind::Section)
            titles.prepend(step->title);
        above = step->parent;
    }
    if (titles.size() > 1 && titles.first() == listName)
        titles.removeFirst();
    return *m_paths.insert(node, titles.join(QLatin1Char('/')));
}

} // namespace paperdip
