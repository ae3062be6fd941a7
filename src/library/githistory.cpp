// SPDX-License-Identifier: MIT
#include "library/githistory.h"

#include "library/revisionwalk.h"
#include "markdown/segmenttext.h"

namespace paperdip {

namespace {

constexpr qint64 mostNoteBytes = 32 * 1024 * 1024; // of all versions

// Whole lines of a list.
bool hasLines(const QByteArray &list, const QByteArray &lines)
{
    for (qsizetype at = list.indexOf(lines); at >= 0; at = list.indexOf(lines, at + 1)) {
        const qsizetype end = at + lines.size();
        if ((at == 0 || list.at(at - 1) == '\n') && (end == list.size() || list.at(end) == '\n'))
            return true;
    }
    return false;
}

using Entry = std::optional<QByteArray>; // nothing: it was not in the list

} // namespace

QByteArray versionBytes(const QByteArray &segment)
{
    QByteArray bytes = segment.first(contentEnd(segment));
    bytes.replace("\r\n", "\n");
    while (bytes.endsWith('\n'))
        bytes.chop(1);
    return bytes;
}

GitResult<QList<GitVersion>> entryHistory(const GitRepository &repository, const QString &listPath,
                                          const Document &now, NodeId node)
{
    RevisionWalk walk(repository, listPath);
    QHash<int, Entry> entries;
    const auto entryIn = [node](const Document &document) -> Entry {
        const int index = document.indexOf(node);
        if (index < 0)
            return std::nullopt;
        return versionBytes(document.bytesAt(index));
    };
    const auto visit = [&](int revision, const QByteArray &bytes, const Document &newer) {
        // Most versions changed other entries.
        const Entry same = entryIn(newer);
        if (same && !same->isEmpty() && hasLines(bytes, *same)) {
            entries.insert(revision, same);
            return newer;
        }
        Document document = reread(newer, bytes);
        entries.insert(revision, entryIn(document));
        // What is known of it is not lost where it was out of the list for a while.
        return entries.value(revision) ? document : newer;
    };
    if (const GitResult<void> walked = walk.run(now, visit); !walked)
        return tl::unexpected(walked.error());
    QList<GitVersion> versions;
    for (int i = 0; i < walk.commits().size(); ++i) {
        const std::optional<QList<int>> parents = walk.parentsOf(i);
        const Entry entry = entries.value(i);
        bool known = false;
        for (const int parent : parents.value_or(QList<int>()))
            known = known || entries.value(parent) == entry;
        const bool first = parents && parents->isEmpty();
        if (known || (first && !entry))
            continue;
        versions << GitVersion{walk.commits().at(i), entry.value_or(QByteArray()),
                               entry.has_value()};
    }
    return versions;
}

GitResult<QList<GitVersion>> noteHistory(const GitRepository &repository, const QString &notePath)
{
    const GitResult<QList<GitCommit>> log = repository.log(RevisionWalk::most, notePath);
    if (!log)
        return tl::unexpected(log.error());
    QList<GitVersion> versions;
    QString path = notePath;
    qint64 left = mostNoteBytes;
    constexpr qsizetype atOnce = 16;
    for (qsizetype at = 0; at < log->size() && left > 0; at += atOnce) {
        const QList<GitCommit> some = log->mid(at, atOnce);
        QList<QByteArray> names;
        for (const GitCommit &commit : some) {
            if (!commit.path.isEmpty())
                path = commit.path;
            names << commit.id + ':' + path.toUtf8();
        }
        const auto blobs = repository.blobs(names);
        if (!blobs)
            return tl::unexpected(blobs.error());
        for (qsizetype i = 0; i < some.size(); ++i) {
            const std::optional<QByteArray> &blob = blobs->at(i);
            versions << GitVersion{some[i], blob.value_or(QByteArray()), blob.has_value()};
            left -= versions.last().bytes.size();
        }
    }
    return versions;
}

GitResult<QHash<NodeId, qint64>> tickDays(const GitRepository &repository, const QString &listPath,
                                          const Document &now, const QSet<NodeId> &read)
{
    RevisionWalk walk(repository, listPath);
    QHash<int, QSet<NodeId>> readIn; // by version
    const auto visit = [&](int revision, const QByteArray &bytes, const Document &newer) {
        Document document = reread(newer, bytes);
        QSet<NodeId> &found = readIn[revision];
        for (const NodeId node : read) {
            const int index = document.indexOf(node);
            if (index >= 0 && isRead(document.at(index).reading))
                found.insert(node);
        }
        return document;
    };
    if (const GitResult<void> walked = walk.run(now, visit); !walked)
        return tl::unexpected(walked.error());
    QHash<NodeId, qint64> days;
    QSet<NodeId> open = read; // whose day is not known yet; the newest that fits counts
    for (int i = 0; i < walk.commits().size() && !open.isEmpty(); ++i) {
        const std::optional<QList<int>> parents = walk.parentsOf(i);
        if (!parents || parents->isEmpty())
            continue;
        QSet<NodeId> came = readIn.value(i);
        for (const int parent : *parents)
            came -= readIn.value(parent);
        came &= open;
        for (const NodeId node : std::as_const(came))
            days.insert(node, walk.commits().at(i).time);
        open -= came;
    }
    return days;
}

} // namespace paperdip
