// SPDX-License-Identifier: MIT
#include "markdown/mergewords.h"

#include "core/linemerge.h"
#include "markdown/blocks.h"
#include "markdown/lines.h"
#include "markdown/tablelayout.h"

#include <QHash>
#include <algorithm>
#include <cmark-gfm.h>
#include <memory>

namespace paperdip {

namespace {

// So that it can be parsed by itself.
QByteArray withoutIndent(const QByteArray &segment)
{
    const int columns = indentOf(QByteArrayView(segment).first(lineAt(segment, 0).end)).columns;
    if (columns == 0)
        return segment;
    QByteArray bytes;
    for (const Line &line : splitLines(segment)) {
        qsizetype begin = line.begin;
        for (int column = 0; column < columns && begin < line.end && isBlankByte(segment[begin]);)
            column += segment[begin++] == '\t' ? 4 - column % 4 : 1;
        bytes += QByteArrayView(segment).sliced(begin, line.next - begin);
    }
    return bytes;
}

QByteArray bytesOrEmpty(const char *text)
{
    return text == nullptr ? QByteArray() : QByteArray(text);
}

// What one node of cmark's tree says when it is entered or left.
QByteArray saidBy(cmark_node *node, bool entering)
{
    const cmark_node_type type = cmark_node_get_type(node);
    const bool isLink = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
    if (isLink && !entering)
        return " <" + bytesOrEmpty(cmark_node_get_url(node)) + ' ' +
               bytesOrEmpty(cmark_node_get_title(node)) + "> ";
    if (!entering)
        return (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK ? QByteArrayLiteral(" ")
                                                                      : QByteArray();
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        return QByteArrayLiteral(" ");
    if (type == CMARK_NODE_CODE_BLOCK)
        return bytesOrEmpty(cmark_node_get_fence_info(node)) + ' ' +
               bytesOrEmpty(cmark_node_get_literal(node));
    return bytesOrEmpty(cmark_node_get_literal(node));
}

QByteArray plainWords(const QByteArray &markdown)
{
    using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
    using Iterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;
    const Tree tree(cmark_parse_document(markdown.constData(), static_cast<size_t>(markdown.size()),
                                         CMARK_OPT_DEFAULT),
                    &cmark_node_free);
    const Iterator iterator(cmark_iter_new(tree.get()), &cmark_iter_free);
    QByteArray words;
    for (;;) {
        const cmark_event_type event = cmark_iter_next(iterator.get());
        if (event == CMARK_EVENT_DONE)
            return words;
        words += saidBy(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
    }
}

// The cells, each without the blanks around it.
QByteArray rowWords(const QByteArray &row, const QByteArray &definitions)
{
    QByteArray line = "|";
    for (const Span &cell : cellsOf(row))
        line += row.mid(cell.begin, cell.size()) + '|';
    return plainWords(line + "\n\n" + definitions);
}

QByteArray delimiterWords(const QByteArray &row)
{
    QByteArray words;
    for (const Span &cell : cellsOf(row)) {
        const QByteArray text = row.mid(cell.begin, cell.size());
        words += text.startsWith(':') ? ':' : '-';
        words += text.endsWith(':') ? ':' : '-';
    }
    return words;
}

// The letter of a ticked box is form, also behind brackets that another program escaped.
QByteArray withPlainBox(QByteArray words)
{
    if (words.startsWith('[') && words.mid(2, 2) == "] ")
        words[1] = isBlankByte(words[1]) ? ' ' : 'x';
    return words;
}

bool isWordByte(char c)
{
    return isLetterByte(c) || isDigitByte(c);
}

// A change of a text: [begin, end) of its tokens replaced.
struct WordHunk
{
    int begin = 0;
    int end = 0;
    QByteArray by;

    bool operator==(const WordHunk &) const = default;
};

QByteArray joinedTokens(const std::vector<QByteArray> &tokens, int begin, int end)
{
    QByteArray text;
    for (int i = begin; i < end; ++i)
        text += tokens[static_cast<size_t>(i)];
    return text;
}

std::vector<WordHunk> wordHunks(const std::vector<QByteArray> &from,
                                const std::vector<QByteArray> &to)
{
    std::vector<WordHunk> hunks;
    int fromAt = 0;
    int toAt = 0;
    const auto addUpTo = [&](int fromEnd, int toEnd) {
        if (fromEnd > fromAt || toEnd > toAt)
            hunks.push_back({fromAt, fromEnd, joinedTokens(to, toAt, toEnd)});
    };
    for (const auto &[a, b] : matchedLines(from, to)) {
        addUpTo(a, b);
        fromAt = a + 1;
        toAt = b + 1;
    }
    addUpTo(static_cast<int>(from.size()), static_cast<int>(to.size()));
    return hunks;
}

bool overlap(const WordHunk &a, const WordHunk &b)
{
    if (a.begin == a.end)
        return b.begin < a.begin && a.begin < b.end;
    if (b.begin == b.end)
        return a.begin < b.begin && b.begin < a.end;
    return a.begin < b.end && b.begin < a.end;
}

} // namespace

QByteArray wordsOf(const QByteArray &content, Structure structure, const QByteArray &definitions)
{
    switch (structure) {
    case Structure::TableHeader:
    case Structure::TableRow:
        return rowWords(content, definitions).simplified();
    case Structure::TableDelimiter:
        return delimiterWords(content);
    case Structure::Rule:
    case Structure::TableUnderline:
        return QByteArrayLiteral("-");
    case Structure::FrontMatter:
    case Structure::Definitions:
    case Structure::HtmlItem:
    case Structure::HtmlEnd:
        return content.simplified();
    case Structure::Code:
        return plainWords(content);
    default:
        break;
    }
    const QByteArray alone = withoutIndent(content);
    const QByteArray words =
        plainWords(definitions.isEmpty() ? alone : alone + "\n\n" + definitions).simplified();
    return structure == Structure::Item ? withPlainBox(words) : words;
}

std::vector<QByteArray> wordTokens(const QByteArray &text)
{
    std::vector<QByteArray> tokens;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        if (isWordByte(text[at])) {
            while (end < text.size() && isWordByte(text[end]))
                ++end;
        } else if (text[at] == '\r' && end < text.size() && text[end] == '\n') {
            ++end;
        } else if (static_cast<unsigned char>(text[at]) >= 0xC0) {
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
                ++end;
        }
        tokens.push_back(text.mid(at, end - at));
        at = end;
    }
    return tokens;
}

double sharedWords(const QByteArray &a, const QByteArray &b)
{
    QHash<QByteArray, int> counts;
    int all = 0;
    int shared = 0;
    const auto isWord = [](const QByteArray &token) {
        return isWordByte(token.front()) || static_cast<unsigned char>(token.front()) >= 0x80;
    };
    for (const QByteArray &token : wordTokens(a)) {
        if (isWord(token)) {
            ++counts[token];
            ++all;
        }
    }
    for (const QByteArray &token : wordTokens(b)) {
        if (!isWord(token))
            continue;
        ++all;
        if (int &count = counts[token]; count > 0) {
            --count;
            shared += 2;
        }
    }
    return all == 0 ? 1 : double(shared) / all;
}

std::optional<QByteArray> mergedWords(const QByteArray &base, const QByteArray &mine,
                                      const QByteArray &theirs, WordOrder order)
{
    const std::vector<QByteArray> tokens = wordTokens(base);
    const std::vector<WordHunk> my = wordHunks(tokens, wordTokens(mine));
    const std::vector<WordHunk> their = wordHunks(tokens, wordTokens(theirs));
    QByteArray text;
    int at = 0;
    size_t m = 0;
    size_t t = 0;
    const auto take = [&](const WordHunk &hunk) {
        text += joinedTokens(tokens, at, std::max(at, hunk.begin)) + hunk.by;
        at = std::max(at, hunk.end);
    };
    while (m < my.size() || t < their.size()) {
        if (m < my.size() && t < their.size()) {
            if (my[m] == their[t]) {
                take(my[m++]);
                ++t;
                continue;
            }
            if (overlap(my[m], their[t]))
                return {};
        }
        // What is put in comes before what is replaced at the same place.
        const auto before = [](const WordHunk &a, const WordHunk &b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
        };
        bool mineNext = t == their.size();
        if (m < my.size() && t < their.size()) {
            const bool tied = !before(my[m], their[t]) && !before(their[t], my[m]);
            mineNext = tied ? order == WordOrder::MineFirst : before(my[m], their[t]);
        }
        take(mineNext ? my[m++] : their[t++]);
    }
    return text + joinedTokens(tokens, at, static_cast<int>(tokens.size()));
}

} // namespace paperdip
