// SPDX-License-Identifier: MIT
#pragma once

#include "core/problem.h"
#include "markdown/document.h"

namespace paperdip {

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
    int node = -1;  // its index in the document
    int line = 0;   // from 1
    int column = 0; // from 1, in characters
    Span span;      // in the node's segment
    Said said;
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
