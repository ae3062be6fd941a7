// SPDX-License-Identifier: MIT
#include "library/listfiles.h"

#include "library/localpath.h"
#include "library/notescan.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace paperdip {

namespace {

constexpr qint64 longestScanned = 4 * 1024 * 1024;

// Empty: it lies elsewhere.
QString relativeTo(const QString &root, const QString &absolute)
{
    const QString top = root.endsWith(QLatin1Char('/')) ? root : root + QLatin1Char('/');
    return absolute.startsWith(top) ? absolute.mid(top.size()) : QString();
}

class NoteGatherer
{
public:
    NoteGatherer(ListFiles &files, QString listPath)
        : m_files(files), m_listPath(std::move(listPath))
    {
    }

    void add(const QString &written, const QString &title)
    {
        if (written.isEmpty())
            return;
        const Result<QString> path = resolveInWorkTree(m_listPath, written);
        const QString relative = path ? relativeTo(m_files.root, *path) : QString();
        if (!relative.isEmpty() && isInOurs(QFileInfo(*path).absolutePath(), *path) &&
            !m_files.notes.contains(relative))
            m_files.notes.insert(relative, title);
    }

private:
    bool isInOurs(const QString &folder, const QString &path)
    {
        auto known = m_folders.find(folder);
        if (known == m_folders.end())
            known = m_folders.insert(folder, workTreeOf(path) == m_files.root);
        return *known;
    }

    ListFiles &m_files;
    QString m_listPath;
    QHash<QString, bool> m_folders;
};

} // namespace

QStringList ListFiles::all() const
{
    QStringList paths{list};
    paths << notes.keys() << pictures;
    paths.removeDuplicates();
    return paths;
}

QStringList PictureMemory::of(const QString &absolutePath, const QString &root)
{
    const QFileInfo info(absolutePath);
    const qint64 modified = info.exists() ? info.lastModified().toMSecsSinceEpoch() : -1;
    Seen &seen = m_seen[absolutePath];
    if (seen.size == info.size() && seen.modified == modified)
        return seen.pictures;
    seen = {info.size(), modified, {}};
    const Result<QByteArray> bytes = readFile(absolutePath, longestScanned);
    const LocalBase base{info.absolutePath(), root};
    const NoteScan scan = bytes ? scanNote(*bytes) : NoteScan();
    for (const ShownPicture &picture : scan.pictures) {
        const QString local = localPathOf(picture.url);
        if (!local.isEmpty())
            seen.pictures << physicalPath(locate(base, local));
    }
    return seen.pictures;
}

void addNotes(ListFiles &files, const QString &listPath, const Document &document)
{
    NoteGatherer gatherer(files, listPath);
    for (int i = 0; i < document.size(); ++i) {
        const Reading &reading = document.at(i).reading;
        gatherer.add(reading.notePath, reading.title);
    }
}

ListFiles filesOfList(const ListTask &task)
{
    ListFiles files;
    files.root = workTreeOf(task.path);
    files.list = relativeTo(files.root, physicalPath(QFileInfo(task.path).absoluteFilePath()));
    addNotes(files, task.path, task.document);
    NoteGatherer gatherer(files, task.path);
    for (auto it = task.otherNotes.cbegin(); it != task.otherNotes.cend(); ++it)
        gatherer.add(it.key(), it.value());
    return files;
}

void addPictures(ListFiles &files, PictureMemory &memory)
{
    QStringList showing = files.notes.keys();
    showing << files.list;
    for (const QString &path : std::as_const(showing)) {
        const QStringList pictures = memory.of(files.root + QLatin1Char('/') + path, files.root);
        for (const QString &picture : pictures) {
            const QString relative = relativeTo(files.root, picture);
            if (!relative.isEmpty() && workTreeOf(picture) == files.root)
                files.pictures << relative;
        }
    }
    files.pictures.removeDuplicates();
}

} // namespace paperdip
