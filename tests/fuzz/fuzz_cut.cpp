// SPDX-License-Identifier: MIT
#include "markdown/cut.h"

#include <cstdint>

using namespace paperdip;

// Segments tile any input, and outer items stand before what they hold.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const std::vector<Segment> segments = cut(bytes);
    qsizetype at = 0;
    for (size_t index = 0; index < segments.size(); ++index) {
        const Segment &segment = segments[index];
        if (segment.begin != at || segment.end <= at || segment.outer >= static_cast<int>(index))
            __builtin_trap();
        at = segment.end;
    }
    if (at != bytes.size())
        __builtin_trap();
    return 0;
}
