// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/escape.h"
#include "markdown/numbering.h"
#include "markdown/shapedentry.h"
#include "markdown/spacing.h"
#include "markdown/style.h"

#include <algorithm>

namespace paperdip {

namespace {

// Ids for nodes that an edit makes.
QList<NodeId> freshIds(const Document &document, qsizetype count)
{
    NodeId lowest = document.lowestId();
    QList<NodeId> ids;
    for (qsizetype i = 0; i < count; ++i)
        ids.append(--lowest);
    return ids;
}

// All old nodes are still there, with what they owned, and the new ones stand below the parent that
// was asked for.
bool holds(const Document &before, const Document &after, const QList<NodeId> &ids, NodeId parent,
           qsizetype made)
{
    return keepsAllBut(before, after, {}) && keepsPapers(before, after) &&
           keepsParents(before, after, {}) && after.size() == before.size() + made &&
           std::all_of(ids.begin(), ids.end(), [&](NodeId id) {
               const int index = after.indexOf(id);
               return index >= 0 && after.parentIdAt(index) == parent;
           });
}

bool isAsked(const Reading &reading, const NewPaper &paper)
{
    const QString title = paper.title.simplified();
    const bool titled = title.isEmpty() ? reading.placeholder : reading.title == title;
    const QString url = QString::fromUtf8(writtenUrl(paper.url));
    const bool linked = !paper.arxiv.isEmpty() ? reading.arxiv == paper.arxiv
                                               : reading.main && reading.main->url == url;
    return reading.kind == NodeKind::Paper && titled && linked;
}

bool areAsked(const Document &after, const QList<NodeId> &ids, const QList<NewPaper> &papers)
{
    for (int i = 0; i < papers.size(); ++i) {
        if (!isAsked(after.at(after.indexOf(ids.at(i))).reading, papers.at(i)))
            return false;
    }
    return true;
}

// As a row, a paragraph or a heading, where the papers beside it are; nothing where that cannot be.
std::optional<Edited> insertShaped(const Document &document, const Place &place,
                                   const QList<NewPaper> &papers, const QList<NodeId> &ids)
{
    const int model = shapedModel(document, place);
    if (model < 0)
        return {};
    const Result<Document> after = withShapedEntries(document, model, place, papers, ids);
    if (!after)
        return {};
    const qsizetype rules = after->size() - document.size() - ids.size();
    const bool mayBe = rules == 0 || rules == ids.size();
    if (!mayBe || !holds(document, *after, ids, place.parent, ids.size() + rules) ||
        !areAsked(*after, ids, papers))
        return {};
    return Edited{*after, ids};
}

Document withEntries(const Document &document, const Spot &spot, const EntryStyle &style,
                     const QList<NewPaper> &papers, const QList<NodeId> &ids)
{
    Insertion insertion = entryInsertion(document, spot);
    for (int i = 0; i < papers.size(); ++i) {
        EntryStyle own = style;
        own.head = numberedOn(style.head, document, spot, i);
        insertion.groups.push_back({Tile{ids.at(i), entryBytes(own, papers.at(i))}});
    }
    return renumbered(document, document.spliced(inserted(document, insertion)));
}

Result<void> checkPapers(const QList<NewPaper> &papers)
{
    for (const NewPaper &paper : papers) {
        if (paper.arxiv.isEmpty() && paper.url.trimmed().isEmpty())
            return fail(ErrorCode::Invalid,
                        QStringLiteral("A paper needs an arXiv id or an address."));
    }
    return {};
}

} // namespace

Result<Edited> insertPapers(const Document &document, const Place &place,
                            const QList<NewPaper> &papers)
{
    if (const Result<void> checked = checkPapers(papers); !checked)
        return Failure(checked.error());
    const Result<Spot> spot = entrySpot(document, place);
    if (!spot)
        return Failure(spot.error());
    if (papers.isEmpty())
        return Edited{document, {}};

    const QList<NodeId> ids = freshIds(document, papers.size());
    if (std::optional<Edited> shaped = insertShaped(document, place, papers, ids))
        return *std::move(shaped);
    const EntryStyle learnt = entryStyleAt(document, *spot);
    // Where the form of the neighbours does not read as a paper, one with a box or a plain one
    // does.
    EntryStyle boxed = learnt;
    boxed.box = !learnt.box;
    EntryStyle plain = learnt;
    plain.arxivForm = plain.otherForm = LinkForm();
    EntryStyle other = plain;
    other.box = boxed.box;
    for (const EntryStyle &style : {learnt, boxed, plain, other}) {
        Document after = withEntries(document, *spot, style, papers, ids);
        if (holds(document, after, ids, place.parent, ids.size()) && areAsked(after, ids, papers))
            return Edited{std::move(after), ids};
    }
    return fail(ErrorCode::Invalid,
                QStringLiteral("The paper cannot be written at this place of the list."));
}

Result<Edited> insertSection(const Document &document, const Place &place, const QString &title)
{
    const QString name = title.simplified();
    if (name.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("A section needs a title."));
    const Result<Spot> spot = sectionSpot(document, place);
    if (!spot)
        return Failure(spot.error());
    if (spot->level > 6)
        return fail(ErrorCode::Refused,
                    QStringLiteral("Sections cannot be nested deeper than six levels."));

    const QList<NodeId> ids = freshIds(document, 1);
    for (const QByteArray &text : writtenForms(name)) {
        const Tile tile{ids.first(), QByteArray(spot->level, '#') + ' ' + text};
        Insertion insertion = sectionInsertion(document, *spot);
        insertion.groups = {{tile}};
        Document after = document.spliced(inserted(document, insertion));
        if (holds(document, after, ids, place.parent, 1) &&
            after.at(after.indexOf(ids.first())).reading.title == name)
            return Edited{std::move(after), ids};
    }
    return fail(ErrorCode::Invalid,
                QStringLiteral("The section cannot be written at this place of the list."));
}

} // namespace paperdip
