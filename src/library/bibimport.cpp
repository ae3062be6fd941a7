// SPDX-License-Identifier: MIT
#include "library/bibimport.h"

#include "core/workkeys.h"
#include "library/fittingplan.h"
#include "library/knownpapers.h"
#include "library/library.h"

#include <QHash>

namespace paperdip {

namespace {

// The names by which a work is found again. An address tells little: many are of a whole volume.
QStringList namesOf(const Citation &citation)
{
    QStringList names = workKeys(citation.arxiv, citation.doi, {});
    if (const QString name = titleKey(citation.title); !name.isEmpty())
        names << name;
    return names;
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
    const KnownPapers known(library);
    QHash<QString, int> above;
    BibCandidates result;
    result.problems = file.problems;
    for (const BibEntry &entry : file.entries) {
        BibCandidate candidate;
        candidate.citation = citationOf(entry);
        candidate.key = entry.key;
        candidate.line = entry.line;
        candidate.refusal = refusalOf(candidate.citation);
        const QStringList names = namesOf(candidate.citation);
        candidate.twin = known.findNamed(names, 0);
        for (const QString &name : names) {
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
