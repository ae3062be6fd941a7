// SPDX-License-Identifier: MIT
#include "markdown/entryreader.h"
#include "markdown/labels.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"

#include <algorithm>

namespace paperdip {
namespace {

constexpr qsizetype longestLine = 400; // bytes of a text's first line that are looked at
constexpr qsizetype longestWords = 80;

// Of a character in UTF-8.
bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

LinkedText::LinkedText(QByteArrayView bytes, std::vector<Block> blocks,
                       const References &references)
    : m_bytes(bytes), m_blocks(std::move(blocks))
{
    const auto append = [](auto &to, auto &from) {
        if (to.empty())
            to = std::move(from);
        else
            to.insert(to.end(), from.begin(), from.end());
    };
    for (const Block &block : m_blocks) {
        if (!block.isText())
            continue;
        Inlines found = scanInlines(bytes, block.span, references);
        append(m_inlines.links, found.links);
        append(m_inlines.opaque, found.opaque);
        append(m_inlines.unresolved, found.unresolved);
    }
    findUnits();
}

// Images and code inside links come with these.
void LinkedText::findUnits()
{
    m_units.reserve(m_inlines.links.size() + m_inlines.opaque.size());
    for (const RawLink &link : m_inlines.links)
        m_units.push_back({link.whole, link.image ? -1 : 0, false, false});
    for (const Span &span : m_inlines.opaque)
        m_units.push_back({span, -1, m_bytes[span.begin] == '`', false});
    for (const Span &span : m_inlines.unresolved) {
        if (isWithinBrackets(span))
            m_units.push_back({{span.begin - 2, span.end + 2}, -1, false, true});
    }
    std::sort(m_units.begin(), m_units.end(),
              [](const InlineUnit &a, const InlineUnit &b) { return a.span.begin < b.span.begin; });
    qsizetype end = -1;
    const auto inside = [&end](const InlineUnit &unit) {
        const bool isInside = unit.span.begin < end;
        end = qMax(end, unit.span.end);
        return isInside;
    };
    m_units.erase(std::remove_if(m_units.begin(), m_units.end(), inside), m_units.end());
    m_links.reserve(m_inlines.links.size());
    auto link = m_inlines.links.cbegin();
    for (InlineUnit &unit : m_units) {
        if (unit.link < 0)
            continue;
        while (link->whole.begin != unit.span.begin)
            ++link;
        unit.link = static_cast<int>(m_links.size());
        m_links.push_back(seen(*link));
    }
}

// "[[note]]", "[[note|words]]": a link between notes, as some editors have it.
bool LinkedText::isWithinBrackets(Span span) const
{
    return span.begin >= 2 && span.end + 2 <= m_bytes.size() &&
           m_bytes.sliced(span.begin - 2, 2) == "[[" && m_bytes.sliced(span.end, 2) == "]]" &&
           (span.end + 2 == m_bytes.size() ||
            !QByteArrayView("([").contains(m_bytes[span.end + 2]));
}

const InlineUnit *LinkedText::unitAt(qsizetype begin) const
{
    const auto found =
        std::lower_bound(m_units.begin(), m_units.end(), begin,
                         [](const InlineUnit &unit, qsizetype at) { return unit.span.begin < at; });
    return found != m_units.end() && found->span.begin == begin ? &*found : nullptr;
}

const InlineUnit *LinkedText::unitBefore(qsizetype end) const
{
    const auto found =
        std::lower_bound(m_units.begin(), m_units.end(), end,
                         [](const InlineUnit &unit, qsizetype at) { return unit.span.end < at; });
    return found != m_units.end() && found->span.end == end ? &*found : nullptr;
}

QString LinkedText::plain(Span span) const
{
    QByteArray raw;
    qsizetype at = span.begin;
    auto link = std::lower_bound(
        m_links.begin(), m_links.end(), at,
        [](const SeenLink &seen, qsizetype begin) { return seen.whole.begin < begin; });
    for (; link != m_links.end() && link->whole.end <= span.end; ++link) {
        raw += slice({at, link->whole.begin});
        raw += slice(link->text);
        at = link->whole.end;
    }
    if (at == span.begin)
        return plainText(slice(span));
    raw += slice({at, span.end});
    return plainText(raw);
}

QString LinkedText::plainOver(Span span) const
{
    QString text;
    for (const Block &block : m_blocks) {
        const Span part = {qMax(span.begin, block.span.begin), qMin(span.end, block.span.end)};
        if (!block.isText() || part.begin >= part.end)
            continue;
        QString words;
        if (block.kind == Block::Kind::Quote) {
            QByteArray raw;
            for (qsizetype at = part.begin; at < part.end;) {
                const Line line = lineAt(m_bytes.first(part.end), at);
                QByteArrayView content = slice({at, line.end}).trimmed();
                while (content.startsWith('>'))
                    content = content.sliced(1).trimmed();
                raw += content;
                raw += '\n';
                at = line.next;
            }
            words = plainText(raw);
        } else {
            words = plain(part);
        }
        if (words.isEmpty())
            continue;
        const bool between =
            !text.isEmpty() && !(isCjk(text.back().unicode()) && isCjk(words.front().unicode()));
        text += between ? QLatin1Char(' ') + words : words;
    }
    return text;
}

SeenLink LinkedText::seen(const RawLink &link) const
{
    SeenLink seen{link, {}, Target::Other};
    seen.words = link.text == link.url ? link.target : plainText(slice(link.text));
    seen.leadsTo = classifyTarget(link.target);
    seen.isAddress = link.text == link.url || (seen.words.contains(QLatin1Char(':')) &&
                                               seen.words.contains(QLatin1String("://")));
    seen.isField = link.badge || seen.isAddress || isLabel(seen.words);
    const QByteArrayView text = slice(link.text);
    const bool within = text.size() > 2 && text.startsWith('[') && text.endsWith(']');
    const bool around = link.whole.begin > 0 && link.whole.end < m_bytes.size() &&
                        m_bytes[link.whole.begin - 1] == '[' &&
                        (m_bytes[link.whole.end] == ']' || m_bytes[link.whole.end] == '\\');
    seen.inBrackets = within || around;
    seen.isField = seen.isField || (seen.inBrackets && isWork(seen.leadsTo) &&
                                    publicationOf(seen.words)); // "[[CVPR2021](u)] A Title"
    return seen;
}

Link LinkedText::link(const SeenLink &seen) const
{
    return {seen.words, seen.target, seen.whole, seen.text, seen.url};
}

QString LinkedText::cutShort(const QString &words)
{
    if (words.size() <= longestWords)
        return words;
    const qsizetype size =
        words.at(longestWords - 1).isHighSurrogate() ? longestWords - 1 : longestWords;
    QString cut;
    cut.reserve(size + 1);
    return cut.append(QStringView(words).first(size)).append(QChar(0x2026));
}

bool LinkedText::isOneLine() const
{
    if (m_blocks.size() != 1 || m_blocks.front().kind != Block::Kind::Paragraph)
        return false;
    const QByteArrayView block = slice(m_blocks.front().span).trimmed();
    return !block.contains('\n') && !block.contains('\r');
}

QString LinkedText::firstWords() const
{
    for (const Block &block : m_blocks) {
        const QByteArrayView bytes = m_bytes.first(block.span.end);
        for (qsizetype at = block.span.begin; at < block.span.end;) {
            const Line line = lineAt(bytes, at);
            Span span = trimmed(bytes, {at, qMin(line.end, at + longestLine)});
            while (span.end > span.begin && span.end < line.end && isContinuation(bytes[span.end]))
                --span.end;
            const QString words = plain(span);
            if (!words.isEmpty())
                return cutShort(words);
            at = line.next;
        }
    }
    return {};
}

} // namespace paperdip
