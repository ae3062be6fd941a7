// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace paperdip {

using ListId = qint64; // 0: none
using NodeId = qint64; // 0: none; below 0: a node that a Change is about to make

// Which of the cut's rules (design, "The list as bytes") a segment started at. Purely structural.
enum class Structure : quint8 {
    Lead = 0, // blank lines before the first block (rule 6)
    FrontMatter = 1,
    Heading = 2,
    Paragraph = 3,
    Code = 4,
    Html = 5,
    Quote = 6,
    Rule = 7,
    Item = 8,
    ItemText = 9, // a block that follows a sub-list in its item (rule 3)
    TableHeader = 10,
    TableDelimiter = 11,
    TableRow = 12,
    TableUnderline = 13, // the setext underline below a table
    Definitions = 14,    // a run of reference definitions (rule 5)
    HtmlItem = 15,       // in an HTML block: the line of an <li>, <tr> or <p>, up to the next
    HtmlEnd = 16,        // and the line that closes the list or table around them
};

enum class NodeKind : quint8 { Section = 0, Paper = 1, Source = 2, Text = 3 };
enum class Shape : quint8 { None = 0, Heading, Item, Row, Paragraph, Html, Bold };
enum class ReadState : quint8 { Unread = 0, Reading = 1, Read = 2 };

// How surely a segment is an entry, by itself.
enum class Claim : quint8 {
    None = 0,
    Plain, // no link, but a title that is set as one, or a venue with a year behind it
    Page,  // a title that links to an ordinary page
    Note,  // a title that links to a note
    Work,  // its main link is a work, or a labelled link beside its title is
};

// Byte offsets into a node's segment: [begin, end).
struct Span
{
    qsizetype begin = -1;
    qsizetype end = -1;

    bool isNull() const { return begin < 0; }
    qsizetype size() const { return end - begin; }
    bool operator==(const Span &) const = default;
};

// A link as written: text and url are decoded for people (escapes, entities); spans are the raw
// bytes.
struct Link
{
    QString text;
    QString url;
    Span whole;
    Span textSpan;
    Span urlSpan;

    bool operator==(const Link &) const = default;
};

// What is recognised in a segment. Can be thrown away and done again at any time.
struct Reading
{
    NodeKind kind = NodeKind::Text;
    Shape shape = Shape::None;
    Structure structure = Structure::Paragraph;
    int level = 0; // headings: 1 to 6; items: nesting from 1; else 0
    Claim claim = Claim::None;
    QString title;                 // without the [id] label; of text: its first line, shortened
    Span titleSpan;                // the title's raw bytes, without label and brackets
    std::optional<char> box;       // the byte between the brackets
    qsizetype boxAt = -1;          // where that byte stands
    std::optional<ReadState> mark; // what a table's column or a strike-through says, not a box
    Span markSpan;                 // the mark's raw bytes, or the place for one
    QString arxiv;                 // canonical id without version, or empty
    int version = 0;               // as written in the main link; 0: none
    QString doi;
    std::optional<Link> main; // the link that is the paper (or source, or linked heading)
    QList<Link> links;        // every other link, in order
    QStringList keywords;
    Span keywordsSpan; // first to last keyword, raw
    QString remark;    // plain text; lines joined by a blank (none between CJK)
    Span remarkSpan;
    QString notePath;         // as written in the link, decoded; empty: none
    int noteLink = -1;        // its index in links
    Span noteSpan;            // a table's cell for notes, where it has none yet
    bool placeholder = false; // paper whose title is not known yet
    QStringList tags;         // the list's words for it outside the keywords: "[FlashX]", "Key: a"
    QString venue;            // as written; empty: not said
    int year = 0;             // as written; 0: not said
    QString authors;          // as written; empty: not said

    bool operator==(const Reading &) const = default;
};

inline bool isChecked(const Reading &reading)
{
    return reading.box && *reading.box != ' ' && *reading.box != '\t';
}

// By its box, or by the mark that stands for one.
inline bool isRead(const Reading &reading)
{
    return isChecked(reading) || (!reading.box && reading.mark == ReadState::Read);
}

} // namespace paperdip
