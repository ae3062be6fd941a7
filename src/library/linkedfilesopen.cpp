// SPDX-License-Identifier: MIT
// What a window has a worker do that may take long: opening, and reading anew.
#include "library/linkedfiles_p.h"

#include "library/documents.h"

#include <QDir>
#include <QFileInfo>

namespace paperdip {

int LinkedFiles::Private::begin(FileWork::Kind kind, const QString &path)
{
    works[++lastWork] = {kind, path, 0, 0};
    Q_EMIT q.workChanged();
    return lastWork;
}

void LinkedFiles::Private::end(int work)
{
    works.erase(work);
    Q_EMIT q.workChanged();
}

QList<FileWork> LinkedFiles::work() const
{
    QList<FileWork> all;
    for (const auto &[number, work] : d->works)
        all << work;
    return all;
}

void LinkedFiles::openLater(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const int number = d->begin(FileWork::Opening, absolute);
    d->run([d = d.get(), absolute, number,
            givenUp = d->givenUp](WorkPlace &place) -> ListWorker::Done {
        const auto goOn = [&](int done, int total) {
            place.tell([d, number, done, total] { d->getOn(number, done, total); });
            return !place.isStopped() && *givenUp < number;
        };
        const auto result = std::make_shared<Result<Opened>>(openFile(place, absolute, goOn));
        return [d, absolute, number, result] {
            d->end(number);
            d->opened(absolute, *result);
        };
    });
}

void LinkedFiles::Private::getOn(int work, int done, int total)
{
    const auto found = works.find(work);
    if (found == works.end())
        return;
    found->second.done = done;
    found->second.total = total;
    Q_EMIT q.workChanged();
}

void LinkedFiles::Private::opened(const QString &path, const Result<Opened> &result)
{
    if (!result) {
        Q_EMIT q.openFailed(path, result.error());
        return;
    }
    if (result->known) {
        check(result->list);
    } else {
        library.keep(result->list, 0, result->document);
        library.announceNew();
        announce(result->list);
    }
    Q_EMIT q.opened(path, result->list);
}

void LinkedFiles::stopOpening()
{
    *d->givenUp = d->lastWork;
}

void LinkedFiles::prepare(ListId list)
{
    if (!d->started) {
        d->wanted = list;
        return;
    }
    const std::optional<StoredFile> stored = d->library.store().files().find(list);
    if (!d->worker || !stored || d->preparing.contains(list) ||
        d->library.documents().has(list, stored->revision))
        return;
    d->preparing.insert(list);
    d->run([d = d.get(), list](WorkPlace &place) -> ListWorker::Done {
        const auto read = std::make_shared<std::optional<Document>>();
        qint64 revision = 0;
        if (place.store != nullptr && !place.isStopped()) {
            const Result<Document> document = place.documents->of(list);
            if (document)
                *read = *document;
            revision = place.store->lists().revision(list);
        }
        return [d, list, read, revision] {
            d->preparing.remove(list);
            if (*read)
                d->library.keep(list, revision, **read);
        };
    });
}

void LinkedFiles::readAnew()
{
    if (!d->library.documents().isOutdated())
        return;
    const auto well = std::make_shared<bool>(true); // touched where the jobs are done
    const QList<ListInfo> lists = d->library.lists();
    for (const ListInfo &info : lists)
        d->readAnew(info, well);
    d->run([well](WorkPlace &place) -> ListWorker::Done {
        if (place.store != nullptr && *well)
            (void)place.documents->setUpToDate(); // where this fails the next start reads again
        return {};
    });
}

void LinkedFiles::Private::readAnew(const ListInfo &info, const std::shared_ptr<bool> &well)
{
    const int number = begin(FileWork::Reading, info.path);
    run([this, list = info.id, number, well](WorkPlace &place) -> ListWorker::Done {
        const bool done = place.store != nullptr && !place.isStopped() &&
                          place.documents->readAnew(list).has_value();
        *well = *well && done;
        return [this, list, number, done] {
            end(number);
            if (done)
                library.announceReadAnew(list);
        };
    });
}

void LinkedFiles::rebuild()
{
    saveNow();
    const QList<ListInfo> lists = d->library.lists();
    for (const ListInfo &info : lists)
        d->rebuild(info);
    d->run(
        [d = d.get()](WorkPlace &) -> ListWorker::Done { return [d] { Q_EMIT d->q.rebuilt(); }; });
}

void LinkedFiles::Private::rebuild(const ListInfo &info)
{
    const int number = begin(FileWork::Reading, info.path);
    run([this, list = info.id, number](WorkPlace &place) -> ListWorker::Done {
        const auto look = std::make_shared<Look>();
        look->asKnown = true;
        if (!place.isStopped())
            *look = rebuildFrom(place, list);
        return [this, list, number, look] {
            end(number);
            looked(list, *look);
            library.announceReadAnew(list);
        };
    });
}

} // namespace paperdip
