// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

namespace paperdip {

// The segments of `joined`, each under the id of the tile that begins where it does; others under
// new ids below `lowest`.
Tiles nameTiles(const QByteArray &joined, const Outline &outline, const Tiles &tiles,
                NodeId lowest);

NodeId lowestOf(const Tiles &tiles); // id; 0: none is below it

} // namespace paperdip
