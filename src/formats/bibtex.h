// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

namespace paperdip {

// What a venue makes of a work, as BibTeX and CSL tell them apart.
enum class WorkKind { Preprint, Conference, Journal, Other };
WorkKind workKind(const Citation &citation);

// A .bib file in UTF-8, one entry for each work.
QByteArray writeBibtex(const QList<Citation> &citations);

} // namespace paperdip
