// SPDX-License-Identifier: MIT
#include "library/linkedfiles_p.h"

#include "library/exporter.h"
#include "library/listimport.h"
#include "library/listremoval.h"
#include "store/database.h"
#include "sync/folderplace.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <chrono>

namespace paperdip {

using namespace std::chrono_literals;

namespace {

constexpr auto Idle = 400ms;
constexpr auto Deadline = 1500ms;
constexpr auto RetryAfter = 10s;
constexpr auto LockRetry = 150ms;
constexpr int LockPatienceMs = 5000;
constexpr int FlushPatienceMs = 20000;
constexpr qint64 LongestTurn = 100; // ms

void setUp(QTimer &timer, std::chrono::milliseconds interval)
{
    timer.setSingleShot(true);
    timer.setInterval(interval);
}

} // namespace

LinkedFiles::Private::Private(LinkedFiles &owner, Library &theLibrary, bool watching)
    : q(owner), library(theLibrary)
{
    setUp(idle, Idle);
    setUp(deadline, Deadline);
    setUp(retry, RetryAfter);
    setUp(later, LockRetry);
    connect(&idle, &QTimer::timeout, this, &Private::saveNow);
    connect(&deadline, &QTimer::timeout, this, &Private::saveNow);
    connect(&retry, &QTimer::timeout, this, &Private::saveNow);
    connect(&later, &QTimer::timeout, this, &Private::lookAgain);
    connect(&library, &Library::listStatusChanged, &q, &LinkedFiles::statusChanged);
    connect(&library, &Library::listChanged, this, &Private::noteChange);
    if (!watching)
        return;
    watcher = std::make_unique<FileWatcher>();
    connect(watcher.get(), &FileWatcher::maybeChanged, this, [this](const QString &path) {
        const QList<ListId> lists = watched.value(path);
        for (const ListId list : lists)
            check(list);
    });
    connect(&library, &Library::listsChanged, this, &Private::watchLists);
    if (library.path() == QLatin1String(":memory:"))
        return;
    worker = std::make_unique<ListWorker>(library);
    connect(&library, &Library::listClosed, this, &Private::removeBehind);
}

void LinkedFiles::Private::watchLists()
{
    QHash<QString, QList<ListId>> now;
    const QList<ListId> lists = linked();
    for (const ListId list : lists) {
        const std::optional<StoredFile> stored = library.store().files().find(list);
        if (!stored)
            continue;
        now[stored->path] << list;
        const QStringList signs = gitSignsAround(stored->path);
        for (const QString &sign : signs)
            now[sign] << list;
    }
    for (auto it = watched.cbegin(); it != watched.cend(); ++it) {
        if (!now.contains(it.key()))
            watcher->remove(it.key());
    }
    for (auto it = now.cbegin(); it != now.cend(); ++it)
        watcher->add(it.key());
    watched = now;
}

void LinkedFiles::Private::noteChange(ListId list)
{
    const std::optional<StoredFile> stored = library.store().files().find(list);
    if (!stored || stored->path.isEmpty())
        return;
    if (automatic && watcher)
        schedule();
    announce(list);
}

void LinkedFiles::Private::schedule()
{
    idle.start();
    if (!deadline.isActive())
        deadline.start();
}

void LinkedFiles::Private::announce(ListId list)
{
    Q_EMIT library.listStatusChanged(list);
}

int LinkedFiles::Private::patience() const
{
    return watcher && !flushing ? 0 : LockPatienceMs;
}

std::unique_ptr<QLockFile> LinkedFiles::Private::lock(ListId list) const
{
    return listLock(library.dataFolder(), list);
}

void LinkedFiles::Private::run(const ListWorker::Job &job)
{
    if (worker) {
        worker->run(job);
        return;
    }
    WorkPlace place;
    place.store = &library.store();
    place.documents = &library.documents();
    place.folder = library.dataFolder();
    place.patience = patience();
    place.tell = [](const std::function<void()> &tell) { tell(); };
    place.isStopped = [] { return false; };
    if (const ListWorker::Done done = job(place))
        done();
}

void LinkedFiles::Private::setFlushing(bool on)
{
    flushing = on;
    if (worker)
        worker->setPatience(patience());
}

LinkedFiles::LinkedFiles(Library &library, bool watch, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, library, watch))
{
}

LinkedFiles::~LinkedFiles() = default;

// A turn at a time: what is to be saved meanwhile need not wait.
void LinkedFiles::Private::removeBehind()
{
    run([this](WorkPlace &place) -> ListWorker::Done {
        if (place.store == nullptr)
            return {};
        QElapsedTimer turn;
        turn.start();
        const Result<bool> all = removeClosed(
            *place.store, [&] { return turn.elapsed() < LongestTurn && !place.isStopped(); });
        if (place.isStopped() || (all && *all))
            return {}; // where it was ended, the next start does it
        return [this, failed = !all] {
            if (failed)
                QTimer::singleShot(RetryAfter, this, &Private::removeBehind);
            else
                removeBehind();
        };
    });
}

void LinkedFiles::start()
{
    if (!d->watcher)
        return;
    d->watchLists();
    d->run([](WorkPlace &place) -> ListWorker::Done {
        if (place.store != nullptr && !place.isStopped())
            (void)removeCutOff(*place.store); // where this fails, the next start does it
        return {};
    });
    d->removeBehind();
    checkAll();
    d->started = true;
    prepare(d->wanted);
    if (d->automatic)
        d->schedule();
}

Result<ListId> LinkedFiles::open(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const Result<QByteArray> bytes = readFile(absolute);
    if (!bytes)
        return Failure(bytes.error());
    if (const ListId known = listOfFile(d->library.store(), absolute)) {
        check(known);
        return known;
    }
    Transaction transaction(d->library.store().database());
    if (const Result<void> begun = transaction.begin(); !begun)
        return Failure(begun.error());
    const Result<ListId> list = d->library.addList(*bytes, absolute);
    if (!list)
        return list;
    FileTable &files = d->library.store().files();
    const std::optional<StoredFile> stored = files.find(*list);
    if (const Result<void> seen =
            files.setSeen(*list, *bytes, hashOf(*bytes), stored ? stored->revision : 0);
        !seen)
        return Failure(seen.error());
    const QString trace = gitTraceOf(gitStateOf(absolute)).toText();
    if (const Result<void> noted = files.setSurroundings(*list, folderPlaceOf(absolute), trace);
        !noted)
        return Failure(noted.error());
    if (const Result<void> committed = transaction.commit(); !committed)
        return Failure(committed.error());
    d->announce(*list);
    return *list;
}

Result<QString> LinkedFiles::listInFolder(const QString &folder)
{
    const QDir dir(folder);
    QStringList names;
    const QStringList all = dir.entryList(QDir::Files, QDir::Name);
    for (const QString &name : all) {
        if (name.compare(QLatin1String("README.md"), Qt::CaseInsensitive) == 0)
            return dir.absoluteFilePath(name);
        if (name.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) ||
            name.endsWith(QLatin1String(".markdown"), Qt::CaseInsensitive))
            names << dir.absoluteFilePath(name);
    }
    const QString shown = QDir::toNativeSeparators(folder);
    if (names.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is no Markdown file in %1").arg(shown), folder);
    }
    if (names.size() > 1) {
        return fail(ErrorCode::Ambiguous,
                    QStringLiteral("There are several Markdown files in %1").arg(shown), folder,
                    names.join(QLatin1Char('\n')));
    }
    return names.first();
}

void LinkedFiles::check(ListId list)
{
    d->check(list);
}

void LinkedFiles::checkAll()
{
    const QList<ListId> lists = d->linked();
    for (const ListId list : lists)
        d->check(list);
}

void LinkedFiles::setAutomatic(bool automatic)
{
    d->automatic = automatic;
    if (automatic && d->watcher) {
        d->schedule();
        return;
    }
    d->idle.stop();
    d->deadline.stop();
    d->retry.stop();
}

void LinkedFiles::saveNow()
{
    d->saveNow();
}

Result<void> LinkedFiles::flush()
{
    stopOpening();
    if (!d->library.mayWrite())
        return {}; // nothing was changed since the start, and what waited goes on waiting
    if (d->worker)
        d->worker->stop();
    const auto finish = [this] { return !d->worker || d->worker->finish(FlushPatienceMs); };
    bool done = finish();
    if (done) {
        d->setFlushing(true);
        d->saveNow();
        done = finish();
        d->setFlushing(false);
    }
    if (!done)
        return fail(ErrorCode::Timeout, QStringLiteral("A file is still being read or written"));
    const QList<ListId> lists = d->linked();
    for (const ListId list : lists) {
        if (const Error error = d->unsaved(list); !error.message.isEmpty())
            return Failure(error);
    }
    return {};
}

bool LinkedFiles::isAllSaved() const
{
    const QList<ListId> lists = d->linked();
    for (const ListId list : lists) {
        if (saveState(list) != SaveState::Saved)
            return false;
    }
    return true;
}

Result<void> LinkedFiles::exportTo(ListId list, const QString &path) const
{
    if (const Result<ListInfo> info = d->library.list(list); !info)
        return Failure(info.error());
    return writeExport(d->library.bytes(list), path);
}

Result<QByteArray> LinkedFiles::onDisk(ListId list) const
{
    const std::optional<StoredFile> stored = d->library.store().files().find(list);
    if (!stored || stored->path.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("The list has no file"));
    return readFile(stored->path);
}

GitAround LinkedFiles::gitAround(ListId list) const
{
    const std::optional<StoredFile> stored = d->library.store().files().find(list);
    if (!stored || stored->path.isEmpty())
        return {};
    return paperdip::gitAround(stored->path, stored->gitSeen);
}

Result<void> LinkedFiles::bringBack(ListId list, const QString &kept)
{
    const Result<QByteArray> bytes = readFile(kept);
    if (!bytes)
        return Failure(bytes.error());
    const Result<Change> change = d->library.replaceBytes(list, *bytes);
    return change ? Result<void>() : Failure(change.error());
}

SaveState LinkedFiles::saveState(ListId list) const
{
    const std::optional<StoredFile> stored = d->library.store().files().find(list);
    if (!stored || stored->path.isEmpty())
        return SaveState::Unlinked;
    if (stored->asking != 0)
        return SaveState::Asking;
    const auto entry = d->entries.find(list);
    if (entry != d->entries.end() && entry->second.writing)
        return SaveState::Writing;
    if (entry != d->entries.end() && entry->second.failed)
        return SaveState::Failed;
    return stored->revision == stored->savedRevision ? SaveState::Saved : SaveState::Pending;
}

Error LinkedFiles::problem(ListId list) const
{
    const std::optional<StoredFile> stored = d->library.store().files().find(list);
    if (stored && stored->asking != 0)
        return outsideError(static_cast<OutsideChange>(stored->asking), stored->path);
    const auto entry = d->entries.find(list);
    return entry != d->entries.end() && entry->second.failed ? entry->second.problem : Error();
}

} // namespace paperdip
