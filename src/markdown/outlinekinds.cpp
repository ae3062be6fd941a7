// SPDX-License-Identifier: MIT
#include "markdown/outlinereader.h"

#include "markdown/outlinerules.h"
#include "markdown/plaintext.h"

#include <QRegularExpression>

// What kind of node each segment is, by its claim and by what stands around it.
namespace paperdip {
namespace {

// A page with less is a site, where it does not stand among titles.
constexpr double longestPageName = 0.8;
constexpr int worksForBox = 10; // one box to ten works: some other list of things to do
constexpr int fewestTitles = 3;
constexpr size_t fewestHeadings = 3;
constexpr size_t headingsForNote = 2;
constexpr int pagesForWork = 3; // three pages to one work: the pages are read as well

bool isNameOfSite(const QString &title)
{
    return weight(title) < longestPageName;
}

// The first page of a folder: "optimizer/", "optimizer/README.md", "optimizer/index.html".
bool isFolder(const QString &url)
{
    static const QRegularExpression folder(
        QStringLiteral("^[^?#]*?(?:/|(?:^|/)(?:README|index)\\.\\w+|(?:^|/)[^./?#]+)(?:[?#].*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return folder.match(url).hasMatch();
}

} // namespace

ListTraits ListCounts::traits() const
{
    ListTraits traits;
    traits.hasBoxes = boxes > 0 && boxes * worksForBox >= unboxed;
    traits.manyTitles = titles >= fewestTitles && titles >= others;
    traits.manyWorks = works > 0 && works * pagesForWork >= pages;
    traits.hasStrikes = struck > 0;
    return traits;
}

ListCounts ListCounts::changed(const ListCounts &was, const ListCounts &is) const
{
    ListCounts sum = *this;
    for (int ListCounts::*count :
         {&ListCounts::works, &ListCounts::pages, &ListCounts::titles, &ListCounts::others,
          &ListCounts::boxes, &ListCounts::unboxed, &ListCounts::struck, &ListCounts::boxedHeadings,
          &ListCounts::claimedHeadings})
        sum.*count += is.*count - was.*count;
    return sum;
}

ListCounts countsOf(const Reading &reading, Claim claim, bool isNested)
{
    const bool isItem = reading.structure == Structure::Item;
    const bool isHeading = reading.structure == Structure::Heading;
    const bool isBoxed = reading.box.has_value();
    const bool isWork = claim == Claim::Work;
    const bool isTitle = claim == Claim::Plain;
    const bool isBare = isItem && !isNested && (isTitle || reading.links.isEmpty());
    ListCounts counts;
    counts.works = isItem && isWork ? 1 : 0;
    counts.pages = isItem && claim == Claim::Page && !isNameOfSite(reading.title) ? 1 : 0;
    counts.titles = isBare && isTitle ? 1 : 0;
    counts.others = isBare && !isTitle ? 1 : 0;
    counts.boxes = isBoxed ? 1 : 0;
    counts.unboxed = isWork && !isBoxed ? 1 : 0;
    counts.boxedHeadings = isHeading && isBoxed ? 1 : 0;
    counts.claimedHeadings = isHeading && claim != Claim::None ? 1 : 0;
    return counts;
}

void OutlineReader::countClaims()
{
    m_below.assign(m_outline.size() + 1, {});
    for (size_t index = 0; index < m_outline.size(); ++index) {
        const OutlineNode &at = m_outline[index];
        const Claim claim = m_claims[index].claim;
        m_counts = m_counts.changed({}, countsOf(at.reading, claim, at.outer >= 0));
        Below &beside = m_below[slot(at.parent)];
        beside.boxed = beside.boxed || isBoxed(index);
        beside.entry = beside.entry || claim >= Claim::Note;
        beside.work = beside.work || claim == Claim::Work;
        const bool isPage = isItem(at) && claim == Claim::Page;
        if (isPage || claim == Claim::Work)
            ++(isPage && isName(index) ? beside.names : beside.titles);
    }
    const ListTraits traits = m_whole ? m_whole->traits : m_counts.traits();
    m_hasBoxes = traits.hasBoxes;
    m_manyTitles = traits.manyTitles;
    m_manyWorks = traits.manyWorks;
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
        at.outer >= 0 && m_claims[static_cast<size_t>(parent)].claim == Claim::Work;
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

bool OutlineReader::isName(size_t index) const
{
    return isNameOfSite(m_outline[index].reading.title);
}

} // namespace paperdip
