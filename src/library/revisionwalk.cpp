// SPDX-License-Identifier: MIT
#include "library/revisionwalk.h"

namespace paperdip {

namespace {

constexpr qsizetype blobsAtOnce = 16; // a list may have megabytes

} // namespace

// What the file was called, the newest first.
GitResult<QStringList> RevisionWalk::names() const
{
    const GitResult<QList<GitCommit>> log = m_repository.log(most, m_path);
    if (!log)
        return tl::unexpected(log.error());
    QStringList names{m_path};
    for (const GitCommit &commit : *log) {
        if (!commit.path.isEmpty())
            names << commit.path;
    }
    names.removeDuplicates();
    return names;
}

std::optional<QList<int>> RevisionWalk::parentsOf(int revision) const
{
    QList<int> numbers;
    for (const QByteArray &parent : m_commits.at(revision).parents) {
        const auto number = m_numbers.constFind(parent);
        if (number == m_numbers.cend())
            return std::nullopt;
        numbers << *number;
    }
    return numbers;
}

GitResult<void> RevisionWalk::run(const Document &now, const Visit &visit)
{
    const GitResult<QStringList> names = this->names();
    if (!names)
        return tl::unexpected(names.error());
    const GitResult<QList<GitCommit>> log = m_repository.logOf(*names, most);
    if (!log)
        return tl::unexpected(log.error());
    m_commits = *log;
    for (qsizetype i = 0; i < m_commits.size(); ++i)
        m_numbers.insert(m_commits.at(i).id, static_cast<int>(i));
    QHash<QByteArray, Document> newer; // by the commit that it comes right behind
    for (qsizetype at = 0; at < m_commits.size(); at += blobsAtOnce) {
        const QList<GitCommit> some = m_commits.mid(at, blobsAtOnce);
        QList<QByteArray> wanted;
        for (const GitCommit &commit : some) {
            for (const QString &name : *names)
                wanted << commit.id + ':' + name.toUtf8();
        }
        const auto blobs = m_repository.blobs(wanted);
        if (!blobs)
            return tl::unexpected(blobs.error());
        for (qsizetype i = 0; i < some.size(); ++i) {
            if (m_repository.isStopped())
                return tl::unexpected(GitFailure{GitTrouble::Cancelled, {}});
            Document document = newer.contains(some[i].id) ? newer.take(some[i].id) : now;
            for (qsizetype name = 0; name < names->size(); ++name) {
                const auto &blob = blobs->at(i * names->size() + name);
                if (!blob)
                    continue;
                document = visit(static_cast<int>(at + i), *blob, document);
                break;
            }
            for (const QByteArray &parent : some[i].parents) {
                if (!newer.contains(parent))
                    newer.insert(parent, document);
            }
        }
        m_repository.tell({QStringLiteral("History"),
                           static_cast<int>((at + some.size()) * 100 / m_commits.size())});
    }
    return {};
}

} // namespace paperdip
