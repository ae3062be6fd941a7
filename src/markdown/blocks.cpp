// SPDX-License-Identifier: MIT
#include "markdown/blocks.h"

#include "markdown/lines.h"

#include <algorithm>
#include <array>

namespace paperdip {
namespace {

constexpr int codeIndent = 4;

bool isLineEnd(QByteArrayView bytes, qsizetype at)
{
    return at >= bytes.size() || bytes[at] == '\n' || bytes[at] == '\r';
}

// One past the list marker at `at`; -1: there is none.
qsizetype skipMarker(QByteArrayView bytes, qsizetype at)
{
    qsizetype end = at;
    if (end < bytes.size() && (bytes[end] == '-' || bytes[end] == '*' || bytes[end] == '+')) {
        ++end;
    } else {
        while (end < bytes.size() && isDigitByte(bytes[end]) && end - at < 9)
            ++end;
        if (end == at || end >= bytes.size() || (bytes[end] != '.' && bytes[end] != ')'))
            return -1;
        ++end;
    }
    return isLineEnd(bytes, end) || isBlankByte(bytes[end]) ? end : -1;
}

int columnOf(QByteArrayView bytes, qsizetype lineBegin, qsizetype at)
{
    int column = 0;
    for (qsizetype i = lineBegin; i < at; ++i)
        column += bytes[i] == '\t' ? 4 - column % 4 : 1;
    return column;
}

void readBox(QByteArrayView bytes, EntryHead &head)
{
    const qsizetype at = head.content;
    if (at + 2 >= bytes.size() || bytes[at] != '[' || bytes[at + 2] != ']')
        return;
    const char mark = bytes[at + 1];
    if (mark != ' ' && mark != '\t' && mark != 'x' && mark != 'X')
        return;
    qsizetype behind = skipBlanks(bytes, at + 3);
    if (behind == at + 3 && !isLineEnd(bytes, behind))
        return;
    if (isLineEnd(bytes, behind))
        behind = behind < bytes.size() ? skipBlanks(bytes, lineAt(bytes, behind).next) : behind;
    if (isLineEnd(bytes, behind))
        return;
    head.box = mark;
    head.boxAt = at + 1;
    head.content = behind;
}

// How many marks the fence at the beginning of `text` has; 0: it is none.
qsizetype fenceLength(QByteArrayView text)
{
    if (text.isEmpty() || (text[0] != '`' && text[0] != '~'))
        return 0;
    qsizetype length = 1;
    while (length < text.size() && text[length] == text[0])
        ++length;
    const bool valid = length >= 3 && (text[0] == '~' || !text.sliced(length).contains('`'));
    return valid ? length : 0;
}

// Beginnings of HTML blocks that people write inside items.
bool beginsHtml(QByteArrayView text)
{
    static constexpr std::array names{"<!--", "<details", "</details", "<summary", "<div", "</div",
                                      "<p>",  "<p ",      "</p",       "<table",   "<ul",  "<ol",
                                      "<li",  "<pre",     "<center",   "<h1",      "<h2",  "<h3",
                                      "<h4",  "<h5",      "<h6",       "<hr"};
    if (!text.startsWith('<'))
        return false;
    return std::any_of(names.begin(), names.end(), [text](const char *name) {
        const QByteArrayView begin(name);
        return text.size() >= begin.size() && qstrnicmp(text.data(), text.data() ? begin.size() : 0,
                                                        begin.data(), begin.size()) == 0;
    });
}

class BlockReader
{
public:
    BlockReader(QByteArrayView bytes, int columns) : m_bytes(bytes), m_columns(columns) {}

    std::vector<Block> run(qsizetype content);

private:
    void add(const Line &line, qsizetype begin);
    void addToCode(const Line &line, QByteArrayView text);
    void extend(Block::Kind kind, qsizetype begin, qsizetype end, bool mayContinue);

    QByteArrayView m_bytes;
    int m_columns;
    bool m_afterBlank = true;
    char m_fence = 0; // of the code that is open
    qsizetype m_fenceLength = 0;
    std::vector<Block> m_blocks;
};

std::vector<Block> BlockReader::run(qsizetype content)
{
    qsizetype begin = content;
    while (begin < m_bytes.size()) {
        const Line line = lineAt(m_bytes, begin);
        add(line, begin);
        begin = line.next;
    }
    for (Block &block : m_blocks)
        block.span = trimmed(m_bytes, block.span);
    return std::move(m_blocks);
}

void BlockReader::extend(Block::Kind kind, qsizetype begin, qsizetype end, bool mayContinue)
{
    if (mayContinue && !m_blocks.empty())
        m_blocks.back().span.end = end;
    else
        m_blocks.push_back({kind, {begin, end}});
    m_afterBlank = false;
}

void BlockReader::addToCode(const Line &line, QByteArrayView text)
{
    m_blocks.back().span.end = line.end;
    const QByteArrayView closing = text.trimmed();
    if (closing.size() >= m_fenceLength && closing.count(m_fence) == closing.size()) {
        m_fence = 0;
        m_afterBlank = true;
    }
}

void BlockReader::add(const Line &line, qsizetype begin)
{
    const QByteArrayView whole = m_bytes.sliced(begin, line.end - begin);
    const Indent indent = indentOf(whole);
    const QByteArrayView text = whole.sliced(indent.bytes);
    if (m_fence) {
        addToCode(line, text);
        return;
    }
    if (text.isEmpty()) {
        m_afterBlank = true;
        return;
    }
    using Kind = Block::Kind;
    const bool first = m_blocks.empty();
    const Kind previous = first ? Kind::Paragraph : m_blocks.back().kind;
    const bool goesOn = !m_afterBlank && !first;
    if (goesOn && previous == Kind::Html) {
        extend(Kind::Html, begin, line.end, true);
    } else if (!first && indent.columns >= m_columns + codeIndent &&
               (m_afterBlank || previous == Kind::Code)) {
        extend(Kind::Code, begin, line.end, previous == Kind::Code);
    } else if (const qsizetype length = fenceLength(text); length > 0) {
        extend(Kind::Code, begin, line.end, false);
        m_fence = text[0];
        m_fenceLength = length;
    } else if (text[0] == '>') {
        extend(Kind::Quote, begin, line.end, goesOn && previous == Kind::Quote);
    } else if (beginsHtml(text)) {
        extend(Kind::Html, begin, line.end, false);
    } else {
        extend(Kind::Paragraph, begin, line.end, goesOn && previous != Kind::Code);
    }
}

bool isUnderline(QByteArrayView line)
{
    const QByteArrayView text = line.trimmed();
    return !text.isEmpty() && (text[0] == '=' || text[0] == '-') &&
           text.count(text[0]) == text.size();
}

Span atxText(QByteArrayView bytes, const Line &line, qsizetype begin)
{
    while (begin < line.end && bytes[begin] == '#')
        ++begin;
    Span text = trimmed(bytes, {begin, line.end});
    qsizetype close = text.end;
    while (close > text.begin && bytes[close - 1] == '#')
        --close;
    // Closing hashes need a blank before them, or nothing at all.
    if (close == text.begin || isBlankByte(bytes[close - 1]))
        text = trimmed(bytes, {text.begin, close});
    return text;
}

} // namespace

EntryHead entryHead(QByteArrayView segment)
{
    EntryHead head;
    const qsizetype begin = segment.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    head.content = skipBlanks(segment, begin);
    for (;;) {
        const qsizetype marker = skipMarker(segment, head.content);
        if (marker < 0)
            break;
        head.content = skipBlanks(segment, marker);
        if (isLineEnd(segment, head.content)) {
            head.columns = columnOf(segment, begin, marker) + 1;
            if (head.content < segment.size())
                head.content = skipBlanks(segment, lineAt(segment, head.content).next);
            break;
        }
        head.columns = columnOf(segment, begin, head.content);
    }
    readBox(segment, head);
    return head;
}

std::vector<Block> blocksOf(QByteArrayView segment, qsizetype content, int columns)
{
    return BlockReader(segment, columns).run(content);
}

Span headingText(QByteArrayView segment)
{
    const Line first = lineAt(segment, 0);
    const qsizetype mark = segment.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const qsizetype begin = skipBlanks(segment, mark);
    if (begin < first.end && segment[begin] == '#') {
        qsizetype behind = begin;
        while (behind < first.end && segment[behind] == '#')
            ++behind;
        if (behind - begin <= 6 && (behind == first.end || isBlankByte(segment[behind])))
            return atxText(segment, first, begin);
    }
    qsizetype end = first.end;
    for (Line line = first; line.next < segment.size();) {
        const qsizetype before = line.end;
        line = lineAt(segment, line.next);
        const QByteArrayView text = segment.sliced(line.begin, line.end - line.begin);
        if (isBlank(text))
            break;
        if (isUnderline(text))
            end = before;
    }
    return trimmed(segment, {begin, end});
}

Span trimmed(QByteArrayView bytes, Span span)
{
    while (span.begin < span.end && isSpaceByte(bytes[span.end - 1]))
        --span.end;
    while (span.begin < span.end && isSpaceByte(bytes[span.begin]))
        ++span.begin;
    return span;
}

} // namespace paperdip
