// SPDX-License-Identifier: MIT
#include "library/sectionpath.h"

#include "markdown/headingslug.h"
#include "store/store.h"

#include <QSet>

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

void SectionPaths::know(const SectionName &section)
{
    m_steps.insert(section.node, {section.node, NodeKind::Section, section.title, section.parent});
}

TreeStep SectionPaths::stepOf(NodeId node)
{
    auto step = m_steps.find(node);
    if (step == m_steps.end())
        step = m_steps.insert(node, m_store.tree().step(node).value_or(TreeStep()));
    return *step;
}

QString SectionPaths::of(NodeId node, const QString &listName)
{
    const auto known = m_paths.constFind(node);
    if (known != m_paths.constEnd())
        return *known;
    QStringList titles;
    for (NodeId above = node; above != 0;) {
        const TreeStep step = stepOf(above);
        if (step.kind == NodeKind::Section)
            titles.prepend(step.title);
        above = step.parent;
    }
    if (titles.size() > 1 && titles.first() == listName)
        titles.removeFirst();
    return *m_paths.insert(node, titles.join(QLatin1Char('/')));
}

QList<SectionPlace> sectionPlaces(Store &store, const QList<NodeId> &without,
                                  const std::function<bool()> &isStopped)
{
    QHash<ListId, QString> names;
    const QList<StoredList> lists = store.lists().all();
    for (const StoredList &list : lists)
        names.insert(list.id, list.name);
    SectionPaths paths(store);
    const QList<SectionName> sections = store.tree().sections();
    for (const SectionName &section : sections)
        paths.know(section);
    const QSet<NodeId> left(without.begin(), without.end());
    const auto isWithin = [&](NodeId node) {
        while (node != 0 && !left.contains(node))
            node = paths.stepOf(node).parent;
        return node != 0;
    };
    QList<SectionPlace> places;
    for (const SectionName &section : sections) {
        if (isStopped())
            break;
        if (left.isEmpty() || !isWithin(section.node))
            places.append(
                {section.list, section.node, paths.of(section.node, names.value(section.list))});
    }
    return places;
}

NodeId sectionAt(Store &store, ListId list, const QString &anchor)
{
    const QList<SectionName> sections = store.tree().sections(list);
    for (const SectionName &section : sections) {
        if (!anchor.isEmpty() && headingSlug(section.title) == anchor)
            return section.node;
    }
    return sections.isEmpty() ? 0 : sections.first().node;
}

} // namespace paperdip
