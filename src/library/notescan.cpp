// SPDX-License-Identifier: MIT
#include "library/notescan.h"

#include "core/identify.h"
#include "markdown/blocks.h"
#include "markdown/cut.h"
#include "markdown/links.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

References referencesOf(const QByteArray &bytes, const std::vector<Segment> &segments)
{
    References references;
    for (const Segment &segment : segments) {
        if (segment.structure == Structure::Definitions)
            addDefinitions(QByteArrayView(bytes).sliced(segment.begin, segment.end - segment.begin),
                           references);
    }
    return references;
}

// <img> with its source in quotes.
void addTagPictures(NoteScan &scan, const QByteArray &html, qsizetype at)
{
    static const QRegularExpression tag(
        QStringLiteral(R"re(<img\b[^>]*?\bsrc\s*=\s*(["'])(.*?)\1)re"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromLatin1(html); // bytes are characters: offsets stay
    QRegularExpressionMatchIterator it = tag.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        scan.pictures.append(
            {QString::fromUtf8(match.captured(2).toLatin1()), at + match.capturedStart()});
    }
}

void addPictures(NoteScan &scan, const QByteArray &segment, qsizetype at, const Inlines &inlines)
{
    for (const RawLink &link : inlines.links) {
        if (link.image)
            scan.pictures.append({link.target, at + link.whole.begin});
    }
    for (const Span &span : inlines.opaque) {
        if (segment[span.begin] == '<')
            addTagPictures(scan, segment.mid(span.begin, span.size()), at + span.begin);
    }
}

QStringList idsIn(const Inlines &inlines)
{
    QStringList ids;
    for (const RawLink &link : inlines.links) {
        if (const auto id = link.image ? std::nullopt : arxivFromUrl(link.target))
            ids << id->id;
    }
    return ids;
}

// One paragraph, item, heading or table line. The first heading gives its ids.
void scanText(NoteScan &scan, const QByteArray &own, const Segment &segment,
              const References &references, bool first)
{
    const bool heading = segment.structure == Structure::Heading;
    const EntryHead head = segment.structure == Structure::Item ? entryHead(own) : EntryHead();
    const auto blocks = heading ? std::vector<Block>{{Block::Kind::Paragraph, headingText(own)}}
                                : blocksOf(own, head.content, head.columns);
    for (const Block &block : blocks) {
        if (block.kind == Block::Kind::Html)
            addTagPictures(scan, own.mid(block.span.begin, block.span.size()),
                           segment.begin + block.span.begin);
        if (!block.isText())
            continue;
        const Inlines inlines = scanInlines(own, block.span, references);
        addPictures(scan, own, segment.begin, inlines);
        if (heading && first) {
            scan.headingIds = idsIn(inlines);
            scan.headingAt = segment.begin;
        }
    }
}

} // namespace

NoteScan scanNote(const QByteArray &bytes)
{
    NoteScan scan;
    const std::vector<Segment> segments = cut(bytes);
    const References references = referencesOf(bytes, segments);
    bool first = true;
    for (const Segment &segment : segments) {
        const QByteArray own = bytes.mid(segment.begin, segment.end - segment.begin);
        if (segment.structure == Structure::Html)
            addTagPictures(scan, own, segment.begin);
        else if (segment.structure != Structure::Code &&
                 segment.structure != Structure::FrontMatter)
            scanText(scan, own, segment, references, first);
        first = first && segment.structure != Structure::Heading;
    }
    return scan;
}

} // namespace paperdip
