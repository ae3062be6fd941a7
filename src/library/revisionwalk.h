// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"
#include "sync/gitrepository.h"

#include <functional>

namespace paperdip {

// The versions of a list in its history, the newest first, each with the ids that its nodes have
// now. Bounded, and stopped when the repository is. It waits for Git, so it belongs on a worker.
class RevisionWalk
{
public:
    static constexpr int most = 500;

    // path: relative to the root.
    RevisionWalk(const GitRepository &repository, QString path)
        : m_repository(repository), m_path(std::move(path))
    {
    }

    // What one version is: its number, its bytes, and a version right behind it. Returns it, read
    // (see reread()), or that newer one where reading it would tell nothing more.
    using Visit =
        std::function<Document(int revision, const QByteArray &bytes, const Document &newer)>;
    // now: the list as it is.
    GitResult<void> run(const Document &now, const Visit &visit);

    const QList<GitCommit> &commits() const { return m_commits; }
    // The numbers of the versions before it; nothing: they are beyond the bound. Empty: it is the
    // first.
    std::optional<QList<int>> parentsOf(int revision) const;

private:
    GitResult<QStringList> names() const;

    const GitRepository &m_repository;
    QString m_path;
    QList<GitCommit> m_commits;
    QHash<QByteArray, int> m_numbers;
};

} // namespace paperdip
