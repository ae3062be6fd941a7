// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "markdown/entryreader.h"
#include "markdown/labels.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"

#include <algorithm>

// What an entry claims to be by its own text.
namespace paperdip {
namespace {

constexpr double longestTitle = 4;    // twenty words
constexpr qsizetype shortestName = 3; // characters of what may be a title at all

} // namespace

// A link that is no more than a field ("pdf") belongs to a work that is named elsewhere.
bool EntryReader::namesWork() const
{
    if (m_main < 0)
        return false;
    const SeenLink &link = m_text.links()[static_cast<size_t>(m_main)];
    const QString &title = m_entry.reading.title;
    const bool isName =
        !link.isField || title.isEmpty() || title != link.words || parseArxivId(title);
    if (isWork(link.leadsTo)) {
        // "[ICLR 2024](https://openreview.net/group)" is a conference's page.
        const bool isVenue = !arxivFromUrl(link.target) && m_text.links().size() == 1 &&
                             title == link.words && publicationOf(title);
        return isName && !isVenue;
    }
    // "A Title [[PDF](https://files.org/1)]"
    if (link.isField && isName && link.leadsTo == Target::Page && weight(title) >= shortestTitle &&
        isWorkLabel(link.words))
        return true;
    const std::vector<SeenLink> &links = m_text.links();
    return isName && !link.isField && hasLetters(title) &&
           std::any_of(links.begin(), links.end(), [](const SeenLink &other) {
               return other.isField && !other.badge && isWork(other.leadsTo) &&
                      isPaperLabel(other.words);
           });
}

// The whole text is emphasised or in quotes, or ends with a venue and a year.
bool EntryReader::isSetAsTitle() const
{
    const Reading &reading = m_entry.reading;
    if (weight(reading.title) < shortestTitle || weight(reading.title) > longestTitle ||
        reading.titleSpan.isNull())
        return false;
    return m_isDated || std::any_of(m_asides.begin(), m_asides.end(), [](const QString &aside) {
               const std::optional<Publication> publication = publicationOf(aside);
               return publication && !publication->venue.isEmpty();
           });
}

// "A Title [[note]](n.md)"
bool EntryReader::hasNote() const
{
    const std::vector<SeenLink> &links = m_text.links();
    return std::any_of(links.begin(), links.end(), [](const SeenLink &link) {
        return link.isField && !notePathOf(link).isEmpty() && isOtherLabel(link.words);
    });
}

// No link but "[code](u)" and the like behind the title.
bool EntryReader::hasOnlyFields() const
{
    const std::vector<SeenLink> &links = m_text.links();
    return std::all_of(links.begin(), links.end(), [this](const SeenLink &link) {
        return link.isField && !link.badge && !link.isAddress && link.leadsTo != Target::Anchor &&
               link.whole.begin >= m_entry.reading.titleSpan.end;
    });
}

// "**A Title.**<br>", and on the next line "*Ann A, Bo B.*<br>"
bool EntryReader::hasByline() const
{
    const Span title = m_entry.reading.titleSpan;
    const QByteArrayView bytes = m_text.bytes();
    const auto isEmphasis = [bytes](qsizetype at) { return bytes[at] == '*' || bytes[at] == '_'; };
    if (title.isNull() || title.begin <= m_line.begin || !isEmphasis(title.begin - 1) ||
        weight(m_entry.reading.title) < shortestTitle ||
        hasLetters(m_text.plain({title.end, m_line.end})))
        return false;
    const QByteArrayView block = bytes.first(m_text.blocks().front().span.end);
    const qsizetype next =
        m_line.end < block.size() ? lineAt(block, m_line.end).next : block.size();
    if (next >= block.size()) // or the line is that of another block
        return false;
    const Span line = trimmed(bytes, {next, lineAt(block, next).end});
    return line.size() > 0 && (isEmphasis(line.begin) ? isAuthorRun(m_text.plain(line))
                                                      : isAuthorList(m_text.plain(line)));
}

Claim EntryReader::claim() const
{
    if (namesWork())
        return Claim::Work;
    if (m_main < 0 && !m_label.isEmpty())
        return Claim::Work;
    const double size = weight(m_entry.reading.title);
    if (m_isTitle && m_main < 0 && size >= shortestTitle && size <= longestTitle)
        return Claim::Plain;
    if (m_main < 0)
        return (hasOnlyFields() && (isSetAsTitle() || (hasNote() && size >= shortestTitle))) ||
                       hasByline()
                   ? Claim::Plain
                   : Claim::None;
    const SeenLink &link = m_text.links()[static_cast<size_t>(m_main)];
    if (link.isField || m_entry.reading.title.size() < shortestName || publicationOf(link.words))
        return Claim::None;
    if (link.leadsTo == Target::Local) // "training.md#training": the contents of other pages
        return link.target.contains(QLatin1Char('#')) ? Claim::None : Claim::Note;
    return link.leadsTo == Target::Page && weight(m_entry.reading.title) >= shortestPageTitle
               ? Claim::Page
               : Claim::None;
}

bool EntryReader::isBareLink() const
{
    if (m_main < 0 || m_head.box || m_text.links().size() != 1 || m_text.blocks().size() != 1)
        return false;
    const SeenLink &link = m_text.links().front();
    return !link.badge && trimmed(m_text.bytes(), m_text.blocks().front().span) == link.whole &&
           isWebPage(link.target) && link.leadsTo == Target::Page;
}

} // namespace paperdip
