// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "markdown/entryreader.h"
#include "markdown/labels.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"

#include <algorithm>
#include <array>

// The user's own words behind an entry: keywords, then the remark.
namespace paperdip {
namespace {

constexpr std::array commas{QByteArrayView(","), QByteArrayView("\xEF\xBC\x8C"),
                            QByteArrayView("\xE3\x80\x81")};

// A sentence's end at the end of the text, or inside it before a blank.
bool hasSentenceEnd(const QString &text)
{
    static const QString always = QStringLiteral("。！？；");
    static const QString beforeBlank = QStringLiteral(".!?;");
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (always.contains(text[i]))
            return true;
        if (beforeBlank.contains(text[i]) && (i + 1 == text.size() || text[i + 1].isSpace()))
            return true;
    }
    return false;
}

constexpr double longestNameWeight = 0.8; // four words, or a Chinese name

bool isKeyword(const QString &text)
{
    return weight(text) <= 1.0 && !hasSentenceEnd(text);
}

} // namespace

qsizetype commaAt(QByteArrayView bytes, qsizetype at)
{
    const QByteArrayView rest = bytes.sliced(at);
    for (const QByteArrayView comma : commas) {
        if (rest.startsWith(comma))
            return comma.size();
    }
    return 0;
}

void EntryReader::findFields()
{
    bool afterTitle = true;
    for (const Block &block : m_text.blocks()) {
        if (!block.isText() || block.span.end <= m_tail)
            continue;
        qsizetype at = qMax(block.span.begin, m_tail);
        const bool inTitleBlock = block.span.begin <= m_tail;
        if (!inTitleBlock)
            afterTitle = false;
        while (at < block.span.end) {
            const Line line = lineAt(m_text.bytes().first(block.span.end), at);
            Span span = takeAuthors(trimmed(m_text.bytes(), {at, line.end}));
            const bool mayBeKeywords = block.kind == Block::Kind::Paragraph && m_commaOpen;
            if (mayBeKeywords && m_entry.reading.keywords.isEmpty() && span.size() > 0)
                span = withoutByline(span, afterTitle);
            if (span.size() > 0 && hasLetters(m_text.plain(withoutFields(span, afterTitle)))) {
                if (!mayBeKeywords || !takePieces(span, afterTitle)) {
                    if (m_entry.reading.remarkSpan.isNull())
                        takeRemark(withoutFields(span, afterTitle).begin);
                    return;
                }
            }
            afterTitle = false;
            at = line.next;
        }
    }
}

// Without the names and venues that begin it.
Span EntryReader::withoutByline(Span line, bool afterTitle)
{
    const Span rest = withoutFields(line, afterTitle);
    if (rest.size() <= 0)
        return line;
    const QString words =
        afterTitle || m_head.content > 0 || rest.end < line.end ? QString() : m_text.plain(rest);
    if (m_entry.reading.authors.isEmpty() && !words.startsWith(QLatin1Char('*')) &&
        isAuthorList(words)) {
        m_entry.reading.authors = words; // a paragraph's line of its own
        return {line.end, line.end};
    }
    const Span behind = takeByline(takeAside(rest));
    return behind == rest ? line : behind;
}

// Takes a line's keywords; false where the remark began.
bool EntryReader::takePieces(Span lineSpan, bool afterTitle)
{
    bool comma = false;
    for (const Piece &piece : pieces(lineSpan, afterTitle)) {
        comma = piece.hasComma;
        const QString text = m_text.plain(piece.span);
        if (!hasLetters(text) || isLabel(text) || isLabelledAddress(piece.span) ||
            isPublicationAside(piece.span, text) || takeNamedField(text))
            continue;
        m_field = FieldName::None;
        if (isOnlyCode(piece.span)) {
            takeHeld();
            takeCodeSpans(piece.span);
            continue;
        }
        if (!isKeyword(text)) {
            takeRemark(piece.span.begin);
            return false;
        }
        const std::optional<Publication> publication = publicationOf(text);
        if (publication && publication->year > 0 && !publication->venue.isEmpty()) {
            m_asides << text;
            m_held.push_back(piece);
            continue;
        }
        takeHeld();
        takeKeyword(text, piece.span);
    }
    m_commaOpen = afterTitle || comma;
    return true;
}

// Venues between keywords are keywords: these are one stretch of the text.
void EntryReader::takeHeld()
{
    for (const Piece &piece : std::exchange(m_held, {})) {
        if (!m_entry.reading.keywords.isEmpty())
            takeKeyword(m_text.plain(piece.span), piece.span);
    }
}

// "作者：张三、李四；会议：CVPR 2020"
bool EntryReader::takeNamedField(const QString &text)
{
    if (m_field == FieldName::None && !text.contains(QLatin1Char(':')) &&
        !text.contains(QChar(0xFF1A)))
        return false;
    bool taken = false;
    for (const QString &part : text.split(QChar(0xFF1B), Qt::SkipEmptyParts)) {
        const NamedField field = namedField(part.trimmed());
        if (field.name != FieldName::None) {
            m_field = field.name;
            addField(m_entry.reading, field.name, field.value);
        } else if (m_field == FieldName::Authors && weight(part) <= longestNameWeight &&
                   !publicationOf(part)) {
            m_entry.reading.authors += QLatin1String(", ") + part.trimmed();
        } else if (m_field == FieldName::Tags) {
            addField(m_entry.reading, m_field, part.trimmed());
        } else {
            return taken;
        }
        taken = true;
    }
    return taken;
}

void EntryReader::takeKeyword(const QString &text, Span span)
{
    Reading &reading = m_entry.reading;
    reading.keywords << text;
    if (reading.keywordsSpan.isNull())
        reading.keywordsSpan.begin = span.begin;
    reading.keywordsSpan.end = span.end;
}

// "Code: <https://a.org>"
bool EntryReader::isLabelledAddress(Span span) const
{
    const std::vector<SeenLink> &links = m_text.links();
    const auto link = std::find_if(links.begin(), links.end(), [span](const SeenLink &seen) {
        return seen.whole.begin >= span.begin && seen.whole.end <= span.end;
    });
    return link != links.end() && link->isAddress &&
           isLabel(m_text.plain({span.begin, link->whole.begin}));
}

// "(SOSP 2015)": where it appeared is no keyword.
bool EntryReader::isPublicationAside(Span span, const QString &text)
{
    const QByteArrayView raw = m_text.slice(span);
    if (!raw.startsWith('(') || !raw.endsWith(')') || !publicationOf(text))
        return false;
    m_asides << text;
    return true;
}

// "`Org` `2021`"
bool EntryReader::isOnlyCode(Span span) const
{
    qsizetype at = span.begin;
    while (at < span.end) {
        const InlineUnit *const unit = m_text.unitAt(at);
        if (!unit || !unit->isCode)
            return false;
        at = skipBlanks(m_text.bytes(), unit->span.end);
    }
    return span.size() > 0;
}

void EntryReader::takeCodeSpans(Span span)
{
    for (qsizetype at = span.begin; at < span.end;) {
        const Span code = m_text.unitAt(at)->span;
        takeKeyword(m_text.plain(code), code);
        at = skipBlanks(m_text.bytes(), code.end);
    }
}

// Names in italics, as "*Ann A, Bo B.*<br>" or "_Ann A, Bo B._ NAACL 2025.": what stands behind
// them on the line, without a venue that ends as a sentence does.
Span EntryReader::takeAuthors(Span line)
{
    const QByteArrayView bytes = m_text.bytes();
    const Span rest = withoutFields(line, line.begin <= m_line.end && line.begin >= m_line.begin);
    if (rest.size() < 4)
        return line;
    const auto isMark = [bytes](qsizetype at) { return bytes[at] == '*' || bytes[at] == '_'; };
    const bool before = rest.begin > line.begin && isMark(rest.begin - 1);
    const qsizetype open = before ? rest.begin - 1 : rest.begin;
    Span behind = rest;
    if (isMark(open)) {
        const qsizetype close = bytes.first(rest.end).lastIndexOf(bytes[open]);
        const Span names{open + 1, close};
        if (names.size() > 1 && m_entry.reading.authors.isEmpty()) {
            const QString text = m_text.plain(names);
            const QString where = m_text.plain(withoutFields({close + 1, line.end}, true));
            if (isAuthorRun(text) || (isPersonName(text) && publicationOf(where))) {
                m_entry.reading.authors = text.endsWith(QLatin1Char('.')) ? text.chopped(1) : text;
                behind = withoutFields({close + 1, line.end}, true);
            }
        }
    }
    const QString words = m_text.plain(behind);
    if (words.endsWith(QLatin1Char('.')) && publicationOf(words)) {
        m_asides << words;
        return {line.end, line.end};
    }
    return behind.begin == rest.begin ? line : behind;
}

// A line's pieces between commas; commas in links, code and parentheses do not count.
std::vector<EntryReader::Piece> EntryReader::pieces(Span span, bool afterTitle) const
{
    const QByteArrayView bytes = m_text.bytes().first(span.end);
    std::vector<Piece> found;
    qsizetype begin = span.begin;
    const auto add = [&](qsizetype end, bool comma) {
        const bool leading = afterTitle && found.empty();
        found.push_back({withoutFields(trimmed(bytes, {begin, end}), leading), comma});
    };
    for (qsizetype at = span.begin; at < span.end;) {
        if (const InlineUnit *unit = m_text.unitAt(at)) {
            at = unit->span.end;
        } else if (bytes[at] == '(') {
            const qsizetype close = bytes.indexOf(')', at);
            at = close < 0 ? at + 1 : close + 1;
        } else if (const qsizetype comma = commaAt(bytes, at); comma > 0) {
            add(at, true);
            at += comma;
            begin = at;
        } else {
            ++at;
        }
    }
    if (begin < span.end)
        add(span.end, false);
    return found;
}

// The remark goes on to the end of the last text, without the labelled links there.
void EntryReader::takeRemark(qsizetype begin)
{
    const QByteArrayView bytes = m_text.bytes();
    Span span = {begin, begin};
    for (const Block &block : m_text.blocks()) {
        if (block.isText())
            span.end = qMax(span.end, block.span.end);
    }
    for (qsizetype before = -1; before != span.end;) {
        before = span.end;
        span = trimmed(bytes, span);
        span.end = qMax(span.begin, skipFieldBack(span.end, span.begin));
        if (span.end == before)
            break;
        span = trimmed(bytes, span);
        for (const QByteArrayView comma : commas) {
            if (m_text.slice(span).endsWith(comma))
                span.end -= comma.size();
        }
    }
    Reading &reading = m_entry.reading;
    reading.remark = m_text.plainOver(span);
    if (!reading.remark.isEmpty())
        reading.remarkSpan = span;
}

} // namespace paperdip
