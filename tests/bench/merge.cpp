// SPDX-License-Identifier: MIT
// Two versions of a big list with 500 edits each, merged by entry, against git merge-file on the
// same three files and a commit of one of them. Run a Release build on a machine that does nothing
// else.
#include "markdown/merge.h"
#include "markdown/document.h"
#include "shared.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

using namespace paperdip;

namespace {

constexpr int mergeRuns = 11;
constexpr int editsPerSide = 500;
constexpr qsizetype listSize = 2'200'000;

double medianTime(const std::function<bool()> &work)
{
    std::vector<double> runs;
    for (int run = 0; run < mergeRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        if (!work())
            return -1;
        runs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(runs.begin(), runs.end());
    return runs[runs.size() / 2];
}

// The corpus' largest lists, one below the other, up to that size.
QByteArray bigList()
{
    QByteArrayList lists;
    for (const QString &name : corpusLists())
        lists << readAll(sharedFolder() + QStringLiteral("/corpus/") + name);
    std::sort(lists.begin(), lists.end(),
              [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    QByteArray bytes;
    for (const QByteArray &list : lists) {
        if (bytes.size() + list.size() < listSize)
            bytes += list + "\n\n";
    }
    return bytes;
}

// 500 entries changed: words put in, an entry put in, taken out, moved.
QByteArray editedList(const QByteArray &base, quint32 seed)
{
    std::mt19937 random(seed);
    const Document document = Document::read(base);
    std::vector<QByteArray> segments;
    std::vector<size_t> entries;
    for (int i = 0; i < document.size(); ++i) {
        segments.push_back(document.bytesAt(i));
        if (isPaper(document.at(i)))
            entries.push_back(static_cast<size_t>(i));
    }
    for (int edit = 0; edit < editsPerSide; ++edit) {
        QByteArray &segment = segments[entries[random() % entries.size()]];
        const QByteArray word = "w" + QByteArray::number(seed) + QByteArray::number(edit);
        if (segment.isEmpty())
            continue;
        switch (random() % 5) {
        case 0:
            segment.prepend(
                QByteArray(segment).replace("arxiv.org/abs/2", "arxiv.org/abs/1" + word));
            break;
        case 1:
            segment.clear();
            break;
        case 2: {
            const size_t to = entries[random() % entries.size()];
            if (&segments[to] != &segment)
                segments[to] += std::exchange(segment, QByteArray());
            break;
        }
        default:
            if (const qsizetype at = segment.lastIndexOf(' '); at > 0)
                segment.insert(at, ' ' + word);
        }
    }
    QByteArray bytes;
    for (const QByteArray &segment : segments)
        bytes += segment;
    return bytes;
}

bool git(const QTemporaryDir &repository, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(repository.path());
    process.start(QStringLiteral("git"), arguments);
    return process.waitForFinished(60000) && process.exitCode() == 0;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// What Git takes to commit a list that was edited: each time other bytes, since those that it has
// are not written again.
double commitTime(const QByteArray &base)
{
    const QTemporaryDir repository;
    const QString path = repository.filePath(QStringLiteral("README.md"));
    if (!git(repository, {QStringLiteral("init"), QStringLiteral("-q")}) || !write(path, base) ||
        !git(repository, {QStringLiteral("add"), QStringLiteral(".")}))
        return -1;
    QByteArrayList versions;
    for (int run = 0; run < mergeRuns; ++run)
        versions << editedList(base, 100 + static_cast<quint32>(run));
    int next = 0;
    return medianTime([&] {
        return write(path, versions[next++]) &&
               git(repository,
                   {QStringLiteral("-c"), QStringLiteral("user.name=A"), QStringLiteral("-c"),
                    QStringLiteral("user.email=a@example.org"), QStringLiteral("commit"),
                    QStringLiteral("-qam"), QStringLiteral("Edit")});
    });
}

} // namespace

int main()
{
    if (sharedFolder().isEmpty()) {
        std::fprintf(stderr,
                     "the shared folder with real lists is not here; set PAPERDIP_SHARED\n");
        return 1;
    }
#ifndef NDEBUG
    std::printf("this is no Release build: the numbers mean little\n");
#endif
    const QByteArray base = bigList();
    const QByteArray mine = editedList(base, 1);
    const QByteArray theirs = editedList(base, 2);
    const QTemporaryDir folder;
    const QStringList paths{folder.filePath(QStringLiteral("mine.md")),
                            folder.filePath(QStringLiteral("base.md")),
                            folder.filePath(QStringLiteral("theirs.md"))};
    if (!write(paths[0], mine) || !write(paths[1], base) || !write(paths[2], theirs))
        return 1;
    int gitConflicts = 0;
    const double mergeFile = medianTime([&] {
        QProcess process;
        process.start(QStringLiteral("git"),
                      QStringList{QStringLiteral("merge-file"), QStringLiteral("-p")} + paths);
        const bool ended = process.waitForFinished(60000) && process.exitCode() != 255;
        gitConflicts = process.exitCode();
        return ended;
    });
    ListMerge merge;
    const double ours = medianTime([&] {
        merge = mergeLists(base, mine, theirs);
        return true;
    });
    const double commit = commitTime(base);
    std::printf("merge                  paperdip %7.1f ms   git merge-file %7.1f ms   ratio %.2f\n",
                ours, mergeFile, ours / mergeFile);
    std::printf("                       git commit of the list %7.1f ms   ratio %.2f\n", commit,
                ours / commit);
    std::printf(
        "                       (%lld bytes, %d edits on either side; conflicts: %lld, git %d)\n",
        static_cast<long long>(base.size()), editsPerSide,
        static_cast<long long>(merge.conflicts.size()), gitConflicts);
    return mergeFile < 0 || commit < 0 ? 1 : 0;
}
