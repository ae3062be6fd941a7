// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <optional>
#include <vector>

namespace paperdip {

// What an item begins with. Items that begin on one line ("- - a") count as one head.
struct EntryHead
{
    qsizetype content = 0;   // where its text begins, behind marker and box
    int columns = 0;         // the column that its blocks are indented to
    std::optional<char> box; // GFM: something must stand behind it
    qsizetype boxAt = -1;
};
EntryHead entryHead(QByteArrayView segment);

// A block inside a segment, without the blanks and line ends around it.
struct Block
{
    enum class Kind { Paragraph, Quote, Code, Html };

    Kind kind = Kind::Paragraph;
    Span span;

    bool isText() const { return kind == Kind::Paragraph || kind == Kind::Quote; }
};

// The blocks from `content` on; `columns` as in EntryHead.
std::vector<Block> blocksOf(QByteArrayView segment, qsizetype content, int columns);

// The text of a heading segment, without its hashes or underline.
Span headingText(QByteArrayView segment);

// The span without blanks and line ends on either side; of nothing but these, its begin.
Span trimmed(QByteArrayView bytes, Span span);

} // namespace paperdip
