// SPDX-License-Identifier: MIT
#include "gui/outsidechanges.h"

#include "gui/messagebar.h"
#include "library/library.h"
#include "library/linkedfiles.h"

#include <QDir>
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
    connect(&files, &LinkedFiles::followedGit, this, &OutsideChanges::followedGit);
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
    const Error problem = m_files.problem(list);
    if (info && info->save == SaveState::Asking)
        ask(*info);
    else if (info && problem.code == ErrorCode::FolderGone && !problem.message.isEmpty())
        sayFolderGone(*info);
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
    } else if (list.outside == OutsideChange::GitUnderWay) {
        actions << offer(tr("Write mine now"), Choice::Mine)
                << offer(tr("Read it now"), Choice::OnDisk);
    } else {
        actions << offer(tr("Mine"), Choice::Mine) << offer(tr("On disk"), Choice::OnDisk)
                << offer(tr("Keep both"), Choice::KeepBoth);
    }
    const QString text =
        question(list.outside, QFileInfo(list.path).fileName(), m_files.gitAround(id));
    m_bar.post(keyOf(id), text, MessageBar::Severity::Warning, actions);
}

// It may be a network or a disk that comes back: nothing is asked, and nothing lost.
void OutsideChanges::sayFolderGone(const ListInfo &list)
{
    const QString folder = QDir::toNativeSeparators(QFileInfo(list.path).absolutePath());
    m_bar.post(keyOf(list.id),
               tr("The folder %1 is not there. “%2” stays as it is, and is written when the "
                  "folder comes back.")
                   .arg(folder, list.name),
               MessageBar::Severity::Warning,
               {{tr("Keep only on this computer"), [this, id = list.id] {
                     if (const Result<void> kept = m_files.keepOnlyHere(id); !kept)
                         Q_EMIT problem(kept.error());
                 }}});
}

QString OutsideChanges::question(OutsideChange what, const QString &file,
                                 const GitAround &git) const
{
    if (const QString text = gitQuestion(what, file, git); !text.isEmpty())
        return text;
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
    case OutsideChange::TakenBack:
        return tr("Git took changes out of %1 while something was changed here. Which version "
                  "counts?")
            .arg(file);
    default:
        return tr("%1 was changed here and by another program. Which version counts?").arg(file);
    }
}

// Where Git is the reason it is named, with what helps.
QString OutsideChanges::gitQuestion(OutsideChange what, const QString &file,
                                    const GitAround &git) const
{
    if (what == OutsideChange::GitUnderWay) {
        return tr("%1 is under way around %2. The list is neither written nor read again until it "
                  "is over.")
            .arg(activityName(git.state.activity), file);
    }
    if (what == OutsideChange::ConflictMarkers && git.state.activity != GitActivity::None) {
        return tr("%2 holds conflict markers: %1 is not finished. Which version counts?")
            .arg(activityName(git.state.activity), file);
    }
    if (git.turn.kind != GitTurn::Switched)
        return {};
    const QString &from = git.turn.from;
    const QString &to = git.turn.to;
    switch (what) {
    case OutsideChange::Switched:
        return tr("%1 is that of the branch %2 now, and something was changed here on %3 that is "
                  "in neither. Going back to %3 brings its list back. Which version counts?")
            .arg(file, to, from);
    case OutsideChange::Vanished:
        return tr("The branch %2 has no %1. Going back to %3 brings it back.").arg(file, to, from);
    case OutsideChange::Emptied:
        return tr("%1 is empty on the branch %2. Going back to %3 brings its list back. Which "
                  "version counts?")
            .arg(file, to, from);
    case OutsideChange::Halved:
        return tr("On the branch %2, %1 has less than half of the papers that it has on %3. Going "
                  "back to %3 brings them back. Which version counts?")
            .arg(file, to, from);
    default:
        return {};
    }
}

QString OutsideChanges::activityName(GitActivity activity)
{
    switch (activity) {
    case GitActivity::Merge:
        return tr("A merge");
    case GitActivity::Rebase:
        return tr("A rebase");
    case GitActivity::Patches:
        return tr("The applying of patches");
    case GitActivity::CherryPick:
        return tr("A cherry-pick");
    case GitActivity::Revert:
        return tr("A revert");
    case GitActivity::Bisect:
        return tr("A bisection");
    case GitActivity::None:
        break;
    }
    return tr("Something of Git’s");
}

// What was followed is said all the same, quietly.
void OutsideChanges::followedGit(ListId id, const GitTurn &turn, const QString &kept)
{
    const Result<ListInfo> list = m_library.list(id);
    if (!list)
        return;
    const QString key = QStringLiteral("git-%1").arg(id);
    if (turn.kind == GitTurn::Switched) {
        m_bar.post(key, tr("%1 → %2: “%3” was read again").arg(turn.from, turn.to, list->name),
                   MessageBar::Severity::Info);
        return;
    }
    const QString text = turn.kind == GitTurn::Stashed
                             ? tr("A stash took changes out of “%1”; the list was read again.")
                             : tr("A reset took changes out of “%1”; the list was read again.");
    m_bar.post(key, text.arg(list->name), MessageBar::Severity::Warning,
               {{tr("Bring them back"), [this, id, kept] {
                     if (const Result<void> back = m_files.bringBack(id, kept); !back)
                         Q_EMIT problem(back.error());
                 }}});
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
