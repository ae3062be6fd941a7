// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/join.h"
#include "markdown/place.h"

namespace paperdip {

// Insertions without their groups: line ends and blank lines as the list's author sets them at a
// spot.
Insertion entryInsertion(const Document &document, const Spot &spot);
Insertion textInsertion(const Document &document, const Spot &spot); // paragraphs, code, tables
Insertion sectionInsertion(const Document &document, const Spot &spot);

} // namespace paperdip
