// SPDX-License-Identifier: MIT
#include "library/gitguard.h"

#include <QDateTime>
#include <QFileInfo>

namespace paperdip {

namespace {

constexpr qint64 longestWriting = 10; // s; an older lock was left by a Git that was killed

Verdict askInstead(OutsideChange outside)
{
    return {Verdict::Ask, outside, {}, {}};
}

} // namespace

GitAround gitAround(const QString &path, const QString &seen)
{
    GitAround git;
    git.state = gitStateOf(path);
    git.trace = gitTraceOf(git.state);
    git.turn = turnBetween(GitTrace::fromText(seen), git.trace);
    return git;
}

QStringList gitSignsAround(const QString &path)
{
    const GitState state = gitStateOf(path);
    QStringList signs;
    if (!state.isWorkTree())
        return signs;
    for (const char *name : {"HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD",
                             "rebase-merge", "rebase-apply", "BISECT_LOG", "sequencer"})
        signs << state.gitDir + QLatin1Char('/') + QLatin1String(name);
    return signs;
}

bool isGitWriting(const GitState &state)
{
    if (!state.locked)
        return false;
    const QFileInfo lock(state.gitDir + QStringLiteral("/index.lock"));
    return lock.exists() &&
           lock.lastModified().secsTo(QDateTime::currentDateTime()) < longestWriting;
}

Verdict guardedByGit(const Verdict &verdict, const GitAround &git, bool ours)
{
    const bool changed = verdict.kind == Verdict::TakeIn || verdict.kind == Verdict::Ask;
    const bool waits = verdict.kind == Verdict::Known && ours;
    if (git.state.activity != GitActivity::None) {
        // Marks say more than that a merge is under way.
        const bool marks = verdict.outside == OutsideChange::ConflictMarkers;
        return (changed || waits) && !marks ? askInstead(OutsideChange::GitUnderWay) : verdict;
    }
    const bool both =
        verdict.kind == Verdict::TakeIn ||
        (verdict.kind == Verdict::Ask && verdict.outside == OutsideChange::BothChanged);
    if (!both || !ours)
        return verdict;
    if (git.turn.kind == GitTurn::Switched)
        return askInstead(OutsideChange::Switched);
    return git.turn.takesBack() ? askInstead(OutsideChange::TakenBack) : verdict;
}

} // namespace paperdip
