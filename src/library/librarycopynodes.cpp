// SPDX-License-Identifier: MIT
// Copies of entries in another list.
#include "library/library_p.h"

#include <QDateTime>

namespace paperdip {

namespace {

// What is another person's, or another folder's: that it was read, and where its note is.
Document asNew(Document document, const QSet<NodeId> &papers, bool otherFolder)
{
    for (const NodeId paper : papers) {
        const int index = document.indexOf(paper);
        if (index < 0 || document.at(index).reading.kind != NodeKind::Paper)
            continue;
        if (Result<Document> unread = setRead(document, paper, false))
            document = *std::move(unread);
        const Reading &reading = document.at(document.indexOf(paper)).reading;
        if (!otherFolder || reading.notePath.isEmpty())
            continue;
        if (Result<Document> plain = setNote(document, paper, {}))
            document = *std::move(plain);
    }
    return document;
}

} // namespace

Result<Change> Library::planCopy(const QList<NodeId> &nodes, ListId list, const Place &place) const
{
    const std::map<ListId, QList<NodeId>> lists = d->byList(nodes);
    if (lists.empty())
        return Change();
    const auto &[from, its] = *lists.begin();
    if (lists.size() > 1 || from == list)
        return fail(ErrorCode::Refused,
                    QStringLiteral("Entries are copied from one list to another one."));
    const Result<Document> source = d->documents.of(from);
    if (!source)
        return Failure(source.error());
    const Result<Document> before = d->documents.of(list);
    if (!before)
        return Failure(before.error());
    const Result<Edited> copied = copyNodes(*source, its, *before, place);
    if (!copied)
        return Failure(copied.error());
    QSet<NodeId> made;
    for (const int index : copied->document.placesNotIn(*before)) {
        if (const NodeId node = copied->document.idAt(index); before->indexOf(node) < 0)
            made << node;
    }
    const auto folder = [this](ListId one) {
        const std::optional<StoredList> stored = d->store->lists().find(one);
        return stored ? QFileInfo(stored->path).absolutePath() : QString();
    };
    const Document after = asNew(copied->document, made, folder(from) != folder(list));
    Change change = d->changeBetween(list, *before, after);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (Edit &edit : change.edits) {
        auto *splice = std::get_if<Splice>(&edit);
        const int index = splice != nullptr ? after.indexOf(splice->node) : -1;
        if (index >= 0 && !splice->before && after.at(index).reading.kind == NodeKind::Paper)
            splice->after->data.addedAt = now;
    }
    return change;
}

} // namespace paperdip
