// SPDX-License-Identifier: MIT
#include "library/gitguard.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace paperdip {

namespace {

constexpr qint64 longestWriting = 10; // s; an older lock was left by a Git that was killed
constexpr qint64 shortActivity = 2;   // s; what takes no longer needs no word

const QStringList activitySigns{
    QStringLiteral("MERGE_HEAD"),   QStringLiteral("CHERRY_PICK_HEAD"),
    QStringLiteral("REVERT_HEAD"),  QStringLiteral("rebase-merge"),
    QStringLiteral("rebase-apply"), QStringLiteral("BISECT_LOG"),
    QStringLiteral("sequencer"),
};

bool isYoung(const QString &path, qint64 seconds)
{
    const QFileInfo file(path);
    return file.exists() && file.lastModified().secsTo(QDateTime::currentDateTime()) < seconds;
}

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
    signs << state.gitDir + QStringLiteral("/HEAD");
    for (const QString &name : activitySigns)
        signs << state.gitDir + QLatin1Char('/') + name;
    return signs;
}

bool isGitWriting(const GitState &state)
{
    return state.locked && isYoung(state.gitDir + QStringLiteral("/index.lock"), longestWriting);
}

bool isJustAtIt(const GitState &state)
{
    if (state.activity == GitActivity::None)
        return false;
    return std::any_of(activitySigns.begin(), activitySigns.end(), [&](const QString &name) {
        return isYoung(state.gitDir + QLatin1Char('/') + name, shortActivity);
    });
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
