// SPDX-License-Identifier: MIT
#include "library/linkedfiles_p.h"

#include <utility>

namespace paperdip {

void LinkedFiles::Private::saveNow()
{
    idle.stop();
    deadline.stop();
    retry.stop();
    const QList<ListId> lists = linked();
    for (const ListId list : lists)
        write(list);
}

void LinkedFiles::Private::write(ListId list, bool evenNow)
{
    FileEntry &entry = entries[list];
    entry.evenNow = entry.evenNow || evenNow;
    if (entry.writing) {
        entry.again = true;
        return;
    }
    const std::optional<StoredFile> stored = library.store().files().find(list);
    if (!stored || stored->asking != 0 || stored->revision == stored->savedRevision)
        return;
    entry.writing = true;
    announce(list);
    run([this, list, evenNow = std::exchange(entry.evenNow, false),
         always = entry.failed](WorkPlace &place) -> ListWorker::Done {
        const auto written = std::make_shared<Written>(writeListFile(place, list, evenNow));
        const ErrorCode code = written->error.code;
        if (written->kind == Written::NotWritten &&
            (code == ErrorCode::Conflict || code == ErrorCode::NotFound))
            written->look = lookAt(place, list, always);
        return [this, list, written, evenNow] {
            FileEntry &waiting = entries[list];
            waiting.evenNow = waiting.evenNow || (evenNow && written->kind == Written::Busy);
            finish(list, *written);
        };
    });
}

void LinkedFiles::Private::finish(ListId list, const Written &written)
{
    FileEntry &entry = entries[list];
    entry.writing = false;
    switch (written.kind) {
    case Written::Nothing:
        break;
    case Written::Busy:
        lookLater(list);
        break;
    case Written::Wrote:
        entry.failed = false;
        entry.retried = false;
        break;
    case Written::NotWritten:
        retryOrFail(list, written);
        break;
    case Written::Failed:
        setFailed(list, written.error);
        break;
    }
    if (std::exchange(entry.again, false)) {
        check(list);
        write(list);
    }
    announce(list);
}

// The file is not what we thought: another Paper Dip may have written it, or another program.
void LinkedFiles::Private::retryOrFail(ListId list, const Written &written)
{
    FileEntry &entry = entries[list];
    if (!written.look) {
        setFailed(list, written.error);
        return;
    }
    looked(list, *written.look);
    if (q.saveState(list) != SaveState::Pending) {
        entry.retried = false;
    } else if (!std::exchange(entry.retried, true)) {
        write(list);
    } else {
        entry.retried = false;
        setFailed(list, written.error);
    }
}

void LinkedFiles::Private::setFailed(ListId list, const Error &error)
{
    FileEntry &entry = entries[list];
    entry.failed = true;
    entry.problem = error;
    if (watcher && automatic)
        retry.start();
}

Error LinkedFiles::Private::unsaved(ListId list) const
{
    switch (q.saveState(list)) {
    case SaveState::Unlinked:
    case SaveState::Saved:
        return {};
    case SaveState::Failed: {
        // What cannot be read, and holds nothing of ours that is not in it, loses nothing.
        const std::optional<StoredFile> stored = library.store().files().find(list);
        const bool waits = stored && stored->revision != stored->savedRevision;
        return waits ? q.problem(list) : Error();
    }
    case SaveState::Asking: {
        const std::optional<QByteArray> seen = library.store().files().seenBytes(list);
        return seen && *seen == library.bytes(list) ? Error() : q.problem(list);
    }
    case SaveState::Pending:
    case SaveState::Writing:
        break;
    }
    const std::optional<StoredFile> stored = library.store().files().find(list);
    const QString path = stored ? stored->path : QString();
    return {ErrorCode::Locked,
            path,
            QStringLiteral("%1 is being written by another Paper Dip").arg(path),
            {}};
}

} // namespace paperdip
