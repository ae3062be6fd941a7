// SPDX-License-Identifier: MIT
#include "markdown/formulalines.h"

#include "markdown/lines.h"
#include "markdown/table.h"

#include <algorithm>
#include <cmark-gfm.h>
#include <memory>

namespace paperdip {

namespace {

struct NodeDelete
{
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
struct IteratorDelete
{
    void operator()(cmark_iter *iterator) const { cmark_iter_free(iterator); }
};

// A block that holds no others, with the line it begins on (cmark's end lines do not hold).
struct Leaf
{
    int line = 0;
    int quotes = 0; // it stands in this many
    bool isText = false;
    bool isHeading = false;
};

std::vector<Leaf> leavesOf(const QByteArray &markdown)
{
    const std::unique_ptr<cmark_node, NodeDelete> document(cmark_parse_document(
        markdown.constData(), static_cast<size_t>(markdown.size()), CMARK_OPT_DEFAULT));
    const std::unique_ptr<cmark_iter, IteratorDelete> iterator(cmark_iter_new(document.get()));
    std::vector<Leaf> leaves;
    int quotes = 0;
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        const cmark_node_type type = cmark_node_get_type(node);
        const bool enters = event == CMARK_EVENT_ENTER;
        if (type == CMARK_NODE_BLOCK_QUOTE)
            quotes += enters ? 1 : -1;
        if (!enters)
            continue;
        const bool isHeading = type == CMARK_NODE_HEADING;
        const bool isText = isHeading || type == CMARK_NODE_PARAGRAPH;
        if (isText || type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK ||
            type == CMARK_NODE_THEMATIC_BREAK)
            leaves.push_back({cmark_node_get_start_line(node), quotes, isText, isHeading});
    }
    return leaves;
}

// Where the text of a line begins, behind quote marks and blanks.
qsizetype textBegin(QByteArrayView line, int quotes)
{
    qsizetype at = skipBlanks(line, 0);
    for (; quotes > 0 && at < line.size() && line[at] == '>'; --quotes)
        at = skipBlanks(line, at + 1);
    return at;
}

bool isDefinitionLine(QByteArrayView text)
{
    const qsizetype close = text.indexOf(']');
    return text.startsWith('[') && close > 0 && text.first(close).lastIndexOf('[') == 0 &&
           close + 1 < text.size() && text[close + 1] == ':';
}

class ChunkReader
{
public:
    explicit ChunkReader(const QByteArray &markdown)
        : m_markdown(markdown), m_leaves(leavesOf(markdown))
    {
    }

    std::vector<FormulaChunk> run()
    {
        int number = 0;
        size_t leaf = 0; // one past the one that the line is in
        for (const Line &line : splitLines(m_markdown)) {
            ++number;
            while (leaf < m_leaves.size() && m_leaves[leaf].line <= number)
                ++leaf;
            if (leaf == 0 || !m_leaves[leaf - 1].isText)
                flush();
            else
                add(line, number, static_cast<int>(leaf));
        }
        flush();
        return std::move(m_chunks);
    }

private:
    void add(const Line &line, int number, int block)
    {
        const Leaf &leaf = m_leaves[static_cast<size_t>(block - 1)];
        const QByteArrayView whole =
            QByteArrayView(m_markdown).sliced(line.begin, line.end - line.begin);
        const qsizetype begin = textBegin(whole, leaf.quotes);
        const QByteArrayView text = whole.sliced(begin);
        if (isBlank(text)) {
            flush();
            return;
        }
        FormulaChunk::Line added;
        added.begin = m_chunk.text.size();
        added.source = line.begin;
        added.quotes = leaf.quotes;
        added.number = number;
        added.block = block;
        added.isHeading = leaf.isHeading && text.startsWith('#');
        added.isDefinition = isDefinitionLine(text);
        m_chunk.lines.push_back(added);
        for (qsizetype i = 0; i < text.size(); ++i)
            m_chunk.sources.push_back(line.begin + begin + i);
        m_chunk.sources.push_back(line.end);
        m_chunk.text += text;
        m_chunk.text += '\n';
        markRows(text);
    }

    // The line above a delimiter row, it, and what follows in its paragraph, are rows.
    void markRows(QByteArrayView text)
    {
        std::vector<FormulaChunk::Line> &lines = m_chunk.lines;
        if (lines.size() < 2 || lines.back().block != lines[lines.size() - 2].block)
            return;
        FormulaChunk::Line &above = lines[lines.size() - 2];
        if (above.isRow) {
            lines.back().isRow = true;
        } else if (isDelimiterRow(text)) {
            const qsizetype size = lines.back().begin - 1 - above.begin;
            const QByteArrayView header = QByteArrayView(m_chunk.text).sliced(above.begin, size);
            above.isRow = lines.back().isRow = countCells(header) == countCells(text);
        }
    }

    void flush()
    {
        std::vector<FormulaChunk::Line> &lines = m_chunk.lines;
        for (size_t i = lines.size(); i-- > 0;) {
            FormulaChunk::Line &line = lines[i];
            const bool isLast = i + 1 == lines.size();
            const bool goesOn = !isLast && lines[i + 1].block == line.block && !line.isRow &&
                                !lines[i + 1].isRow && !lines[i + 1].isDefinition;
            line.blockEnd = goesOn   ? lines[i + 1].blockEnd
                            : isLast ? m_chunk.text.size()
                                     : lines[i + 1].begin;
        }
        if (!lines.empty())
            m_chunks.push_back(std::move(m_chunk));
        m_chunk = {};
    }

    const QByteArray &m_markdown;
    std::vector<Leaf> m_leaves;
    FormulaChunk m_chunk;
    std::vector<FormulaChunk> m_chunks;
};

} // namespace

const FormulaChunk::Line &FormulaChunk::at(qsizetype offset) const
{
    const auto behind =
        std::upper_bound(lines.begin(), lines.end(), offset,
                         [](qsizetype where, const Line &line) { return where < line.begin; });
    return *std::prev(behind);
}

QByteArray textOf(const FormulaChunk &chunk, QByteArrayView markdown, qsizetype begin,
                  qsizetype end)
{
    QByteArray text;
    const int quotes = chunk.at(begin).quotes;
    while (begin < end) {
        const FormulaChunk::Line *line = &chunk.at(begin);
        const bool isLast = line == &chunk.lines.back() || (line + 1)->begin >= end;
        const qsizetype stop = isLast ? end : (line + 1)->begin;
        if (!text.isEmpty() && line->quotes > quotes) {
            const QByteArrayView marks = markdown.sliced(
                line->source, chunk.sources[static_cast<size_t>(begin)] - line->source);
            text += marks.sliced(textBegin(marks, quotes));
        }
        text += QByteArrayView(chunk.text).sliced(begin, stop - begin);
        begin = stop;
    }
    return text;
}

std::vector<FormulaChunk> formulaChunks(const QByteArray &markdown)
{
    return ChunkReader(markdown).run();
}

} // namespace paperdip
