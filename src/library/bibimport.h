// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "formats/bibreader.h"
#include "library/types.h"
#include "markdown/edit.h"

namespace paperdip {

class Library;

// One entry of a .bib file, against what the library has.
struct BibCandidate
{
    Citation citation;
    QString key;
    int line = 0;
    NodeId twin = 0;  // a paper of the library with the same id, DOI or title; 0: none
    int twinLine = 0; // likewise an entry further up in the file; 0: none
    QString refusal;  // why it cannot become an entry: one English sentence; empty: it can

    bool isDouble() const { return twin != 0 || twinLine != 0; }
};

struct BibCandidates
{
    QList<BibCandidate> candidates;
    QList<BibProblem> problems; // what of the file could not be read
};

// What a .bib file could add, and which of it stands in some list already: same arXiv id without
// version, same DOI, or same title whatever its case and punctuation.
BibCandidates bibCandidates(const Library &library, const BibFile &file);

struct BibPlan
{
    Change change; // may be empty
    QList<BibCandidate> added;
    QList<BibCandidate> refused; // each with its refusal
};

// A Change that adds these, in their order, at a place of the list. What cannot be written in the
// list's form is refused, and the others are added.
Result<BibPlan> planBib(const Library &library, ListId list, const Place &place,
                        const QList<BibCandidate> &chosen);

} // namespace paperdip
