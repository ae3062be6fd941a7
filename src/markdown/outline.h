// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/cut.h"
#include "markdown/definition.h"

namespace paperdip {

// What a segment is by the cut, wherever it stands.
struct SegmentShape
{
    Structure structure = Structure::Lead;
    int level = 0; // as in Segment

    bool operator==(const SegmentShape &) const = default;
};

// A segment with what was recognised in it.
struct ListNode
{
    SegmentShape segment;
    Reading reading;

    bool operator==(const ListNode &) const = default;
};

// The same with its place in the bytes and in the tree.
struct OutlineNode : ListNode
{
    qsizetype begin = 0;
    qsizetype end = 0;
    int outer = -1;  // index of the enclosing item; -1: none
    int parent = -1; // index; -1: at the top
    int depth = 0;   // 0 at the top
};

using Outline = std::vector<OutlineNode>;

// Cuts and recognises a whole list (design, "Read"). One node per segment, in document order.
// A paper's remark is one line of its own (remarkSpan; none where that is null), then a line for
// each text below it.
Outline read(const QByteArray &bytes);

// What the whole of a list says of each of its parts: a list that has boxes, or titles without
// links, or strikes out what is read.
struct ListTraits
{
    bool hasBoxes = false;
    bool manyTitles = false;
    bool manyWorks = false;
    bool hasStrikes = false;

    bool operator==(const ListTraits &) const = default;
};

// What the traits follow from: how many nodes of each kind a list has. Those of a list are the sum
// of those of its parts.
struct ListCounts
{
    int works = 0;  // items that name a work
    int pages = 0;  // and such that lead to other pages
    int titles = 0; // items without a link that are set as a title
    int others = 0; // and such that are not
    int boxes = 0;
    int unboxed = 0; // what names a work and has no box
    int struck = 0;
    int boxedHeadings = 0;   // these two tell of what stands above them too,
    int claimedHeadings = 0; // the second one in a list without boxes

    ListTraits traits() const;
    // Whether a section can be read without those beside it.
    bool hasPlainHeadings() const
    {
        return boxedHeadings == 0 && (traits().hasBoxes || claimedHeadings == 0);
    }
    // These with what one part came to be, `was` before.
    ListCounts changed(const ListCounts &was, const ListCounts &is) const;
    bool operator==(const ListCounts &) const = default;
};

// What one node counts for; `isNested`: it stands in an item.
ListCounts countsOf(const Reading &reading, Claim claim, bool isNested);

struct ListFacts
{
    ListCounts counts;
    References references;
    bool defines = false; // it may hold reference definitions
};

struct WholeList
{
    ListTraits traits;
    References references;
};

// The same, with what the whole of it says of its parts.
Outline read(const QByteArray &bytes, ListFacts &facts);
// Reads a part that begins with a heading, by the list that it belongs to. `facts` are the part's
// own.
Outline readPart(const QByteArray &bytes, const WholeList &whole, ListFacts &facts);

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

inline bool isHeading(const ListNode &node)
{
    return node.segment.structure == Structure::Heading;
}
inline bool isRule(const ListNode &node)
{
    return node.segment.structure == Structure::Rule;
}
// A heading, or a line that stands for one.
inline bool isSection(const ListNode &node)
{
    return node.reading.kind == NodeKind::Section;
}
inline bool isItem(const ListNode &node)
{
    return node.segment.structure == Structure::Item;
}
inline bool isDefinitions(const ListNode &node)
{
    return node.segment.structure == Structure::Definitions;
}
inline bool isTableLine(const ListNode &node)
{
    return node.segment.structure == Structure::TableRow ||
           node.segment.structure == Structure::TableDelimiter;
}
// An <li>, <tr> or <p>, or what closes them.
inline bool isHtmlPart(const ListNode &node)
{
    return node.segment.structure == Structure::HtmlItem ||
           node.segment.structure == Structure::HtmlEnd;
}
inline bool isPaper(const ListNode &node)
{
    return node.reading.kind == NodeKind::Paper;
}

} // namespace paperdip
