// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

namespace paperdip {

// What can be wrong with a list. The kinds down to LinkRubbish follow from its bytes alone; the
// others are found with the files beside it and with records (library/check.h).
enum class ProblemKind : quint8 {
    Double,     // another paper of the list has the same arXiv id, DOI or title
    IdMismatch, // an arXiv id in a label is not that of the link beside it
    EmptyLink,  // [x]()
    BrokenLink, // [x] (u), or a blank in the address
    MalformedId,
    LinkRubbish, // trackers; what stands behind an id and is no part of it
    MissingNote,
    MissingFile,
    MissingPicture,
    NoteHeading,     // a note is headed by another paper than its entry's
    TitleMismatch,   // the arXiv id's record has quite another title
    UnlinkedNote,    // a note file that no entry leads to
    UnlinkedPicture, // a picture beside the notes that nothing shows
};
inline constexpr int problemKinds = 13;

// Error: it cannot work. Warning: most likely not as meant. Hint: may well be on purpose.
enum class Severity : quint8 { Error, Warning, Hint };

// New bytes for a part of a node's segment.
struct Patch
{
    Span span;
    QByteArray bytes;

    bool operator==(const Patch &) const = default;
};

struct Problem
{
    ProblemKind kind = ProblemKind::Double;
    Severity severity = Severity::Hint;
    int node = -1;            // its index in the document
    int line = 0;             // from 1
    int column = 0;           // from 1, in characters
    Span span;                // in the node's segment
    QString message;          // plain English, one line
    std::optional<Patch> fix; // where there is one right answer

    bool operator==(const Problem &) const = default;
};

// What a list's bytes alone say, in document order.
std::vector<Problem> findProblems(const Document &document);

// Where each node's segment begins in the document's bytes.
std::vector<qsizetype> nodeOffsets(const Document &document);

// A segment with these patches; of two that overlap the one that begins first.
QByteArray patchedBytes(const QByteArray &segment, QList<Patch> patches);

} // namespace paperdip
