// SPDX-License-Identifier: MIT
#include "markdown/itemreader.h"

#include "core/identify.h"
#include "markdown/labels.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"

#include <QUrl>
#include <algorithm>
#include <array>

namespace paperdip {
namespace {

// Text before the first link that is longer than this is prose that happens to hold a link.
constexpr double longestLead = 1.6;
constexpr double shortestTitle = 0.6; // three words
constexpr double longestVenue = 0.4;  // two words

bool isWebPage(const QString &url)
{
    return url.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) ||
           url.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
}

// The path of a note: a relative address of a Markdown file, percent-decoded, without query and
// fragment.
QString notePathOf(const QString &url)
{
    if (classifyTarget(url) != Target::Local)
        return {};
    QString path = url;
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

} // namespace

Entry ItemReader::run()
{
    Reading &reading = m_entry.reading;
    reading.box = m_head.box;
    reading.boxAt = m_head.boxAt;
    if (!m_text.blocks().empty())
        findTitle();
    const std::vector<SeenLink> &links = m_text.links();
    for (size_t index = 0; index < links.size(); ++index) {
        m_entry.references = m_entry.references || links[index].form == RawLink::Form::Reference;
        if (static_cast<int>(index) == m_main)
            reading.main = m_text.link(links[index]);
        else
            reading.links << m_text.link(links[index]);
    }
    m_entry.namesWork = namesWork();
    m_entry.isLink = isBareLink();
    if (reading.box || m_entry.namesWork) {
        findNote();
        findIds();
        findFields();
    }
    return std::move(m_entry);
}

void ItemReader::findTitle()
{
    const Block &first = m_text.blocks().front();
    const Line line = lineAt(m_text.bytes().first(first.span.end), first.span.begin);
    const Span firstLine = trimmed(m_text.bytes(), {line.begin, line.end});
    m_tail = firstLine.end;
    std::vector<size_t> candidates;
    const std::vector<SeenLink> &links = m_text.links();
    for (size_t index = 0; index < links.size() && links[index].whole.begin < firstLine.end;
         ++index)
        candidates.push_back(index);
    if (!first.isText() || candidates.empty()) {
        takeTextTitle(firstLine);
        return;
    }
    const SeenLink &link = links[candidates.front()];
    const Span lead = {firstLine.begin, link.whole.begin};
    const QString leadText = m_text.plain(lead);
    const double leadWeight = weight(leadText);
    const bool field = link.isField;
    if (!field && leadWeight > longestLead) {
        takeTextTitle(firstLine);
        return;
    }
    const bool venue = leadWeight >= shortestTitle && weight(link.words) <= longestVenue &&
                       !leadText.endsWith(QLatin1Char(':'));
    if (!field && !venue) {
        takeLinkedTitle(candidates.front());
        return;
    }
    if (hasLetters(leadText) && takeTextTitle(lead)) {
        m_tail = link.whole.begin;
        takeLabelledWork();
        return;
    }
    for (const size_t index : candidates) {
        if (!links[index].isField) {
            takeLinkedTitle(index);
            return;
        }
        const qsizetype end = index + 1 < links.size()
                                  ? qMin(firstLine.end, links[index + 1].whole.begin)
                                  : firstLine.end;
        const Span behind = {qMin(links[index].whole.end, end), end};
        if (hasLetters(m_text.plain(behind)) && takeTextTitle(behind)) {
            takeLabelledWork();
            return;
        }
    }
    takeLinkedTitle(candidates.front());
}

void ItemReader::takeLinkedTitle(size_t link)
{
    const SeenLink &raw = m_text.links()[link];
    m_main = static_cast<int>(link);
    m_tail = raw.whole.end;
    m_entry.reading.titleSpan = unwrapped(withoutIdLabel(trimmed(m_text.bytes(), raw.text)));
    const bool isAddress = raw.text == raw.url;
    m_entry.reading.title = isAddress ? raw.target : m_text.plain(m_entry.reading.titleSpan);
}

// A title that is not a link: without the brackets, dashes and the like that lead over to the
// links.
bool ItemReader::takeTextTitle(Span span)
{
    static constexpr QByteArrayView around = "[(|:,-\\ \t";
    const QByteArrayView bytes = m_text.bytes();
    Span title = trimmed(bytes, span);
    const InlineUnit *unit = m_text.unitAt(title.begin);
    while (unit && unit->span.end <= title.end && !hasLetters(m_text.plain(unit->span))) {
        title = trimmed(bytes, {unit->span.end, title.end});
        unit = m_text.unitAt(title.begin);
    }
    while (title.begin < title.end && around.contains(bytes[title.end - 1]))
        --title.end;
    while (title.begin < title.end && QByteArrayView("])|:,- \t").contains(bytes[title.begin]))
        ++title.begin;
    title = unwrapped(title);
    const QString text = m_text.plain(title);
    m_entry.reading.titleSpan = title;
    m_entry.reading.title = text;
    m_tail = qMax(m_tail, span.end);
    return !text.isEmpty();
}

// The work that a title outside of links is about: the first labelled link to one.
void ItemReader::takeLabelledWork()
{
    const std::vector<SeenLink> &links = m_text.links();
    const auto find = [&](auto &&matches) {
        const auto found = std::find_if(links.begin(), links.end(), matches);
        m_main = found == links.end() ? -1 : static_cast<int>(found - links.begin());
        return m_main >= 0;
    };
    const auto isPaper = [](const SeenLink &link) { return isPaperLabel(link.words); };
    if (find([&](const SeenLink &link) { return link.isField && isWork(link.leadsTo); }))
        return;
    find([&](const SeenLink &link) { return isPaper(link) && isWebPage(link.target); });
}

// "[2205.14135] Title": the label is left out of the title and kept.
Span ItemReader::withoutIdLabel(Span span)
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

// Without emphasis or quotes around the whole.
Span ItemReader::unwrapped(Span span) const
{
    static constexpr std::array<std::pair<const char *, const char *>, 8> wrappers{
        {{"***", "***"},
         {"**", "**"},
         {"__", "__"},
         {"~~", "~~"},
         {"*", "*"},
         {"_", "_"},
         {"\"", "\""},
         {"\xE2\x80\x9C", "\xE2\x80\x9D"}}};
    for (bool again = true; again;) {
        again = false;
        for (const auto &[open, close] : wrappers) {
            const QByteArrayView first(open);
            const QByteArrayView last(close);
            const QByteArrayView text = m_text.slice(span);
            if (text.size() <= first.size() + last.size() || !text.startsWith(first) ||
                !text.endsWith(last))
                continue;
            const QByteArrayView inner = text.sliced(first.size()).chopped(last.size());
            if (inner.contains(last) || isSpaceByte(inner.front()) || isSpaceByte(inner.back()) ||
                inner.back() == '\\')
                continue;
            span = {span.begin + first.size(), span.end - last.size()};
            again = true;
            break;
        }
    }
    return span;
}

// A link that is no more than a field ("pdf") belongs to a work that is named elsewhere.
bool ItemReader::namesWork() const
{
    if (m_main < 0 || !isWork(m_text.links()[static_cast<size_t>(m_main)].leadsTo))
        return false;
    const SeenLink &link = m_text.links()[static_cast<size_t>(m_main)];
    const QString &title = m_entry.reading.title;
    return !link.isField || title.isEmpty() || title != link.words || parseArxivId(title);
}

bool ItemReader::isBareLink() const
{
    if (m_main < 0 || m_head.box || m_text.links().size() != 1 || m_text.blocks().size() != 1)
        return false;
    const SeenLink &link = m_text.links().front();
    return !link.badge && trimmed(m_text.bytes(), m_text.blocks().front().span) == link.whole &&
           isWebPage(link.target) && link.leadsTo == Target::Page;
}

void ItemReader::findNote()
{
    Reading &reading = m_entry.reading;
    for (int index = 0; index < reading.links.size(); ++index) {
        reading.notePath = notePathOf(reading.links[index].url);
        if (!reading.notePath.isEmpty()) {
            reading.noteLink = index;
            return;
        }
    }
    if (reading.main)
        reading.notePath = notePathOf(reading.main->url);
}

void ItemReader::findIds()
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
