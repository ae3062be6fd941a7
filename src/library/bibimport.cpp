// SPDX-License-Identifier: MIT
#include "library/bibimport.h"

#include "core/workkeys.h"
#include "library/fittingplan.h"
#include "library/library.h"

#include <QHash>

namespace paperdip {

namespace {

// The names by which a work is found again.
QStringList namesOf(const QString &arxiv, const QString &doi, const QString &title)
{
    QStringList names;
    if (!arxiv.isEmpty())
        names << QStringLiteral("arxiv ") + arxiv;
    if (!doi.isEmpty())
        names << QStringLiteral("doi ") + doi.toLower();
    if (const QString name = titleKey(title); !name.isEmpty())
        names << name;
    return names;
}

QHash<QString, NodeId> papersByName(const Library &library)
{
    QHash<QString, NodeId> papers;
    const QList<ListInfo> lists = library.lists();
    for (const ListInfo &list : lists) {
        const QList<NodeRow> rows = library.allNodes(list.id);
        for (const NodeRow &row : rows) {
            if (row.kind != NodeKind::Paper)
                continue;
            const QStringList names =
                namesOf(row.arxiv, row.doi, row.placeholder ? QString() : row.title);
            for (const QString &name : names) {
                if (!papers.contains(name))
                    papers.insert(name, row.id);
            }
        }
    }
    return papers;
}

NewPaper paperFrom(const Citation &citation)
{
    NewPaper paper;
    paper.arxiv = citation.arxiv;
    paper.version = citation.version;
    paper.title = citation.title;
    if (!citation.arxiv.isEmpty()) {
        paper.url = bestUrl(citation);
        return paper;
    }
    paper.doi = citation.doi;
    Citation byDoi = citation;
    if (!citation.doi.isEmpty())
        byDoi.url.clear();
    paper.url = bestUrl(byDoi);
    return paper;
}

QString refusalOf(const Citation &citation)
{
    if (citation.title.isEmpty() && citation.arxiv.isEmpty())
        return QStringLiteral("It has no title.");
    if (paperFrom(citation).url.isEmpty())
        return QStringLiteral("It has no arXiv id, DOI or web address, which an entry needs.");
    return {};
}

} // namespace

BibCandidates bibCandidates(const Library &library, const BibFile &file)
{
    const QHash<QString, NodeId> known = papersByName(library);
    QHash<QString, int> above;
    BibCandidates result;
    result.problems = file.problems;
    for (const BibEntry &entry : file.entries) {
        BibCandidate candidate;
        candidate.citation = citationOf(entry);
        candidate.key = entry.key;
        candidate.line = entry.line;
        candidate.refusal = refusalOf(candidate.citation);
        const QStringList names =
            namesOf(candidate.citation.arxiv, candidate.citation.doi, candidate.citation.title);
        for (const QString &name : names) {
            if (candidate.twin == 0)
                candidate.twin = known.value(name);
            if (candidate.twinLine == 0)
                candidate.twinLine = above.value(name);
        }
        for (const QString &name : names) {
            if (!above.contains(name))
                above.insert(name, entry.line);
        }
        result.candidates << candidate;
    }
    return result;
}

Result<BibPlan> planBib(const Library &library, ListId list, const Place &place,
                        const QList<BibCandidate> &chosen)
{
    BibPlan plan;
    QList<BibCandidate> possible;
    QList<NewPaper> papers;
    for (const BibCandidate &candidate : chosen) {
        if (!candidate.refusal.isEmpty()) {
            plan.refused << candidate;
            continue;
        }
        possible << candidate;
        papers << paperFrom(candidate.citation);
    }
    Result<FittingPlan> fitting = planFitting(library, list, place, papers);
    if (!fitting)
        return Failure(fitting.error());
    for (qsizetype i = 0; i < possible.size(); ++i) {
        possible[i].refusal = fitting->refusals.at(i);
        (possible.at(i).refusal.isEmpty() ? plan.added : plan.refused) << possible.at(i);
    }
    plan.change = std::move(fitting->change);
    return plan;
}

} // namespace paperdip
