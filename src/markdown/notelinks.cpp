// SPDX-License-Identifier: MIT
#include "markdown/notelinks.h"

#include "markdown/blocks.h"
#include "markdown/cut.h"
#include "markdown/htmlparts.h"
#include "markdown/lines.h"
#include "markdown/links.h"

#include <QRegularExpression>
#include <algorithm>

namespace paperdip {

namespace {

class Collector
{
public:
    explicit Collector(const QByteArray &bytes) : m_bytes(bytes) {}

    NoteLinks collect()
    {
        const std::vector<Segment> segments = cut(m_bytes);
        for (const Segment &segment : segments) {
            if (segment.structure == Structure::Definitions)
                addDefinitions(own(segment), m_references);
        }
        for (const Segment &segment : segments)
            take(segment);
        return std::move(m_found);
    }

private:
    QByteArray own(const Segment &segment) const
    {
        return m_bytes.mid(segment.begin, segment.end - segment.begin);
    }

    void take(const Segment &segment)
    {
        m_begin = segment.begin;
        const QByteArray bytes = own(segment);
        if (isHtml(segment.structure))
            takeTags(bytes, 0);
        else if (segment.structure == Structure::Definitions)
            takeDefinitions(bytes);
        else if (segment.structure != Structure::Code &&
                 segment.structure != Structure::FrontMatter)
            takeText(bytes, segment.structure);
    }

    // One paragraph, item, heading or table line.
    void takeText(const QByteArray &bytes, Structure structure)
    {
        const bool heading = structure == Structure::Heading;
        if (heading)
            m_found.headings.push_back(m_begin);
        m_heading = heading ? static_cast<int>(m_found.headings.size()) - 1 : -1;
        const EntryHead head = structure == Structure::Item ? entryHead(bytes) : EntryHead();
        const auto blocks = heading
                                ? std::vector<Block>{{Block::Kind::Paragraph, headingText(bytes)}}
                                : blocksOf(bytes, head.content, head.columns);
        for (const Block &block : blocks) {
            if (block.kind == Block::Kind::Html)
                takeTags(bytes.mid(block.span.begin, block.span.size()), block.span.begin);
            else if (block.isText())
                takeInlines(bytes, scanInlines(bytes, block.span, m_references));
        }
        m_heading = -1;
    }

    void takeInlines(const QByteArray &bytes, const Inlines &inlines)
    {
        for (const RawLink &link : inlines.links)
            add({link.image ? NoteLink::Kind::Picture : NoteLink::Kind::Link, link.target, link.url,
                 link.whole, link.text});
        for (const Span &span : inlines.opaque) {
            if (bytes[span.begin] == '<')
                takeTags(bytes.mid(span.begin, span.size()), span.begin);
        }
    }

    // <img> with its source in quotes.
    void takeTags(const QByteArray &html, qsizetype at)
    {
        static const QRegularExpression tag(
            QStringLiteral(R"re(<img\b[^>]*?\bsrc\s*=\s*(["'])(.*?)\1)re"),
            QRegularExpression::CaseInsensitiveOption |
                QRegularExpression::DotMatchesEverythingOption);
        const QString text = QString::fromLatin1(html); // bytes are characters: offsets stay
        QRegularExpressionMatchIterator it = tag.globalMatch(text);
        while (it.hasNext()) {
            const QRegularExpressionMatch match = it.next();
            add({NoteLink::Kind::Picture,
                 QString::fromUtf8(match.captured(2).toLatin1()),
                 {at + match.capturedStart(2), at + match.capturedEnd(2)},
                 {at + match.capturedStart(), at + match.capturedEnd()},
                 {}});
        }
    }

    void takeDefinitions(const QByteArray &bytes)
    {
        for (const Line &line : splitLines(bytes)) {
            const QByteArrayView content =
                QByteArrayView(bytes).sliced(line.begin, line.end - line.begin);
            if (!beginsDefinition(content))
                continue;
            const qsizetype label = line.begin + indentOf(content).bytes;
            const qsizetype colon = skipLabel(bytes, label);
            const Destination destination =
                scanDestination(bytes, skipBlanks(bytes, colon + 1), line.end);
            if (!destination.url.isNull())
                add({NoteLink::Kind::Definition,
                     decodedUrl(QByteArrayView(bytes).sliced(destination.url.begin,
                                                             destination.url.size())),
                     destination.url,
                     {label, line.end},
                     {}});
        }
    }

    void add(NoteLink link)
    {
        for (Span *span : {&link.url, &link.whole, &link.text}) {
            if (!span->isNull())
                *span = {m_begin + span->begin, m_begin + span->end};
        }
        link.heading = m_heading;
        m_found.links.push_back(link);
    }

    const QByteArray &m_bytes;
    References m_references;
    NoteLinks m_found;
    qsizetype m_begin = 0;
    int m_heading = -1;
};

} // namespace

NoteLinks noteLinks(const QByteArray &markdown)
{
    return Collector(markdown).collect();
}

QByteArray withReplaced(const QByteArray &bytes, std::vector<std::pair<Span, QByteArray>> changes)
{
    std::sort(changes.begin(), changes.end(),
              [](const auto &a, const auto &b) { return a.first.begin > b.first.begin; });
    QByteArray changed = bytes;
    for (const auto &[span, with] : changes)
        changed.replace(span.begin, span.size(), with);
    return changed;
}

} // namespace paperdip
