// SPDX-License-Identifier: MIT
#include "markdown/cut.h"

#include "markdown/blocktext.h"
#include "markdown/definition.h"
#include "markdown/htmlparts.h"
#include "markdown/lines.h"
#include "markdown/table.h"

#include <algorithm>
#include <cmark-gfm.h>
#include <cstring>
#include <limits>
#include <memory>

namespace paperdip {
namespace {

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

// Where a segment begins: line and outer are indices, of m_lines and of the starts.
struct Start
{
    int line = 0;
    Structure structure = Structure::Paragraph;
    int level = 0;
    int outer = -1;
};

Structure structureOf(cmark_node_type type)
{
    // CMARK_NODE_* are variables in cmark-gfm, so there is no switch.
    if (type == CMARK_NODE_HEADING)
        return Structure::Heading;
    if (type == CMARK_NODE_CODE_BLOCK)
        return Structure::Code;
    if (type == CMARK_NODE_HTML_BLOCK)
        return Structure::Html;
    if (type == CMARK_NODE_BLOCK_QUOTE)
        return Structure::Quote;
    if (type == CMARK_NODE_THEMATIC_BREAK)
        return Structure::Rule;
    return Structure::Paragraph;
}

int lineOf(cmark_node *node)
{
    return cmark_node_get_start_line(node) - 1;
}

int countLineEnds(const char *text)
{
    return text ? static_cast<int>(std::count(text, text + std::strlen(text), '\n')) : 0;
}

bool isAtxHeading(QByteArrayView line)
{
    qsizetype at = indentOf(line).bytes;
    const qsizetype hashes = at;
    while (at < line.size() && line[at] == '#')
        ++at;
    return at > hashes && at - hashes <= 6 && (at == line.size() || isBlankByte(line[at]));
}

bool isSetextUnderline(QByteArrayView line)
{
    const Indent indent = indentOf(line);
    qsizetype at = indent.bytes;
    if (indent.columns > 3 || at == line.size() || (line[at] != '=' && line[at] != '-'))
        return false;
    const char mark = line[at];
    while (at < line.size() && line[at] == mark)
        ++at;
    return isBlank(line.sliced(at));
}

qsizetype skipByteOrderMark(QByteArrayView bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
}

// One past the front matter's closing line; 0: there is none.
qsizetype frontMatterEnd(QByteArrayView bytes)
{
    const auto content = [bytes](const Line &line, qsizetype begin) {
        return bytes.sliced(begin, line.end - begin).trimmed();
    };
    Line line = lineAt(bytes, 0);
    const qsizetype begin = skipByteOrderMark(bytes);
    if (line.end < begin + 3 || isBlankByte(bytes[begin]))
        return 0;
    const QByteArrayView mark = content(line, begin);
    if (mark != "---" && mark != "+++")
        return 0;
    while (line.next < bytes.size()) {
        line = lineAt(bytes, line.next);
        if (line.end > line.begin && bytes[line.begin] == mark[0] &&
            content(line, line.begin) == mark)
            return line.next;
    }
    return 0;
}

// Finds where the segments of a list without front matter begin.
class Cutter
{
public:
    explicit Cutter(QByteArrayView bytes) : m_bytes(bytes), m_lines(splitLines(bytes)) {}

    void run();
    const std::vector<Start> &starts() const { return m_starts; }
    qsizetype offset(const Start &start) const
    {
        return m_lines[static_cast<size_t>(start.line)].begin;
    }

private:
    struct OpenItem
    {
        int start = -1;
        bool afterList = false;
    };

    QByteArrayView line(int index) const;
    int add(int line, Structure structure, int level = 0, int outer = -1);
    void addBlock(cmark_node *node);
    bool addTable(cmark_node *node, int first);
    void addHtml(int first);
    void addList(cmark_node *list);
    void visit(cmark_node *node);
    cmark_node *following(cmark_node *node, const cmark_node *root);
    void markOpaque(cmark_node *node);
    void addDefinitions();
    void insert(const std::vector<int> &definitions);

    QByteArrayView m_bytes;
    std::vector<Line> m_lines;
    std::vector<Start> m_starts;
    std::vector<OpenItem> m_open;              // the items around the node that is visited
    std::vector<std::pair<int, int>> m_opaque; // lines of code and HTML, [first, last]
};

QByteArrayView Cutter::line(int index) const
{
    const Line &at = m_lines[static_cast<size_t>(index)];
    const qsizetype begin = index == 0 ? skipByteOrderMark(m_bytes) : at.begin;
    return m_bytes.sliced(begin, at.end - begin);
}

// Blocks that start on one line share a segment; the outermost comes first and counts.
int Cutter::add(int line, Structure structure, int level, int outer)
{
    if (m_starts.empty() || m_starts.back().line < line)
        m_starts.push_back({line, structure, level, outer});
    return static_cast<int>(m_starts.size()) - 1;
}

void Cutter::run()
{
    const QByteArray text = blockText(m_bytes, m_lines);
    const Tree tree(
        cmark_parse_document(text.constData(), static_cast<size_t>(text.size()), CMARK_OPT_DEFAULT),
        &cmark_node_free);
    for (cmark_node *node = cmark_node_first_child(tree.get()); node;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_LIST)
            addList(node);
        else
            addBlock(node);
    }
    addDefinitions();
}

void Cutter::addBlock(cmark_node *node)
{
    markOpaque(node);
    const Structure structure = structureOf(cmark_node_get_type(node));
    const int first = lineOf(node);
    if (structure == Structure::Html) {
        addHtml(first);
        return;
    }
    const bool hasLines = structure == Structure::Paragraph ||
                          (structure == Structure::Heading && !isAtxHeading(line(first)));
    if (!hasLines || !addTable(node, first))
        add(first, structure,
            structure == Structure::Heading ? cmark_node_get_heading_level(node) : 0);
}

// Entries of HTML lists and tables, each at a line of its own: the lines of the block that
// markOpaque() noted last.
void Cutter::addHtml(int first)
{
    const int last = m_opaque.back().second;
    if (!mayHoldHtmlParts(line(first))) {
        add(first, Structure::Html);
        return;
    }
    add(first, htmlPartAt(line(first)));
    bool inComment = false;
    for (int index = first; index <= last; ++index) {
        const QByteArrayView text = line(index);
        const Structure part = htmlPartAt(text);
        if (index > first && !inComment && part != Structure::Html)
            add(index, part);
        const qsizetype opened = text.lastIndexOf(QByteArrayView("<!--"));
        const qsizetype closed = text.lastIndexOf(QByteArrayView("-->"));
        if (opened >= 0 || closed >= 0)
            inComment = opened > closed;
    }
}

// Rule 4. cmark's end lines do not hold, so a paragraph ends at a blank line or where the next
// block begins.
bool Cutter::addTable(cmark_node *node, int first)
{
    cmark_node *const next = cmark_node_next(node);
    const int limit = next ? lineOf(next) : static_cast<int>(m_lines.size());
    int end = first + 1;
    while (end < limit && !isBlank(line(end)))
        ++end;
    int underline = end;
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
        // Nothing but definitions can stand behind the underline, so the last one is it.
        do {
            --underline;
        } while (underline > first && !isSetextUnderline(line(underline)));
    }
    int delimiter = first + 1;
    while (delimiter < underline &&
           !(isDelimiterRow(line(delimiter)) &&
             countCells(line(delimiter)) == countCells(line(delimiter - 1))))
        ++delimiter;
    if (delimiter >= underline)
        return false;
    if (delimiter - 1 > first)
        add(first, Structure::Paragraph);
    add(delimiter - 1, Structure::TableHeader);
    add(delimiter, Structure::TableDelimiter);
    for (int row = delimiter + 1; row < underline; ++row)
        add(row, Structure::TableRow);
    if (underline < end)
        add(underline, Structure::TableUnderline);
    return true;
}

void Cutter::addList(cmark_node *list)
{
    m_open.clear();
    for (cmark_node *node = list; node; node = following(node, list))
        visit(node);
}

void Cutter::visit(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    const int level = static_cast<int>(m_open.size());
    const int outer = m_open.empty() ? -1 : m_open.back().start;
    if (type == CMARK_NODE_ITEM) {
        m_open.push_back({add(lineOf(node), Structure::Item, level + 1, outer), false});
    } else if (type == CMARK_NODE_LIST) {
        if (!m_open.empty())
            m_open.back().afterList = true;
    } else {
        markOpaque(node);
        if (m_open.back().afterList)
            add(lineOf(node), Structure::ItemText, level, outer);
    }
}

// The next node in document order below root, going into lists and items only.
cmark_node *Cutter::following(cmark_node *node, const cmark_node *root)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM) {
        if (cmark_node *const child = cmark_node_first_child(node))
            return child;
    }
    while (node != root) {
        if (cmark_node_get_type(node) == CMARK_NODE_ITEM)
            m_open.pop_back();
        if (cmark_node *const next = cmark_node_next(node))
            return next;
        node = cmark_node_parent(node);
    }
    return nullptr;
}

// Lines that hold no definitions. Counted from the literal, since end lines do not hold; indented
// code needs none, being indented too far.
void Cutter::markOpaque(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    const int first = lineOf(node);
    int length = 0;
    int offset = 0;
    char mark = 0;
    if (type == CMARK_NODE_HTML_BLOCK)
        m_opaque.emplace_back(first, first + countLineEnds(cmark_node_get_literal(node)) - 1);
    else if (type == CMARK_NODE_CODE_BLOCK && cmark_node_get_fenced(node, &length, &offset, &mark))
        m_opaque.emplace_back(first, first + countLineEnds(cmark_node_get_literal(node)));
}

// Rule 5.
void Cutter::addDefinitions()
{
    std::vector<int> firstLines;
    auto opaque = m_opaque.cbegin();
    bool afterBlank = true;
    bool afterDefinition = false;
    for (int index = 0; index < static_cast<int>(m_lines.size()); ++index) {
        const QByteArrayView text = line(index);
        if (text.isEmpty() || isBlank(text)) {
            afterBlank = true;
            afterDefinition = false;
            continue;
        }
        bool isDefinition = (afterBlank || afterDefinition) && beginsDefinition(text);
        if (isDefinition) {
            while (opaque != m_opaque.cend() && opaque->second < index)
                ++opaque;
            isDefinition = opaque == m_opaque.cend() || index < opaque->first;
        }
        if (isDefinition && !afterDefinition)
            firstLines.push_back(index);
        afterBlank = false;
        afterDefinition = isDefinition;
    }
    if (!firstLines.empty())
        insert(firstLines);
}

// Merges the definitions into the starts. One in the middle of an item's sub-items goes where these
// do, so that what is below an item stays together.
void Cutter::insert(const std::vector<int> &definitions)
{
    std::vector<Start> merged;
    std::vector<int> place(m_starts.size());
    auto definition = definitions.cbegin();
    for (size_t index = 0; index < m_starts.size(); ++index) {
        Start start = m_starts[index];
        start.outer = start.outer < 0 ? -1 : place[static_cast<size_t>(start.outer)];
        for (; definition != definitions.cend() && *definition < start.line; ++definition)
            merged.push_back({*definition, Structure::Definitions, 0, start.outer});
        if (definition != definitions.cend() && *definition == start.line)
            ++definition;
        place[index] = static_cast<int>(merged.size());
        merged.push_back(start);
    }
    for (; definition != definitions.cend(); ++definition)
        merged.push_back({*definition, Structure::Definitions, 0, -1});
    m_starts = std::move(merged);
}

} // namespace

std::vector<Segment> cut(const QByteArray &bytes)
{
    std::vector<Segment> segments;
    if (bytes.isEmpty())
        return segments;
    const qsizetype body = frontMatterEnd(bytes);
    if (body > 0)
        segments.push_back({0, 0, Structure::FrontMatter, 0, -1});
    // cmark counts bytes in an int.
    if (bytes.size() - body < std::numeric_limits<int>::max() / 2) {
        Cutter cutter(QByteArrayView(bytes).sliced(body));
        cutter.run();
        segments.reserve(cutter.starts().size() + 1);
        if (segments.empty() && (cutter.starts().empty() || cutter.starts().front().line > 0))
            segments.push_back({0, 0, Structure::Lead, 0, -1});
        const int shift = static_cast<int>(segments.size());
        for (const Start &start : cutter.starts()) {
            segments.push_back({body + cutter.offset(start), 0, start.structure, start.level,
                                start.outer < 0 ? -1 : start.outer + shift});
        }
    }
    if (segments.empty())
        segments.push_back({0, 0, Structure::Lead, 0, -1});
    for (size_t index = 0; index + 1 < segments.size(); ++index)
        segments[index].end = segments[index + 1].begin;
    segments.back().end = bytes.size();
    return segments;
}

} // namespace paperdip
