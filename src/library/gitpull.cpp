// SPDX-License-Identifier: MIT
#include "library/gitacts.h"

#include "core/linemerge.h"
#include "markdown/merge.h"
#include "sync/worktree.h"

#include <QSet>

namespace paperdip {

namespace {

constexpr char linkMode[] = "120000";
constexpr char submoduleMode[] = "160000";

GitOutcome failedPull(const GitFailure &failure)
{
    GitOutcome outcome;
    outcome.trouble = failure.trouble;
    outcome.words = failure.words;
    return outcome;
}

// One pull, step by step; nothing is touched before the last.
class Pull
{
public:
    Pull(const GitRepository &repository, const QList<ListTask> &lists, const Mergers &mergers)
        : m_repository(repository), m_lists(lists), m_mergers(mergers)
    {
        for (const ListTask &task : lists)
            m_files << filesOfList(task);
    }

    GitOutcome run();

private:
    using Blobs = QList<std::optional<QByteArray>>;

    bool isList(const QString &path) const;
    bool isOurs(const QString &path) const;
    QStringList ownPaths() const;
    GitResult<QStringList> meetsUncommitted(const GitStatus &status,
                                            const QByteArray &theirs) const;
    GitOutcome bringTogether(const GitStatus &status, const QByteArray &theirs);
    void learnNotes(const QList<QByteArray> &commits);
    GitResult<QByteArray> merged(const GitMergeTree &merge);
    GitResult<GitTreeEntry> mergedFile(const GitConflict &conflict);
    QStringList notMergeable(const QList<GitConflict> &conflicts) const;
    GitOutcome forward(const QByteArray &commit, GitOutcome::Kind kind, int commits);

    const GitRepository &m_repository;
    const QList<ListTask> &m_lists;
    const Mergers &m_mergers;
    QList<ListFiles> m_files;
    QList<GitMergedFile> m_merged;
};

bool Pull::isList(const QString &path) const
{
    return std::any_of(m_files.cbegin(), m_files.cend(),
                       [&](const ListFiles &files) { return files.list == path; });
}

bool Pull::isOurs(const QString &path) const
{
    return std::any_of(m_files.cbegin(), m_files.cend(), [&](const ListFiles &files) {
        return files.list == path || files.notes.contains(path);
    });
}

// The files that both a pull and the person changed, the latter without a commit.
GitResult<QStringList> Pull::meetsUncommitted(const GitStatus &status,
                                              const QByteArray &theirs) const
{
    if (status.files.isEmpty())
        return QStringList();
    const GitResult<QStringList> coming = m_repository.changedBetween(status.head, theirs);
    if (!coming)
        return coming;
    const QSet<QString> changed(coming->cbegin(), coming->cend());
    QStringList both;
    for (const GitFile &file : status.files) {
        if (changed.contains(file.path))
            both << file.path;
    }
    return both;
}

QStringList Pull::ownPaths() const
{
    QStringList paths;
    for (const ListFiles &files : m_files)
        paths << files.list << files.notes.keys();
    return paths;
}

GitOutcome Pull::run()
{
    if (const GitResult<void> fetched = m_repository.fetch(); !fetched)
        return failedPull(fetched.error());
    const GitResult<QByteArray> theirs = m_repository.commitId(QStringLiteral("@{upstream}"));
    const GitResult<QByteArray> ours = m_repository.commitId(QStringLiteral("HEAD"));
    for (const auto *commit : {&theirs, &ours}) {
        if (!*commit && commit->error().trouble == GitTrouble::Cancelled)
            return failedPull(commit->error());
    }
    GitOutcome outcome;
    outcome.kind = GitOutcome::NoUpstream; // it was deleted there, or nothing is there yet
    if (!theirs)
        return outcome;
    if (!ours) // no commit yet
        return forward(*theirs, GitOutcome::Forwarded, 0);
    if (*ours == *theirs) {
        outcome.kind = GitOutcome::UpToDate;
        return outcome;
    }
    learnNotes({*ours, *theirs});
    const GitResult<GitStatus> status = m_repository.status(ownPaths());
    if (!status)
        return failedPull(status.error());
    if (status->behind == 0) {
        outcome.kind = GitOutcome::UpToDate;
        return outcome;
    }
    const GitResult<QStringList> uncommitted = meetsUncommitted(*status, *theirs);
    if (!uncommitted)
        return failedPull(uncommitted.error());
    if (!uncommitted->isEmpty()) {
        outcome.kind = GitOutcome::Uncommitted;
        outcome.files = *uncommitted;
        return outcome;
    }
    return status->ahead == 0 ? forward(*theirs, GitOutcome::Forwarded, status->behind)
                              : bringTogether(*status, *theirs);
}

// Which notes belong to a list may have changed on either side.
void Pull::learnNotes(const QList<QByteArray> &commits)
{
    QList<QByteArray> names;
    for (const ListFiles &files : std::as_const(m_files)) {
        for (const QByteArray &commit : commits)
            names << commit + ':' + files.list.toUtf8();
    }
    const GitResult<Blobs> blobs = m_repository.blobs(names);
    if (!blobs)
        return; // a file more that is not known as ours: refused, not lost
    for (qsizetype i = 0; i < blobs->size(); ++i) {
        const qsizetype list = i / commits.size();
        if (blobs->at(i))
            addNotes(m_files[list], m_lists.at(list).path, Document::read(*blobs->at(i)));
    }
}

GitOutcome Pull::bringTogether(const GitStatus &status, const QByteArray &theirs)
{
    const GitResult<GitMergeTree> merge = m_repository.mergeTree(status.head, theirs);
    if (!merge)
        return failedPull(merge.error());
    GitOutcome outcome;
    outcome.files = notMergeable(merge->conflicts);
    if (!outcome.files.isEmpty()) {
        outcome.kind = GitOutcome::Apart;
        return outcome;
    }
    const GitResult<QByteArray> tree = merged(*merge);
    if (!tree)
        return failedPull(tree.error());
    // In Git's own words, which everybody's tools know.
    const QString message =
        QStringLiteral("Merge remote-tracking branch '%1'").arg(status.upstream);
    const GitResult<QByteArray> commit =
        m_repository.commitTree(*tree, {status.head, theirs}, message);
    if (!commit)
        return failedPull(commit.error());
    return forward(*commit, GitOutcome::Merged, status.behind);
}

QStringList Pull::notMergeable(const QList<GitConflict> &conflicts) const
{
    QStringList files;
    for (const GitConflict &conflict : conflicts) {
        bool plain = isOurs(conflict.path);
        for (const QByteArray &mode : conflict.modes)
            plain = plain && mode != linkMode && mode != submoduleMode;
        if (!plain)
            files << conflict.path;
    }
    return files;
}

GitResult<QByteArray> Pull::merged(const GitMergeTree &merge)
{
    QList<GitTreeEntry> entries;
    for (const GitConflict &conflict : merge.conflicts) {
        const GitResult<GitTreeEntry> entry = mergedFile(conflict);
        if (!entry)
            return tl::unexpected(entry.error());
        entries << *entry;
    }
    return entries.isEmpty() ? GitResult<QByteArray>(merge.tree)
                             : m_repository.writeTree(merge.tree, entries);
}

GitResult<GitTreeEntry> Pull::mergedFile(const GitConflict &conflict)
{
    enum { Base, Mine, Theirs };
    GitTreeEntry entry{conflict.path, {}, {}};
    const int kept = conflict.blobs[Mine].isEmpty() ? Theirs : Mine;
    entry.mode = conflict.modes[kept];
    QByteArray versions[3];
    for (int i = Base; i <= Theirs; ++i) {
        if (conflict.blobs[i].isEmpty())
            continue;
        const GitResult<Blobs> blob = m_repository.blobs({conflict.blobs[i]});
        if (!blob)
            return tl::unexpected(blob.error());
        versions[i] = blob->first().value_or(QByteArray());
    }
    GitMergedFile file{conflict.path,  isList(conflict.path), 0,
                       versions[Base], versions[Mine],        versions[Theirs]};
    if (conflict.blobs[Mine].isEmpty() || conflict.blobs[Theirs].isEmpty()) {
        // One side removed what the other changed: it stays, and is told. (Renamed on both sides:
        // the old name goes.)
        entry.blob = conflict.blobs[kept];
        file.conflicts = entry.blob.isEmpty() ? 0 : 1;
        m_merged << file;
        return entry;
    }
    const BytesMerger &merger = file.isList ? m_mergers.list : m_mergers.note;
    const MergedBytes result = merger(versions[Base], versions[Mine], versions[Theirs]);
    file.conflicts = result.conflicts;
    m_merged << file;
    const GitResult<QByteArray> blob = m_repository.writeBlob(result.bytes);
    if (!blob)
        return tl::unexpected(blob.error());
    entry.blob = *blob;
    return entry;
}

GitOutcome Pull::forward(const QByteArray &commit, GitOutcome::Kind kind, int commits)
{
    GitOutcome outcome;
    if (const GitResult<void> done = m_repository.forward(commit); !done) {
        outcome = failedPull(done.error());
        if (outcome.trouble == GitTrouble::WouldOverwrite) {
            outcome.files = gitFilesInTheWay(outcome.words);
            const bool ours = std::all_of(outcome.files.cbegin(), outcome.files.cend(),
                                          [this](const QString &path) { return isOurs(path); });
            outcome.kind = ours ? GitOutcome::Uncommitted : GitOutcome::InTheWay;
        }
        return outcome;
    }
    outcome.kind = kind;
    outcome.commits = commits;
    outcome.merged = m_merged;
    return outcome;
}

int differences(const QList<MergedStretch> &merge)
{
    int count = 0;
    for (const MergedStretch &stretch : merge)
        count += stretch.agreed ? 0 : 1;
    return count;
}

} // namespace

Mergers Mergers::usual()
{
    Mergers mergers;
    mergers.list = [](const QByteArray &base, const QByteArray &mine, const QByteArray &theirs) {
        const ListMerge merge = mergeLists(base, mine, theirs);
        return MergedBytes{merge.bytes, static_cast<int>(merge.conflicts.size())};
    };
    mergers.note = [](const QByteArray &base, const QByteArray &mine, const QByteArray &theirs) {
        const QList<MergedStretch> merge = mergeLines(base, mine, theirs);
        return MergedBytes{mergedText(merge), differences(merge)};
    };
    return mergers;
}

GitOutcome pullLists(const GitRepository &repository, const QList<ListTask> &lists,
                     const Mergers &mergers)
{
    if (const auto hindered = gitHindrance(repository))
        return *hindered;
    GitOutcome outcome;
    const GitResult<GitStatus> status = repository.status({});
    if (!status)
        return failedPull(status.error());
    if (status->upstream.isEmpty()) {
        const bool none = repository.remotes().isEmpty();
        outcome.kind = none ? GitOutcome::NoRemote : GitOutcome::NoUpstream;
        return outcome;
    }
    return Pull(repository, lists, mergers).run();
}

} // namespace paperdip
