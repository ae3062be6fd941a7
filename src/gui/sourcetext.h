// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "library/sourcepage.h"
#include "markdown/edit.h"

namespace paperdip {

// What a page's works are called in the window, and what becomes of them in a list.

// "arXiv 2205.14135", "USENIX", "example.org · PDF"
QString placeName(const Identified &work);
// "Ann A. and Bo B. · SOSP 2021"
QString whoAndWhere(const QString &authors, const QString &venue, int year);
// The entry for a list; it has a work. Of an arXiv paper a short name is left out: arXiv knows the
// whole title.
NewPaper paperOf(const SourceEntry &entry);
// A work that was found for a citation, by its DOI.
Identified workOf(const Record &record);

} // namespace paperdip
