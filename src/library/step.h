// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/edit.h"

namespace paperdip {

// Where nodes go that move one place up (step < 0) or down among their siblings; at the ends of
// their section into the next one. Refused: there is nowhere to go, or they do not stand under one
// parent.
Result<Place> placeOneStep(const Document &document, const QList<NodeId> &nodes, int step);

} // namespace paperdip
