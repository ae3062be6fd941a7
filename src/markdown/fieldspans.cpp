// SPDX-License-Identifier: MIT
#include "markdown/entryreader.h"
#include "markdown/lines.h"

// Stretches of text without the labelled links around them.
namespace paperdip {
namespace {

bool isOneOf(char c, QByteArrayView set)
{
    return set.contains(c);
}

} // namespace

// Something that says nothing in the user's words: a labelled or local link, an image, a tag; a
// link in brackets, and where fields begin one in parentheses.
bool EntryReader::isField(const InlineUnit *unit, bool leading) const
{
    if (!unit || unit->isCode)
        return false;
    if (unit->link < 0)
        return true;
    const SeenLink &link = m_text.links()[static_cast<size_t>(unit->link)];
    const QByteArrayView bytes = m_text.bytes();
    const bool inParentheses = link.whole.begin > 0 && link.whole.end < bytes.size() &&
                               bytes[link.whole.begin - 1] == '(' && bytes[link.whole.end] == ')';
    return link.isField || link.leadsTo == Target::Local || link.inBrackets ||
           (leading && inParentheses);
}

// One past the field at `at` with the brackets around it; else `at`.
qsizetype EntryReader::skipField(qsizetype at, qsizetype end, bool leading) const
{
    const QByteArrayView bytes = m_text.bytes();
    qsizetype begin = at;
    while (begin < end && !m_text.unitAt(begin) && isOneOf(bytes[begin], "[(|\\ \t"))
        ++begin;
    const InlineUnit *const unit = m_text.unitAt(begin);
    if (!isField(unit, leading) || unit->span.end > end)
        return at;
    qsizetype behind = unit->span.end;
    while (behind < end && isOneOf(bytes[behind], ")]|\\ \t"))
        ++behind;
    return behind;
}

// Where the field begins that ends at `at`, with the brackets around it; else `at`.
qsizetype EntryReader::skipFieldBack(qsizetype at, qsizetype begin) const
{
    const QByteArrayView bytes = m_text.bytes();
    qsizetype end = at;
    while (end > begin && !m_text.unitBefore(end) && isOneOf(bytes[end - 1], ")]|\\ \t"))
        --end;
    const InlineUnit *const unit = m_text.unitBefore(end);
    if (!isField(unit, false) || unit->span.begin < begin)
        return at;
    qsizetype open = unit->span.begin;
    while (open > begin && isOneOf(bytes[open - 1], "[(|\\ \t"))
        --open;
    return open;
}

// Emphasis opens there that closes before the end: "**(New)** :star:".
bool EntryReader::opensWithin(Span span) const
{
    const QByteArrayView text = m_text.slice(span);
    const char mark = text.front();
    if (mark != '*' && mark != '_')
        return false;
    qsizetype size = 1;
    while (size < text.size() && text[size] == mark)
        ++size;
    if (size == text.size() || isSpaceByte(text[size]))
        return false;
    const qsizetype close = text.indexOf(text.first(size), size);
    return close > 0 && close + size < text.size();
}

// Without labelled links, images and tags on either side; `leading`: and without what leads over
// from the title.
Span EntryReader::withoutFields(Span span, bool leading) const
{
    const QByteArrayView bytes = m_text.bytes();
    for (bool again = true; again;) {
        again = false;
        span = trimmed(bytes, span);
        if (const qsizetype begin = skipField(span.begin, span.end, leading); begin > span.begin) {
            span.begin = qMin(begin, span.end);
            again = true;
        }
        if (const qsizetype end = skipFieldBack(span.end, span.begin); end < span.end) {
            span.end = end;
            again = true;
        }
        while (leading && span.begin < span.end && !opensWithin(span) &&
               isOneOf(bytes[span.begin], ":|-.;*_)]>\\ \t") && !m_text.unitAt(span.begin)) {
            ++span.begin;
            again = true;
        }
        for (const QByteArrayView dash :
             {QByteArrayView("\xE2\x80\x93"), QByteArrayView("\xE2\x80\x94"),
              QByteArrayView("\xEF\xBC\x9A"), QByteArrayView("\xE3\x80\x82")}) {
            if (leading && m_text.slice(span).startsWith(dash)) {
                span.begin += dash.size();
                again = true;
            }
        }
    }
    // The marks of an emphasis go together: "_Best Paper_".
    const char mark = leading && span.begin > 0 ? bytes[span.begin - 1] : ' ';
    while ((mark == '*' || mark == '_') && span.size() > 1 && bytes[span.end - 1] == mark)
        --span.end;
    return span;
}

} // namespace paperdip
