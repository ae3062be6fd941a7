// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/carrier.h"
#include "markdown/join.h"
#include "markdown/leaving.h"
#include "markdown/numbering.h"

#include <algorithm>

namespace paperdip {

namespace {

// The document without these, and whether all that stays is still what it was. Where blocks would
// run together, the blank lines above stay as they were, or one is put between.
struct Remaining
{
    Document document;
    bool intact = false;
};

Remaining remaining(const Document &document, const QSet<int> &gone)
{
    Document closed = document.spliced(without(document, gone));
    const auto isIntact = [&](const Document &after) {
        return keepsAllBut(document, after, gone) &&
               after.size() <= document.size() - gone.size(); // nor did anything fall apart
    };
    if (isIntact(closed))
        return {std::move(closed), true};
    for (const std::vector<TileRun> &runs : {gaps(gone), without(document, gone, 1)}) {
        Document after = document.spliced(runs);
        if (isIntact(after))
            return {std::move(after), true};
    }
    return {std::move(closed), false};
}

// The same place in words of nodes that stay: behind the last sibling before `after` that does not
// move.
Place stayingPlace(const Document &document, const Place &place, const Leaving &nodes,
                   const Document &rest)
{
    if (place.after == Place::AtEnd) {
        // Without what moves, its neighbours may be no papers any more, or have become some.
        const int parent = place.parent == 0 ? -1 : document.indexOf(place.parent);
        const int staying = lastEntry(rest, rest.children(rest.indexOf(place.parent)));
        const int last = std::max(lastEntry(document, document.children(parent), nodes.all),
                                  staying < 0 ? -1 : document.indexOf(rest.idAt(staying)));
        const bool items = std::all_of(nodes.roots.begin(), nodes.roots.end(),
                                       [&](int root) { return isItem(document.at(root)); });
        const bool behindItem = last >= 0 && isItem(document.at(last));
        return items && behindItem ? Place{place.parent, document.idAt(last)} : place;
    }
    const int after = document.indexOf(place.after);
    if (after < 0 || !nodes.all.contains(after))
        return place;
    Place staying{place.parent, 0};
    for (const int child : document.children(document.parentOf(after))) {
        if (child < after && !nodes.all.contains(child))
            staying.after = document.idAt(child);
    }
    return staying;
}

// A bold line is a section only by the papers behind it: without the one that moves, the place is
// behind the line.
Place withoutBoldSection(const Document &rest, const Place &place)
{
    const int parent = rest.indexOf(place.parent);
    const int after = rest.indexOf(place.after);
    if (parent >= 0 && rest.at(parent).segment.structure == Structure::Paragraph &&
        !isSection(rest.at(parent))) {
        const int behind = after >= 0 ? after : parent;
        return {rest.parentIdAt(behind), rest.idAt(behind)};
    }
    if (after >= 0 && rest.parentOf(after) != parent)
        return {rest.parentIdAt(after), place.after};
    return place;
}

// Whether all stands as before but for the rule lines that go along with papers.
bool isSameTree(const Document &before, const Leaving &nodes, const Document &after)
{
    const QSet<int> rules = nodes.between + nodes.rules;
    const std::vector<int> changed = before.placesNotIn(after);
    const int same = changed.empty() ? before.size() : changed.front(); // up to there
    int now = same;
    for (int i = same; i < before.size(); ++i) {
        if (rules.contains(i))
            continue;
        while (now < after.size() && isRule(after.at(now)) &&
               (before.indexOf(after.idAt(now)) < 0 ||
                rules.contains(before.indexOf(after.idAt(now)))))
            ++now;
        if (now >= after.size())
            return false;
        const ListNode &was = before.at(i);
        const ListNode &is = after.at(now);
        if (before.idAt(i) != after.idAt(now) || before.parentIdAt(i) != after.parentIdAt(now) ||
            was.segment.structure != is.segment.structure || was.segment.level != is.segment.level)
            return false;
        ++now;
    }
    return true;
}

// Every moved node stands where it should, as what it was.
bool arrived(const Document &source, const Leaving &nodes, const Document &after, NodeId parent)
{
    return std::all_of(nodes.all.begin(), nodes.all.end(), [&](int index) {
        const int now = after.indexOf(source.idAt(index));
        if (now < 0)
            return false;
        const ListNode &was = source.at(index);
        const ListNode &is = after.at(now);
        const NodeId expected = nodes.roots.contains(index) ? parent : source.parentIdAt(index);
        return after.parentIdAt(now) == expected && isHeading(was) == isHeading(is) &&
               isItem(was) == isItem(is) && was.reading.title == is.reading.title;
    });
}

Failure cannotStandThere()
{
    return fail(ErrorCode::Refused,
                QStringLiteral("The entry cannot stand at this place of the list."));
}

Failure cannotBeTakenOut()
{
    return fail(ErrorCode::Refused,
                QStringLiteral("What stands around it would fall apart without it."));
}

// Links of what stays that no longer lead anywhere, or elsewhere.
bool losesLinks(const Document &before, const Document &after)
{
    const auto urls = [](const Reading &reading) {
        QStringList found{reading.main ? reading.main->url : QString()};
        for (const Link &link : reading.links)
            found.append(link.url);
        return found;
    };
    for (int i = 0; i < before.size(); ++i) {
        const int now = after.indexOf(before.idAt(i));
        if (now >= 0 && !isDefinitions(before.at(i)) &&
            urls(before.at(i).reading) != urls(after.at(now).reading))
            return true;
    }
    return false;
}

QList<NodeId> idsOf(const Document &document, const Leaving &nodes)
{
    QList<NodeId> ids;
    for (const int root : nodes.roots)
        ids.append(document.idAt(root));
    return ids;
}

// The rule lines that left with nodes and did not come along.
QSet<int> rulesGone(const Document &before, const Leaving &nodes, const Document &after)
{
    QSet<int> gone;
    const QSet<int> rules = nodes.between + nodes.rules;
    for (const int rule : rules) {
        if (after.indexOf(before.idAt(rule)) < 0)
            gone.insert(rule);
    }
    return gone;
}

int rulesMade(const Document &before, const Document &after)
{
    int made = 0;
    for (const int i : after.placesNotIn(before)) {
        made += isRule(after.at(i)) && before.indexOf(after.idAt(i)) < 0 ? 1 : 0;
    }
    return made;
}

} // namespace

Result<Document> removeNodes(const Document &document, const QList<NodeId> &nodes)
{
    const Result<Leaving> gone = leaving(document, nodes);
    if (!gone)
        return Failure(gone.error());
    for (const QSet<int> &all : {gone->withRules(), gone->all}) {
        const Remaining rest = remaining(document, all);
        if (!rest.intact)
            continue;
        const bool defines = std::any_of(all.begin(), all.end(),
                                         [&](int i) { return isDefinitions(document.at(i)); });
        if (defines && losesLinks(document, rest.document))
            return fail(ErrorCode::Refused,
                        QStringLiteral("Entries of the list link by these reference definitions."));
        return renumbered(document, rest.document);
    }
    return cannotBeTakenOut();
}

Result<Edited> moveNodes(const Document &document, const QList<NodeId> &nodes, const Place &place)
{
    const Result<Leaving> moving = movable(document, nodes);
    if (!moving)
        return Failure(moving.error());
    const QList<NodeId> ids = idsOf(document, *moving);
    if (ids.isEmpty())
        return Edited{document, ids};
    if (moving->all.contains(document.indexOf(place.parent)))
        return fail(ErrorCode::Refused, QStringLiteral("A node cannot be moved into itself."));

    const Remaining rest = remaining(document, moving->withRules());
    const Place asked = stayingPlace(document, place, *moving, rest.document);
    if (document.indexOf(asked.after) >= 0 && rest.document.indexOf(asked.after) < 0)
        return cannotBeTakenOut(); // a table's header: its rows are none without it
    const Place staying = withoutBoldSection(rest.document, asked);
    const Result<Document> carried = Carrier(document, *moving).carry(rest.document, staying);
    if (!carried)
        return Failure(carried.error());
    const bool isThere = std::all_of(moving->roots.begin(), moving->roots.end(), [&](int root) {
        return document.parentIdAt(root) == place.parent;
    });
    if (isThere && isSameTree(document, *moving, *carried))
        return Edited{document, ids};
    Document after = renumbered(document, *carried);
    const QSet<int> gone = rulesGone(document, *moving, after);
    const bool stays = keepsAllBut(document, after, gone) &&
                       after.size() == document.size() - gone.size() + rulesMade(document, after) &&
                       keepsParents(document, after, moving->withRules()) &&
                       keepsPapers(document, after, document.parentIdAt(moving->roots.first()));
    if (!stays || !arrived(document, *moving, after, place.parent))
        return cannotStandThere();
    return Edited{std::move(after), ids};
}

namespace {

// What moves into another list, there under the ids that it has.
Result<Document> arrivedIn(const Document &to, const Document &from, const Leaving &moving,
                           const Place &place)
{
    const Result<Document> carried = Carrier(from, moving).carry(to, place);
    if (!carried)
        return carried;
    Document after = renumbered(to, *carried);
    if (!keepsAllBut(to, after, {}) || !keepsParents(to, after, {}) || !keepsPapers(to, after) ||
        !arrived(from, moving, after, place.parent))
        return cannotStandThere();
    return after;
}

} // namespace

Result<std::pair<Document, Edited>> moveNodes(const Document &from, const QList<NodeId> &nodes,
                                              const Document &to, const Place &place)
{
    const Result<Leaving> moving = movable(from, nodes);
    if (!moving)
        return Failure(moving.error());
    const QList<NodeId> ids = idsOf(from, *moving);
    if (ids.isEmpty())
        return std::pair(from, Edited{to, ids});
    Result<Document> after = arrivedIn(to, from, *moving, place);
    if (!after)
        return Failure(after.error());
    const Remaining rest = remaining(from, moving->withRules());
    if (!rest.intact)
        return cannotBeTakenOut();
    return std::pair(renumbered(from, rest.document), Edited{*std::move(after), ids});
}

Result<Edited> copyNodes(const Document &from, const QList<NodeId> &nodes, const Document &to,
                         const Place &place)
{
    const Result<Leaving> copied = movable(from, nodes);
    if (!copied)
        return Failure(copied.error());
    if (copied->roots.isEmpty())
        return Edited{to, {}};
    const Result<Document> after = arrivedIn(to, from, *copied, place);
    if (!after)
        return Failure(after.error());
    NodeId last = after->lowestId();
    Edited edited;
    QHash<int, NodeId> ids;
    for (const int i : after->placesNotIn(to)) {
        const int source = to.indexOf(after->idAt(i)) < 0 ? from.indexOf(after->idAt(i)) : -1;
        if (source < 0)
            continue;
        ids.insert(i, --last);
        if (copied->roots.contains(source))
            edited.nodes << last;
    }
    edited.document = after->withIds(ids);
    return edited;
}

QByteArray bytesOf(const Document &document, const QList<NodeId> &nodes)
{
    QSet<int> wanted;
    for (const NodeId node : nodes) {
        const int index = document.indexOf(node);
        for (int i = index; index >= 0 && i < document.subtreeEnd(index); ++i)
            wanted.insert(i);
    }
    QList<int> places(wanted.begin(), wanted.end());
    std::sort(places.begin(), places.end());
    QByteArray bytes;
    for (const int i : std::as_const(places))
        bytes += document.bytesAt(i);
    return bytes;
}

} // namespace paperdip
