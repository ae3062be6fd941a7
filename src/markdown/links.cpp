// SPDX-License-Identifier: MIT
#include "markdown/links.h"

#include "markdown/lines.h"

#include <algorithm>
#include <array>
#include <cmark-gfm.h>
#include <memory>

namespace paperdip {
namespace {

constexpr int deepestParentheses = 32; // as in cmark
constexpr qsizetype longestTag = 8192;
constexpr qsizetype longestAnchor = 4096; // from <a> to </a>
constexpr size_t longestBackticks = 80;

qsizetype skipSpace(QByteArrayView bytes, qsizetype at, qsizetype limit)
{
    while (at < limit && isSpaceByte(bytes[at]))
        ++at;
    return at;
}

// Scans one stretch of running text, after the CommonMark specification's "parsing strategy".
class Scanner
{
public:
    Scanner(QByteArrayView bytes, Span range, const References &references)
        : m_bytes(bytes), m_references(references), m_begin(range.begin), m_at(range.begin),
          m_end(range.end)
    {
    }

    Inlines run();

private:
    struct Bracket
    {
        qsizetype at = 0; // of '['
        bool image = false;
        bool active = true;
        bool bracketInside = false;
    };

    char peek(qsizetype at) const { return at < m_end ? m_bytes[at] : '\0'; }
    QByteArrayView slice(Span span) const { return m_bytes.sliced(span.begin, span.size()); }
    void step();
    void skipCode();
    void angle();
    bool bracketed(qsizetype close);
    bool anchor(qsizetype tagEnd);
    qsizetype skipHtml() const;
    qsizetype skipTag(qsizetype at) const;
    qsizetype skipUntil(QByteArrayView mark, qsizetype from) const;
    bool bare();
    void open(bool image);
    void close();
    bool closeInline(const Bracket &bracket, qsizetype textEnd);
    bool closeReference(const Bracket &bracket, qsizetype textEnd);
    void finish(const Bracket &bracket, RawLink link);

    QByteArrayView m_bytes;
    const References &m_references;
    qsizetype m_begin;
    qsizetype m_at;
    qsizetype m_end;
    std::vector<Bracket> m_brackets;
    std::array<qsizetype, longestBackticks + 1> m_lastBackticks = {};
    bool m_backticksKnown = false;
    Inlines m_found;
};

Inlines Scanner::run()
{
    static constexpr ByteSet signs("\\`<![]hw");
    while (m_at < m_end) {
        const char c = m_bytes[m_at];
        const bool isWord =
            (c == 'h' && peek(m_at + 1) != 't') || (c == 'w' && peek(m_at + 1) != 'w');
        if (signs.contains(c) && !isWord)
            step();
        else
            ++m_at;
    }
    std::sort(m_found.links.begin(), m_found.links.end(),
              [](const RawLink &a, const RawLink &b) { return a.whole.begin < b.whole.begin; });
    return std::move(m_found);
}

void Scanner::step()
{
    switch (m_bytes[m_at]) {
    case '\\':
        m_at += isPunctuationByte(peek(m_at + 1)) ? 2 : 1;
        break;
    case '`':
        skipCode();
        break;
    case '<':
        angle();
        break;
    case '!':
        if (peek(m_at + 1) == '[')
            open(true);
        else
            ++m_at;
        break;
    case '[':
        open(false);
        break;
    case ']':
        close();
        break;
    case 'h':
    case 'w':
        if (!bare())
            ++m_at;
        break;
    default:
        ++m_at;
    }
}

// Remembers where the last run of each length stands, so that runs without a partner cost nothing.
void Scanner::skipCode()
{
    const auto runAt = [this](qsizetype at) {
        qsizetype end = at;
        while (end < m_end && m_bytes[end] == '`')
            ++end;
        return end - at;
    };
    const qsizetype begin = m_at;
    const qsizetype length = runAt(begin);
    m_at = begin + length;
    if (length > static_cast<qsizetype>(longestBackticks) ||
        (m_backticksKnown && m_lastBackticks[static_cast<size_t>(length)] <= begin))
        return;
    for (qsizetype at = m_at; at < m_end;) {
        if (m_bytes[at] != '`') {
            ++at;
            continue;
        }
        const qsizetype other = runAt(at);
        if (other <= static_cast<qsizetype>(longestBackticks))
            m_lastBackticks[static_cast<size_t>(other)] = at;
        at += other;
        if (other == length) {
            m_found.opaque.push_back({begin, at});
            m_at = at;
            return;
        }
    }
    m_backticksKnown = true;
}

void Scanner::angle()
{
    for (qsizetype at = m_at + 1; at < m_end; ++at) {
        const char c = m_bytes[at];
        if (c == '>') {
            if (bracketed(at))
                return;
            break;
        }
        if (c == '<' || (c >= 0 && c <= ' '))
            break;
    }
    const qsizetype end = skipHtml();
    if (end > 0 && anchor(end))
        return;
    if (end > 0)
        m_found.opaque.push_back({m_at, end});
    m_at = end > 0 ? end : m_at + 1;
}

// Where an attribute's value stands in a tag, without its quotes; null: it has none.
Span attributeValue(QByteArrayView bytes, Span tag, QByteArrayView name)
{
    for (qsizetype at = tag.begin + 1; at + name.size() < tag.end; ++at) {
        const bool isName = isSpaceByte(bytes[at - 1]) &&
                            bytes.sliced(at, name.size()).compare(name, Qt::CaseInsensitive) == 0;
        if (!isName)
            continue;
        qsizetype begin = skipSpace(bytes, at + name.size(), tag.end);
        if (begin >= tag.end || bytes[begin] != '=')
            continue;
        begin = skipSpace(bytes, begin + 1, tag.end);
        const char quote = bytes[begin];
        if (quote == '"' || quote == '\'') {
            const qsizetype end = bytes.first(tag.end).indexOf(quote, begin + 1);
            return end < 0 ? Span() : Span{begin + 1, end};
        }
        qsizetype end = begin;
        while (end < tag.end - 1 && !isSpaceByte(bytes[end]))
            ++end;
        return {begin, end};
    }
    return {};
}

// <a href="url">text</a>, its opening tag from m_at to tagEnd. Anchors hold no anchors.
bool Scanner::anchor(qsizetype tagEnd)
{
    if ((peek(m_at + 1) != 'a' && peek(m_at + 1) != 'A') || !isSpaceByte(peek(m_at + 2)))
        return false;
    const Span url = attributeValue(m_bytes, {m_at, tagEnd}, "href");
    if (url.isNull())
        return false;
    const qsizetype limit = qMin(m_end, tagEnd + longestAnchor);
    qsizetype textEnd = tagEnd;
    for (; textEnd + 3 < limit; ++textEnd) {
        if (m_bytes[textEnd] != '<')
            continue;
        const QByteArrayView closing = m_bytes.sliced(textEnd + 1, 2);
        const char behind = m_bytes[textEnd + 3];
        if (closing.compare("/a", Qt::CaseInsensitive) == 0 &&
            (behind == '>' || isSpaceByte(behind)))
            break;
        const QByteArrayView opening = m_bytes.sliced(textEnd + 1, 2);
        if (opening.compare("a ", Qt::CaseInsensitive) == 0)
            return false; // it was never closed
    }
    const qsizetype close = textEnd + 3 < limit ? m_bytes.first(limit).indexOf('>', textEnd) : -1;
    if (close < 0)
        return false;
    RawLink link;
    link.form = RawLink::Form::Html;
    link.whole = {m_at, close + 1};
    link.text = {tagEnd, textEnd};
    link.url = url;
    link.target = decodedUrl(slice(url)).trimmed();
    const QByteArray text = slice(link.text).toByteArray().toLower();
    link.badge = text.contains("<img") || text.contains("![");
    m_found.links.push_back(link);
    m_at = link.whole.end;
    return true;
}

// <scheme:...>
bool Scanner::bracketed(qsizetype close)
{
    qsizetype colon = m_at + 1;
    while (colon < close &&
           (isLetterByte(m_bytes[colon]) || isDigitByte(m_bytes[colon]) || m_bytes[colon] == '+' ||
            m_bytes[colon] == '.' || m_bytes[colon] == '-'))
        ++colon;
    const qsizetype scheme = colon - m_at - 1;
    if (scheme < 2 || scheme > 32 || m_bytes[colon] != ':' || !isLetterByte(m_bytes[m_at + 1]))
        return false;
    RawLink link;
    link.form = RawLink::Form::Bracketed;
    link.whole = {m_at, close + 1};
    link.text = link.url = {m_at + 1, close};
    link.target = decodedUrl(slice(link.url));
    m_found.links.push_back(link);
    m_at = close + 1;
    return true;
}

qsizetype Scanner::skipUntil(QByteArrayView mark, qsizetype from) const
{
    const qsizetype limit = qMin(m_end, m_at + longestTag);
    if (from >= limit)
        return -1;
    const qsizetype found = m_bytes.first(limit).indexOf(mark, from);
    return found < 0 ? -1 : found + mark.size();
}

// One past the tag, comment or instruction at m_at; -1: it is none.
qsizetype Scanner::skipHtml() const
{
    const char next = peek(m_at + 1);
    if (next == '!') {
        if (m_bytes.sliced(m_at).startsWith("<!--"))
            return skipUntil("-->", m_at + 4);
        if (m_bytes.sliced(m_at).startsWith("<![CDATA["))
            return skipUntil("]]>", m_at + 9);
        return isLetterByte(peek(m_at + 2)) ? skipUntil(">", m_at + 2) : -1;
    }
    if (next == '?')
        return skipUntil("?>", m_at + 2);
    if (next == '/')
        return isLetterByte(peek(m_at + 2)) ? skipTag(m_at + 2) : -1;
    return isLetterByte(next) ? skipTag(m_at + 1) : -1;
}

// From a tag's name to past its '>', over quoted values.
qsizetype Scanner::skipTag(qsizetype at) const
{
    const qsizetype limit = qMin(m_end, m_at + longestTag);
    while (at < limit &&
           (isLetterByte(m_bytes[at]) || isDigitByte(m_bytes[at]) || m_bytes[at] == '-'))
        ++at;
    if (at < limit && !isSpaceByte(m_bytes[at]) && m_bytes[at] != '/' && m_bytes[at] != '>')
        return -1;
    char quote = 0;
    for (; at < limit; ++at) {
        const char c = m_bytes[at];
        if (quote) {
            if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            if (m_bytes[at - 1] != '=' && !isSpaceByte(m_bytes[at - 1]))
                return -1;
            quote = c;
        } else if (c == '>') {
            return at + 1;
        } else if (c == '<' || c == '`') {
            return -1;
        }
    }
    return -1;
}

// GFM's extended autolink; full-width signs end it too, since Chinese text sets no blank behind an
// address.
bool Scanner::bare()
{
    const QByteArrayView rest = m_bytes.first(m_end).sliced(m_at);
    const bool web = rest.startsWith("http://") || rest.startsWith("https://");
    if (!web && !rest.startsWith("www."))
        return false;
    if (m_at > m_begin) {
        const char before = m_bytes[m_at - 1];
        if (isLetterByte(before) || isDigitByte(before) ||
            (!web && isPunctuationByte(before) && before != '(' && before != '*' && before != '_'))
            return false;
    }
    qsizetype end = m_at;
    int depth = 0;
    for (; end < m_end; ++end) {
        const char c = m_bytes[end];
        if (isSpaceByte(c) || c == '<' || c == '\0' || c == '`' || c == '[' || c == ']' || c == '|')
            break;
        if (c == ')' && --depth < 0)
            break;
        if (c == '(')
            ++depth;
        const QByteArrayView here = m_bytes.first(m_end).sliced(end);
        if (here.startsWith("\xE3\x80") || here.startsWith("\xEF\xBC") ||
            here.startsWith("\xEF\xBD"))
            break;
    }
    while (end > m_at && QByteArrayView("?!.,:;*_~'\"").contains(m_bytes[end - 1]))
        --end;
    const qsizetype host = m_at + (web ? rest.indexOf("//") + 2 : 4);
    if (end <= host)
        return false;
    RawLink link;
    link.form = RawLink::Form::Bare;
    link.whole = link.text = link.url = {m_at, end};
    link.target = decodedUrl(slice(link.url));
    m_found.links.push_back(link);
    m_at = end;
    return true;
}

void Scanner::open(bool image)
{
    if (image)
        ++m_at;
    if (!m_brackets.empty())
        m_brackets.back().bracketInside = true;
    m_brackets.push_back({m_at, image, true, false});
    ++m_at;
}

void Scanner::close()
{
    const qsizetype textEnd = m_at++;
    if (m_brackets.empty())
        return;
    const Bracket bracket = m_brackets.back();
    m_brackets.pop_back();
    if (!bracket.active || closeInline(bracket, textEnd) || closeReference(bracket, textEnd))
        return;
    if (!bracket.bracketInside && textEnd > bracket.at + 1)
        m_found.unresolved.push_back({bracket.at + 1, textEnd});
}

bool Scanner::closeInline(const Bracket &bracket, qsizetype textEnd)
{
    if (peek(m_at) != '(')
        return false;
    const Destination destination =
        scanDestination(m_bytes, skipSpace(m_bytes, m_at + 1, m_end), m_end);
    if (destination.url.isNull())
        return false;
    qsizetype end = skipSpace(m_bytes, destination.end, m_end);
    if (end > destination.end && end < m_end && m_bytes[end] != ')') {
        end = skipTitle(m_bytes, end, m_end);
        if (end < 0)
            return false;
        end = skipSpace(m_bytes, end, m_end);
    }
    if (peek(end) != ')')
        return false;
    RawLink link;
    link.form = RawLink::Form::Inline;
    link.whole = {bracket.at, end + 1};
    link.text = {bracket.at + 1, textEnd};
    link.url = destination.url;
    link.target = decodedUrl(slice(link.url));
    finish(bracket, link);
    return true;
}

bool Scanner::closeReference(const Bracket &bracket, qsizetype textEnd)
{
    Span label = {bracket.at + 1, textEnd};
    qsizetype end = m_at;
    const qsizetype labelEnd = skipLabel(m_bytes.first(m_end), m_at);
    if (labelEnd > 0) {
        label = {m_at + 1, labelEnd - 1};
        end = labelEnd;
    } else if (bracket.bracketInside) {
        return false;
    } else if (peek(m_at) == '[' && peek(m_at + 1) == ']') {
        end = m_at + 2;
    }
    if (m_references.isEmpty()) {
        if (labelEnd > 0)
            m_found.unresolved.push_back(label);
        return false;
    }
    const auto target = m_references.constFind(normalizedLabel(slice(label)));
    if (target == m_references.cend())
        return false;
    RawLink link;
    link.form = RawLink::Form::Reference;
    link.whole = {bracket.at, end};
    link.text = {bracket.at + 1, textEnd};
    link.target = *target;
    finish(bracket, link);
    return true;
}

// Links hold no links: those that were found inside go, and outer brackets cannot become one any
// more.
void Scanner::finish(const Bracket &bracket, RawLink link)
{
    std::vector<RawLink> &links = m_found.links;
    link.image = bracket.image;
    if (bracket.image)
        link.whole.begin -= 1;
    auto inside = links.end();
    while (inside != links.begin() && std::prev(inside)->whole.begin > bracket.at) {
        --inside;
        link.badge = link.badge || inside->image;
    }
    links.erase(
        std::remove_if(inside, links.end(), [](const RawLink &other) { return !other.image; }),
        links.end());
    m_at = link.whole.end;
    links.push_back(std::move(link));
    if (!bracket.image) {
        for (Bracket &outer : m_brackets)
            outer.active = outer.active && outer.image;
    }
}

} // namespace

Inlines scanInlines(QByteArrayView bytes, Span range, const References &references)
{
    return Scanner(bytes, range, references).run();
}

Destination scanDestination(QByteArrayView bytes, qsizetype at, qsizetype limit)
{
    qsizetype i = at;
    if (i < limit && bytes[i] == '<') {
        for (++i; i < limit; ++i) {
            const char c = bytes[i];
            if (c == '>')
                return {{at + 1, i}, i + 1};
            if (c == '\n' || c == '\r' || c == '<')
                return {};
            if (c == '\\' && i + 1 < limit && isPunctuationByte(bytes[i + 1]))
                ++i;
        }
        return {};
    }
    int depth = 0;
    for (; i < limit; ++i) {
        const char c = bytes[i];
        if (c == '\\' && i + 1 < limit && isPunctuationByte(bytes[i + 1])) {
            ++i;
        } else if (c == '(') {
            if (++depth > deepestParentheses)
                return {};
        } else if (c == ')') {
            if (depth == 0)
                break;
            --depth;
        } else if (isSpaceByte(c) || (c >= 0 && c < ' ')) {
            break;
        }
    }
    return depth == 0 ? Destination{{at, i}, i} : Destination{};
}

qsizetype skipTitle(QByteArrayView bytes, qsizetype at, qsizetype limit)
{
    if (at >= limit)
        return -1;
    const char opening = bytes[at];
    if (opening != '"' && opening != '\'' && opening != '(')
        return -1;
    const char closing = opening == '(' ? ')' : opening;
    // A title is short; the bound keeps many that never close from costing their square.
    limit = qMin(limit, at + longestTag);
    for (qsizetype i = at + 1; i < limit; ++i) {
        if (bytes[i] == closing)
            return i + 1;
        if (bytes[i] == '\\' && i + 1 < limit && isPunctuationByte(bytes[i + 1]))
            ++i;
        else if (opening == '(' && bytes[i] == '(')
            return -1;
    }
    return -1;
}

QString decodedUrl(QByteArrayView raw)
{
    if (!raw.contains('\\') && !(raw.contains('&') && raw.contains(';')))
        return QString::fromUtf8(raw);
    const QByteArray source = "[x](<" + raw.toByteArray() + ">)";
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(
        cmark_parse_document(source.data(), static_cast<size_t>(source.size()), CMARK_OPT_DEFAULT),
        &cmark_node_free);
    cmark_node *const paragraph = cmark_node_first_child(tree.get());
    cmark_node *const link = paragraph ? cmark_node_first_child(paragraph) : nullptr;
    if (!link || cmark_node_get_type(link) != CMARK_NODE_LINK)
        return QString::fromUtf8(raw);
    return QString::fromUtf8(cmark_node_get_url(link));
}

} // namespace paperdip
