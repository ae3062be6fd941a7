// SPDX-License-Identifier: MIT
#include "markdown/outline.h"

#include "core/identify.h"
#include "markdown/definition.h"
#include "markdown/entry.h"
#include "markdown/lines.h"

#include <algorithm>

namespace paperdip {
namespace {

// What an item may turn out to be.
struct Claim
{
    bool namesWork = false;
    bool isLink = false;
};

// Puts the entries of a list in their places and says what each of them is.
class OutlineReader
{
public:
    explicit OutlineReader(const QByteArray &bytes) : m_bytes(bytes) {}

    Outline run();

private:
    QByteArrayView slice(const Segment &segment) const
    {
        return QByteArrayView(m_bytes).sliced(segment.begin, segment.end - segment.begin);
    }
    OutlineNode &node(int index) { return m_outline[static_cast<size_t>(index)]; }
    bool isBoxed(size_t index) const { return m_outline[index].reading.box.has_value(); }
    void readDefinitions(const std::vector<Segment> &segments);
    void place();
    void decide();
    bool isPaper(size_t index) const;
    void findSources();
    void finishPapers();
    void addToRemark(size_t index);
    int sectionOf(int index);

    QByteArray m_bytes;
    References m_references;
    Outline m_outline;
    std::vector<Claim> m_claims; // index by index
    bool m_hasBoxes = false;
    std::vector<bool> m_boxedBelow; // a node, then the top: it has a boxed item
};

size_t slot(int parent)
{
    return static_cast<size_t>(parent) + 1; // -1 is the top
}

// "Without brackets, it is empty, the id, arXiv:id or the URL."
bool isPlaceholder(const Reading &reading)
{
    QString title = reading.title.trimmed();
    while (title.startsWith(QLatin1Char('[')) && title.endsWith(QLatin1Char(']')))
        title = title.sliced(1).chopped(1).trimmed();
    if (title.isEmpty())
        return true;
    if (reading.main && title == reading.main->url)
        return true;
    const std::optional<ArxivId> id = parseArxivId(title);
    if (id)
        return reading.arxiv.isEmpty() || id->id == reading.arxiv;
    const bool isUrl =
        title.startsWith(QLatin1String("http://")) || title.startsWith(QLatin1String("https://"));
    return isUrl && !title.contains(QLatin1Char(' '));
}

void OutlineReader::readDefinitions(const std::vector<Segment> &segments)
{
    for (const Segment &segment : segments) {
        const QByteArrayView bytes = slice(segment);
        const bool mayHold = segment.structure == Structure::Definitions ||
                             ((segment.structure == Structure::Paragraph ||
                               segment.structure == Structure::Heading) &&
                              beginsDefinition(bytes.first(lineAt(bytes, 0).end)));
        if (mayHold)
            addDefinitions(bytes, m_references);
    }
}

Outline OutlineReader::run()
{
    const std::vector<Segment> segments = cut(m_bytes);
    readDefinitions(segments);
    m_outline.reserve(segments.size());
    m_claims.reserve(segments.size());
    for (const Segment &segment : segments) {
        Entry entry = readEntry(slice(segment), segment.structure, segment.level, m_references);
        m_outline.push_back({segment, std::move(entry.reading), -1, 0});
        m_claims.push_back({entry.namesWork, entry.isLink});
    }
    place();
    decide();
    findSources();
    finishPapers();
    return std::move(m_outline);
}

// A section owns what follows, up to the next heading of its level or above.
void OutlineReader::place()
{
    std::vector<int> sections;
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        const bool isHeading = at.segment.structure == Structure::Heading;
        while (isHeading && !sections.empty() &&
               node(sections.back()).segment.level >= at.segment.level)
            sections.pop_back();
        at.parent = at.segment.outer >= 0 ? at.segment.outer
                    : sections.empty()    ? -1
                                          : sections.back();
        at.depth = at.parent < 0 ? 0 : node(at.parent).depth + 1;
        if (isHeading)
            sections.push_back(static_cast<int>(index));
    }
}

void OutlineReader::decide()
{
    m_boxedBelow.assign(m_outline.size() + 1, false);
    for (size_t index = 0; index < m_outline.size(); ++index) {
        if (isBoxed(index)) {
            m_hasBoxes = true;
            m_boxedBelow[slot(m_outline[index].parent)] = true;
        }
    }
    for (size_t index = 0; index < m_outline.size(); ++index) {
        if (isItem(m_outline[index]))
            m_outline[index].reading.kind = isPaper(index) ? NodeKind::Paper : NodeKind::Text;
    }
}

bool OutlineReader::isPaper(size_t index) const
{
    if (isBoxed(index))
        return true;
    if (!m_claims[index].namesWork)
        return false;
    return !m_hasBoxes || m_boxedBelow[slot(m_outline[index].parent)];
}

int OutlineReader::sectionOf(int index)
{
    int at = node(index).parent;
    while (at >= 0 && node(at).reading.kind != NodeKind::Section)
        at = node(at).parent;
    return at;
}

void OutlineReader::findSources()
{
    std::vector<bool> holdsPapers(m_outline.size() + 1, false);
    for (const OutlineNode &at : m_outline) {
        if (at.reading.kind == NodeKind::Paper)
            holdsPapers[slot(at.parent)] = true;
    }
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        if (!isItem(at) || at.reading.kind == NodeKind::Paper)
            continue;
        const bool belowPaper = at.parent >= 0 && node(at.parent).reading.kind == NodeKind::Paper;
        if (m_claims[index].isLink && !belowPaper &&
            !holdsPapers[slot(sectionOf(static_cast<int>(index)))]) {
            at.reading.kind = NodeKind::Source;
        } else if (m_claims[index].isLink || m_claims[index].namesWork) {
            at.reading = asText(at.reading, slice(at.segment), m_references);
        }
    }
}

void OutlineReader::finishPapers()
{
    for (size_t index = 0; index < m_outline.size(); ++index) {
        OutlineNode &at = m_outline[index];
        if (at.reading.kind == NodeKind::Paper)
            at.reading.placeholder = isPlaceholder(at.reading);
        else if (at.reading.kind == NodeKind::Text && at.segment.outer >= 0)
            addToRemark(index);
    }
}

// Text below a paper counts to its remark: a line for each, behind the paper's own.
void OutlineReader::addToRemark(size_t index)
{
    int paper = m_outline[index].parent;
    while (paper >= 0 && node(paper).reading.kind == NodeKind::Text)
        paper = node(paper).parent;
    if (paper < 0 || node(paper).reading.kind != NodeKind::Paper)
        return;
    const Segment &segment = m_outline[index].segment;
    const QString text = wholeText(slice(segment), segment.structure, m_references);
    QString &remark = node(paper).reading.remark;
    if (!text.isEmpty())
        remark += remark.isEmpty() ? text : QLatin1Char('\n') + text;
}

// Without the indentation of its first line, so that it can be cut by itself.
QByteArray dedented(QByteArrayView segment)
{
    const int columns = indentOf(segment.first(lineAt(segment, 0).end)).columns;
    QByteArray bytes;
    bytes.reserve(segment.size());
    for (qsizetype at = 0; at < segment.size();) {
        const Line line = lineAt(segment, at);
        qsizetype begin = at;
        for (int column = 0; column < columns && begin < line.end && isBlankByte(segment[begin]);) {
            column += segment[begin] == '\t' ? 4 - column % 4 : 1;
            ++begin;
        }
        bytes += segment.sliced(begin, line.next - begin);
        at = line.next;
    }
    return bytes;
}

// It is one segment of that structure, and lets another item follow.
bool isOneSegment(QByteArrayView segment, const Reading &before)
{
    QByteArray bytes = dedented(segment);
    const qsizetype end = bytes.size();
    if (!bytes.endsWith('\n') && !bytes.endsWith('\r'))
        bytes += '\n';
    const std::vector<Segment> found = cut(bytes + "- x\n");
    return found.size() == 2 && found[0].structure == before.structure && found[1].begin >= end &&
           (before.structure != Structure::Heading || found[0].level == before.level);
}

// The labels were brackets that led nowhere before, so that the list does not define them.
bool knownUnresolved(const QStringList &labels, const Reading &before)
{
    QString texts = before.title + QLatin1Char('\n') + before.remark + QLatin1Char('\n') +
                    before.keywords.join(QLatin1Char('\n'));
    if (before.main)
        texts += QLatin1Char('\n') + before.main->text;
    for (const Link &link : before.links)
        texts += QLatin1Char('\n') + link.text;
    texts = texts.simplified().toCaseFolded();
    return std::all_of(labels.begin(), labels.end(), [&texts](const QString &label) {
        return texts.contains(QLatin1Char('[') + label + QLatin1Char(']'));
    });
}

bool usesReferences(const Reading &reading)
{
    const auto isReference = [](const Link &link) { return link.urlSpan.isNull(); };
    return (reading.main && isReference(*reading.main)) ||
           std::any_of(reading.links.begin(), reading.links.end(), isReference);
}

// A paper's own remark, and that of what is below it.
void keepRemarkBelow(Reading &reading, const Reading &before)
{
    const qsizetype lineEnd =
        before.remarkSpan.isNull() ? -1 : before.remark.indexOf(QLatin1Char('\n'));
    const QString below = before.remarkSpan.isNull() ? before.remark
                          : lineEnd < 0              ? QString()
                                                     : before.remark.mid(lineEnd + 1);
    if (!below.isEmpty())
        reading.remark += reading.remark.isEmpty() ? below : QLatin1Char('\n') + below;
}

} // namespace

Outline read(const QByteArray &bytes)
{
    return OutlineReader(bytes).run();
}

std::optional<Reading> readAgain(const QByteArray &segment, const Reading &before)
{
    const bool isHeading = before.structure == Structure::Heading;
    const bool isPaper = before.kind == NodeKind::Paper;
    if ((!isHeading && !isPaper) || usesReferences(before) || !isOneSegment(segment, before))
        return {};
    Entry entry = readEntry(segment, before.structure, before.level, {});
    Reading &reading = entry.reading;
    if (!knownUnresolved(entry.unresolved, before))
        return {};
    if (isHeading)
        return reading;
    if (reading.box.has_value() != before.box.has_value() || reading.boxAt != before.boxAt ||
        (!reading.box && !entry.namesWork))
        return {};
    reading.kind = before.kind;
    keepRemarkBelow(reading, before);
    reading.placeholder = isPlaceholder(reading);
    return reading;
}

QString listTitle(const Outline &outline)
{
    const auto find = [&outline](auto &&matches) {
        const auto found = std::find_if(outline.begin(), outline.end(), matches);
        return found == outline.end() ? QString() : found->reading.title;
    };
    const auto isHeading = [](const OutlineNode &node) {
        return node.reading.kind == NodeKind::Section;
    };
    const QString title =
        find([&](const OutlineNode &node) { return isHeading(node) && node.reading.level == 1; });
    return title.isEmpty() ? find(isHeading) : title;
}

} // namespace paperdip
