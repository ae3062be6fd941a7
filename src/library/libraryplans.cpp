// SPDX-License-Identifier: MIT
#include "library/library_p.h"

#include "library/shelf.h"
#include "library/step.h"

#include <QDateTime>
#include <QSet>
#include <map>

namespace paperdip {

Result<Document> Library::Private::documentAround(NodeId node, ListId *list)
{
    *list = store->nodes().listOf(node);
    if (*list == 0)
        return fail(ErrorCode::NotFound, QStringLiteral("This entry is no longer there."),
                    QString::number(node));
    return documents.of(*list);
}

// What leads from one state of a list to another, with the data of every node that it names.
Change Library::Private::changeBetween(ListId list, const Document &before, const Document &after)
{
    if (before.isSameAs(after))
        return {};
    return differenceIn(*store, list, before, after);
}

template<typename Editor>
Result<Change> Library::Private::planEdit(NodeId node, Editor edit)
{
    ListId list = 0;
    const Result<Document> before = documentAround(node, &list);
    if (!before)
        return Failure(before.error());
    const Result<Document> after = edit(*before);
    if (!after)
        return Failure(after.error());
    return changeBetween(list, *before, *after);
}

Result<Change> Library::planTitle(NodeId node, const QString &title) const
{
    return d->planEdit(node,
                       [&](const Document &document) { return setTitle(document, node, title); });
}

Result<Change> Library::planUrl(NodeId node, const QString &url) const
{
    return d->planEdit(node, [&](const Document &document) { return setUrl(document, node, url); });
}

// Where the list has no place for a field it is kept in the paper's data alone; where it has one,
// nothing of it stays there.
template<typename Editor, typename Value>
Result<Change> Library::Private::planField(NodeId node, Editor edit, Value NodeData::*field,
                                           const Value &value)
{
    Result<Change> change = planEdit(node, edit);
    if (!change && change.error().code != ErrorCode::NoPlace)
        return change;
    const NodeData is = store->data().find(node);
    NodeData wanted = is;
    wanted.*field = change ? Value() : value;
    Change edits = change ? *change : Change();
    if (wanted == is)
        return edits;
    for (Edit &each : edits.edits) {
        auto *splice = std::get_if<Splice>(&each);
        if (splice && splice->node == node && splice->after) {
            splice->after->data = wanted;
            return edits;
        }
    }
    edits.edits.emplace_back(SetData{node, is, wanted});
    return edits;
}

Result<Change> Library::planKeywords(NodeId node, const QStringList &keywords) const
{
    return d->planField(
        node, [&](const Document &document) { return setKeywords(document, node, keywords); },
        &NodeData::keywords, keywords);
}

Result<Change> Library::planRemark(NodeId node, const QString &remark) const
{
    return d->planField(
        node, [&](const Document &document) { return setRemark(document, node, remark); },
        &NodeData::remark, remark.simplified());
}

Result<Change> Library::planNote(NodeId node, const QString &path) const
{
    return d->planField(
        node, [&](const Document &document) { return setNote(document, node, path); },
        &NodeData::notePath, path);
}

namespace {

// The data of a paper that gets a state. "Reading", and any state where there is no box, live in
// the data alone.
NodeData withState(NodeData data, ReadState state, bool hasBox, qint64 now)
{
    if (state != ReadState::Read)
        data.readAt = 0;
    else if (data.readAt == 0)
        data.readAt = now;
    if (state == ReadState::Read)
        data.shelf = 0; // it is no longer next
    data.state = hasBox && state == ReadState::Read ? ReadState::Unread : state;
    return data;
}

} // namespace

Result<Change> Library::planState(const QList<NodeId> &papers, ReadState state) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    std::map<ListId, std::pair<Document, Document>> lists; // before and after
    std::vector<Edit> data;
    for (const NodeId paper : papers) {
        const ListId list = d->store->nodes().listOf(paper);
        if (lists.count(list) == 0) {
            const Result<Document> document = d->documents.of(list);
            if (!document)
                return Failure(document.error());
            lists.emplace(list, std::pair(*document, *document));
        }
        Document &after = lists[list].second;
        const int index = after.indexOf(paper);
        if (index < 0 || after.at(index).reading.kind != NodeKind::Paper)
            continue; // a section in a selection has no state of its own
        const Reading &reading = after.at(index).reading;
        const bool hasBox = reading.box || reading.mark;
        if (hasBox && isRead(reading) != (state == ReadState::Read)) {
            Result<Document> next = setRead(after, paper, state == ReadState::Read);
            if (!next)
                return Failure(next.error());
            after = *std::move(next);
        }
        const NodeData is = d->store->data().find(paper);
        if (const NodeData wanted = withState(is, state, hasBox, now); wanted != is)
            data.emplace_back(SetData{paper, is, wanted});
    }
    if (state == ReadState::Read) {
        for (const Edit &edit : leaveShelf(*d->store, papers)) {
            const NodeId node = std::get<SetData>(edit).node;
            if (!papers.contains(node)) // another entry of the same work
                data.push_back(edit);
        }
    }
    Change change;
    for (const auto &[list, states] : lists) {
        const Change edits = d->changeBetween(list, states.first, states.second);
        change.edits.insert(change.edits.end(), edits.edits.begin(), edits.edits.end());
    }
    change.edits.insert(change.edits.end(), data.begin(), data.end());
    return change;
}

namespace {

NewPaper newPaper(const Identified &identified)
{
    NewPaper paper;
    if (identified.kind == Identified::Kind::Arxiv)
        paper.arxiv = identified.id;
    else if (identified.kind == Identified::Kind::Doi)
        paper.doi = identified.id;
    paper.version = identified.version;
    paper.url = identified.url;
    // What a browser shows of an arXiv page is "[2309.06180] Title" or a PDF's name: the service
    // knows better.
    if (identified.kind != Identified::Kind::Arxiv)
        paper.title = identified.titleHint.simplified();
    return paper;
}

// New papers say when they came and which version was dropped.
void setNewData(Change &change, const Edited &edited, const QList<NewPaper> &papers, qint64 now)
{
    for (Edit &edit : change.edits) {
        auto *splice = std::get_if<Splice>(&edit);
        if (!splice || splice->before || !splice->after)
            continue;
        const qsizetype index = edited.nodes.indexOf(splice->node);
        if (index < 0 || index >= papers.size())
            continue;
        splice->after->data.addedAt = now;
        splice->after->data.version = papers.at(index).version;
    }
}

} // namespace

Result<Change> Library::planPapers(ListId list, const Place &place,
                                   const QList<Identified> &papers) const
{
    QList<NewPaper> made;
    for (const Identified &identified : papers)
        made << newPaper(identified);
    return planPapers(list, place, made);
}

Result<Change> Library::planPapers(ListId list, const Place &place,
                                   const QList<NewPaper> &papers) const
{
    const Result<Document> before = d->documents.of(list);
    if (!before)
        return Failure(before.error());
    const Result<Edited> edited = insertPapers(*before, place, papers);
    if (!edited)
        return Failure(edited.error());
    Change change = d->changeBetween(list, *before, edited->document);
    setNewData(change, *edited, papers, QDateTime::currentSecsSinceEpoch());
    return change;
}

Result<Change> Library::planSection(ListId list, const Place &place, const QString &title) const
{
    const Result<Document> before = d->documents.of(list);
    if (!before)
        return Failure(before.error());
    const Result<Edited> edited = insertSection(*before, place, title);
    if (!edited)
        return Failure(edited.error());
    return d->changeBetween(list, *before, edited->document);
}

Result<Change> Library::planLevel(const QList<NodeId> &sections, int by) const
{
    const std::map<ListId, QList<NodeId>> lists = d->byList(sections);
    if (lists.size() != 1)
        return fail(ErrorCode::Refused,
                    QStringLiteral("Entries of several lists cannot be moved at once."));
    return d->planEdit(sections.first(), [&](const Document &document) {
        return relevelSections(document, sections, by);
    });
}

Result<Document> Library::document(ListId list) const
{
    return d->documents.of(list);
}

Result<Change> Library::planBytes(ListId list, const QHash<NodeId, QByteArray> &bytes) const
{
    const Result<Document> before = d->documents.of(list);
    if (!before)
        return Failure(before.error());
    std::map<int, QByteArray> edited;
    for (auto it = bytes.cbegin(); it != bytes.cend(); ++it) {
        const int index = before->indexOf(it.key());
        if (index < 0)
            return fail(ErrorCode::NotFound, QStringLiteral("This entry is no longer there."));
        edited.emplace(index, it.value());
    }
    const Document after = before->withBytes(edited);
    const bool asAsked =
        after.size() == before->size() &&
        std::all_of(edited.begin(), edited.end(), [&](const std::pair<int, QByteArray> &its) {
            return after.idAt(its.first) == before->idAt(its.first) &&
                   after.bytesAt(its.first) == its.second;
        });
    if (!asAsked || !keepsAllBut(*before, after, {})) {
        return fail(ErrorCode::Refused,
                    QStringLiteral("The list's entries would not stay what they are."));
    }
    return d->changeBetween(list, *before, after);
}

std::map<ListId, QList<NodeId>> Library::Private::byList(const QList<NodeId> &nodes)
{
    std::map<ListId, QList<NodeId>> lists;
    for (const NodeId node : nodes)
        lists[store->nodes().listOf(node)] << node;
    return lists;
}

Result<Change> Library::planRemove(const QList<NodeId> &nodes) const
{
    Change change;
    for (const auto &[list, its] : d->byList(nodes)) {
        const Result<Document> before = d->documents.of(list);
        if (!before)
            return Failure(before.error());
        const Result<Document> after = removeNodes(*before, its);
        if (!after)
            return Failure(after.error());
        const Change edits = d->changeBetween(list, *before, *after);
        change.edits.insert(change.edits.end(), edits.edits.begin(), edits.edits.end());
    }
    return change;
}

namespace {

// A node that left one list and came to another is one edit, in the order of the list that it came
// to.
Change joined(const Change &leaving, const Change &arriving)
{
    QHash<NodeId, NodeState> left;
    for (const Edit &edit : leaving.edits) {
        const auto *splice = std::get_if<Splice>(&edit);
        if (splice && splice->before && !splice->after)
            left.insert(splice->node, *splice->before);
    }
    Change change;
    QSet<NodeId> arrived;
    for (const Edit &edit : arriving.edits) {
        const auto *splice = std::get_if<Splice>(&edit);
        if (!splice || splice->before || !left.contains(splice->node)) {
            change.edits.push_back(edit);
            continue;
        }
        Splice moved = *splice;
        moved.before = left.value(splice->node);
        moved.after->data = moved.before->data;
        change.edits.emplace_back(moved);
        arrived.insert(splice->node);
    }
    for (const Edit &edit : leaving.edits) {
        const auto *splice = std::get_if<Splice>(&edit);
        if (!splice || splice->after || !arrived.contains(splice->node))
            change.edits.push_back(edit);
    }
    return change;
}

} // namespace

Result<Change> Library::Private::planMoveBetween(ListId from, const QList<NodeId> &nodes, ListId to,
                                                 const Place &place)
{
    const Result<Document> source = documents.of(from);
    if (!source)
        return Failure(source.error());
    const Result<Document> target = documents.of(to);
    if (!target)
        return Failure(target.error());
    const auto moved = moveNodes(*source, nodes, *target, place);
    if (!moved)
        return Failure(moved.error());
    return joined(changeBetween(from, *source, moved->first),
                  changeBetween(to, *target, moved->second.document));
}

Result<Change> Library::planMove(const QList<NodeId> &nodes, ListId list, const Place &place) const
{
    const std::map<ListId, QList<NodeId>> lists = d->byList(nodes);
    if (lists.size() > 1)
        return fail(ErrorCode::Refused,
                    QStringLiteral("Entries of several lists cannot be moved at once."));
    if (lists.empty())
        return Change();
    const auto &[from, its] = *lists.begin();
    if (from != list)
        return d->planMoveBetween(from, its, list, place);
    const Result<Document> before = d->documents.of(list);
    if (!before)
        return Failure(before.error());
    const Result<Edited> edited = moveNodes(*before, its, place);
    if (!edited)
        return Failure(edited.error());
    return d->changeBetween(list, *before, edited->document);
}

Result<Change> Library::planStep(const QList<NodeId> &nodes, int step) const
{
    const std::map<ListId, QList<NodeId>> lists = d->byList(nodes);
    if (lists.size() != 1)
        return fail(ErrorCode::Refused, QStringLiteral("Only neighbours can be moved together."));
    const ListId list = lists.begin()->first;
    const Result<Document> document = d->documents.of(list);
    if (!document)
        return Failure(document.error());
    const Result<Place> place = placeOneStep(*document, nodes, step);
    if (!place)
        return Failure(place.error());
    return planMove(nodes, list, *place);
}

} // namespace paperdip
