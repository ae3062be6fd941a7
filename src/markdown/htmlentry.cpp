// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "markdown/entryparts.h"
#include "markdown/facts.h"
#include "markdown/htmlparts.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/statemark.h"

#include <algorithm>

// Works in raw HTML and in quotes.
namespace paperdip {
namespace {

constexpr qsizetype longestMark = 16; // bytes

// A block of raw HTML, or a quote with a work on each line: the first work is the paper, others are
// its further links.
Entry readWorks(QByteArrayView segment, const References &references)
{
    const Span all = trimmed(segment, {0, segment.size()});
    const LinkedText text(segment, {{Block::Kind::Paragraph, all}}, references);
    Entry entry;
    Reading &reading = entry.reading;
    for (const SeenLink &link : text.links()) {
        if (entry.reading.claim == Claim::None && isWork(link.leadsTo) && !link.isField &&
            hasLetters(link.words)) {
            entry.reading.claim = Claim::Work;
            reading.main = text.link(link);
            reading.titleSpan = trimmed(segment, link.text);
            reading.title = link.words;
            takeId(reading, link.target);
        } else {
            reading.links << text.link(link);
        }
    }
    noteLabels(text, entry);
    return entry;
}

// The text of a row that holds the title: the first that links a work by name, else the longest
// beside a work's link.
int titleText(const LinkedText &text, const std::vector<Span> &cells)
{
    int longest = -1;
    double most = 0;
    for (size_t cell = 0; cell < cells.size(); ++cell) {
        for (const SeenLink &link : text.links()) {
            const bool isHere =
                link.whole.begin >= cells[cell].begin && link.whole.end <= cells[cell].end;
            if (isHere && !link.isField && isWork(link.leadsTo) && hasLetters(link.words))
                return static_cast<int>(cell);
        }
        const double weighs = weight(text.plain(cells[cell]));
        if (weighs > most) {
            most = weighs;
            longest = static_cast<int>(cell);
        }
    }
    return longest;
}

// "<td>✅</td>": signs alone; words say other things as well.
void takeMark(const LinkedText &text, const std::vector<Span> &cells, Reading &reading)
{
    for (const Span &cell : cells) {
        const QString words = cell.size() <= longestMark ? text.plain(cell) : QString();
        if (words.isEmpty() ||
            std::any_of(words.begin(), words.end(), [](QChar c) { return c.isLetterOrNumber(); }))
            continue;
        if (const std::optional<ReadState> state = stateOf(words)) {
            reading.mark = state;
            reading.markSpan = cell;
            return;
        }
    }
}

} // namespace

Entry readHtml(QByteArrayView segment, const References &references)
{
    Entry entry = readWorks(segment, references);
    if (entry.reading.claim == Claim::None)
        entry = readText(segment, Structure::Html, references);
    return entry;
}

Entry readHtmlItem(QByteArrayView segment, const References &references)
{
    const QByteArray tag = htmlTagOf(segment);
    if (tag == "p")
        return readHtml(segment, references);
    const std::vector<Span> cells = htmlTexts(segment);
    std::vector<Block> blocks;
    for (const Span &cell : cells)
        blocks.push_back({Block::Kind::Paragraph, cell});
    const LinkedText text(segment, blocks, references);
    const int title = titleText(text, cells);
    if (title < 0)
        return readText(segment, Structure::Html, references);
    const EntryHead head;
    EntryReader reader(text, head);
    Entry entry = tag == "tr" ? reader.runWithin(cells[static_cast<size_t>(title)]) : reader.run();
    entry.isLink = false;
    noteLabels(text, entry);
    if (entry.reading.claim == Claim::None)
        return readText(segment, Structure::Html, references);
    QStringList asides;
    for (size_t cell = 0; cell < cells.size(); ++cell) {
        if (static_cast<int>(cell) != title)
            asides << text.plain(cells[cell]);
    }
    addFacts(entry.reading, asides);
    if (tag == "tr")
        takeMark(text, cells, entry.reading);
    return entry;
}

Entry readQuote(QByteArrayView segment, const References &references)
{
    Entry entry = readWorks(segment, references);
    int lines = 0;
    for (qsizetype at = 0; at < segment.size(); at = lineAt(segment, at).next)
        ++lines;
    const qsizetype works =
        std::count_if(entry.reading.links.cbegin(), entry.reading.links.cend(),
                      [](const Link &link) { return isWork(classifyTarget(link.url)); });
    if (entry.reading.claim == Claim::None || (works + 1) * 2 < lines)
        entry = readText(segment, Structure::Quote, references);
    return entry;
}

} // namespace paperdip
