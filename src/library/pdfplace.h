// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "library/types.h"

#include <optional>

namespace paperdip {

// Where a paper's PDF can be had.
struct PdfPlace
{
    std::optional<ArxivId> arxiv; // at arXiv
    QString url;                  // else there; empty: nowhere that is known

    bool isEmpty() const { return !arxiv && url.isEmpty(); }
};

// The entry's own arXiv id, with the version that it names; else the first PDF or arXiv paper among
// its links; else what its record says.
PdfPlace pdfPlace(const NodeRow &paper, const std::optional<Record> &record);

} // namespace paperdip
