// SPDX-License-Identifier: MIT
#include "markdown/outlinereader.h"

#include "markdown/definition.h"
#include "markdown/entry.h"
#include "markdown/facts.h"
#include "markdown/lines.h"
#include "markdown/outlinerules.h"
#include "markdown/plaintext.h"
#include "markdown/rowreader.h"
#include "markdown/sectionline.h"

#include <QRegularExpression>
#include <algorithm>

namespace paperdip {
namespace {

constexpr size_t worksOfRows = 4; // one row in four names a work: all rows are entries

} // namespace

void OutlineReader::readDefinitions(const std::vector<Segment> &segments)
{
    for (const Segment &segment : segments) {
        const QByteArrayView bytes = slice(segment);
        const bool mayHold = segment.structure == Structure::Definitions ||
                             ((segment.structure == Structure::Paragraph ||
                               segment.structure == Structure::Heading) &&
                              beginsDefinition(bytes.first(lineAt(bytes, 0).end)));
        if (mayHold) {
            addDefinitions(bytes, m_references);
            m_defines = true;
        }
    }
}

void OutlineReader::add(const Segment &segment, Entry entry)
{
    m_claims.push_back({entry.reading.claim, entry.isLink, std::move(entry.whole)});
    m_outline.push_back({{{segment.structure, segment.level}, std::move(entry.reading)},
                         segment.begin,
                         segment.end,
                         segment.outer});
    m_tables.push_back(-1);
}

// A table's header and all its rows; returns the index of the segment behind them.
size_t OutlineReader::readTable(const std::vector<Segment> &segments, size_t header)
{
    size_t end = header + 1;
    std::vector<QByteArrayView> rows;
    while (end < segments.size() && (segments[end].structure == Structure::TableDelimiter ||
                                     segments[end].structure == Structure::TableRow)) {
        if (segments[end].structure == Structure::TableRow)
            rows.push_back(slice(segments[end]));
        ++end;
    }
    const TableLayout layout = layoutOf(slice(segments[header]), rows);
    const int table = static_cast<int>(m_workTables.size());
    size_t works = 0;
    for (size_t index = header; index < end; ++index) {
        const Segment &segment = segments[index];
        const bool isRow = segment.structure == Structure::TableRow;
        Entry entry = isRow ? readTableRow(slice(segment), layout)
                            : readEntry(slice(segment), segment.structure, 0, m_references);
        setShape(entry.reading, segment.structure, 0);
        works += entry.reading.claim == Claim::Work ? 1 : 0;
        add(segment, std::move(entry));
        if (isRow)
            m_tables.back() = table;
    }
    m_workTables.push_back(works > 0 && works * worksOfRows >= rows.size());
    return end;
}

Entry OutlineReader::readSegment(const Segment &segment) const
{
    const QByteArrayView bytes = slice(segment);
    if (m_learn)
        return m_learn->learn(bytes, segment.structure, segment.level, m_references);
    if (m_known)
        return m_known->read(bytes, segment.structure, segment.level, m_references);
    return readEntry(bytes, segment.structure, segment.level, m_references);
}

Entry OutlineReader::readTableRow(QByteArrayView row, const TableLayout &layout) const
{
    if (m_learn)
        return m_learn->learnRow(row, layout, m_references);
    return m_known ? m_known->readRow(row, layout, m_references)
                   : readRow(row, layout, m_references);
}

Outline OutlineReader::run()
{
    const std::vector<Segment> segments = cut(m_bytes);
    readDefinitions(segments);
    m_outline.reserve(segments.size());
    m_claims.reserve(segments.size());
    for (size_t index = 0; index < segments.size();) {
        const Segment &segment = segments[index];
        if (segment.structure == Structure::TableHeader) {
            index = readTable(segments, index);
            continue;
        }
        add(segment, readSegment(segment));
        ++index;
    }
    place();
    findPlainTitles();
    decide();
    findBoldSections();
    placeBelowLines();
    findSources();
    finishPapers();
    findStrikes();
    return std::move(m_outline);
}

// A section owns what follows, up to the next heading of its level or above.
void OutlineReader::place()
{
    std::vector<int> sections;
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        const bool isHeading = at.segment.structure == Structure::Heading;
        while (isHeading && !sections.empty() &&
               node(sections.back()).segment.level >= at.segment.level)
            sections.pop_back();
        at.parent = at.outer >= 0 ? at.outer : sections.empty() ? -1 : sections.back();
        if (isHeading)
            sections.push_back(static_cast<int>(index));
    }
}

// "- A Title" and below it "  - SOSP 2020, Ann A, Bo B".
void OutlineReader::findPlainTitles()
{
    for (size_t index = 0; index + 1 < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        OutlineNode &below = m_outline[index + 1];
        if (!isItem(at) || !isItem(below) || below.outer != static_cast<int>(index) ||
            m_claims[index].claim != Claim::None || isBoxed(index) || !at.reading.links.isEmpty() ||
            isBoxed(index + 1) || !below.reading.links.isEmpty() || below.reading.main)
            continue;
        Claimed &byline = m_claims[index + 1];
        if (byline.claim != Claim::None && byline.claim != Claim::Plain)
            continue;
        const QByteArrayView words = slice(below);
        if (std::none_of(words.begin(), words.end(), isDigitByte))
            continue;
        Reading facts;
        addFactsBelow(facts, wholeText(words, Structure::Item, m_references), 0);
        if (facts.venue.isEmpty() || facts.year == 0)
            continue;
        Entry entry = readTitle(slice(at), m_references);
        if (entry.reading.claim != Claim::Plain)
            continue;
        m_claims[index] = {Claim::Plain, false, std::move(entry.whole)};
        at.reading = std::move(entry.reading);
        at.reading.level = at.segment.level;
        if (byline.claim == Claim::Plain) {
            byline.claim = Claim::None;
            below.reading = asText(below.reading, words, m_references);
        }
    }
}

// "**2017:**" before papers, where no heading says it.
void OutlineReader::findBoldSections()
{
    int bold = -1; // the last one, while nothing but text has followed it
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        if (at.outer >= 0)
            continue;
        if (at.reading.kind == NodeKind::Section || at.segment.structure == Structure::Rule) {
            bold = -1;
        } else if (at.reading.kind == NodeKind::Paper) {
            if (bold >= 0) {
                OutlineNode &section = node(bold);
                const int parent = section.parent;
                section.reading = boldSection(slice(section), m_references);
                setShape(section.reading, Structure::Paragraph,
                         parent < 0 ? 1 : node(parent).reading.level + 1);
                section.reading.shape = Shape::Bold;
            }
            bold = -1;
        } else if (isBoldLine(slice(at), at.segment.structure)) {
            bold = static_cast<int>(index);
        } else if (at.segment.structure != Structure::TableHeader &&
                   at.segment.structure != Structure::TableDelimiter) {
            bold = -1;
        }
    }
}

// What a bold line or a paper that is no item owns: what follows, up to the next one, a rule or a
// heading.
void OutlineReader::placeBelowLines()
{
    int section = -1;
    int paper = -1;
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        const Structure structure = at.segment.structure;
        const bool isBold = at.reading.shape == Shape::Bold;
        if (at.outer < 0 && structure != Structure::Definitions) {
            const bool isLine = structure == Structure::Paragraph || structure == Structure::Html;
            const bool owned = at.reading.kind == NodeKind::Text && !isTableLine(at) &&
                               !isHtmlPart(at) && structure != Structure::Rule;
            if (structure == Structure::Heading || isBold)
                section = -1;
            if (structure == Structure::Rule || !owned)
                paper = -1;
            if (paper >= 0)
                at.parent = paper;
            else if (section >= 0)
                at.parent = section;
            if (isBold)
                section = static_cast<int>(index);
            if (isLine && at.reading.kind == NodeKind::Paper)
                paper = static_cast<int>(index);
        }
        at.depth = at.parent < 0 ? 0 : node(at.parent).depth + 1;
    }
}

// In a list that strikes out what is done, what is not struck out is not done.
void OutlineReader::findStrikes()
{
    const auto isStruck = [this](const OutlineNode &at) {
        return at.reading.kind == NodeKind::Paper && !at.reading.box && !at.reading.mark &&
               !at.reading.titleSpan.isNull() && isStruckOut(slice(at), at.reading.titleSpan);
    };
    m_counts.struck = static_cast<int>(std::count_if(m_outline.begin(), m_outline.end(), isStruck));
    if (!(m_whole ? m_whole->traits.hasStrikes : m_counts.struck > 0))
        return;
    for (OutlineNode &at : m_outline) {
        if (at.reading.kind != NodeKind::Paper || at.reading.box || at.reading.mark ||
            at.reading.titleSpan.isNull())
            continue;
        at.reading.mark = isStruck(at) ? ReadState::Read : ReadState::Unread;
        at.reading.markSpan = at.reading.titleSpan;
    }
}

int OutlineReader::sectionOf(int index)
{
    int at = node(index).parent;
    while (at >= 0 && node(at).reading.kind != NodeKind::Section)
        at = node(at).parent;
    return at;
}

void OutlineReader::findSources()
{
    std::vector<bool> holdsPapers(m_outline.size() + 1, false);
    for (const OutlineNode &at : m_outline) {
        if (at.reading.kind == NodeKind::Paper)
            holdsPapers[slot(at.parent)] = true;
    }
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        if (!isItem(at) || at.reading.kind == NodeKind::Paper) {
            const bool isText = at.reading.kind == NodeKind::Text && !isHeading(at);
            if (isText && m_claims[index].claim != Claim::None)
                at.reading = asText(at.reading, slice(at), m_references);
            continue;
        }
        const bool belowPaper = at.parent >= 0 && node(at.parent).reading.kind == NodeKind::Paper;
        if (m_claims[index].isLink && !belowPaper &&
            !holdsPapers[slot(sectionOf(static_cast<int>(index)))]) {
            at.reading.kind = NodeKind::Source;
        } else if (m_claims[index].isLink || m_claims[index].claim != Claim::None) {
            at.reading = asText(at.reading, slice(at), m_references);
        }
    }
}

void OutlineReader::finishPapers()
{
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        if (at.reading.kind == NodeKind::Paper)
            at.reading.placeholder = isPlaceholder(at.reading);
        else if (at.reading.kind == NodeKind::Text && at.parent >= 0 &&
                 at.segment.structure != Structure::Definitions)
            addToRemark(index);
    }
}

// Text below a paper counts to its remark: a line for each, behind the paper's own.
void OutlineReader::addToRemark(size_t index)
{
    int paper = m_outline[index].parent;
    while (paper >= 0 && node(paper).reading.kind == NodeKind::Text)
        paper = node(paper).parent;
    if (paper < 0 || node(paper).reading.kind != NodeKind::Paper)
        return;
    const OutlineNode &at = m_outline[index];
    QString text = std::exchange(m_claims[index].whole, {});
    if (text.isEmpty())
        text = wholeText(slice(at), at.segment.structure, m_references);
    if (text.isEmpty())
        return;
    addFactsBelow(node(paper).reading, text, m_linesBelow[paper]++);
    QString &remark = node(paper).reading.remark;
    remark += remark.isEmpty() ? text : QLatin1Char('\n') + text;
}

Outline read(const QByteArray &bytes)
{
    return OutlineReader(bytes).run();
}

Outline readAndLearn(const QByteArray &bytes, EntryMemory &memory)
{
    return OutlineReader(bytes, memory).run();
}

Outline read(const QByteArray &bytes, const EntryMemory &memory)
{
    return OutlineReader(bytes, memory).run();
}

Outline read(const QByteArray &bytes, ListFacts &facts)
{
    OutlineReader reader(bytes);
    Outline outline = reader.run();
    facts = reader.facts();
    return outline;
}

Outline readPart(const QByteArray &bytes, const WholeList &whole, ListFacts &facts)
{
    OutlineReader reader(bytes, whole);
    Outline outline = reader.run();
    facts = reader.facts();
    return outline;
}

QString listTitle(const Outline &outline)
{
    const auto find = [&outline](auto &&matches) {
        const auto found = std::find_if(outline.begin(), outline.end(), matches);
        return found == outline.end() ? QString() : found->reading.title;
    };
    const auto isHeading = [](const OutlineNode &node) {
        return node.reading.kind == NodeKind::Section;
    };
    const QString title =
        find([&](const OutlineNode &node) { return isHeading(node) && node.reading.level == 1; });
    return title.isEmpty() ? find(isHeading) : title;
}

} // namespace paperdip
