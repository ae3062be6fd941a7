// SPDX-License-Identifier: MIT
#include "library/filework.h"

#include "library/documents.h"
#include "library/listimport.h"
#include "library/listmerging.h"
#include "store/database.h"
#include "store/store.h"
#include "sync/folderplace.h"
#include "sync/safefile.h"

#include <QDir>
#include <QFileInfo>

namespace paperdip {

namespace {

constexpr int mostLooks = 4; // while the window changes the list meanwhile

// What taking a file in comes to: worked out before the library is locked for it.
struct TakeInPlan
{
    Change change;
    Document after;
};

bool isSameFile(const StoredFile &left, const StoredFile &right)
{
    return left.path == right.path && left.revision == right.revision &&
           left.asking == right.asking && left.seenHash == right.seenHash &&
           left.writingHash == right.writingHash;
}

Result<TakeInPlan> planTakeIn(WorkPlace &place, ListId list, const QByteArray &bytes)
{
    const Result<Document> before = place.documents->of(list);
    if (!before)
        return Failure(before.error());
    TakeInPlan plan;
    plan.after = reread(*before, bytes);
    plan.change = differenceIn(*place.store, list, *before, plan.after);
    return plan;
}

// `bytes` are not the file's where it only got other line ends while the library was changed: still
// to be written.
Result<void> takeFileIn(WorkPlace &place, ListId list, const TakeInPlan &plan,
                        const Verdict &verdict, const QByteArray &disk, Look &look)
{
    if (!plan.change.isEmpty()) {
        Applier applier(*place.store, *place.documents);
        applier.expect(plan.after);
        Result<Applied> applied = applier.run(plan.change);
        if (!applied)
            return Failure(applied.error());
        look.applied = *std::move(applied);
    }
    FileTable &files = place.store->files();
    const std::optional<StoredFile> now = files.find(list);
    if (!now)
        return {};
    look.revision = now->revision;
    return files.setSeen(list, disk, hashOf(disk),
                         verdict.bytes == disk ? now->revision : now->revision - 1);
}

// What a stash or a reset takes out of the list is kept.
Result<void> keepTakenBack(const WorkPlace &place, const StoredFile &stored, const QByteArray &mine,
                           Look &look)
{
    if (look.verdict.kind != Verdict::TakeIn || !look.turn.takesBack() || mine.isEmpty())
        return {};
    const Result<QString> kept =
        keepCopy(place.folder + QStringLiteral("/kept"), QFileInfo(stored.path).fileName(), mine);
    if (!kept)
        return Failure(kept.error());
    look.kept = *kept;
    return {};
}

Result<void> noteSurroundings(FileTable &files, ListId list, const StoredFile &stored,
                              const GitTrace &trace)
{
    const QString text = trace.toText();
    const QString folder = folderPlaceOf(stored.path);
    const bool same = text == stored.gitSeen && folder == stored.folderSeen;
    return same ? Result<void>() : files.setSurroundings(list, folder, text);
}

// Where not the file alone is away, that is what is wrong.
Result<QByteArray> readListFile(const StoredFile &stored)
{
    Result<QByteArray> disk = readFile(stored.path);
    if (!disk && disk.error().code == ErrorCode::NotFound &&
        isFolderGone(stored.path, stored.folderSeen))
        return Failure(folderGone(stored.path));
    return disk;
}

Result<void> followVerdict(WorkPlace &place, ListId list, const StoredFile &stored,
                           const Result<QByteArray> &disk, const TakeInPlan &plan, Look &look)
{
    FileTable &files = place.store->files();
    switch (look.verdict.kind) {
    case Verdict::Unreadable:
        return {};
    case Verdict::Known:
        if (const Result<void> cleared = files.setWriting(list, {}); !cleared)
            return cleared;
        return files.setAsking(list, 0);
    case Verdict::Equal:
        return files.setSeen(list, *disk, hashOf(*disk), stored.revision);
    case Verdict::Ours:
        return files.setSeen(list, *disk, hashOf(*disk), stored.revision - 1);
    case Verdict::TakeIn:
        return takeFileIn(place, list, plan, look.verdict, *disk, look);
    case Verdict::Ask:
        return files.setAsking(list, static_cast<int>(look.verdict.outside));
    }
    return {};
}

// Nothing of ours waits to be written: the file's bytes are the list's, whatever the library holds.
void preferFile(const StoredFile &stored, const QByteArray &mine, const Result<QByteArray> &disk,
                Verdict &verdict)
{
    const bool known = verdict.kind == Verdict::Known || verdict.kind == Verdict::Equal;
    if (!disk || !known || stored.asking != 0 || stored.revision != stored.savedRevision)
        return;
    const OutsideChange outside = guardOf(mine, *disk);
    const auto kind = outside == OutsideChange::None ? Verdict::TakeIn : Verdict::Ask;
    verdict = {kind, outside, *disk, {}};
}

// False: the list was changed while it was looked at.
Result<bool> settleOnce(WorkPlace &place, ListId list, const StoredFile &stored, bool anew,
                        Look &look)
{
    FileTable &files = place.store->files();
    const Result<QByteArray> disk = readListFile(stored);
    const QByteArray mine = place.store->nodes().bytes(list);
    if (!stored.writingHash.isEmpty())
        removeLeftovers(stored.path, mine, stored.writingHash);
    const std::optional<QByteArray> seen = files.seenBytes(list);
    const GitAround git = gitAround(stored.path, stored.gitSeen);
    look.turn = git.turn;
    look.verdict = judge(stored, mine, seen, disk);
    if (anew)
        preferFile(stored, mine, disk, look.verdict);
    look.verdict = guardedByGit(look.verdict, git, !seen || mine != *seen);
    const MergedVerdict merged = mergedVerdict(look.verdict, mine, seen, disk);
    look.verdict = merged.verdict;
    TakeInPlan plan;
    if (look.verdict.kind == Verdict::TakeIn) {
        Result<TakeInPlan> planned = planTakeIn(place, list, look.verdict.bytes);
        if (!planned)
            return Failure(planned.error());
        plan = *std::move(planned);
    }
    if (const Result<void> kept = keepTakenBack(place, stored, mine, look); !kept)
        return Failure(kept.error());
    Transaction transaction(place.store->database());
    if (const Result<void> begun = transaction.begin(); !begun)
        return Failure(begun.error());
    const std::optional<StoredFile> now = files.find(list);
    if (!now || !isSameFile(*now, stored))
        return false;
    Result<void> followed = followVerdict(place, list, stored, disk, plan, look);
    if (followed)
        followed = addConflicts(place.store->conflicts(), list, merged.conflicts);
    // As long as something is asked, what was before stays known.
    const Verdict::Kind kind = look.verdict.kind;
    if (followed && disk && kind != Verdict::Ask)
        followed = noteSurroundings(files, list, stored, git.trace);
    if (followed)
        followed = transaction.commit();
    if (!followed)
        return Failure(followed.error());
    return true;
}

// What the file and the library hold is compared, and followed, while no other Paper Dip can write
// the file.
void settleFile(WorkPlace &place, ListId list, bool anew, Look &look)
{
    for (int attempt = 0; attempt < mostLooks; ++attempt) {
        const std::optional<StoredFile> stored = place.store->files().find(list);
        if (!stored || stored->path.isEmpty()) {
            look.asKnown = true;
            return;
        }
        look.askedBefore = stored->asking;
        look.applied.reset();
        const Result<bool> settled = settleOnce(place, list, *stored, anew, look);
        if (!settled) {
            look.applied.reset();
            look.done = Failure(settled.error());
            look.busy = settled.error().code == ErrorCode::Locked;
            return;
        }
        if (!*settled)
            continue;
        if (look.applied) {
            if (const Result<Document> document = place.documents->of(list))
                look.document = *document;
        }
        return;
    }
    look.busy = true;
}

} // namespace

std::unique_ptr<QLockFile> listLock(const QString &dataFolder, ListId list)
{
    const QString folder = dataFolder + QStringLiteral("/locks");
    QDir().mkpath(folder);
    const QString path = folder + QStringLiteral("/list-%1.lock").arg(list);
    return std::make_unique<QLockFile>(path);
}

ListId listOfFile(Store &store, const QString &absolutePath)
{
    if (const ListId list = store.lists().findPath(absolutePath))
        return list;
    const QString canonical = QFileInfo(absolutePath).canonicalFilePath();
    const QList<ListId> lists = store.files().linked();
    for (const ListId list : lists) {
        const std::optional<StoredFile> stored = store.files().find(list);
        if (stored && QFileInfo(stored->path).canonicalFilePath() == canonical)
            return list;
    }
    return 0;
}

Look lookAt(WorkPlace &place, ListId list, bool always)
{
    Look look;
    if (place.store == nullptr) {
        look.done = Failure(place.problem);
        return look;
    }
    const std::optional<StoredFile> stored = place.store->files().find(list);
    look.asKnown = !stored || stored->path.isEmpty();
    if (look.asKnown)
        return look;
    const Result<QByteArray> disk = readListFile(*stored);
    look.writable = mayBeWritten(stored->path);
    look.asKnown = disk && !always && stored->asking == 0 && stored->writingHash.isEmpty() &&
                   hashOf(*disk) == stored->seenHash;
    const GitState git = gitStateOf(stored->path);
    if (look.asKnown) { // where this fails the next look notes it
        (void)noteSurroundings(place.store->files(), list, *stored, gitTraceOf(git));
        return look;
    }
    look.busy = isGitWriting(git) || (place.patience == 0 && isJustAtIt(git));
    if (look.busy)
        return look;
    const std::unique_ptr<QLockFile> held = listLock(place.folder, list);
    look.busy = !takeLock(*held, place.patience);
    if (!look.busy)
        settleFile(place, list, false, look);
    return look;
}

Look rebuildFrom(WorkPlace &place, ListId list)
{
    Look look;
    if (place.store == nullptr) {
        look.done = Failure(place.problem);
        return look;
    }
    const std::unique_ptr<QLockFile> held = listLock(place.folder, list);
    look.busy = !takeLock(*held, place.patience + 1000);
    if (look.busy)
        return look;
    settleFile(place, list, true, look);
    if (look.busy || !look.done)
        return look;
    Result<void> read;
    if (const Result<Document> document = place.documents->of(list); !document)
        read = Failure(document.error()); // cut as this program cuts
    else
        read = place.documents->readAnew(list);
    if (!read)
        look.done = Failure(read.error());
    return look;
}

namespace {

// Did a write that was cut off reach the file? Then that is what was seen of it last; were it
// forgotten for what is written next, a second cut would leave our own bytes as another's.
Result<bool> noteCutOffWrite(FileTable &files, ListId list, const StoredFile &stored)
{
    if (stored.writingHash.isEmpty())
        return false;
    const Result<QByteArray> disk = readFile(stored.path);
    if (!disk || hashOf(*disk) != stored.writingHash)
        return false;
    const Result<void> seen = files.setSeen(list, *disk, stored.writingHash, stored.savedRevision);
    return seen ? Result<bool>(true) : Failure(seen.error());
}

// The bytes, and what the file should hold now, as of one revision, whatever other process is at
// work. No job: there is nothing to write.
Result<std::optional<WriteJob>> gatherJob(WorkPlace &place, ListId list, bool evenNow,
                                          qint64 *revision)
{
    FileTable &files = place.store->files();
    for (;;) {
        const std::optional<StoredFile> stored = files.find(list);
        // A look that came between may ask again what was just answered.
        const bool asks =
            stored && stored->asking != 0 &&
            !(evenNow && stored->asking == static_cast<int>(OutsideChange::GitUnderWay));
        if (!stored || stored->path.isEmpty() || asks || stored->revision == stored->savedRevision)
            return std::nullopt;
        if (!evenNow && gitStateOf(stored->path).activity != GitActivity::None) {
            const auto asked = static_cast<int>(OutsideChange::GitUnderWay);
            const Result<void> noted = files.setAsking(list, asked);
            return noted ? Result<std::optional<WriteJob>>(std::nullopt) : Failure(noted.error());
        }
        if (isFolderGone(stored->path, stored->folderSeen))
            return Failure(folderGone(stored->path));
        const Result<bool> noticed = noteCutOffWrite(files, list, *stored);
        if (!noticed)
            return Failure(noticed.error());
        if (*noticed)
            continue;
        WriteJob job;
        job.path = stored->path;
        job.bytes = place.store->nodes().bytes(list);
        const QByteArray hash = hashOf(job.bytes);
        Transaction transaction(place.store->database());
        if (const Result<void> begun = transaction.begin(); !begun)
            return Failure(begun.error());
        const std::optional<StoredFile> now = files.find(list);
        if (!now)
            return std::nullopt;
        if (!isSameFile(*now, *stored))
            continue;
        const bool same = hash == stored->seenHash; // a change undone, or one of data only
        for (const QByteArray &allowed : {stored->seenHash, stored->writingHash}) {
            if (!allowed.isEmpty())
                job.allowed << allowed;
        }
        Result<void> noted = same ? files.setSeen(list, job.bytes, hash, stored->revision)
                                  : files.setWriting(list, hash);
        if (noted)
            noted = transaction.commit();
        if (!noted)
            return Failure(noted.error());
        *revision = stored->revision;
        return same ? std::nullopt : std::make_optional(job);
    }
}

} // namespace

Written writeListFile(WorkPlace &place, ListId list, bool evenNow)
{
    if (place.store == nullptr)
        return {Written::Failed, place.problem, {}};
    const std::unique_ptr<QLockFile> held = listLock(place.folder, list);
    if (!takeLock(*held, place.patience))
        return {Written::Busy, {}, {}};
    const std::optional<StoredFile> stored = place.store->files().find(list);
    if (stored && !evenNow && place.patience == 0 && isJustAtIt(gitStateOf(stored->path)))
        return {Written::Busy, {}, {}};
    qint64 revision = 0;
    const Result<std::optional<WriteJob>> job = gatherJob(place, list, evenNow, &revision);
    if (!job)
        return {Written::Failed, job.error(), {}};
    if (!*job)
        return {};
    const Result<QByteArray> written = writeFile(**job);
    if (!written)
        return {Written::NotWritten, written.error(), {}};
    const Result<void> noted =
        place.store->files().setSeen(list, (*job)->bytes, *written, revision);
    if (!noted)
        return {Written::Failed, noted.error(), {}};
    return {Written::Wrote, {}, {}};
}

Result<Opened> openFile(WorkPlace &place, const QString &absolutePath,
                        const std::function<bool(int, int)> &progress)
{
    if (place.store == nullptr)
        return Failure(place.problem);
    const Result<QByteArray> bytes = readFile(absolutePath);
    if (!bytes)
        return Failure(bytes.error());
    if (const ListId known = listOfFile(*place.store, absolutePath))
        return Opened{known, true, {}};
    const Document document = Document::read(*bytes);
    if (!progress(0, document.size()))
        return fail(ErrorCode::Cancelled, QStringLiteral("Opening was cancelled."), absolutePath);
    QDir().mkpath(place.folder + QStringLiteral("/locks"));
    QLockFile lock(importLock(place.folder));
    if (!takeLock(lock, place.patience + 1000))
        return fail(ErrorCode::Locked,
                    QStringLiteral("Another Paper Dip is reading a list in; try again later."),
                    absolutePath);
    const Result<Imported> imported =
        importInSlices(*place.store, {absolutePath, *bytes, hashOf(*bytes)}, document,
                       [&](int written) { return progress(written, document.size()); });
    if (imported) // where this fails the first look notes it
        (void)place.store->files().setSurroundings(imported->list, folderPlaceOf(absolutePath),
                                                   gitTraceOf(gitStateOf(absolutePath)).toText());
    if (imported)
        return Opened{imported->list, false, imported->document};
    // Another Paper Dip took it in meanwhile.
    if (const ListId known = listOfFile(*place.store, absolutePath))
        return Opened{known, true, {}};
    return Failure(imported.error());
}

} // namespace paperdip
