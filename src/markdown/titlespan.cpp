// SPDX-License-Identifier: MIT
#include "markdown/titlespan.h"

#include "markdown/lines.h"
#include "markdown/plaintext.h"

#include <algorithm>
#include <array>

namespace paperdip {
namespace {

constexpr double shortestRun = 0.4;   // two words: less is a nickname
constexpr double longestLeadIn = 1.6; // before an emphasised title: a date, a venue
constexpr double longestCitation = 6; // before a quoted one: the authors of a citation
constexpr double shortestAlone = 1;   // five words before others are a title
constexpr double shortestSentence = 0.6;
constexpr double heaviestTag = 0.6;

struct Wrapper
{
    QByteArrayView open;
    QByteArrayView close;
    bool isQuote = false;
};

constexpr std::array titleMarks{
    Wrapper{"***", "***"},     Wrapper{"**", "**"},
    Wrapper{"__", "__"},       Wrapper{"~~", "~~"},
    Wrapper{"*", "*"},         Wrapper{"_", "_"},
    Wrapper{"<b>", "</b>"},    Wrapper{"<strong>", "</strong>"},
    Wrapper{"<i>", "</i>"},    Wrapper{"<em>", "</em>"},
    Wrapper{"\"", "\"", true}, Wrapper{"\xE2\x80\x9C", "\xE2\x80\x9D", true}};

// "Ann A et al. arXiv."
bool saysWho(const QString &words)
{
    return words.contains(QLatin1String(" et al")) || isAuthorRun(words);
}

// "SOSP 2015", "Ann A, Bo B. SOSP 2015"
bool saysFacts(const QString &words)
{
    return publicationOf(words) || isAuthorList(words.section(QLatin1String(". "), 0, 0));
}

// "[7] Ann A, and Bo B."
QString withoutNumber(const QString &words)
{
    const qsizetype close =
        words.startsWith(QLatin1Char('[')) ? words.indexOf(QLatin1Char(']')) : -1;
    const QStringView label = QStringView(words).mid(1, qMax(close, qsizetype(1)) - 1);
    const bool isNumber =
        std::all_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); });
    return close > 1 && isNumber ? words.mid(close + 1).trimmed() : words;
}

bool namesPeople(QByteArrayView text)
{
    return text.contains(", by ") || text.contains(" et al");
}

// "ICLR", "SIGMOD Record": a title's own words do not look like this.
bool isAcronym(const QString &venue)
{
    return std::count_if(venue.begin(), venue.end(), [](QChar c) { return c.isUpper(); }) >= 3;
}

class TitleFinder
{
public:
    TitleFinder(const LinkedText &text, bool linked)
        : m_text(text), m_bytes(text.bytes()), m_linked(linked)
    {
    }

    TitleSpan find(Span span);

private:
    bool takeRun();
    bool takeRun(const Wrapper &wrapper);
    bool unwrap();
    bool takeTag();
    bool takeLabel();
    bool takeLeadIn();
    bool cutPublication();
    bool cutNames();
    bool cutNamesRun();
    bool cutBy();
    bool cutSentence();
    bool cutFullStop();
    void cut(qsizetype end, qsizetype asideBegin);
    QByteArrayView raw() const { return m_text.slice(m_span); }
    double weightOf(Span span) const { return weight(m_text.plain(span)); }

    const LinkedText &m_text;
    QByteArrayView m_bytes;
    bool m_linked;
    Span m_span;
    TitleSpan m_found;
};

// Without emphasis or quotes around the whole.
bool TitleFinder::unwrap()
{
    for (const Wrapper &wrapper : titleMarks) {
        const QByteArrayView text = raw();
        if (text.size() <= wrapper.open.size() + wrapper.close.size() ||
            !text.startsWith(wrapper.open) || !text.endsWith(wrapper.close))
            continue;
        const QByteArrayView inner = text.sliced(wrapper.open.size()).chopped(wrapper.close.size());
        if (inner.contains(wrapper.close) || isSpaceByte(inner.front()) ||
            isSpaceByte(inner.back()) || inner.back() == '\\')
            continue;
        m_span = {m_span.begin + wrapper.open.size(), m_span.end - wrapper.close.size()};
        return true;
    }
    return false;
}

bool TitleFinder::takeRun()
{
    static constexpr ByteSet signs("*_\"\xE2");
    const QByteArrayView text = raw();
    if (std::none_of(text.begin(), text.end(), [](char c) { return signs.contains(c); }))
        return false;
    for (const Wrapper &wrapper : titleMarks) {
        if (wrapper.open != "~~" && takeRun(wrapper))
            return true;
    }
    return false;
}

// A run that is set as a title, within other words.
bool TitleFinder::takeRun(const Wrapper &wrapper)
{
    const QByteArrayView bytes = m_bytes.first(m_span.end);
    const qsizetype open = bytes.indexOf(wrapper.open, m_span.begin);
    const qsizetype begin = open + wrapper.open.size();
    if (open < 0 || begin >= m_span.end || isSpaceByte(bytes[begin]) || m_text.unitAt(open))
        return false;
    const bool insideWord =
        open > m_span.begin && (isLetterByte(bytes[open - 1]) || isDigitByte(bytes[open - 1]));
    const qsizetype end = bytes.indexOf(wrapper.close, begin);
    if (insideWord || end <= begin || isSpaceByte(bytes[end - 1]))
        return false;
    const Span inner{begin, end};
    const Span behind = trimmed(m_bytes, {end + wrapper.close.size(), m_span.end});
    const QByteArrayView rest = m_text.slice(behind);
    const bool isNickname = rest.startsWith(':') || rest.startsWith("\xEF\xBC\x9A") ||
                            bytes[end - 1] == ':' || weightOf(inner) < shortestRun;
    // "“Zooming In” on Web Browsers": a part of a longer title.
    const QString words = m_text.plain(inner);
    if (saysWho(words))
        return false;
    const bool goesOn = !rest.isEmpty() && !isPunctuationByte(rest.front()) &&
                        !QStringLiteral(".?!").contains(words.back()) &&
                        weight(words) < shortestAlone && !saysFacts(m_text.plain(behind)) &&
                        !rest.startsWith("by ");
    // "The **Bias of Firsts** in Learning"
    const bool isWithin = goesOn && !wrapper.isQuote && open > m_span.begin &&
                          isLetterByte(QByteArrayView(m_bytes).first(open).trimmed().back()) &&
                          !publicationOf(m_text.plain({m_span.begin, open}));
    const QByteArrayView before = m_bytes.sliced(m_span.begin, open - m_span.begin);
    if (before.count('(') > before.count(')'))
        return false; // "A Title (SOSP 2015, **best paper**)"
    const double lead = weightOf({m_span.begin, open});
    // Within a link only the title of a citation is set so: 'Ann A. "A Title." SOSP 2023'.
    if (m_linked && !(wrapper.isQuote && isAuthorList(m_text.plain({m_span.begin, open}))))
        return false;
    if (isNickname || isWithin || (goesOn && open == m_span.begin) ||
        lead > (wrapper.isQuote ? longestCitation : longestLeadIn) || publicationOf(words))
        return false;
    if (open > m_span.begin)
        m_found.asides << withoutNumber(m_text.plain({m_span.begin, open}));
    if (behind.size() > 0)
        m_found.asides << m_text.plain(behind);
    m_span = inner;
    return true;
}

// "`ATC 2022` A Title", "(ATC 2022) A Title", "【ATC 2022】A Title"
bool TitleFinder::takeLabel()
{
    const QByteArrayView text = raw();
    const InlineUnit *unit = m_text.unitAt(m_span.begin);
    const bool wide = text.startsWith("\xE3\x80\x90");
    const qsizetype close = unit && unit->isCode   ? unit->span.end
                            : text.startsWith('(') ? m_bytes.indexOf(')', m_span.begin) + 1
                            : wide ? m_bytes.indexOf("\xE3\x80\x91", m_span.begin) + 3
                                   : 0;
    if (close <= m_span.begin + 2 || close >= m_span.end)
        return false;
    const QString label = m_text.plain({m_span.begin, close});
    const Span rest = trimmed(m_bytes, {close, m_span.end});
    const std::optional<Publication> publication = publicationOf(label);
    const bool says = publication && (publication->year > 0 || !text.startsWith('('));
    if (!says || weightOf(rest) < shortestRun)
        return false;
    m_found.asides << label;
    m_span = rest;
    return true;
}

// "[FlashX] A Title", "[ATC'22] A Title": no link, and a title behind it.
bool TitleFinder::takeTag()
{
    const qsizetype open = m_span.begin + (raw().startsWith("\\[") ? 1 : 0);
    if (open >= m_span.end || m_bytes[open] != '[' || m_text.unitAt(open))
        return false;
    const qsizetype close = m_bytes.first(m_span.end).indexOf(']', open);
    if (close < 0 || close + 1 >= m_span.end || m_bytes[close + 1] == '(' ||
        m_bytes[close + 1] == '[')
        return false;
    const qsizetype tagEnd = m_bytes[close - 1] == '\\' ? close - 1 : close;
    const QString tag = m_text.plain({open + 1, qMax(open + 1, tagEnd)});
    const Span rest = trimmed(m_bytes, {close + 1, m_span.end});
    if (weight(tag) > heaviestTag || weightOf(rest) < shortestRun)
        return false;
    (publicationOf(tag) ? m_found.asides : m_found.tags) << tag;
    m_span = rest;
    return true;
}

// "2022-10-23, A Title", "CVPR 2024 oral, A Title"
bool TitleFinder::takeLeadIn()
{
    const QByteArrayView text = raw();
    const qsizetype comma = text.first(qMin(text.size(), qsizetype(40))).indexOf(", ");
    qsizetype end = comma < 0 ? text.first(qMin(text.size(), qsizetype(40))).indexOf(" - ") : comma;
    if (end <= 0 || std::none_of(text.begin(), text.begin() + end, isDigitByte))
        return false;
    const QString lead = m_text.plain({m_span.begin, m_span.begin + end});
    const Span rest = trimmed(m_bytes, {m_span.begin + end + (comma < 0 ? 3 : 2), m_span.end});
    const std::optional<Publication> publication = publicationOf(lead);
    if (!publication || publication->year == 0 || weightOf(rest) < shortestRun)
        return false;
    m_found.asides << lead;
    m_span = rest;
    return true;
}

void TitleFinder::cut(qsizetype end, qsizetype asideBegin)
{
    m_found.asides << m_text.plain(trimmed(m_bytes, {asideBegin, m_span.end}));
    m_span = trimmed(m_bytes, {m_span.begin, end});
}

// "A Title, KDD 2020", "A Title (Org 2018)", "A Title[OSDI'18]:", "A Title | MLSys' 26"
bool TitleFinder::cutPublication()
{
    QByteArrayView text = raw();
    if (std::none_of(text.begin(), text.end(), isDigitByte))
        return false;
    while (!text.isEmpty() && QByteArrayView(":. ").contains(text.back()))
        text.chop(1);
    qsizetype begin = -1;
    qsizetype end = text.size();
    bool inWords = false;
    const bool wide = text.endsWith("\xEF\xBC\x89"); // （2016）
    const bool closed = wide || text.endsWith(')') || text.endsWith(']');
    if (closed) {
        begin = wide || text.endsWith(')')
                    ? qMax(text.lastIndexOf('('), text.lastIndexOf("\xEF\xBC\x88"))
                    : text.lastIndexOf('[');
        end -= wide ? 3 : 1;
    } else {
        for (const QByteArrayView separator :
             {QByteArrayView(", "), QByteArrayView(" | "), QByteArrayView(" - "),
              QByteArrayView("\xEF\xBC\x8C")})
            begin = qMax(begin, text.lastIndexOf(separator));
        const qsizetype in = text.lastIndexOf(" in ");
        inWords = in > begin;
        begin = qMax(begin, in);
    }
    if (begin <= 0)
        return false;
    const qsizetype size = static_cast<unsigned char>(text[begin]) == 0xEF ? 3 : 1; // full width
    Span aside{m_span.begin + begin + size, m_span.begin + end};
    std::optional<Publication> publication = publicationOf(m_text.plain(aside));
    if (publication && publication->venue.isEmpty() && !closed && !inWords) { // "in ICLR, 2014"
        const qsizetype in = text.first(begin).lastIndexOf(" in ");
        inWords = in > 0;
        begin = inWords ? in : begin;
        aside.begin = m_span.begin + begin + 1;
        publication = publicationOf(m_text.plain(aside));
    }
    if (inWords && publication && !isAcronym(publication->venue) && !namesPeople(text.first(begin)))
        return false;
    const bool says = publication && (publication->year > 0 || closed) &&
                      !(publication->venue.isEmpty() && !closed);
    if (!says || weightOf({m_span.begin, m_span.begin + begin}) < (closed ? 0.2 : shortestRun))
        return false;
    m_found.isDated = m_found.isDated || (closed && publication->year > 0);
    cut(m_span.begin + begin, aside.begin);
    return true;
}

// "A Title *Ann A et al. CVPR*"
bool TitleFinder::cutNamesRun()
{
    const QByteArrayView text = raw();
    if (text.size() < 8 || (text.back() != '*' && text.back() != '_'))
        return false;
    const char mark = text.back();
    const qsizetype open = text.chopped(1).lastIndexOf(mark);
    if (open <= 0 || text[open - 1] == mark ||
        !saysWho(m_text.plain({m_span.begin + open + 1, m_span.end - 1})))
        return false;
    cut(m_span.begin + open, m_span.begin + open);
    return true;
}

// "A Title, by Ann A and Bo B", "A Title by Ann A et al."
bool TitleFinder::cutBy()
{
    const QByteArrayView text = raw();
    const qsizetype by = text.lastIndexOf("by ");
    if (by < 4)
        return false;
    const QByteArrayView before = text.first(by);
    const bool comma = before.endsWith(", ") || before.endsWith("\xEF\xBC\x8C");
    const QString names = m_text.plain({m_span.begin + by + 3, m_span.end});
    const bool isWho = names.contains(QLatin1String(" et al")) ||
                       (comma && (isPersonName(names) || isAuthorList(names)));
    if (!isWho || !(comma || before.endsWith(' ')))
        return false;
    cut(m_span.begin + by - (before.endsWith(", ") ? 2 : comma ? 3 : 1), m_span.begin + by);
    return true;
}

// "A Title, Ann A, Bo B, Cy C SOSP 2015": at least two people stand before the last piece.
bool TitleFinder::cutNames()
{
    const QByteArrayView text = raw();
    if (std::none_of(text.begin(), text.end(), isDigitByte))
        return false;
    qsizetype cutAt = -1;
    int people = 0;
    for (qsizetype comma = text.indexOf(", "); comma > 0;) {
        const qsizetype next = text.indexOf(", ", comma + 2);
        if (next < 0)
            break;
        const QString piece = m_text.plain({m_span.begin + comma + 2, m_span.begin + next});
        const bool person = isPersonName(piece);
        people = person ? people + 1 : 0;
        if (person && people == 1)
            cutAt = comma;
        comma = next;
    }
    if (people < 2 || weightOf({m_span.begin, m_span.begin + cutAt}) < shortestRun)
        return false;
    const qsizetype last = text.lastIndexOf(", ") + 2;
    const QString end = m_text.plain({m_span.begin + last, m_span.end});
    const qsizetype nameEnd = personNameAt(end);
    if (nameEnd == 0)
        return false;
    const QString names = m_text.plain({m_span.begin + cutAt + 2, m_span.begin + last});
    m_found.asides << names + QLatin1Char(' ') + end.left(nameEnd) << end.mid(nameEnd).trimmed();
    m_span = trimmed(m_bytes, {m_span.begin, m_span.begin + cutAt});
    return true;
}

// "A Title. Ann A, Bo B. ICLR 2019": what follows the first sentence is not the title.
bool TitleFinder::cutSentence()
{
    const QByteArrayView text = raw();
    for (qsizetype at = text.indexOf(". "); at > 0; at = text.indexOf(". ", at + 1)) {
        if (weightOf({m_span.begin, m_span.begin + at}) < shortestSentence)
            continue;
        const qsizetype word = text.first(at).lastIndexOf(' ') + 1;
        const QByteArrayView last = text.sliced(word, at - word);
        if (last.size() <= 2 || last == "etc" || last.contains('.'))
            continue;
        const QString rest = m_text.plain({m_span.begin + at + 2, m_span.end});
        const QString first = rest.section(QLatin1String(". "), 0, 0);
        if (!publicationOf(first) && !isAuthorList(first))
            return false;
        cut(m_span.begin + at, m_span.begin + at + 2);
        return true;
    }
    return false;
}

bool TitleFinder::cutFullStop()
{
    const QByteArrayView text = raw();
    if (text.size() < 2 || !text.endsWith('.') || weightOf(m_span) < shortestRun)
        return false;
    const qsizetype word = text.lastIndexOf(' ') + 1;
    if (text.sliced(word).chopped(1).contains('.') || text.endsWith(" al.") ||
        text.endsWith(" etc."))
        return false;
    m_span.end -= 1;
    return true;
}

TitleSpan TitleFinder::find(Span span)
{
    m_span = trimmed(m_bytes, span);
    for (int rounds = 0; rounds < 8; ++rounds) {
        const bool changed =
            m_span.size() > 0 && (unwrap() || takeTag() || takeLabel() || takeLeadIn() ||
                                  takeRun() || cutNames() || cutPublication() || cutNamesRun() ||
                                  cutBy() || (!m_linked && cutSentence()) || cutFullStop());
        if (!changed)
            break;
    }
    m_found.span = m_span;
    return std::move(m_found);
}

} // namespace

TitleSpan titleWithin(const LinkedText &text, Span span, bool linked)
{
    return TitleFinder(text, linked).find(span);
}

} // namespace paperdip
