// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "markdown/edit.h"

namespace paperdip {

class Library;

struct FittingPlan
{
    Change change; // may be empty
    // For each paper why the list's form cannot hold it: one English sentence; empty: it is added.
    QStringList refusals;
};

// A Change that adds these papers, in their order, at a place of the list. One that the list's form
// cannot hold does not keep the others out.
Result<FittingPlan> planFitting(const Library &library, ListId list, const Place &place,
                                const QList<NewPaper> &papers);

} // namespace paperdip
