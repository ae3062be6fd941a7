// SPDX-License-Identifier: MIT
#include "markdown/outline.h"

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

// A page with less is a site, where it does not stand among titles.
constexpr double longestPageName = 0.8;

// What an item may turn out to be.
struct Claimed
{
    Claim claim = Claim::None;
    bool isLink = false;
    QString whole; // as in Entry
};

// What stands directly below a node.
struct Below
{
    bool boxed = false; // an item with a box
    bool work = false;  // what names a work
    bool entry = false; // what names a work or a note
    int titles = 0;     // pages with titles, and works
    int names = 0;      // pages whose titles may be mere names
};

// Puts the entries of a list in their places and says what each of them is.
class OutlineReader
{
public:
    explicit OutlineReader(const QByteArray &bytes) : m_bytes(bytes) {}

    Outline run();

private:
    QByteArrayView slice(const Segment &segment) const
    {
        return QByteArrayView(m_bytes).sliced(segment.begin, segment.end - segment.begin);
    }
    OutlineNode &node(int index) { return m_outline[static_cast<size_t>(index)]; }
    bool isBoxed(size_t index) const { return m_outline[index].reading.box.has_value(); }
    void readDefinitions(const std::vector<Segment> &segments);
    size_t readTable(const std::vector<Segment> &segments, size_t header);
    void add(const Segment &segment, Entry entry);
    void place();
    void decide();
    void decideHeadings();
    void takeAsNote(size_t heading);
    bool isPaper(size_t index) const;
    bool isWeakPaper(size_t index) const;
    bool isCategory(size_t index) const;
    bool isName(size_t index) const
    {
        return weight(m_outline[index].reading.title) < longestPageName;
    }
    void findPlainTitles();
    void countClaims();
    void findBoldSections();
    void placeBelowLines();
    void findStrikes();
    void findSources();
    void finishPapers();
    void addToRemark(size_t index);
    int sectionOf(int index);

    QByteArray m_bytes;
    References m_references;
    Outline m_outline;
    std::vector<Claimed> m_claims;  // index by index
    bool m_hasBoxes = false;        // in a good part of it
    bool m_manyTitles = false;      // a good part of the items without a link are set as titles
    std::vector<Below> m_below;     // of the top, then of each node
    std::vector<int> m_tables;      // index by index: which table, -1: none
    std::vector<bool> m_workTables; // enough rows of it name works
    QHash<int, int> m_linesBelow;   // a paper: its texts that were looked at
    bool m_manyWorks = false;       // a good part of the items that have a link name a work
};

constexpr size_t worksOfRows = 4; // one row in four names a work: all rows are entries
constexpr int worksForBox = 10;   // one box to ten works: some other list of things to do
constexpr int fewestTitles = 3;
constexpr size_t fewestHeadings = 3;
constexpr size_t headingsForNote = 2;
constexpr int pagesForWork = 3; // three pages to one work: the pages are read as well

// The first page of a folder: "optimizer/", "optimizer/README.md", "optimizer/index.html".
bool isFolder(const QString &url)
{
    static const QRegularExpression folder(
        QStringLiteral("^[^?#]*?(?:/|(?:^|/)(?:README|index)\\.\\w+|(?:^|/)[^./?#]+)(?:[?#].*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return folder.match(url).hasMatch();
}

size_t slot(int parent)
{
    return static_cast<size_t>(parent) + 1; // -1 is the top
}

void OutlineReader::readDefinitions(const std::vector<Segment> &segments)
{
    for (const Segment &segment : segments) {
        const QByteArrayView bytes = slice(segment);
        const bool mayHold = segment.structure == Structure::Definitions ||
                             ((segment.structure == Structure::Paragraph ||
                               segment.structure == Structure::Heading) &&
                              beginsDefinition(bytes.first(lineAt(bytes, 0).end)));
        if (mayHold)
            addDefinitions(bytes, m_references);
    }
}

void OutlineReader::add(const Segment &segment, Entry entry)
{
    m_claims.push_back({entry.reading.claim, entry.isLink, std::move(entry.whole)});
    m_outline.push_back({segment, std::move(entry.reading), -1, 0});
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
        Entry entry = isRow ? readRow(slice(segment), layout, m_references)
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
        add(segment, readEntry(slice(segment), segment.structure, segment.level, m_references));
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
        at.parent = at.segment.outer >= 0 ? at.segment.outer
                    : sections.empty()    ? -1
                                          : sections.back();
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
        if (!isItem(at) || !isItem(below) || below.segment.outer != static_cast<int>(index) ||
            m_claims[index].claim != Claim::None || isBoxed(index) || !at.reading.links.isEmpty() ||
            isBoxed(index + 1) || !below.reading.links.isEmpty() || below.reading.main)
            continue;
        Claimed &byline = m_claims[index + 1];
        if (byline.claim != Claim::None && byline.claim != Claim::Plain)
            continue;
        const QByteArrayView words = slice(below.segment);
        if (std::none_of(words.begin(), words.end(), isDigitByte))
            continue;
        Reading facts;
        addFactsBelow(facts, wholeText(words, Structure::Item, m_references), 0);
        if (facts.venue.isEmpty() || facts.year == 0)
            continue;
        Entry entry = readTitle(slice(at.segment), m_references);
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

void OutlineReader::countClaims()
{
    m_below.assign(m_outline.size() + 1, {});
    int works = 0;
    int pages = 0;
    int boxes = 0;
    int unboxed = 0;
    int titles = 0;
    int others = 0;
    for (size_t index = 0; index < m_outline.size(); ++index) {
        const OutlineNode &at = m_outline[index];
        Below &beside = m_below[slot(at.parent)];
        if (isBoxed(index)) {
            ++boxes;
            beside.boxed = true;
        }
        const bool isTitle = m_claims[index].claim == Claim::Plain;
        if (isItem(at) && at.segment.outer < 0 && (isTitle || at.reading.links.isEmpty()))
            ++(isTitle ? titles : others);
        const bool isUnboxed = m_claims[index].claim == Claim::Work && !isBoxed(index);
        unboxed += isUnboxed ? 1 : 0;
        if (m_claims[index].claim >= Claim::Note)
            beside.entry = true;
        if (m_claims[index].claim == Claim::Work) {
            beside.work = true;
            works += isItem(at) ? 1 : 0;
        }
        const bool isPage = isItem(at) && m_claims[index].claim == Claim::Page;
        pages += isPage && !isName(index) ? 1 : 0;
        if (isPage || m_claims[index].claim == Claim::Work)
            ++(isPage && isName(index) ? beside.names : beside.titles);
    }
    m_hasBoxes = boxes > 0 && boxes * worksForBox >= unboxed;
    m_manyTitles = titles >= fewestTitles && titles >= others;
    m_manyWorks = works > 0 && works * pagesForWork >= pages;
}

void OutlineReader::decide()
{
    countClaims();
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        if (at.segment.structure != Structure::Heading)
            at.reading.kind = isPaper(index) ? NodeKind::Paper : NodeKind::Text;
    }
    decideHeadings();
}

// A linked heading is a paper unless others stand below it.
void OutlineReader::decideHeadings()
{
    if (m_hasBoxes)
        return;
    std::vector<bool> papersBelow(m_outline.size() + 1, false);
    std::vector<size_t> sections; // linked, with papers below
    size_t papers = 0;
    for (size_t index = m_outline.size(); index-- > 0;) {
        OutlineNode &at = m_outline[index];
        if (isHeading(at) && m_claims[index].claim == Claim::Work) {
            if (papersBelow[index + 1]) {
                sections.push_back(index);
            } else {
                at.reading.kind = NodeKind::Paper;
                ++papers;
            }
        }
        if (papersBelow[index + 1] || at.reading.kind == NodeKind::Paper)
            papersBelow[slot(at.parent)] = true;
    }
    // Where such headings are papers, a work that is named below one belongs to its note.
    if (papers >= fewestHeadings && papers >= headingsForNote * sections.size()) {
        for (const size_t index : sections)
            takeAsNote(index);
    }
}

// A heading is a paper, and all that stands below it its note, if no heading does.
void OutlineReader::takeAsNote(size_t heading)
{
    size_t end = heading + 1;
    while (end < m_outline.size() && !isHeading(m_outline[end]))
        ++end;
    if (end < m_outline.size() && m_outline[end].parent == static_cast<int>(heading))
        return;
    m_outline[heading].reading.kind = NodeKind::Paper;
    for (size_t index = heading + 1; index < end; ++index)
        m_outline[index].reading.kind = NodeKind::Text;
}

// A topic with a page of its own, and its papers below it.
bool OutlineReader::isCategory(size_t index) const
{
    const OutlineNode &at = m_outline[index];
    return m_below[index + 1].entry && at.reading.main && isFolder(at.reading.main->url);
}

// Whether a segment is a paper that is one by what stands around it.
bool OutlineReader::isWeakPaper(size_t index) const
{
    const OutlineNode &at = m_outline[index];
    const int parent = at.parent;
    const Below &beside = m_below[slot(parent)];
    const bool belowPaper =
        at.segment.outer >= 0 && m_claims[static_cast<size_t>(parent)].claim == Claim::Work;
    switch (m_claims[index].claim) {
    case Claim::Work:
        return true;
    case Claim::Note:
        return !belowPaper && !isCategory(index) &&
               !isContents(parent < 0 ? QString()
                                      : m_outline[static_cast<size_t>(parent)].reading.title);
    case Claim::Page:
        if (isName(index) && beside.titles < 2 * beside.names)
            return false;
        return !belowPaper && (beside.work || (m_manyWorks && !m_claims[index].isLink));
    case Claim::Plain:
        return !belowPaper && (beside.work || m_manyTitles);
    default:
        return false;
    }
}

bool OutlineReader::isPaper(size_t index) const
{
    const OutlineNode &at = m_outline[index];
    switch (at.segment.structure) {
    case Structure::Item:
        if (isBoxed(index))
            return true;
        if (m_hasBoxes)
            return m_claims[index].claim == Claim::Work && m_below[slot(at.parent)].boxed;
        return isWeakPaper(index);
    case Structure::TableRow:
        return m_claims[index].claim != Claim::None &&
               (!m_hasBoxes || !m_below[slot(at.parent)].boxed) &&
               m_workTables[static_cast<size_t>(m_tables[index])];
    case Structure::Paragraph:
        return !m_hasBoxes &&
               (m_claims[index].claim == Claim::Work ||
                (m_claims[index].claim != Claim::None && m_below[slot(at.parent)].work));
    case Structure::Html:
    case Structure::Quote:
        return !m_hasBoxes && m_claims[index].claim == Claim::Work;
    case Structure::HtmlItem: // beside works a note or page is one too
        return !m_hasBoxes && (m_claims[index].claim == Claim::Work ||
                               (m_below[slot(at.parent)].work && isWeakPaper(index)));
    default:
        return false;
    }
}

// "**2017:**" before papers, where no heading says it.
void OutlineReader::findBoldSections()
{
    int bold = -1; // the last one, while nothing but text has followed it
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        if (at.segment.outer >= 0)
            continue;
        if (at.reading.kind == NodeKind::Section || at.segment.structure == Structure::Rule) {
            bold = -1;
        } else if (at.reading.kind == NodeKind::Paper) {
            if (bold >= 0) {
                OutlineNode &section = node(bold);
                const int parent = section.parent;
                section.reading = boldSection(slice(section.segment), m_references);
                setShape(section.reading, Structure::Paragraph,
                         parent < 0 ? 1 : node(parent).reading.level + 1);
                section.reading.shape = Shape::Bold;
            }
            bold = -1;
        } else if (isBoldLine(slice(at.segment), at.segment.structure)) {
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
        if (at.segment.outer < 0 && structure != Structure::Definitions) {
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
               !at.reading.titleSpan.isNull() &&
               isStruckOut(slice(at.segment), at.reading.titleSpan);
    };
    if (std::none_of(m_outline.begin(), m_outline.end(), isStruck))
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
                at.reading = asText(at.reading, slice(at.segment), m_references);
            continue;
        }
        const bool belowPaper = at.parent >= 0 && node(at.parent).reading.kind == NodeKind::Paper;
        if (m_claims[index].isLink && !belowPaper &&
            !holdsPapers[slot(sectionOf(static_cast<int>(index)))]) {
            at.reading.kind = NodeKind::Source;
        } else if (m_claims[index].isLink || m_claims[index].claim != Claim::None) {
            at.reading = asText(at.reading, slice(at.segment), m_references);
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
    const Segment &segment = m_outline[index].segment;
    QString text = std::exchange(m_claims[index].whole, {});
    if (text.isEmpty())
        text = wholeText(slice(segment), segment.structure, m_references);
    if (text.isEmpty())
        return;
    addFactsBelow(node(paper).reading, text, m_linesBelow[paper]++);
    QString &remark = node(paper).reading.remark;
    remark += remark.isEmpty() ? text : QLatin1Char('\n') + text;
}

} // namespace

Outline read(const QByteArray &bytes)
{
    return OutlineReader(bytes).run();
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
