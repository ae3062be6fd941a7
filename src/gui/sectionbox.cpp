// SPDX-License-Identifier: MIT
#include "gui/sectionbox.h"

#include "library/library.h"
#include "library/sectionpath.h"

#include <QHash>
#include <algorithm>

namespace paperdip {

QString placeOf(const Library &library, NodeId paper)
{
    const QString section = library.sectionPath(paper);
    if (!section.isEmpty())
        return section;
    const Result<NodeRow> row = library.node(paper);
    return row ? library.list(row->list).value_or(ListInfo()).name : QString();
}

namespace {

QString topOf(const ListInfo &list)
{
    return SectionBox::tr("The beginning of “%1”").arg(list.name);
}

QString nameBehind(const ListInfo &list, const QList<ListInfo> &lists)
{
    return lists.size() > 1 ? QStringLiteral("  —  ") + list.name : QString();
}

} // namespace

SectionBox::SectionBox(QWidget *parent) : QComboBox(parent) {}

void SectionBox::fill(Library &library, ListId list, NodeId section)
{
    if (m_asker == nullptr)
        m_asker = std::make_unique<Asker>(library);
    m_asker->cancel();
    const QList<ListInfo> lists = library.lists();
    if (lists.isEmpty()) {
        setChoices({tr("A new list")}, {Target{}});
        return;
    }
    const ListInfo info = library.list(list).value_or(lists.first());
    const Target chosen{info.id, info.id == list ? section : 0};
    if (const qsizetype known = m_targets.indexOf(chosen); known >= 0)
        setCurrentIndex(static_cast<int>(known));
    else
        setChoices({chosen.section == 0
                        ? topOf(info)
                        : library.sectionPath(chosen.section) + nameBehind(info, lists)},
                   {chosen});
    m_asker->ask<QList<SectionPlace>>(
        [](Store &store, Documents &, const Asker::IsStopped &isStopped) {
            return sectionPlaces(store, {}, isStopped);
        },
        [this, &library](const Result<QList<SectionPlace>> &places) {
            if (places)
                offer(library, *places);
        });
}

void SectionBox::offer(const Library &library, const QList<SectionPlace> &places)
{
    QStringList names;
    QList<Target> targets;
    const QList<ListInfo> lists = library.lists();
    if (lists.isEmpty())
        return; // the last one was closed meanwhile: fill() follows
    QHash<ListId, QList<SectionPlace>> own;
    for (const SectionPlace &place : places)
        own[place.list] << place;
    for (const ListInfo &info : lists) {
        targets << Target{info.id, 0};
        names << topOf(info);
        const QList<SectionPlace> its = own.value(info.id);
        for (const SectionPlace &place : its) {
            targets << Target{place.list, place.section};
            names << place.path + nameBehind(info, lists);
        }
    }
    setChoices(names, targets);
}

// What was chosen stays so, if it is still there.
void SectionBox::setChoices(const QStringList &names, const QList<Target> &targets)
{
    const qsizetype chosen = targets.indexOf(m_targets.value(currentIndex()));
    clear();
    m_targets = targets;
    addItems(names);
    setCurrentIndex(static_cast<int>(std::max<qsizetype>(0, chosen)));
}

} // namespace paperdip
