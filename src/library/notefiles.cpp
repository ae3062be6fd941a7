// SPDX-License-Identifier: MIT
#include "library/notefiles.h"

#include "library/library.h"
#include "library/localpath.h"
#include "library/notename.h"
#include "library/notes.h"
#include "markdown/escape.h"
#include "markdown/notelinks.h"
#include "store/store.h"
#include "sync/filemoves.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace paperdip {

// A note with all that belongs to it.
struct NoteFiles::Scope
{
    NodeRow row;
    QString listPath;
    QString root;
    QString path; // of the note, absolute
    QByteArray bytes;
    QList<NodeRow> entries;            // of all lists, the row itself among them
    QString pictures;                  // the folder of pictures that is its own; empty: none
    QHash<QString, QByteArray> others; // notes that link to it
};

namespace {

QString stemOf(const QString &path)
{
    return QFileInfo(path).completeBaseName();
}

// Where things are once the note and its pictures have moved.
struct NewPlaces
{
    QString path;
    QString newPath;
    QString pictures;
    QString newPictures;

    QString of(const QString &file) const
    {
        if (file == path)
            return newPath;
        if (!pictures.isEmpty() && file.startsWith(pictures + u'/'))
            return newPictures + file.mid(pictures.size());
        return file;
    }
};

// A link's new destination, in the way it was written: from the root, "./", percent-encoded.
QByteArray writtenLike(const NoteLink &link, const QString &folder, const QString &root,
                       const QString &file)
{
    const QString local = localPathOf(link.target);
    const QString rest = link.target.mid(local.size());
    QString path = local.startsWith(u'/') ? u'/' + QDir(root).relativeFilePath(file)
                                          : QDir(folder).relativeFilePath(file);
    if (local.startsWith(u"./") && !path.startsWith(u'.'))
        path.prepend(QStringLiteral("./"));
    if (local.contains(u'%'))
        return QUrl::toPercentEncoding(path, "/") + rest.toUtf8();
    return writtenPath(path) + rest.toUtf8();
}

// The note's bytes with its links leading where they led, from its new place.
QByteArray movedNote(const QByteArray &bytes, const QString &root, const NewPlaces &places)
{
    const QString folder = QFileInfo(places.path).absolutePath();
    const QString newFolder = QFileInfo(places.newPath).absolutePath();
    std::vector<std::pair<Span, QByteArray>> changes;
    const NoteLinks found = noteLinks(bytes);
    for (const NoteLink &link : found.links) {
        const QString local = localPathOf(link.target);
        if (local.isEmpty() || link.url.isNull())
            continue;
        const QString file = locate({folder, root}, local);
        const QString newFile = places.of(file);
        const bool stays = newFile == file && (folder == newFolder || local.startsWith(u'/'));
        if (!stays)
            changes.push_back({link.url, writtenLike(link, newFolder, root, newFile)});
    }
    return withReplaced(bytes, std::move(changes));
}

// Another note, its links to the note changed: to a new place, or (newPath empty) to their text.
QByteArray relinked(const QByteArray &bytes, const QString &otherPath, const QString &root,
                    const QString &path, const QString &newPath)
{
    const QString folder = QFileInfo(otherPath).absolutePath();
    std::vector<std::pair<Span, QByteArray>> changes;
    const NoteLinks found = noteLinks(bytes);
    for (const NoteLink &link : found.links) {
        const QString local = localPathOf(link.target);
        if (local.isEmpty() || link.url.isNull() || locate({folder, root}, local) != path)
            continue;
        if (!newPath.isEmpty())
            changes.push_back({link.url, writtenLike(link, folder, root, newPath)});
        else if (link.kind == NoteLink::Kind::Link && !link.text.isNull())
            changes.push_back({link.whole, bytes.mid(link.text.begin, link.text.size())});
    }
    return withReplaced(bytes, std::move(changes));
}

// The one folder with the note's name that holds its pictures, if no other note shows any of them.
QString ownPictures(const QByteArray &bytes, const QString &path, const QString &root,
                    const NoteFactsByPath &notes)
{
    QString own;
    const LocalBase base{QFileInfo(path).absolutePath(), root};
    const NoteLinks found = noteLinks(bytes);
    for (const NoteLink &link : found.links) {
        const QString local = localPathOf(link.target);
        if (link.kind != NoteLink::Kind::Picture || local.isEmpty())
            continue;
        const QString folder = QFileInfo(locate(base, local)).absolutePath();
        if (QFileInfo(folder).fileName() == stemOf(path) && QFileInfo(folder).isDir() &&
            folder.startsWith(root + u'/'))
            own = folder;
    }
    for (auto note = notes.cbegin(); note != notes.cend() && !own.isEmpty(); ++note) {
        if (note.key() != path && note->pictureFolders.contains(own))
            own.clear();
    }
    return own;
}

// As a list writes it: its own way to begin a path is kept.
QString writtenInList(const QString &like, const QString &listPath, const QString &root,
                      const QString &file)
{
    if (like.startsWith(u'/'))
        return u'/' + QDir(root).relativeFilePath(file);
    const QString path = QDir(QFileInfo(listPath).absolutePath()).relativeFilePath(file);
    return like.startsWith(u"./") && !path.startsWith(u'.') ? QStringLiteral("./") + path : path;
}

} // namespace

Result<void> checkNoteName(const QString &written)
{
    const QString name = written.mid(written.lastIndexOf(u'/') + 1);
    if (!name.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) || name.size() < 4)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("A note is a Markdown file: its name ends with .md"), written);
    const QStringList parts = written.split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString stem = part == name ? part.chopped(3) : part;
        if (part != u"." && part != u".." && portableName(stem) != stem)
            return fail(ErrorCode::Invalid,
                        QStringLiteral("Windows does not allow the name %1").arg(part), part);
    }
    return {};
}

Result<NoteFiles::Scope> NoteFiles::scopeOf(NodeId paper, const NoteIndex &index) const
{
    Scope scope;
    const Result<NodeRow> row = m_library.node(paper);
    if (!row)
        return Failure(row.error());
    scope.row = *row;
    const Result<ListInfo> list = m_library.list(row->list);
    const Result<QString> path = m_notes.pathOf(paper);
    if (!list || !path)
        return Failure(list ? path.error() : list.error());
    scope.listPath = list->path;
    scope.root = workTreeOf(list->path);
    scope.path = *path;
    const Result<QByteArray> bytes = readFile(scope.path);
    if (!bytes)
        return Failure(bytes.error());
    scope.bytes = *bytes;
    if (!m_notes.isSaved(scope.path))
        return fail(ErrorCode::Conflict,
                    QStringLiteral("The note has changes that are not in its file yet"),
                    row->notePath);
    const QList<NodeRow> candidates = m_library.papersWithNote(QFileInfo(scope.path).fileName());
    for (const NodeRow &candidate : candidates) {
        const Result<QString> other = m_notes.pathOf(candidate.id);
        if (other && *other == scope.path)
            scope.entries << candidate;
    }
    const bool isWritten = std::any_of(scope.entries.begin(), scope.entries.end(),
                                       [&](const NodeRow &entry) { return entry.id == paper; });
    if (!isWritten)
        return fail(ErrorCode::Refused,
                    QStringLiteral("The list names this note by an address; change it there"),
                    row->notePath);
    scope.pictures = ownPictures(scope.bytes, scope.path, scope.root, index.notes());
    const QStringList linking = index.linkingTo(scope.path);
    for (const QString &other : linking) {
        const Result<QByteArray> content = readFile(other);
        if (!content)
            return Failure(content.error());
        scope.others.insert(other, *content);
    }
    return scope;
}

// Every entry that names the note gets its new path; empty: its link goes.
Result<Change> NoteFiles::planEntries(const Scope &scope, const QString &newPath) const
{
    Change change;
    QHash<NodeId, size_t> places; // entries may share a definition
    for (const NodeRow &entry : scope.entries) {
        const Result<ListInfo> list = m_library.list(entry.list);
        if (!list)
            return Failure(list.error());
        const QString written = newPath.isEmpty() ? QString()
                                                  : writtenInList(entry.notePath, list->path,
                                                                  workTreeOf(list->path), newPath);
        const Result<Change> one = m_library.planNote(entry.id, written);
        if (!one)
            return one;
        for (const Edit &edit : one->edits) {
            const NodeId node = std::visit([](const auto &each) { return each.node; }, edit);
            if (places.contains(node))
                continue;
            places.insert(node, change.edits.size());
            change.edits.push_back(edit);
        }
    }
    return change;
}

Result<NoteStep> NoteFiles::planRename(NodeId paper, const QString &written,
                                       const NoteIndex &index) const
{
    const QString asked = written.trimmed();
    if (const Result<void> named = checkNoteName(asked); !named)
        return Failure(named.error());
    const Result<Scope> scope = scopeOf(paper, index);
    if (!scope)
        return Failure(scope.error());
    const Result<QString> newPath = m_notes.resolve(scope->row.list, asked);
    if (!newPath)
        return Failure(newPath.error());
    NoteStep step;
    if (*newPath == scope->path)
        return step;
    NewPlaces places{scope->path, *newPath, scope->pictures, scope->pictures};
    step.moves << NoteStep::Move{scope->path, *newPath};
    if (!scope->pictures.isEmpty()) {
        const QDir folder(QFileInfo(scope->path).absolutePath());
        const QString beside = folder.relativeFilePath(QFileInfo(scope->pictures).absolutePath());
        const QDir newFolder(QFileInfo(*newPath).absolutePath());
        places.newPictures =
            QDir::cleanPath(newFolder.absoluteFilePath(beside)) + u'/' + stemOf(*newPath);
        if (places.newPictures != scope->pictures)
            step.moves << NoteStep::Move{scope->pictures, places.newPictures};
    }
    const QByteArray moved = movedNote(scope->bytes, scope->root, places);
    if (moved != scope->bytes)
        step.files << NoteStep::Bytes{*newPath, scope->bytes, moved};
    for (auto other = scope->others.cbegin(); other != scope->others.cend(); ++other)
        step.files << NoteStep::Bytes{
            other.key(), other.value(),
            relinked(other.value(), other.key(), scope->root, scope->path, *newPath)};
    const Result<Change> entries = planEntries(*scope, *newPath);
    if (!entries)
        return Failure(entries.error());
    step.change = *entries;
    return step;
}

Result<NoteStep> NoteFiles::planRemove(NodeId paper, const NoteIndex &index) const
{
    const Result<Scope> scope = scopeOf(paper, index);
    if (!scope)
        return Failure(scope.error());
    NoteStep step;
    step.moves << NoteStep::Move{scope->path, {}};
    if (!scope->pictures.isEmpty())
        step.moves << NoteStep::Move{scope->pictures, {}};
    for (auto other = scope->others.cbegin(); other != scope->others.cend(); ++other)
        step.files << NoteStep::Bytes{
            other.key(), other.value(),
            relinked(other.value(), other.key(), scope->root, scope->path, {})};
    const Result<Change> entries = planEntries(*scope, {});
    if (!entries)
        return Failure(entries.error());
    step.change = *entries;
    return step;
}

namespace {

// Carries the parts of a step out, and knows how to take back what was done so far.
class Carrier
{
public:
    explicit Carrier(Store &store) : m_store(store) {}

    Result<void> move(const NoteStep::Move &move)
    {
        if (move.to.isEmpty()) {
            const Result<QString> inTrash = moveToTrash(move.from);
            if (!inTrash)
                return Failure(inTrash.error());
            m_inverse.moves.prepend({*inTrash, move.from, true});
            return m_store.notes().setMissing(move.from);
        }
        const Result<void> moved =
            move.trashed ? takeFromTrash(move.from, move.to) : moveFile(move.from, move.to);
        if (!moved)
            return moved;
        if (move.trashed)
            m_inverse.moves.prepend({move.to, {}, false});
        else
            m_inverse.moves.prepend({move.to, move.from, false});
        return move.trashed ? Result<void>() : m_store.notes().rename(move.from, move.to);
    }

    Result<void> write(const NoteStep::Bytes &file)
    {
        WriteJob job;
        job.path = file.path;
        job.bytes = file.after;
        job.allowed = {hashOf(file.before)};
        const Result<QByteArray> hash = writeFile(job);
        if (!hash)
            return Failure(hash.error());
        m_written.prepend({file.path, file.after, file.before});
        return m_store.notes().putSeen(file.path, file.after, *hash);
    }

    // Files lie where they lay before once the moves are taken back.
    NoteStep inverse(Change change) const
    {
        NoteStep step = m_inverse;
        for (NoteStep::Bytes file : m_written) {
            for (const NoteStep::Move &move : m_inverse.moves) {
                if (!move.trashed && !move.to.isEmpty() && file.path == move.from)
                    file.path = move.to;
            }
            step.files << file;
        }
        step.change = std::move(change);
        return step;
    }

    void takeBack()
    {
        const QList<NoteStep::Bytes> written = std::exchange(m_written, {});
        const QList<NoteStep::Move> moves = std::exchange(m_inverse.moves, {});
        for (const NoteStep::Bytes &file : written)
            static_cast<void>(write(file));
        for (const NoteStep::Move &each : moves)
            static_cast<void>(move(each));
    }

private:
    Store &m_store;
    NoteStep m_inverse;
    QList<NoteStep::Bytes> m_written;
};

} // namespace

Result<NoteStep> NoteFiles::apply(const NoteStep &step) const
{
    m_library.forgetNotesSeen();
    Carrier carrier(m_library.store());
    Result<void> done = m_library.mayWrite();
    for (const NoteStep::Move &move : step.moves) {
        if (done)
            done = carrier.move(move);
    }
    for (const NoteStep::Bytes &file : step.files) {
        if (done)
            done = carrier.write(file);
    }
    Result<Change> inverse;
    if (done && !step.change.isEmpty()) {
        inverse = m_library.apply(step.change);
        if (!inverse)
            done = Failure(inverse.error());
    }
    if (!done) {
        carrier.takeBack();
        return Failure(done.error());
    }
    return carrier.inverse(inverse ? *inverse : Change());
}

} // namespace paperdip
