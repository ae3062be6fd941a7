// SPDX-License-Identifier: MIT
#include "gui/outsidechanges.h"

#include "gui/messagebar.h"
#include "library/library.h"
#include "library/linkedfiles.h"

#include <QFileInfo>

namespace paperdip {

namespace {

QString keyOf(ListId list)
{
    return QStringLiteral("outside-%1").arg(list);
}

} // namespace

OutsideChanges::OutsideChanges(Library &library, LinkedFiles &files, MessageBar &bar,
                               QObject *parent)
    : QObject(parent), m_library(library), m_files(files), m_bar(bar)
{
    connect(&files, &LinkedFiles::asking, this, &OutsideChanges::statusChanged);
    connect(&files, &LinkedFiles::statusChanged, this, &OutsideChanges::statusChanged);
    askAll();
}

void OutsideChanges::askAll()
{
    const QList<ListInfo> lists = m_library.lists();
    for (const ListInfo &list : lists) {
        if (list.save == SaveState::Asking)
            ask(list);
    }
}

void OutsideChanges::statusChanged(ListId list)
{
    const Result<ListInfo> info = m_library.list(list);
    if (info && info->save == SaveState::Asking)
        ask(*info);
    else
        m_bar.clear(keyOf(list));
}

void OutsideChanges::ask(const ListInfo &list)
{
    const ListId id = list.id;
    const auto offer = [this, id](const QString &text, Choice choice) {
        return BarAction{text, [this, id, choice] { choose(id, choice); }};
    };
    QList<BarAction> actions;
    if (list.outside == OutsideChange::Vanished) {
        actions << offer(tr("Write it again"), Choice::Mine)
                << offer(tr("Keep only on this computer"), Choice::OnDisk);
    } else {
        actions << offer(tr("Mine"), Choice::Mine) << offer(tr("On disk"), Choice::OnDisk)
                << offer(tr("Keep both"), Choice::KeepBoth);
    }
    m_bar.post(keyOf(id), question(list.outside, QFileInfo(list.path).fileName()),
               MessageBar::Severity::Warning, actions);
}

QString OutsideChanges::question(OutsideChange what, const QString &file) const
{
    switch (what) {
    case OutsideChange::Emptied:
        return tr("Another program emptied %1. Which version counts?").arg(file);
    case OutsideChange::Vanished:
        return tr("%1 is no longer there. The list is still here.").arg(file);
    case OutsideChange::ConflictMarkers:
        return tr("%1 holds a merge that Git left unfinished. Which version counts?").arg(file);
    case OutsideChange::Halved:
        return tr("Another program took more than half of the papers out of %1. Which version "
                  "counts?")
            .arg(file);
    default:
        return tr("%1 was changed here and by another program. Which version counts?").arg(file);
    }
}

void OutsideChanges::choose(ListId list, Choice choice)
{
    const Result<void> done = m_files.resolve(list, choice);
    if (done)
        return;
    Q_EMIT problem(done.error());
    statusChanged(list); // the question stands
}

} // namespace paperdip
