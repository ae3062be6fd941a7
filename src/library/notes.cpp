// SPDX-License-Identifier: MIT
#include "library/notes_p.h"

#include "core/linemerge.h"
#include "library/fileguard.h"
#include "library/noteversions.h"
#include "sync/folderplace.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QStringDecoder>
#include <QTimer>

namespace paperdip {

namespace {

constexpr int retryAfterMs = 10'000;

// UTF-16 without a mark is UTF-8 full of zeros: no text either.
bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !bytes.contains('\0');
}

Error notUtf8(const QString &path)
{
    return {ErrorCode::NotUtf8,
            path,
            QStringLiteral("%1 is not in UTF-8, so it can only be read").arg(path),
            {}};
}

Error notWritable(const QString &path)
{
    return {ErrorCode::Refused,
            path,
            QStringLiteral("%1 may not be written, so it can only be read").arg(path),
            {}};
}

// The file is as it was seen, or as it was to become when we were cut off.
bool isKnown(const std::optional<StoredNote> &stored, const Result<QByteArray> &file)
{
    if (!file)
        return !stored || !stored->bytes;
    if (!stored)
        return false;
    const QByteArray hash = hashOf(*file);
    return (stored->bytes && hash == stored->hash) || hash == stored->writingHash;
}

bool isDraftWritten(const StoredNote &stored, const Result<QByteArray> &file)
{
    return file && stored.draft == *file;
}

} // namespace

Notes::Notes(Library &library, bool watch, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, library))
{
    connect(
        &d->writer, &FileWriter::done, this,
        [this](const QString &path, const Result<QByteArray> &result) { d->finish(path, result); });
    d->retry.setSingleShot(true);
    d->retry.setInterval(retryAfterMs);
    connect(&d->retry, &QTimer::timeout, this, &Notes::saveNow);
    if (!watch)
        return;
    d->watcher = std::make_unique<FileWatcher>();
    connect(d->watcher.get(), &FileWatcher::maybeChanged, this,
            [this](const QString &path) { d->look(path); });
}

Notes::~Notes() = default;

Result<NoteContent> Notes::read(const QString &absolutePath)
{
    NoteContent content;
    content.path = absolutePath;
    const Result<QByteArray> file = readFile(absolutePath);
    if (!file && file.error().code != ErrorCode::NotFound)
        return Failure(file.error());
    if (!file && d->isFolderAway(absolutePath))
        return Failure(folderGone(absolutePath));
    content.exists = file.has_value();
    const std::optional<StoredNote> stored = d->table().find(absolutePath);
    content.hasDraft = stored && stored->draft && !isDraftWritten(*stored, file);
    if (content.hasDraft) {
        content.bytes = *stored->draft;
        if (!d->writing.contains(absolutePath) && !isKnown(stored, file)) // once read() is over
            QMetaObject::invokeMethod(
                this, [this, absolutePath] { d->look(absolutePath); }, Qt::QueuedConnection);
    } else {
        content.bytes = file.value_or(QByteArray());
        const bool mayWrite = d->library.mayWrite().has_value(); // else it is taken in later
        if (const Result<void> taken =
                mayWrite ? d->takeIn(absolutePath, stored, file) : Result<void>();
            !taken)
            return Failure(taken.error());
    }
    if (!isText(content.bytes))
        content.problem = notUtf8(absolutePath);
    else if (content.exists && !QFileInfo(absolutePath).isWritable())
        content.problem = notWritable(absolutePath);
    content.readOnly = !content.problem.message.isEmpty();
    return content;
}

// What the file holds is what is known of it from now on. Where nothing is left of the text, a copy
// of it is kept.
Result<void> Notes::Private::takeIn(const QString &path, const std::optional<StoredNote> &stored,
                                    const Result<QByteArray> &file)
{
    clearConflict(path);
    if (stored && !stored->writingHash.isEmpty() && !writing.contains(path))
        removeLeftovers(path, stored->draft.value_or(QByteArray()), stored->writingHash);
    const bool wasText = stored && stored->bytes && !stored->bytes->trimmed().isEmpty();
    if (wasText && file.value_or(QByteArray()).trimmed().isEmpty()) {
        const Result<QString> copy = keepCopy(kept(), QFileInfo(path).fileName(), *stored->bytes);
        if (!copy)
            return Failure(copy.error());
    }
    Result<void> done;
    if (file && stored && stored->bytes)
        done = keepVersion(table(), path, *stored->bytes, *file, true, secondsNow());
    if (done && file && (!stored || stored->bytes != *file || !stored->writingHash.isEmpty()))
        done = table().putSeen(path, *file, hashOf(*file));
    else if (!file && stored && stored->bytes)
        done = table().setMissing(path);
    return done && stored && stored->draft ? table().clearDraft(path) : done;
}

void Notes::Private::look(const QString &path)
{
    if (writing.contains(path) || !library.mayWrite())
        return;
    const std::optional<StoredNote> stored = table().find(path);
    const Result<QByteArray> file = readFile(path);
    if (!file && (file.error().code != ErrorCode::NotFound || isFolderAway(path)))
        return;
    const bool waits = stored && stored->draft && !isDraftWritten(*stored, file);
    if (isKnown(stored, file)) {
        const bool wasConflict = conflicts.remove(path);
        if (wasConflict && ours.contains(path))
            q.write(path);
    } else if (waits) {
        if (!merge(path, *stored, file))
            setConflict(path);
    } else {
        Q_EMIT q.changedOutside(path);
    }
}

// What was typed and what another program wrote, where they touched different lines: both. False
// where they did not, or where one of them is no text; nothing has changed then.
bool Notes::Private::merge(const QString &path, const StoredNote &stored,
                           const Result<QByteArray> &file)
{
    if (!file || !stored.bytes || !ours.contains(path) || !isText(*file) || !isText(*stored.draft))
        return false;
    if (file->trimmed().isEmpty() && !stored.bytes->trimmed().isEmpty())
        return false; // emptied: that is asked about
    const QList<MergedStretch> merged = mergeLines(*stored.bytes, *stored.draft, *file);
    if (hasConflict(merged))
        return false;
    Result<void> done = keepVersion(table(), path, *stored.bytes, *file, true, secondsNow());
    if (done)
        done = table().putSeen(path, *file, hashOf(*file));
    if (done)
        done = table().putDraft(path, mergedText(merged), secondsNow());
    if (!done)
        return false;
    clearConflict(path);
    Q_EMIT q.changedOutside(path);
    q.write(path);
    return true;
}

void Notes::Private::setConflict(const QString &path)
{
    const bool isNew = !conflicts.contains(path);
    conflicts.insert(path);
    if (isNew)
        Q_EMIT q.conflict(path);
}

Result<void> Notes::keepDraft(const QString &absolutePath, const QByteArray &bytes)
{
    const std::optional<StoredNote> stored = d->table().find(absolutePath);
    if (stored && stored->bytes && !isText(*stored->bytes))
        return Failure(notUtf8(absolutePath));
    const bool asSeen = stored && stored->bytes == bytes;
    if (asSeen &&
        !d->writing.contains(absolutePath)) // typed and taken back: the file is right as it is
        return stored->draft ? d->table().clearDraft(absolutePath) : Result<void>();
    d->ours.insert(absolutePath);
    return d->table().putDraft(absolutePath, bytes, secondsNow());
}

Result<void> Notes::resolveConflict(const QString &absolutePath, Choice choice)
{
    const std::optional<StoredNote> stored = d->table().find(absolutePath);
    if (!stored || !stored->draft)
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is nothing to choose for this note"));
    d->writer.finish();
    const Result<QByteArray> file = readFile(absolutePath);
    if (!file && file.error().code != ErrorCode::NotFound)
        return Failure(file.error());
    const QByteArray disk = file.value_or(QByteArray());
    const QByteArray &loser = choice == Choice::OnDisk ? *stored->draft : disk;
    if (choice != Choice::KeepBoth && !isKnown(stored, file) && !loser.isEmpty()) {
        const Result<QString> copy = keepCopy(d->kept(), QFileInfo(absolutePath).fileName(), loser);
        if (!copy)
            return Failure(copy.error());
    }
    NoteTable &table = d->table();
    Result<void> done =
        file ? table.putSeen(absolutePath, disk, hashOf(disk)) : table.setMissing(absolutePath);
    if (done && choice == Choice::OnDisk)
        done = table.clearDraft(absolutePath);
    if (done && choice == Choice::KeepBoth)
        done = table.putDraft(
            absolutePath,
            mergedText(mergeLines(stored->bytes.value_or(QByteArray()), *stored->draft, disk)),
            secondsNow());
    if (!done)
        return done;
    d->clearConflict(absolutePath);
    write(absolutePath);
    if (choice != Choice::Mine)
        Q_EMIT changedOutside(absolutePath);
    return {};
}

QList<NoteVersion> Notes::versions(const QString &absolutePath) const
{
    return d->table().versions(absolutePath);
}

QByteArray Notes::version(qint64 id) const
{
    return d->table().version(id).value_or(QByteArray());
}

bool Notes::Private::isFolderAway(const QString &path) const
{
    FileTable &files = library.store().files();
    const QList<ListId> lists = files.linked();
    for (const ListId list : lists) {
        const std::optional<StoredFile> stored = files.find(list);
        const QString folder = stored ? QFileInfo(stored->path).absolutePath() : QString();
        if (stored && path.startsWith(folder + QLatin1Char('/')) &&
            isFolderGone(stored->path, stored->folderSeen))
            return true;
    }
    return false;
}

void Notes::readAgain()
{
    const bool reading = !d->toRead.isEmpty();
    d->toRead = d->table().paths();
    if (!reading)
        d->readSome();
}

void Notes::Private::readSome()
{
    constexpr qint64 most = 8; // ms, then the window has its turn
    QElapsedTimer clock;
    clock.start();
    while (!toRead.isEmpty() && clock.elapsed() < most) {
        const QString path = toRead.takeFirst();
        const std::optional<StoredNote> stored = table().find(path);
        if (path == open) // its editor wants to know
            look(path);
        if (path == open || !stored || stored->draft || writing.contains(path))
            continue;
        const Result<QByteArray> file = readFile(path);
        const bool gone = !file && file.error().code == ErrorCode::NotFound && !isFolderAway(path);
        if (file || gone)
            (void)takeIn(path, stored, file); // where this fails it is read when opened
    }
    if (!toRead.isEmpty())
        QTimer::singleShot(0, &q, [this] { readSome(); });
}

void Notes::setOpen(const QString &absolutePath)
{
    if (!d->watcher || absolutePath == d->open)
        return;
    if (!d->open.isEmpty())
        d->watcher->remove(d->open);
    d->open = absolutePath;
    if (!absolutePath.isEmpty())
        d->watcher->add(absolutePath);
}

} // namespace paperdip
