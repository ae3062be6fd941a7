// SPDX-License-Identifier: MIT
#include "markdown/entryparts.h"

#include "core/identify.h"
#include "markdown/lines.h"

namespace paperdip {
namespace {

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

} // namespace

void noteLabels(const LinkedText &text, Entry &entry)
{
    for (const Span &span : text.inlines().unresolved)
        entry.unresolved << normalizedLabel(text.slice(span));
    for (const RawLink &link : text.inlines().links)
        entry.references = entry.references || link.form == RawLink::Form::Reference;
}

void readAsText(const LinkedText &text, Reading &reading, const QString &whole)
{
    reading.title = whole.isEmpty() ? text.firstWords() : LinkedText::cutShort(whole);
    for (const SeenLink &link : text.links())
        reading.links << text.link(link);
}

void takeId(Reading &reading, const QString &url)
{
    if (const std::optional<ArxivId> id = arxivFromUrl(url)) {
        reading.arxiv = id->id;
        reading.version = id->version;
    }
    reading.doi = doiFrom(url);
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

} // namespace paperdip
