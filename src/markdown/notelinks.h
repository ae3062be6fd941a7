// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <vector>

namespace paperdip {

// A link, picture or reference definition of a note; offsets into the whole of it.
struct NoteLink
{
    enum class Kind { Link, Picture, Definition };

    Kind kind = Kind::Link;
    QString target; // decoded
    Span url;       // as written, without < > or quotes; null: a definition elsewhere says it
    Span whole;
    Span text;        // of a link or picture; null: it is raw HTML, or a definition
    int heading = -1; // that it stands in, counted from 0; -1: none
};

// In order; not in code or front matter. Pictures and links of raw HTML count.
struct NoteLinks
{
    std::vector<NoteLink> links;
    std::vector<qsizetype> headings; // where each begins
};
NoteLinks noteLinks(const QByteArray &markdown);

// Bytes with these stretches replaced; none may touch another.
QByteArray withReplaced(const QByteArray &bytes, std::vector<std::pair<Span, QByteArray>> changes);

} // namespace paperdip
