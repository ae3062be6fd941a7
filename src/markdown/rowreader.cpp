// SPDX-License-Identifier: MIT
#include "markdown/rowreader.h"

#include "core/identify.h"
#include "markdown/entryreader.h"
#include "markdown/facts.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"
#include "markdown/statemark.h"

#include <algorithm>

namespace paperdip {
namespace {

constexpr double longestRowTitle = 8; // forty words
constexpr double fewWords = 0.4;      // what is no title: "null", "n/a"

class RowReader
{
public:
    RowReader(QByteArrayView row, const TableLayout &layout, const References &references)
        : m_layout(layout), m_cells(cellsOf(row)), m_text(row, blocks(m_cells), references)
    {
    }

    Entry run();

private:
    static std::vector<Block> blocks(const std::vector<Span> &cells)
    {
        std::vector<Block> found;
        found.reserve(cells.size());
        for (const Span &cell : cells)
            found.push_back({Block::Kind::Paragraph, cell});
        return found;
    }
    QString plain(int cell) const { return m_text.plain(m_cells[static_cast<size_t>(cell)]); }
    bool isOnlyFields(int cell) const;
    bool isTalk(int title) const;
    bool saysMore(Span line) const;
    Span firstLineOf(Span cell) const;
    int untitledCell() const;
    int titleCell() const;
    void takeState(Reading &reading) const;
    void takeColumns(Reading &reading, int title) const;
    void takeNote(Reading &reading) const;

    const TableLayout &m_layout;
    std::vector<Span> m_cells;
    LinkedText m_text;
};

// Words beside badges.
bool RowReader::saysMore(Span line) const
{
    Span rest = trimmed(m_text.bytes(), line);
    for (const InlineUnit *unit = m_text.unitAt(rest.begin); unit && unit->span.end <= line.end;
         unit = m_text.unitAt(rest.begin)) {
        const bool isBadge =
            unit->link < 0 ? !unit->isCode : m_text.links()[static_cast<size_t>(unit->link)].badge;
        if (!isBadge)
            return true;
        rest = trimmed(m_text.bytes(), {unit->span.end, line.end});
    }
    return hasLetters(m_text.plain(rest));
}

// A cell's first line, up to a <br>, with words of its own: behind it are names and links.
Span RowReader::firstLineOf(Span cell) const
{
    if (!m_text.slice(cell).contains(QByteArrayView("<br")))
        return cell;
    for (qsizetype begin = cell.begin; begin < cell.end;) {
        const qsizetype at = m_text.slice({begin, cell.end}).indexOf(QByteArrayView("<br"));
        const Span line{begin, at < 0 ? cell.end : begin + at};
        if (saysMore(line))
            return begin == cell.begin && at < 0 ? cell : line;
        const qsizetype close = m_text.bytes().first(cell.end).indexOf('>', line.end);
        begin = close < 0 ? cell.end : close + 1;
    }
    return cell;
}

// Nothing but links that name fields, ids or dates: no title stands there.
bool RowReader::isOnlyFields(int cell) const
{
    const Span span = m_cells[static_cast<size_t>(cell)];
    const QString words = plain(cell);
    const bool isNamed = cell == m_layout.titleColumn;
    if (!hasLetters(words) || weight(words) > longestRowTitle || parseArxivId(words) ||
        (!isNamed && (publicationOf(words) || stateOf(words))))
        return true;
    QByteArray rest;
    qsizetype at = span.begin;
    for (const SeenLink &link : m_text.links()) {
        if (link.whole.begin < span.begin || link.whole.end > span.end)
            continue;
        if (!link.isField)
            return false;
        rest += m_text.slice({at, link.whole.begin});
        at = link.whole.end;
    }
    rest += m_text.slice({at, span.end});
    return !hasLetters(plainText(rest));
}

// An id stands where the title is to be, which is not known yet; -1: it does not.
int RowReader::untitledCell() const
{
    const auto isId = [this](int cell) {
        QString words = plain(cell);
        if (words.startsWith(QLatin1Char('[')) && words.endsWith(QLatin1Char(']')))
            words = words.sliced(1).chopped(1);
        return parseArxivId(words).has_value();
    };
    const int count = static_cast<int>(m_cells.size());
    if (m_layout.titleColumn >= 0)
        return m_layout.titleColumn < count && isId(m_layout.titleColumn) ? m_layout.titleColumn
                                                                          : -1;
    for (int cell = 0; cell < count; ++cell) {
        if (m_layout.at(static_cast<size_t>(cell)) == Column::Other && isId(cell))
            return cell;
    }
    return -1;
}

// By its name; else the first with a linked title; else the longest words.
int RowReader::titleCell() const
{
    const int count = static_cast<int>(m_cells.size());
    if (m_layout.titleColumn >= 0 && m_layout.titleColumn < count &&
        !isOnlyFields(m_layout.titleColumn))
        return m_layout.titleColumn;
    int longest = -1;
    double most = 0;
    for (int cell = 0; cell < count; ++cell) {
        const Column column = m_layout.at(static_cast<size_t>(cell));
        const bool mayBe = column == Column::Other || column == Column::Title ||
                           column == Column::Link || column == Column::Note;
        if (!mayBe || isOnlyFields(cell))
            continue;
        for (const SeenLink &link : m_text.links()) {
            const Span span = m_cells[static_cast<size_t>(cell)];
            if (link.whole.begin >= span.begin && link.whole.end <= span.end && !link.isField &&
                (isWork(link.leadsTo) || link.leadsTo == Target::Local))
                return cell;
        }
        const double weighs = weight(plain(cell));
        if (column != Column::Note && weighs > most) {
            most = weighs;
            longest = cell;
        }
    }
    const int untitled = most < fewWords ? untitledCell() : -1;
    return untitled >= 0 ? untitled : longest;
}

void RowReader::takeState(Reading &reading) const
{
    const int column = m_layout.find(Column::State);
    if (column < 0 || column >= static_cast<int>(m_cells.size()))
        return;
    reading.markSpan = m_cells[static_cast<size_t>(column)];
    const std::optional<ReadState> state = stateOf(plain(column));
    if (state || reading.markSpan.size() == 0)
        reading.mark = state.value_or(ReadState::Unread);
    else
        reading.markSpan = {};
}

void RowReader::takeColumns(Reading &reading, int title) const
{
    for (int cell = 0; cell < static_cast<int>(m_cells.size()); ++cell) {
        if (cell == title)
            continue;
        const Span span = m_cells[static_cast<size_t>(cell)];
        const QString words = plain(cell);
        switch (m_layout.at(static_cast<size_t>(cell))) {
        case Column::Authors:
            reading.authors = words;
            break;
        case Column::Note:
            reading.noteSpan = span;
            break;
        case Column::Venue:
        case Column::Date: {
            const std::optional<Publication> publication = publicationOf(words);
            if (publication && reading.year == 0)
                reading.year = publication->year;
            const bool isVenue = m_layout.at(static_cast<size_t>(cell)) == Column::Venue;
            if (isVenue && hasLetters(words) && reading.venue.isEmpty())
                reading.venue = publication ? publication->venue : words;
            break;
        }
        case Column::Tags:
            reading.keywords = words.split(QLatin1Char(','), Qt::SkipEmptyParts);
            for (QString &keyword : reading.keywords)
                keyword = keyword.trimmed();
            reading.keywordsSpan = span;
            break;
        case Column::Remark:
            if (reading.remarkSpan.isNull()) {
                reading.remark = hasLetters(words) ? words : QString(); // "-"
                reading.remarkSpan = span;
            }
            break;
        default:
            break;
        }
    }
}

void RowReader::takeNote(Reading &reading) const
{
    const int column = m_layout.find(Column::Note);
    if (column < 0 || !reading.notePath.isEmpty())
        return;
    const Span span =
        column < static_cast<int>(m_cells.size()) ? m_cells[static_cast<size_t>(column)] : Span();
    for (int index = 0; index < reading.links.size(); ++index) {
        const Link &link = reading.links[index];
        if (link.whole.begin < span.begin || link.whole.end > span.end ||
            classifyTarget(link.url) != Target::Local)
            continue;
        reading.notePath = link.url;
        reading.noteLink = index;
        return;
    }
}

// A talk, in a table that does not keep what was read: it links to videos, by badges,
// and to no more than a page that its name mentions.
bool RowReader::isTalk(int title) const
{
    const std::vector<SeenLink> &links = m_text.links();
    const auto isVideo = [](const SeenLink &link) { return link.leadsTo == Target::Video; };
    const Span cell = m_cells[static_cast<size_t>(title)];
    const auto isMentioned = [&](const SeenLink &link) {
        return link.leadsTo == Target::Anchor || (link.badge && link.leadsTo == Target::Page) ||
               (link.leadsTo == Target::Page && link.whole.begin > cell.begin &&
                link.whole.end <= cell.end &&
                hasLetters(m_text.plain({cell.begin, link.whole.begin})));
    };
    return m_layout.find(Column::State) < 0 && std::any_of(links.begin(), links.end(), isVideo) &&
           std::all_of(links.begin(), links.end(),
                       [&](const SeenLink &link) { return isVideo(link) || isMentioned(link); });
}

Entry RowReader::run()
{
    const int title = titleCell();
    if (title < 0) {
        Entry entry;
        entry.reading.title = m_text.firstWords();
        for (const SeenLink &link : m_text.links())
            entry.reading.links << m_text.link(link);
        return entry;
    }
    const EntryHead head;
    const Span cell = m_cells[static_cast<size_t>(title)];
    const Span line = firstLineOf(cell);
    Entry entry = EntryReader(m_text, head).runWithin(line);
    if (line.end < cell.end)
        addFacts(entry.reading, {m_text.plain({line.end, cell.end})});
    takeState(entry.reading);
    takeColumns(entry.reading, title);
    takeNote(entry.reading);
    if (isTalk(title))
        entry.reading.claim = Claim::None;
    else if (entry.reading.claim == Claim::None && hasLetters(entry.reading.title))
        entry.reading.claim = Claim::Plain; // one of a table of works is one itself (outline.cpp)
    return entry;
}

} // namespace

Entry readRow(QByteArrayView row, const TableLayout &layout, const References &references)
{
    return RowReader(row, layout, references).run();
}

} // namespace paperdip
