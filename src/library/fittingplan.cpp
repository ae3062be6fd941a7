// SPDX-License-Identifier: MIT
#include "library/fittingplan.h"

#include "library/library.h"

namespace paperdip {

Result<FittingPlan> planFitting(const Library &library, ListId list, const Place &place,
                                const QList<NewPaper> &papers)
{
    FittingPlan plan;
    plan.refusals.resize(papers.size());
    Result<Change> change = library.planPapers(list, place, papers);
    if (!change && change.error().code == ErrorCode::Invalid) {
        QList<NewPaper> fitting;
        for (qsizetype i = 0; i < papers.size(); ++i) {
            const Result<Change> alone = library.planPapers(list, place, {papers.at(i)});
            if (alone)
                fitting << papers.at(i);
            else
                plan.refusals[i] = alone.error().message;
        }
        change = library.planPapers(list, place, fitting);
    }
    if (!change)
        return Failure(change.error());
    plan.change = *std::move(change);
    return plan;
}

} // namespace paperdip
