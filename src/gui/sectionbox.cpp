// SPDX-License-Identifier: MIT
#include "gui/sectionbox.h"

#include "library/library.h"

namespace paperdip {

QString placeOf(const Library &library, NodeId paper)
{
    const QString section = library.sectionPath(paper);
    if (!section.isEmpty())
        return section;
    const Result<NodeRow> row = library.node(paper);
    return row ? library.list(row->list).value_or(ListInfo()).name : QString();
}

SectionBox::SectionBox(QWidget *parent) : QComboBox(parent) {}

void SectionBox::fill(const Library &library, ListId list, NodeId section)
{
    clear();
    m_targets.clear();
    const QList<ListInfo> lists = library.lists();
    const QList<NodeRow> sections = library.sections();
    for (const ListInfo &info : lists) {
        const QString name = lists.size() > 1 ? QStringLiteral("  —  ") + info.name : QString();
        m_targets << Target{info.id, 0};
        addItem(tr("The beginning of “%1”").arg(info.name));
        for (const NodeRow &row : sections) {
            if (row.list != info.id)
                continue;
            m_targets << Target{row.list, row.id};
            addItem(library.sectionPath(row.id) + name);
        }
    }
    if (lists.isEmpty()) {
        m_targets << Target{};
        addItem(tr("A new list"));
    }
    for (int i = 0; i < m_targets.size(); ++i) {
        if (m_targets.at(i).list == list && m_targets.at(i).section == section)
            setCurrentIndex(i);
    }
}

} // namespace paperdip
