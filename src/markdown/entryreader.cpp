// SPDX-License-Identifier: MIT
#include "markdown/entryreader.h"

#include "core/identify.h"
#include "markdown/facts.h"
#include "markdown/labels.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"
#include "markdown/titlespan.h"

#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace paperdip {
namespace {

// Text before the first link that is longer than this is prose that happens to hold a link.
constexpr double longestLead = 1.6;
constexpr qsizetype longestBehind = 24; // bytes: a date
constexpr double longestLeadOver = 2;
constexpr int mostTitleLines = 3;
constexpr double longestVenue = 0.4; // two words
constexpr double shortestLead = 0.2; // before a venue in parentheses

QString withoutScheme(const QString &url)
{
    const qsizetype at = url.indexOf(QLatin1String("://"));
    return at < 0 ? url : url.sliced(at + 3);
}

// "NeurIPS 2015: ", "重读奠基之作：", "里程碑式的": what they lead to is named behind them.
bool leadsOver(const QString &words)
{
    static const QString ends = QString::fromUtf8(":：的");
    return !words.isEmpty() && ends.contains(words.back());
}

} // namespace

bool isWebPage(const QString &url)
{
    return url.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) ||
           url.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
}

QString notePathOf(const SeenLink &link)
{
    if (link.leadsTo != Target::Local)
        return {};
    QString path = link.target;
    for (const QChar mark : {QLatin1Char('#'), QLatin1Char('?')}) {
        const qsizetype at = path.indexOf(mark);
        if (at >= 0)
            path.truncate(at);
    }
    path = QUrl::fromPercentEncoding(path.toUtf8());
    const bool isNote = path.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) ||
                        path.endsWith(QLatin1String(".markdown"), Qt::CaseInsensitive);
    return isNote ? path : QString();
}

Entry EntryReader::run()
{
    m_entry.reading.box = m_head.box;
    m_entry.reading.boxAt = m_head.boxAt;
    if (!m_text.blocks().empty())
        findTitle(firstLine());
    takeLinks();
    m_entry.reading.claim = claim();
    m_entry.isLink = isBareLink();
    if (m_entry.isLink && m_text.links().front().isAddress)
        m_entry.reading.title = m_text.links().front().target;
    if (m_entry.reading.box || m_entry.reading.claim != Claim::None) {
        findNote();
        findIds();
        findFields();
        addFacts(m_entry.reading, m_asides);
    }
    return std::move(m_entry);
}

Entry EntryReader::runAsTitle()
{
    m_isTitle = true;
    return run();
}

Entry EntryReader::runWithin(Span title)
{
    m_anchorsLead = false;
    findTitle(trimmed(m_text.bytes(), title));
    if (m_main < 0)
        takeLabelledWork();
    takeLinks();
    m_entry.reading.claim = claim();
    findNote();
    findIds();
    addFacts(m_entry.reading, m_asides);
    return std::move(m_entry);
}

void EntryReader::takeLinks()
{
    Reading &reading = m_entry.reading;
    const std::vector<SeenLink> &links = m_text.links();
    for (size_t index = 0; index < links.size(); ++index) {
        m_entry.references = m_entry.references || links[index].form == RawLink::Form::Reference;
        if (static_cast<int>(index) == m_main)
            reading.main = m_text.link(links[index]);
        else
            reading.links << m_text.link(links[index]);
    }
}

Span EntryReader::firstLine()
{
    const Block &first = m_text.blocks().front();
    const QByteArrayView block = m_text.bytes().first(first.span.end);
    Line line = lineAt(block, first.span.begin);
    while (line.next < first.span.end && block[line.begin] == '<' &&
           !hasLetters(m_text.plain({line.begin, line.end})))
        line = lineAt(block, line.next); // "<a id="x"></a>"
    if (first.kind == Block::Kind::Paragraph && line.next < first.span.end) {
        const qsizetype begin = line.begin;
        for (int lines = 1; lines < mostTitleLines && titleGoesOn({begin, line.end}); ++lines) {
            if (line.next >= first.span.end)
                break;
            line = lineAt(block, line.next);
        }
        line.begin = begin;
    }
    return trimmed(m_text.bytes(), {line.begin, line.end});
}

// The line ends within a title: its emphasis is open, or a word as "of" ends it.
bool EntryReader::titleGoesOn(Span line) const
{
    const QByteArrayView bytes = m_text.bytes();
    line = trimmed(bytes, line);
    const QByteArrayView text = m_text.slice(line);
    const qsizetype word = text.lastIndexOf(' ') + 1;
    static const QByteArrayList joining{"of", "and", "for", "the",  "with", "in",    "on",   "to",
                                        "a",  "an",  "via", "from", "by",   "using", "based"};
    const bool isJoined = word > 0 && joining.contains(text.sliced(word).toByteArray());
    if (!isJoined && text.count("**") % 2 == 0)
        return false;
    const std::vector<SeenLink> &links = m_text.links();
    return std::none_of(links.begin(), links.end(),
                        [&](const SeenLink &link) {
                            return link.whole.end > line.begin && link.whole.begin < line.end &&
                                   !link.isField;
                        }) &&
           weight(m_text.plain(line)) >= shortestPageTitle;
}

// The title stands before the link, not in it: the link is a field, or the venue in parentheses.
bool EntryReader::takesTextTitle(const SeenLink &link, Span lead) const
{
    if (link.isField)
        return true;
    const QString words = m_text.plain(lead);
    const double leadWeight = weight(words);
    if (link.inBrackets && leadWeight >= shortestTitle)
        return true;
    const bool inParentheses = m_text.slice(trimmed(m_text.bytes(), lead)).endsWith('(');
    return leadWeight >= (inParentheses ? shortestLead : shortestTitle) &&
           (inParentheses || weight(link.words) <= longestVenue) && !leadsOver(words);
}

void EntryReader::findTitle(Span line)
{
    m_line = line;
    m_tail = line.end;
    const std::vector<SeenLink> &links = m_text.links();
    std::vector<size_t> candidates;
    for (size_t index = 0; index < links.size(); ++index) {
        const bool isHere =
            links[index].whole.begin >= line.begin && links[index].whole.begin < line.end;
        if (isHere && (m_anchorsLead || links[index].leadsTo != Target::Anchor))
            candidates.push_back(index);
    }
    const bool isText = m_text.blocks().empty() || m_text.blocks().front().isText();
    if (isText && m_text.links().empty() && takeTitleBeforeId(line))
        return;
    if (!isText || candidates.empty()) {
        if (takeTextTitle(line) && isText)
            takeLabelledWork();
        return;
    }
    const SeenLink &link = links[candidates.front()];
    const Span lead = {line.begin, link.whole.begin};
    if (!takesTextTitle(link, lead)) {
        const QString words = m_text.plain(lead);
        if (weight(words) > (leadsOver(words) ? longestLeadOver : longestLead))
            takeTextTitle(line);
        else
            takeLinkedTitle(candidates.front());
        return;
    }
    if (hasLetters(m_text.plain(lead)) && takeTextTitle(lead)) {
        m_tail = link.whole.begin;
        takeLabelledWork();
        return;
    }
    for (const size_t index : candidates) {
        const qsizetype end =
            index + 1 < links.size() ? qMin(line.end, links[index + 1].whole.begin) : line.end;
        const Span behind = {qMin(links[index].whole.end, end), end};
        const bool goesOn = links[index].isAddress && commaAt(m_text.bytes(), behind.begin) > 0;
        if (!links[index].isField || goesOn) {
            takeLinkedTitle(index);
            return;
        }
        if (hasLetters(m_text.plain(behind)) && takeTextTitle(behind)) {
            takeLabelledWork();
            return;
        }
    }
    takeLinkedTitle(candidates.front());
}

// "A Title [arXiv:2401.00001]": an id that nobody linked.
bool EntryReader::takeTitleBeforeId(Span line)
{
    static const QRegularExpression id(
        QStringLiteral(R"(\\?[\[(]?\barxiv:\s?(\d{4}\.\d{4,5}(?:v\d+)?)(?![\d.]*\d))"),
        QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromLatin1(m_text.slice(line)); // bytes are characters
    const QRegularExpressionMatch match = id.match(text);
    const Span lead{line.begin, line.begin + match.capturedStart()};
    if (!match.hasMatch() || !parseArxivId(match.captured(1)) ||
        weight(m_text.plain(lead)) < shortestTitle ||
        m_text.plain(lead).contains(QLatin1String(" et al")) || !takeTextTitle(lead))
        return false;
    m_label = match.captured(1);
    m_tail = line.begin + match.capturedEnd();
    while (m_tail < line.end && QByteArrayView("\\])").contains(m_text.bytes()[m_tail]))
        ++m_tail;
    return true;
}

void EntryReader::takeLinkedTitle(size_t link)
{
    const SeenLink &raw = m_text.links()[link];
    m_main = static_cast<int>(link);
    m_tail = raw.whole.end;
    const Span text = withoutIdLabel(trimmed(m_text.bytes(), raw.text));
    if (raw.isAddress) {
        // An address is no title: what can be said of it is the id, or the place.
        const std::optional<ArxivId> id = arxivFromUrl(raw.target);
        m_entry.reading.titleSpan = text;
        m_entry.reading.title = id ? id->id : withoutScheme(raw.target);
        return;
    }
    takeTitle(text, true);
    const QByteArrayView bytes = m_text.bytes();
    const Span lead = trimmed(bytes, {m_line.begin, raw.whole.begin});
    if (lead.size() > 0)
        m_asides << m_text.plain(lead);
    const std::vector<SeenLink> &links = m_text.links();
    const qsizetype next = link + 1 < links.size() ? links[link + 1].whole.begin : m_line.end;
    const Span behind = {raw.whole.end, qMin(next, m_line.end)};
    const QString words =
        behind.size() > 0 && behind.size() < longestBehind ? m_text.plain(behind) : QString();
    const std::optional<Publication> publication = publicationOf(words);
    if (publication && publication->venue.isEmpty())
        m_asides << words; // "[A Title](u), 2014"
}

void EntryReader::takeTitle(Span span, bool linked)
{
    TitleSpan title = titleWithin(m_text, span, linked);
    m_entry.reading.titleSpan = title.span;
    m_entry.reading.title = m_text.plain(title.span);
    m_entry.reading.tags += title.tags;
    m_asides += title.asides;
    m_isDated = title.isDated;
}

// A title that is not a link: without the brackets, dashes and the like that lead over to the
// links.
bool EntryReader::takeTextTitle(Span span)
{
    static constexpr QByteArrayView around = "[(|:,-\\ \t";
    const QByteArrayView bytes = m_text.bytes();
    Span title = trimmed(bytes, span);
    const InlineUnit *unit = m_text.unitAt(title.begin);
    while (unit && unit->span.end <= title.end &&
           (unit->isNote || !hasLetters(m_text.plain(unit->span)))) {
        title = trimmed(bytes, {unit->span.end, title.end});
        unit = m_text.unitAt(title.begin);
    }
    for (bool again = true; again;) {
        again = false;
        while (title.begin < title.end && around.contains(bytes[title.end - 1])) {
            --title.end;
            again = true;
        }
        const InlineUnit *last = m_text.unitBefore(title.end);
        if (last && last->span.begin > title.begin &&
            (last->isNote || !hasLetters(m_text.plain(last->span)))) {
            title = trimmed(bytes, {title.begin, last->span.begin});
            again = true;
        }
    }
    while (title.begin < title.end && QByteArrayView("])|:,- \t").contains(bytes[title.begin]))
        ++title.begin;
    if (title.begin == title.end && takeNoteTitle(span))
        return true;
    takeTitle(title, false);
    m_tail = qMax(m_tail, span.end);
    return !m_entry.reading.title.isEmpty();
}

// "[[words]] [pdf](u)", "[[note|words]] [pdf](u)": there is nothing else.
bool EntryReader::takeNoteTitle(Span span)
{
    const QByteArrayView bytes = m_text.bytes();
    const Span whole = trimmed(bytes, span);
    const InlineUnit *unit = m_text.unitAt(whole.begin);
    if (!unit || !unit->isNote || unit->span.end > span.end)
        return false;
    Span words{unit->span.begin + 2, unit->span.end - 2};
    words.begin = qMax(words.begin, bytes.first(words.end).lastIndexOf('|') + 1);
    takeTitle(words, false);
    m_tail = qMax(m_tail, span.end);
    return !m_entry.reading.title.isEmpty();
}

// The work that a title outside of links is about: the first labelled link to one.
void EntryReader::takeLabelledWork()
{
    const std::vector<SeenLink> &links = m_text.links();
    const auto find = [&](auto &&matches) {
        const auto found = std::find_if(links.begin(), links.end(), matches);
        m_main = found == links.end() ? -1 : static_cast<int>(found - links.begin());
        return m_main >= 0;
    };
    const auto isFile = [](const SeenLink &link) { // slides, a poster: not the work itself
        return link.leadsTo == Target::Pdf && isOtherLabel(link.words);
    };
    const auto isNamed = [&](const SeenLink &link) {
        return link.isField || (link.whole.begin >= m_entry.reading.titleSpan.end &&
                                (link.inBrackets || publicationOf(link.words)));
    };
    if (find([](const SeenLink &link) {
            return isPaperLabel(link.words) && isWork(link.leadsTo);
        }) ||
        find([&](const SeenLink &link) {
            return isNamed(link) && isWork(link.leadsTo) && !isFile(link);
        }))
        return;
    find([](const SeenLink &link) { return isPaperLabel(link.words) && isWebPage(link.target); });
}

// "[2205.14135] Title": the label is left out of the title and kept.
Span EntryReader::withoutIdLabel(Span span)
{
    const QByteArrayView bytes = m_text.bytes();
    qsizetype open = span.begin;
    if (open < span.end && bytes[open] == '\\')
        ++open;
    if (open >= span.end || bytes[open] != '[')
        return span;
    const qsizetype close = bytes.first(span.end).indexOf(']', open);
    if (close < 0)
        return span;
    const qsizetype idEnd = bytes[close - 1] == '\\' ? close - 1 : close;
    const QString id = QString::fromUtf8(m_text.slice({open + 1, qMax(open + 1, idEnd)})).trimmed();
    if (!parseArxivId(id))
        return span;
    m_label = id;
    const Span rest = trimmed(bytes, {close + 1, span.end});
    return rest.begin == rest.end ? Span{close + 1, close + 1} : rest;
}

void EntryReader::findNote()
{
    Reading &reading = m_entry.reading;
    const std::vector<SeenLink> &links = m_text.links();
    const auto take = [&](auto &&matches) {
        int index = 0; // in reading.links
        for (size_t seen = 0; seen < links.size() && reading.notePath.isEmpty(); ++seen) {
            if (static_cast<int>(seen) == m_main)
                continue;
            if (links[seen].leadsTo == Target::Local && matches(links[seen].words))
                reading.notePath = notePathOf(links[seen]);
            reading.noteLink = reading.notePath.isEmpty() ? -1 : index;
            ++index;
        }
    };
    // "([SOSP 2023](sosp.md))" is the page of the conference.
    take([](const QString &text) { return isOtherLabel(text); });
    take([](const QString &text) { return !publicationOf(text); });
    if (reading.noteLink < 0 && m_main >= 0)
        reading.notePath = notePathOf(links[static_cast<size_t>(m_main)]);
}

void EntryReader::findIds()
{
    Reading &reading = m_entry.reading;
    const auto take = [&reading](const std::optional<ArxivId> &id) {
        if (id && reading.arxiv.isEmpty()) {
            reading.arxiv = id->id;
            reading.version = id->version;
        }
    };
    if (reading.main) {
        take(arxivFromUrl(reading.main->url));
        reading.doi = doiFrom(reading.main->url);
    }
    if (!m_label.isEmpty())
        take(parseArxivId(m_label));
    for (const Link &link : std::as_const(reading.links)) {
        if (!isLabel(link.text))
            continue;
        take(arxivFromUrl(link.url));
        if (reading.doi.isEmpty())
            reading.doi = doiFrom(link.url);
    }
}

} // namespace paperdip
