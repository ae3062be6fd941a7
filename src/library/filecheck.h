// SPDX-License-Identifier: MIT
#pragma once

#include "library/check.h"

namespace paperdip {

inline Finding newFinding(ProblemKind kind, Severity severity, NodeId node,
                          const QString &file = {})
{
    Finding finding;
    finding.kind = kind;
    finding.severity = severity;
    finding.node = node;
    finding.file = file;
    return finding;
}

// The part of a check that looks at the files which the list links and at the folders of its notes.
// Adds what it finds.
void findInFiles(const Document &document, const QString &path, QList<Finding> &findings);

} // namespace paperdip
