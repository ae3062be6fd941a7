// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/outline.h"

namespace paperdip {

inline bool isInside(Span span, qsizetype size)
{
    return span.isNull() || (span.begin <= span.end && span.end <= size);
}

inline bool isInside(const Link &link, qsizetype size)
{
    return isInside(link.whole, size) && isInside(link.textSpan, size) &&
           isInside(link.urlSpan, size) && link.whole.size() > 0;
}

// What must hold of every reading; the name of what does not, or nothing.
inline const char *broken(const QByteArray &list)
{
    const Outline outline = read(list);
    for (size_t index = 0; index < outline.size(); ++index) {
        const OutlineNode &node = outline[index];
        const Reading &reading = node.reading;
        const qsizetype size = node.end - node.begin;
        if (node.parent >= static_cast<int>(index) || node.parent < -1)
            return "a parent stands before its children";
        if (node.depth !=
            (node.parent < 0 ? 0 : outline[static_cast<size_t>(node.parent)].depth + 1))
            return "depth";
        if (!isInside(reading.titleSpan, size) || !isInside(reading.keywordsSpan, size) ||
            !isInside(reading.remarkSpan, size) || (reading.main && !isInside(*reading.main, size)))
            return "a span inside the segment";
        for (const Link &link : reading.links) {
            if (!isInside(link, size))
                return "a link inside the segment";
        }
        if (reading.box && list[node.begin + reading.boxAt] != *reading.box)
            return "the box's byte";
        if (reading.noteLink >= reading.links.size())
            return "the note's link";
        if (reading.keywords.isEmpty() != reading.keywordsSpan.isNull())
            return "keywords have a span";
        if (reading.kind != NodeKind::Paper && reading.box)
            return "a boxed item is a paper";
    }
    return nullptr;
}

} // namespace paperdip
