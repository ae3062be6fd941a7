// SPDX-License-Identifier: MIT
#include "markdown/entry.h"

#include "markdown/blocks.h"
#include "markdown/entryparts.h"
#include "markdown/facts.h"
#include "markdown/labels.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"
#include "markdown/titlespan.h"

#include <algorithm>

namespace paperdip {
namespace {

constexpr double longestParagraphLead = 0.6; // "[7]", a date
constexpr double longestPlainTitle = 4;
constexpr double longestCitation = 6; // the authors before a title in quotes
constexpr double shortestHeadingTitle = 0.6;
constexpr qsizetype longestPlainItem = 300; // bytes
constexpr double longestBehindTitle = 3;    // on the title's line: fifteen words

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
    case Structure::HtmlItem:
    case Structure::HtmlEnd:
        return Shape::Html;
    default:
        return Shape::None;
    }
}

// "ATC 2020 [Program](u)": labels around a heading's words.
Span withoutLabels(const LinkedText &text, Span span)
{
    static constexpr QByteArrayView around = "[](|:,- \t";
    const QByteArrayView bytes = text.bytes();
    Span title = span;
    for (auto link = text.links().rbegin(); link != text.links().rend(); ++link) {
        if (!link->isField || hasLetters(text.plain({link->whole.end, title.end})))
            break;
        title.end = link->whole.begin;
        while (title.end > title.begin && around.contains(bytes[title.end - 1]))
            --title.end;
    }
    for (const SeenLink &link : text.links()) {
        if (!link.isField || link.whole.begin >= title.end ||
            hasLetters(text.plain({title.begin, link.whole.begin})))
            break;
        title.begin = link.whole.end;
        while (title.begin < title.end && around.contains(bytes[title.begin]))
            ++title.begin;
    }
    return title.begin < title.end && hasLetters(text.plain(title)) ? title : span;
}

// "### A Title [[pdf](u)]"
void takeLabelledHeading(const LinkedText &text, Entry &entry)
{
    Reading &reading = entry.reading;
    if (reading.main || weight(reading.title) < shortestHeadingTitle ||
        publicationOf(reading.title))
        return;
    const auto isPaper = [](const Link &link) {
        return isWorkLabel(link.text) && isWork(classifyTarget(link.url));
    };
    const auto found = std::find_if(reading.links.cbegin(), reading.links.cend(), isPaper);
    const bool isApart =
        found != reading.links.cend() && (found->whole.begin >= reading.titleSpan.end ||
                                          found->whole.end <= reading.titleSpan.begin);
    if (!isApart)
        return;
    entry.reading.claim = Claim::Work;
    reading.main = *found;
    reading.links.remove(found - reading.links.cbegin());
    takeId(reading, reading.main->url);
    reading.titleSpan = titleWithin(text, reading.titleSpan, false).span;
    reading.title = text.plain(reading.titleSpan);
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
    if (!reading.main)
        reading.titleSpan = withoutLabels(text, reading.titleSpan);
    reading.title = text.plain(reading.titleSpan);
    takeLabelledHeading(text, entry);
    if (reading.claim == Claim::None && reading.main && isWork(classifyTarget(reading.main->url)) &&
        (!isLabel(reading.title) || parseArxivId(reading.title))) {
        entry.reading.claim = Claim::Work;
        takeId(reading, reading.main->url);
    }
    return entry;
}

// Of an item without a link only one that says when it appeared may be a paper: "2019", "'19",
// "arXiv 19.04".
bool mayEndWithYear(QByteArrayView segment)
{
    const qsizetype half = segment.size() / 2;
    if (segment.size() > longestPlainItem ||
        std::none_of(segment.begin() + half, segment.end(), isDigitByte))
        return false;
    qsizetype begin = 0; // of the digits before `at`
    for (qsizetype at = 0; at <= segment.size(); ++at) {
        if (at < segment.size() && isDigitByte(segment[at]))
            continue;
        const bool isYear = at - begin == 4 && (segment[begin] == '1' || segment[begin] == '2');
        const bool isShort = at - begin == 2 && begin > 0 && !isLetterByte(segment[begin - 1]);
        if ((isYear || isShort) && at > half)
            return true;
        begin = at + 1;
    }
    return false;
}

// '"A Title" CVPR'
bool mayBeQuoted(QByteArrayView content)
{
    return content.size() <= longestPlainItem &&
           (content.startsWith('"') || content.startsWith("\xE2\x80\x9C"));
}

Entry readItem(QByteArrayView segment, const References &references)
{
    const EntryHead head = entryHead(segment);
    const LinkedText text(segment, blocksOf(segment, head.content, head.columns), references);
    Entry entry;
    if (head.box || !text.links().empty() || mayEndWithYear(segment) ||
        mayBeQuoted(segment.sliced(head.content)))
        entry = EntryReader(text, head).run();
    noteLabels(text, entry);
    if (!head.box && entry.reading.claim == Claim::None && !entry.isLink) {
        entry.reading = Reading();
        if (text.isOneLine())
            entry.whole = text.plainOver({0, segment.size()});
        readAsText(text, entry.reading, entry.whole);
    }
    return entry;
}

// "As [One](u) shows, it does": words that go on from before a link to behind it.
bool isSentenceAround(const QString &lead, const QString &behind)
{
    return hasLetters(lead) && !isLabel(lead) && !publicationOf(lead) && !behind.isEmpty() &&
           behind.front().isLetter();
}

// "An older version is at": words that go on into a link.
bool leadsOn(const QString &words)
{
    static const QStringList ends{
        QStringLiteral("at"),   QStringLiteral("in"), QStringLiteral("is"), QStringLiteral("see"),
        QStringLiteral("from"), QStringLiteral("of"), QStringLiteral("by"), QStringLiteral("the"),
        QStringLiteral("and"),  QStringLiteral("to")};
    return ends.contains(words.mid(words.lastIndexOf(QLatin1Char(' ')) + 1).toLower());
}

// 'Ann A, and Bo B. "A Title." SOSP 2015', "[7] " before it or not.
bool isCitation(QByteArrayView before, const QString &lead)
{
    while (before.endsWith('*') || before.endsWith('_'))
        before.chop(1);
    if (!before.endsWith('"') && !before.endsWith("\xE2\x80\x9C"))
        return false;
    const qsizetype close = lead.startsWith(QLatin1Char('[')) ? lead.indexOf(QLatin1Char(']')) : -1;
    QString names = lead.mid(close + 1).trimmed();
    while (!names.isEmpty() && QStringLiteral("\"\u201C*_").contains(names.back()))
        names = names.chopped(1).trimmed();
    return weight(names) <= longestCitation && isAuthorRun(names);
}

// A paragraph's title begins it; where it is not set as one, little stands around it: prose only
// mentions works.
bool leadsParagraph(const LinkedText &text, const Reading &reading)
{
    const Span block = text.blocks().front().span;
    const qsizetype titleBegin = reading.titleSpan.isNull() ? block.begin : reading.titleSpan.begin;
    const QByteArrayView bytes = text.bytes().first(block.end);
    Line line = lineAt(bytes, block.begin);
    while (line.next <= titleBegin && line.next < block.end)
        line = lineAt(bytes, line.next);
    const bool linked = reading.main && reading.titleSpan.begin >= reading.main->whole.begin &&
                        reading.titleSpan.end <= reading.main->whole.end;
    const qsizetype headEnd = linked ? reading.main->whole.end : reading.titleSpan.end;
    const QString lead = text.plain({block.begin, linked ? reading.main->whole.begin : titleBegin});
    if ((weight(lead) > longestParagraphLead && !publicationOf(lead) &&
         !isCitation(text.bytes().first(titleBegin), lead)) ||
        (linked && isSentenceAround(lead, text.plain({headEnd, qMax(headEnd, line.end)}))))
        return false;
    const bool emphasised =
        titleBegin > block.begin && QByteArrayView("*_\"").contains(text.bytes()[titleBegin - 1]);
    if (emphasised || headEnd >= line.end)
        return true;
    if (!linked && (weight(reading.title) > longestPlainTitle || leadsOn(reading.title)))
        return false;
    return weight(text.plain({headEnd, line.end})) <= longestBehindTitle;
}

Entry readParagraph(QByteArrayView segment, const References &references)
{
    const qsizetype begin = segment.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const Span span = trimmed(segment, {begin, segment.size()});
    const LinkedText text(segment, {{Block::Kind::Paragraph, span}}, references);
    Entry entry;
    const bool isEmphasised =
        span.size() > 0 && (segment[span.begin] == '*' || segment[span.begin] == '_');
    if (!text.links().empty() || isEmphasised) {
        const EntryHead head;
        entry = EntryReader(text, head).run();
        const Claim claim = entry.reading.claim;
        const bool mayBe =
            claim == Claim::Work || claim == Claim::Plain ||
            (claim == Claim::Page && (!entry.reading.authors.isEmpty() ||
                                      (entry.reading.year > 0 && !entry.reading.venue.isEmpty())));
        if (!mayBe || !leadsParagraph(text, entry.reading))
            entry.reading.claim = Claim::None;
    }
    entry.isLink = false;
    noteLabels(text, entry);
    if (entry.reading.claim == Claim::None) {
        entry.reading = Reading();
        readAsText(text, entry.reading);
    }
    return entry;
}

} // namespace

Entry readEntry(QByteArrayView segment, Structure structure, int level,
                const References &references)
{
    Entry entry = structure == Structure::Heading     ? readHeading(segment, references)
                  : structure == Structure::Item      ? readItem(segment, references)
                  : structure == Structure::Paragraph ? readParagraph(segment, references)
                  : structure == Structure::Html      ? readHtml(segment, references)
                  : structure == Structure::HtmlItem  ? readHtmlItem(segment, references)
                  : structure == Structure::Quote     ? readQuote(segment, references)
                                                      : readText(segment, structure, references);
    setShape(entry.reading, structure, level);
    return entry;
}

Entry readTitle(QByteArrayView segment, const References &references)
{
    const EntryHead head = entryHead(segment);
    const LinkedText text(segment, blocksOf(segment, head.content, head.columns), references);
    Entry entry = EntryReader(text, head).runAsTitle();
    noteLabels(text, entry);
    setShape(entry.reading, Structure::Item, 0);
    return entry;
}

void setShape(Reading &reading, Structure structure, int level)
{
    reading.structure = structure;
    reading.shape = shapeOf(structure);
    reading.level = level;
}

Reading asText(const Reading &reading, QByteArrayView segment, const References &references)
{
    Reading text;
    setShape(text, reading.structure, reading.level);
    EntryHead head;
    if (reading.structure == Structure::Item)
        head = entryHead(segment);
    readAsText(LinkedText(segment, blocksOf(segment, head.content, head.columns), references),
               text);
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
