// SPDX-License-Identifier: MIT
#include "markdown/mergeversion.h"

#include "markdown/definition.h"
#include "markdown/lines.h"
#include "markdown/mergewords.h"
#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

ListVersion::ListVersion(const QByteArray &bytes, Outline outline)
    : m_bytes(bytes), m_outline(std::move(outline)), m_words(m_outline.size())
{
    m_ends.reserve(m_outline.size());
    for (const OutlineNode &node : m_outline) {
        const QByteArrayView segment =
            QByteArrayView(m_bytes).sliced(node.begin, node.end - node.begin);
        m_ends.push_back(node.begin + contentEnd(segment));
    }
    findParents();
    findDefinitions();
}

bool ListVersion::isEntry(int index) const
{
    const NodeKind kind = reading(index).kind;
    return kind == NodeKind::Paper || kind == NodeKind::Source;
}

bool ListVersion::hasEntries() const
{
    return std::any_of(m_outline.begin(), m_outline.end(), [](const OutlineNode &node) {
        return node.reading.kind == NodeKind::Paper || node.reading.kind == NodeKind::Source;
    });
}

void ListVersion::findParents()
{
    m_parents.resize(m_outline.size());
    m_children.resize(m_outline.size() + 1);
    int header = -1;
    int html = -1;
    for (int i = 0; i < size(); ++i) {
        const Structure is = structure(i);
        const bool isRow = is == Structure::TableDelimiter || is == Structure::TableRow ||
                           is == Structure::TableUnderline;
        const bool isPart = is == Structure::HtmlItem || is == Structure::HtmlEnd;
        if (!isRow)
            header = is == Structure::TableHeader ? i : -1;
        if (!isPart)
            html = is == Structure::Html ? i : -1;
        int above = at(i).parent;
        if (isRow && header >= 0)
            above = header;
        else if (isPart && html >= 0)
            above = html;
        m_parents[static_cast<size_t>(i)] = above;
        m_children[static_cast<size_t>(above) + 1].push_back(i);
    }
}

void ListVersion::findDefinitions()
{
    for (int i = 0; i < size(); ++i) {
        if (structure(i) != Structure::Definitions)
            continue;
        for (const auto &[label, lines] : definitionsOf(content(i))) {
            if (!m_definitions.contains(label))
                m_definitions.insert(label, lines);
        }
    }
}

QByteArrayView ListVersion::contentView(int index) const
{
    const qsizetype begin = at(index).begin;
    return QByteArrayView(m_bytes).sliced(begin, m_ends[static_cast<size_t>(index)] - begin);
}

QByteArray ListVersion::tail(int index) const
{
    const qsizetype end = m_ends[static_cast<size_t>(index)];
    return m_bytes.mid(end, at(index).end - end);
}

const QByteArray &ListVersion::words(int index) const
{
    QByteArray &words = m_words[static_cast<size_t>(index)];
    if (words.isNull()) {
        const QByteArray own = content(index);
        words = wordsOf(own, structure(index), definitionsFor(own));
        if (words.isNull())
            words = QByteArrayLiteral("");
    }
    return words;
}

QByteArray ListVersion::definitionsFor(const QByteArray &content) const
{
    QByteArray lines;
    if (m_definitions.isEmpty())
        return lines;
    for (const QString &label : labelsIn(content)) {
        if (const QByteArray found = m_definitions.value(label); !found.isEmpty())
            lines += found + '\n';
    }
    return lines;
}

QStringList labelsIn(QByteArrayView bytes)
{
    QStringList labels;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (bytes[at] != '[')
            continue;
        if (const qsizetype end = skipLabel(bytes, at); end > 0)
            labels.append(normalizedLabel(bytes.sliced(at + 1, end - at - 2)));
    }
    return labels;
}

std::vector<std::pair<QString, QByteArray>> definitionsOf(const QByteArray &run)
{
    std::vector<std::pair<QString, QByteArray>> found;
    for (const Line &line : splitLines(run)) {
        const QByteArrayView text = QByteArrayView(run).sliced(line.begin, line.end - line.begin);
        if (beginsDefinition(text)) {
            const qsizetype open = indentOf(text).bytes;
            const qsizetype close = skipLabel(text, open);
            found.emplace_back(normalizedLabel(text.sliced(open + 1, close - open - 2)),
                               text.toByteArray());
        } else if (!found.empty()) { // an address or a title on the next line
            found.back().second += '\n' + text.toByteArray();
        }
    }
    return found;
}

} // namespace paperdip
