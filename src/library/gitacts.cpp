// SPDX-License-Identifier: MIT
#include "library/gitacts.h"

#include "library/fileguard.h"
#include "sync/safefile.h"

#include <QFileInfo>

namespace paperdip {

namespace {

bool mayHoldMarkers(const QString &path)
{
    return path.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) ||
           path.endsWith(QLatin1String(".markdown"), Qt::CaseInsensitive);
}

GitOutcome outcomeOf(GitOutcome::Kind kind)
{
    GitOutcome outcome;
    outcome.kind = kind;
    return outcome;
}

GitOutcome failed(const GitFailure &failure)
{
    GitOutcome outcome;
    outcome.trouble = failure.trouble;
    outcome.words = failure.words;
    if (failure.trouble == GitTrouble::NotForward)
        outcome.kind = GitOutcome::Rejected;
    return outcome;
}

QStringList markedFiles(const QString &root, const QStringList &paths)
{
    QStringList marked;
    for (const QString &path : paths) {
        if (!mayHoldMarkers(path))
            continue;
        const Result<QByteArray> bytes = readFile(root + QLatin1Char('/') + path);
        if (bytes && guardOf({}, *bytes) == OutsideChange::ConflictMarkers)
            marked << path;
    }
    return marked;
}

} // namespace

int GitOutcome::conflicts() const
{
    int count = 0;
    for (const GitMergedFile &file : merged)
        count += file.conflicts;
    return count;
}

std::optional<GitOutcome> gitHindrance(const GitRepository &repository)
{
    const GitState state = gitStateOf(repository.root() + QStringLiteral("/.git"));
    GitOutcome outcome;
    outcome.activity = state.activity;
    if (state.activity != GitActivity::None) {
        outcome.kind = GitOutcome::Unfinished;
        return outcome;
    }
    if (state.isWorkTree() && state.branch.isEmpty())
        return outcomeOf(GitOutcome::Detached);
    if (state.locked) {
        outcome.trouble = GitTrouble::Locked;
        return outcome;
    }
    return std::nullopt;
}

GitOutcome commitFiles(const GitRepository &repository, const QStringList &paths,
                       const QString &message)
{
    if (const auto hindered = gitHindrance(repository))
        return *hindered;
    const GitResult<GitStatus> status = repository.status(paths);
    if (!status)
        return failed(status.error());
    QStringList changed;
    QStringList untracked;
    GitOutcome outcome;
    for (const GitFile &file : status->files) {
        changed << file.path;
        if (file.isUntracked())
            untracked << file.path;
        if (file.isUnmerged)
            outcome.files << file.path;
    }
    outcome.files << markedFiles(repository.root(), changed);
    outcome.files.removeDuplicates();
    if (!outcome.files.isEmpty()) {
        outcome.kind = GitOutcome::Marked;
        return outcome;
    }
    if (changed.isEmpty())
        return outcomeOf(GitOutcome::NothingToCommit);
    const GitResult<QStringList> differ = repository.differFromHead(changed);
    if (untracked.isEmpty() && differ && differ->isEmpty()) {
        // A Git that was killed made the commit, and did not come to write the index.
        const GitResult<void> staged = repository.stage(changed);
        return staged ? outcomeOf(GitOutcome::NothingToCommit) : failed(staged.error());
    }
    const GitResult<void> done = repository.commit(changed, untracked, message);
    if (!done)
        return failed(done.error());
    outcome.kind = GitOutcome::Committed;
    outcome.files = changed;
    outcome.commits = 1;
    return outcome;
}

GitOutcome pushBranch(const GitRepository &repository)
{
    const GitResult<GitStatus> status = repository.status({});
    if (!status)
        return failed(status.error());
    if (status->branch.isEmpty())
        return outcomeOf(GitOutcome::Detached);
    QString remote;
    if (status->upstream.isEmpty()) {
        const QStringList remotes = repository.remotes();
        if (remotes.isEmpty())
            return outcomeOf(GitOutcome::NoRemote);
        remote = remotes.size() == 1 ? remotes.first()
                                     : repository.config(QStringLiteral("remote.pushDefault"));
        if (remote.isEmpty())
            return outcomeOf(GitOutcome::NoUpstream);
    } else if (status->hasCounts && status->ahead == 0) {
        return outcomeOf(GitOutcome::UpToDate);
    }
    const GitResult<void> done = repository.push(status->branch, remote);
    if (!done)
        return failed(done.error());
    GitOutcome outcome = outcomeOf(GitOutcome::Pushed);
    outcome.commits = status->ahead;
    return outcome;
}

GitOutcome pullAndPush(const GitRepository &repository, const QList<ListTask> &lists,
                       const Mergers &mergers)
{
    constexpr int mostAttempts = 2;
    QList<GitMergedFile> merged;
    GitOutcome pushed;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const GitOutcome pulled = pullLists(repository, lists, mergers);
        merged << pulled.merged;
        if (!pulled.isDone() || pulled.conflicts() > 0)
            return pulled; // both forms are looked at before others get them
        pushed = pushBranch(repository);
        pushed.merged = merged;
        if (pushed.kind != GitOutcome::Rejected)
            return pushed;
    }
    return pushed;
}

} // namespace paperdip
