// SPDX-License-Identifier: MIT
#pragma once

#include "sync/gitparse.h"
#include "sync/gitprocess.h"

#include <tl/expected.hpp>

namespace paperdip {

struct GitFailure
{
    GitTrouble trouble = GitTrouble::Other;
    QByteArray words; // what Git (or a hook) said
};

template<typename T>
using GitResult = tl::expected<T, GitFailure>;

// What goes into a tree in place of what it holds at this path. Empty blob: nothing.
struct GitTreeEntry
{
    QString path;
    QByteArray mode;
    QByteArray blob;
};

// A work tree, by the user's own Git. Every call waits for it. Nothing here ever forces, stashes,
// rebases or adds what was not named. Paths are relative to the root.
class GitRepository
{
public:
    explicit GitRepository(QString root, GitWatch watch = {})
        : m_root(std::move(root)), m_watch(std::move(watch))
    {
    }

    QString root() const { return m_root; }
    bool isStopped() const { return m_watch.isStopped && m_watch.isStopped(); }
    void tell(const GitProgress &progress) const;

    // The branch, and what these files are like.
    GitResult<GitStatus> status(const QStringList &paths) const;
    // The newest commits of all files, or of one that is followed through its renames.
    GitResult<QList<GitCommit>> log(int most, const QString &followed = {}) const;
    // The newest commits that changed one of these files, children first; their parents are the
    // commits before them that did. Names in other times are other files.
    GitResult<QList<GitCommit>> logOf(const QStringList &paths, int most) const;
    // Contents by name ("COMMIT:PATH", ids). In one go: give it no more than memory holds.
    GitResult<QList<std::optional<QByteArray>>> blobs(const QList<QByteArray> &names) const;
    // Without renames: both names count.
    GitResult<QStringList> changedBetween(const QByteArray &from, const QByteArray &to) const;
    // Those whose contents in the work tree are not those of the last commit, whatever is staged.
    GitResult<QStringList> differFromHead(const QStringList &paths) const;
    GitResult<QByteArray> commitId(const QString &revision) const;
    QString config(const QString &key) const; // empty: not set
    QStringList remotes() const;

    GitResult<void> stage(const QStringList &paths) const; // as they are in the work tree
    // Exactly these files as they are on disk; what else is staged stays staged. Hooks run. Where
    // it fails, what was not tracked before is not tracked after.
    GitResult<void> commit(const QStringList &paths, const QStringList &untracked,
                           const QString &message) const;
    GitResult<void> fetch() const; // from where the branch comes
    // Of commits, in the object store alone. Its conflicts are no failure.
    GitResult<GitMergeTree> mergeTree(const QByteArray &ours, const QByteArray &theirs) const;
    GitResult<QByteArray> writeBlob(const QByteArray &bytes) const;
    GitResult<QByteArray> writeTree(const QByteArray &tree,
                                    const QList<GitTreeEntry> &entries) const;
    // A commit that no branch names yet. Signed where the user's commits are.
    GitResult<QByteArray> commitTree(const QByteArray &tree, const QList<QByteArray> &parents,
                                     const QString &message) const;
    // Branch and work tree to a descendant of HEAD. Touches nothing where a file stands in the way.
    GitResult<void> forward(const QByteArray &commit) const;
    // To the upstream; remote: makes that the upstream.
    GitResult<void> push(const QString &branch, const QString &remote = {}) const;
    GitResult<void> setConfig(const QString &key, const QString &value) const;

private:
    void forgetIntents(const QStringList &paths) const;
    GitResult<QByteArray> call(const GitCall &call) const;
    GitResult<QByteArray> read(const QStringList &arguments, const QByteArray &input = {}) const;
    GitResult<QByteArray> write(const QStringList &arguments, const QByteArray &input = {}) const;

    QString m_root;
    GitWatch m_watch;
};

} // namespace paperdip
