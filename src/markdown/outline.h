// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/cut.h"

#include <QHash>

namespace paperdip {

// A segment with what was recognised in it and its place in the tree.
struct OutlineNode
{
    Segment segment;
    Reading reading;
    int parent = -1; // index; -1: at the top
    int depth = 0;   // 0 at the top
};

using Outline = std::vector<OutlineNode>;

// Cuts and recognises a whole list (design, "Read"). One node per segment, in document order.
// A paper's remark is one line of its own (remarkSpan; none where that is null), then a line for
// each text below it.
Outline read(const QByteArray &bytes);

// The same for several versions of one list: the first one fills a memory, the others read with it.
class EntryMemory;
Outline readAndLearn(const QByteArray &bytes, EntryMemory &memory);
Outline read(const QByteArray &bytes, const EntryMemory &memory);

// The same for one segment whose bytes were patched and whose kind, shape and place stay as
// `before` had them. Nothing where the new bytes no longer are one such segment: then the list must
// be read as a whole.
std::optional<Reading> readAgain(const QByteArray &segment, const Reading &before);

// The list's name: its first level-1 heading's text, else its first heading's, else empty.
QString listTitle(const Outline &outline);

inline bool isHeading(const OutlineNode &node)
{
    return node.segment.structure == Structure::Heading;
}
inline bool isRule(const OutlineNode &node)
{
    return node.segment.structure == Structure::Rule;
}
// A heading, or a line that stands for one.
inline bool isSection(const OutlineNode &node)
{
    return node.reading.kind == NodeKind::Section;
}
inline bool isItem(const OutlineNode &node)
{
    return node.segment.structure == Structure::Item;
}
inline bool isDefinitions(const OutlineNode &node)
{
    return node.segment.structure == Structure::Definitions;
}
inline bool isTableLine(const OutlineNode &node)
{
    return node.segment.structure == Structure::TableRow ||
           node.segment.structure == Structure::TableDelimiter;
}
// An <li>, <tr> or <p>, or what closes them.
inline bool isHtmlPart(const OutlineNode &node)
{
    return node.segment.structure == Structure::HtmlItem ||
           node.segment.structure == Structure::HtmlEnd;
}
inline bool isPaper(const OutlineNode &node)
{
    return node.reading.kind == NodeKind::Paper;
}

} // namespace paperdip
