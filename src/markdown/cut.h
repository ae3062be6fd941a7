// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <vector>

namespace paperdip {

// A stretch of a list's bytes that is one node. Segments tile the list: each begins where the last
// ended.
struct Segment
{
    qsizetype begin = 0;
    qsizetype end = 0;
    Structure structure = Structure::Lead;
    int level =
        0; // Heading: 1 to 6; Item and ItemText: how many lists they are in (from 1); else 0
    int outer = -1; // index of the segment of the enclosing item; -1: none

    bool operator==(const Segment &) const = default;
};

// Cuts a list by the design's six rules ("The list as bytes"). Any bytes will do; join(cut(x)) ==
// x. An empty input has no segments.
std::vector<Segment> cut(const QByteArray &bytes);

} // namespace paperdip
