// SPDX-License-Identifier: MIT
#include "markdown/entry.h"

#include "markdown/blocks.h"
#include "markdown/itemreader.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"

#include <algorithm>

namespace paperdip {
namespace {

Shape shapeOf(Structure structure)
{
    switch (structure) {
    case Structure::Heading:
        return Shape::Heading;
    case Structure::Item:
        return Shape::Item;
    case Structure::Paragraph:
    case Structure::ItemText:
        return Shape::Paragraph;
    case Structure::TableHeader:
    case Structure::TableDelimiter:
    case Structure::TableRow:
        return Shape::Row;
    case Structure::Html:
        return Shape::Html;
    default:
        return Shape::None;
    }
}

bool hasLinks(Structure structure)
{
    switch (structure) {
    case Structure::Paragraph:
    case Structure::Quote:
    case Structure::ItemText:
    case Structure::TableHeader:
    case Structure::TableRow:
        return true;
    default:
        return false;
    }
}

void noteLabels(const LinkedText &text, Entry &entry)
{
    for (const Span &span : text.inlines().unresolved)
        entry.unresolved << normalizedLabel(text.slice(span));
    for (const RawLink &link : text.inlines().links)
        entry.references = entry.references || link.form == RawLink::Form::Reference;
}

void readAsText(const LinkedText &text, Reading &reading)
{
    reading.title = text.firstWords();
    for (const SeenLink &link : text.links())
        reading.links << text.link(link);
}

Entry readHeading(QByteArrayView segment, const References &references)
{
    Entry entry;
    const Span span = headingText(segment);
    const LinkedText text(segment, {{Block::Kind::Paragraph, span}}, references);
    noteLabels(text, entry);
    Reading &reading = entry.reading;
    reading.kind = NodeKind::Section;
    reading.titleSpan = span;
    for (const SeenLink &link : text.links()) {
        // A link that is the whole heading, but for emphasis around it.
        const QString rest = plainText(text.slice({span.begin, link.whole.begin}).toByteArray() +
                                       'x' + text.slice({link.whole.end, span.end}).toByteArray());
        if (!reading.main && rest == QLatin1String("x")) {
            reading.main = text.link(link);
            reading.titleSpan = trimmed(segment, link.text);
        } else {
            reading.links << text.link(link);
        }
    }
    reading.title = text.plain(reading.titleSpan);
    return entry;
}

LinkedText itemText(QByteArrayView segment, const EntryHead &head, const References &references)
{
    return LinkedText(segment, blocksOf(segment, head.content, head.columns), references);
}

Entry readItem(QByteArrayView segment, const References &references)
{
    const EntryHead head = entryHead(segment);
    const LinkedText text = itemText(segment, head, references);
    Entry entry;
    const bool mayBePaper = head.box || !text.links().empty();
    if (mayBePaper)
        entry = ItemReader(text, head).run();
    noteLabels(text, entry);
    if (!mayBePaper || (!head.box && !entry.namesWork && !entry.isLink)) {
        entry.reading = Reading();
        readAsText(text, entry.reading);
    }
    return entry;
}

Entry readText(QByteArrayView segment, Structure structure, const References &references)
{
    Entry entry;
    const qsizetype begin = segment.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const Block block{hasLinks(structure) ? Block::Kind::Paragraph : Block::Kind::Code,
                      trimmed(segment, {begin, segment.size()})};
    const LinkedText text(segment, {block}, references);
    noteLabels(text, entry);
    readAsText(text, entry.reading);
    return entry;
}

} // namespace

Entry readEntry(QByteArrayView segment, Structure structure, int level,
                const References &references)
{
    Entry entry = structure == Structure::Heading ? readHeading(segment, references)
                  : structure == Structure::Item  ? readItem(segment, references)
                                                  : readText(segment, structure, references);
    entry.reading.structure = structure;
    entry.reading.shape = shapeOf(structure);
    entry.reading.level = level;
    return entry;
}

Reading asText(const Reading &reading, QByteArrayView segment, const References &references)
{
    Reading text;
    text.shape = reading.shape;
    text.structure = reading.structure;
    text.level = reading.level;
    readAsText(itemText(segment, entryHead(segment), references), text);
    return text;
}

QString wholeText(QByteArrayView segment, Structure structure, const References &references)
{
    EntryHead head;
    if (structure == Structure::Item)
        head = entryHead(segment);
    const LinkedText text(segment, blocksOf(segment, head.content, head.columns), references);
    return text.plainOver({0, segment.size()});
}

} // namespace paperdip
