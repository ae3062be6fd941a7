// SPDX-License-Identifier: MIT
#include "markdown/problems.h"

#include "core/arxivid.h"
#include "core/lineplaces.h"
#include "core/rubbish.h"
#include "markdown/blocks.h"
#include "markdown/labels.h"
#include "markdown/lines.h"
#include "markdown/links.h"
#include "markdown/segmenttext.h"

#include <QHash>
#include <algorithm>
#include <tuple>

namespace paperdip {
namespace {

constexpr qsizetype shortestTitle = 16; // letters and digits; below it titles are names of things
constexpr qsizetype longestLabelled = 40;
constexpr qsizetype longestAddress = 2000; // in brackets that are no link

// A title's letters and digits, by which two are the same; empty where it is too short to tell.
QString comparableTitle(const QString &title)
{
    QString key;
    for (const QChar c : title) {
        if (c.isLetterOrNumber())
            key += c.toCaseFolded();
    }
    const bool wide = !key.isEmpty() && key.front().unicode() >= 0x2e80;
    return key.size() < (wide ? shortestTitle / 2 : shortestTitle) ? QString() : key;
}

// A link's label without numbers and blanks: "[paper 1]" and "[paper 2]" are the same.
QString labelWord(const QString &text)
{
    QString word;
    for (const QChar c : text) {
        if (c.isLetter())
            word += c.toLower();
    }
    return word;
}

// What links, code and tags take up, in order, none within another.
std::vector<Span> takenIn(const Inlines &inlines)
{
    std::vector<Span> spans = inlines.opaque;
    for (const RawLink &link : inlines.links)
        spans.push_back(link.whole);
    std::sort(spans.begin(), spans.end(),
              [](const Span &a, const Span &b) { return a.begin < b.begin; });
    std::vector<Span> merged;
    for (const Span &span : spans) {
        if (!merged.empty() && span.begin < merged.back().end)
            merged.back().end = qMax(merged.back().end, span.end);
        else
            merged.push_back(span);
    }
    return merged;
}

class ProblemFinder
{
public:
    explicit ProblemFinder(const Document &document)
        : m_document(document), m_offsets(nodeOffsets(document)), m_places(document.bytes())
    {
    }

    std::vector<Problem> run();

private:
    const QByteArray &bytes() const { return m_document.bytesAt(m_node); }
    Problem &add(ProblemKind kind, Severity severity, Span span, Sentence sentence,
                 const QStringList &words = {});
    void readReferences();
    void checkLinks();
    void checkLink(const Link &link);
    void checkAddress(const Link &link);
    void checkId(const Link &link, const ArxivId &id);
    void checkNeighbours(const Link &left, const Link &right);
    std::pair<Span, QString> labelOf(const Link &link) const;
    void checkBrackets();
    void checkBracket(Span block, qsizetype close);
    void checkBlankBetween(qsizetype open, qsizetype close, qsizetype round, Span block);
    void checkBlankInside(qsizetype open, qsizetype close, Span block);
    void findDoubles();
    void addDouble(int node, int first, const QString &what);
    void place();

    static Span placeOf(const Reading &reading)
    {
        return reading.titleSpan.isNull() ? Span{0, 0} : reading.titleSpan;
    }
    int lineOf(int node, const Reading &reading) const
    {
        return m_places.at(m_offsets[size_t(node)] + placeOf(reading).begin).first;
    }

    const Document &m_document;
    std::vector<qsizetype> m_offsets;
    LinePlaces m_places;
    References m_references;
    int m_node = 0;
    std::vector<Problem> m_found;
};

Problem &ProblemFinder::add(ProblemKind kind, Severity severity, Span span, Sentence sentence,
                            const QStringList &words)
{
    m_found.push_back({kind, severity, m_node, 0, 0, span, {sentence, words}, {}});
    return m_found.back();
}

std::vector<Problem> ProblemFinder::run()
{
    readReferences();
    for (m_node = 0; m_node < m_document.size(); ++m_node) {
        checkLinks();
        checkBrackets();
    }
    findDoubles();
    place();
    return std::move(m_found);
}

void ProblemFinder::readReferences()
{
    for (int i = 0; i < m_document.size(); ++i) {
        if (isDefinitions(m_document.at(i)))
            addDefinitions(m_document.bytesAt(i), m_references);
    }
}

void ProblemFinder::checkLinks()
{
    const Reading &reading = m_document.at(m_node).reading;
    QList<Link> links = reading.links;
    if (reading.main)
        links << *reading.main;
    std::sort(links.begin(), links.end(),
              [](const Link &a, const Link &b) { return a.whole.begin < b.whole.begin; });
    for (qsizetype i = 0; i < links.size(); ++i) {
        checkLink(links.at(i));
        if (i > 0)
            checkNeighbours(links.at(i - 1), links.at(i));
    }
}

void ProblemFinder::checkLink(const Link &link)
{
    if (link.urlSpan.isNull())
        return; // by reference
    if (link.url.trimmed().isEmpty()) {
        add(ProblemKind::EmptyLink, Severity::Warning, link.whole, Sentence::EmptyAddress,
            {link.text.simplified()});
        return;
    }
    checkAddress(link);
    if (const auto id = arxivFromUrl(link.url))
        checkId(link, *id);
}

// The id that stands for a link: "[id] Title" or the whole of its text, else "[id]" right before
// it. Where the bytes of the id stand, and what it says; a null span: there is none.
std::pair<Span, QString> ProblemFinder::labelOf(const Link &link) const
{
    const auto idIn = [this](Span span) -> std::pair<Span, QString> {
        const Span inner = trimmed(bytes(), span);
        const QString text = QString::fromUtf8(bytes().mid(inner.begin, inner.size()));
        if (inner.size() > longestLabelled || (!parseArxivId(text) && !looksLikeArxivId(text)))
            return {};
        return {inner, text};
    };
    if (link.textSpan.isNull() || link.textSpan == link.urlSpan)
        return {};
    Span text = link.textSpan;
    if (bytes().mid(text.begin, 2).startsWith('\\'))
        ++text.begin;
    if (text.size() > 0 && bytes()[text.begin] == '[') {
        qsizetype close = bytes().indexOf(']', text.begin);
        if (close < 0 || close > text.end)
            return {};
        close -= bytes()[close - 1] == '\\' ? 1 : 0;
        return idIn({text.begin + 1, close});
    }
    if (const auto whole = idIn(text); !whole.first.isNull())
        return whole;
    qsizetype before = link.whole.begin;
    while (before > 0 && isBlankByte(bytes()[before - 1]))
        --before;
    if (before == 0 || bytes()[before - 1] != ']')
        return {};
    const qsizetype open = bytes().lastIndexOf('[', before - 1);
    return open < 0 || before - open > longestLabelled ? std::pair<Span, QString>()
                                                       : idIn({open + 1, before - 1});
}

void ProblemFinder::checkId(const Link &link, const ArxivId &id)
{
    const auto [span, text] = labelOf(link);
    if (span.isNull())
        return;
    const auto labelled = parseArxivId(text);
    if (!labelled) {
        add(ProblemKind::MalformedId, Severity::Error, span, Sentence::NoIdLinkSays, {text, id.id})
            .fix = Patch{span, id.id.toUtf8()};
    } else if (labelled->id != id.id) {
        add(ProblemKind::IdMismatch, Severity::Warning, span, Sentence::LabelDisagrees,
            {labelled->id, id.id});
    }
}

void ProblemFinder::checkAddress(const Link &link)
{
    const QString raw = QString::fromUtf8(bytes().mid(link.urlSpan.begin, link.urlSpan.size()));
    const Address address = splitAddress(raw);
    if (isArxivHost(HostName(address.host).view()) && isArxivPaperPath(address.path) &&
        !arxivFromUrl(raw)) {
        const QString given = address.path.mid(address.path.indexOf(u'/', 1) + 1).toString();
        Problem &problem =
            add(ProblemKind::MalformedId, Severity::Error, link.urlSpan, Sentence::NoId, {given});
        if (const auto label = parseArxivId(labelOf(link).second)) {
            problem.said = {Sentence::NoIdLabelSays, {given, label->id}};
            problem.fix = Patch{link.urlSpan, label->absUrl().toUtf8()};
        }
        return;
    }
    if (const QString whole = withScheme(raw); link.textSpan != link.urlSpan && whole != raw) {
        add(ProblemKind::BrokenLink, Severity::Error, link.urlSpan, Sentence::NoScheme, {raw}).fix =
            Patch{link.urlSpan, whole.toUtf8()};
        return;
    }
    const auto rubbish = findRubbish(raw);
    if (!rubbish)
        return;
    const QString what = rubbish->parts.join(QStringLiteral(", "));
    add(ProblemKind::LinkRubbish, rubbish->breaks ? Severity::Warning : Severity::Hint,
        link.urlSpan, rubbish->breaks ? Sentence::NotOfTheAddress : Sentence::WorksWithout, {what})
        .fix = Patch{link.urlSpan, rubbish->clean.toUtf8()};
}

// "[arXiv](one) [PDF](another)": the same paper's, by their labels.
void ProblemFinder::checkNeighbours(const Link &left, const Link &right)
{
    if (!isPaperLabel(left.text) || !isPaperLabel(right.text) ||
        labelWord(left.text) == labelWord(right.text))
        return;
    const auto first = arxivFromUrl(left.url);
    const auto second = arxivFromUrl(right.url);
    if (!first || !second || first->id == second->id)
        return;
    const QByteArray between = bytes().mid(left.whole.end, right.whole.begin - left.whole.end);
    static constexpr ByteSet separators("[]()|,/ ");
    if (std::all_of(between.begin(), between.end(), [](char c) { return separators.contains(c); }))
        add(ProblemKind::IdMismatch, Severity::Warning, right.whole, Sentence::NeighbourDisagrees,
            {right.text, second->id, left.text, first->id});
}

// Brackets that were to be links.
void ProblemFinder::checkBrackets()
{
    const QByteArray &segment = bytes();
    const Structure structure = m_document.at(m_node).segment.structure;
    const bool isItemLike = structure == Structure::Item;
    const bool hasText = isItemLike || structure == Structure::Paragraph ||
                         structure == Structure::Heading || structure == Structure::ItemText ||
                         structure == Structure::TableRow;
    if (!hasText || !segment.contains(']') || !segment.contains('('))
        return;
    const EntryHead head = isItemLike ? entryHead(segment) : EntryHead();
    for (const Block &block : blocksOf(segment, head.content, head.columns)) {
        if (!block.isText())
            continue;
        std::optional<std::vector<Span>> taken;
        for (qsizetype at = segment.indexOf(']', block.span.begin);
             at >= 0 && at < block.span.end - 1; at = segment.indexOf(']', at + 1)) {
            if (skipBlanks(segment, at + 1) >= segment.size() ||
                segment[skipBlanks(segment, at + 1)] != '(')
                continue;
            if (!taken)
                taken = takenIn(scanInlines(segment, block.span, m_references));
            const auto next = std::upper_bound(
                taken->begin(), taken->end(), at,
                [](qsizetype offset, const Span &span) { return offset < span.begin; });
            if (next == taken->begin() || std::prev(next)->end <= at)
                checkBracket(block.span, at);
        }
    }
}

void ProblemFinder::checkBracket(Span block, qsizetype close)
{
    const QByteArray &segment = bytes();
    qsizetype open = close - 1;
    while (open >= block.begin && segment[open] != '[' && segment[open] != ']' &&
           !isLineEnd(segment[open]))
        --open;
    const QByteArray text = segment.mid(open + 1, close - open - 1).trimmed();
    const bool isNumber = std::all_of(text.begin(), text.end(), isDigitByte); // "[1] (https://…)"
    if (open < block.begin || segment[open] != '[' || isNumber || text.contains('\\'))
        return;
    const qsizetype round = skipBlanks(segment, close + 1);
    if (round > close + 1)
        checkBlankBetween(open, close, round, block);
    else
        checkBlankInside(open, close, block);
}

// "[x] (https://example.org)"
void ProblemFinder::checkBlankBetween(qsizetype open, qsizetype close, qsizetype round, Span block)
{
    const QByteArray &segment = bytes();
    const Destination destination =
        scanDestination(segment, round + 1, qMin(block.end, round + longestAddress));
    if (destination.url.isNull() || destination.end >= block.end || segment[destination.end] != ')')
        return;
    const QByteArray url = segment.mid(destination.url.begin, destination.url.size());
    const bool isAddress = url.startsWith("http://") || url.startsWith("https://");
    if (!isAddress && !url.endsWith(".md") && !url.endsWith(".pdf"))
        return;
    add(ProblemKind::BrokenLink, Severity::Error, {open, destination.end + 1},
        Sentence::BlankBetween)
        .fix = Patch{{close + 1, round}, {}};
}

// "[x](note/my note.md)"
void ProblemFinder::checkBlankInside(qsizetype open, qsizetype close, Span block)
{
    const QByteArray &segment = bytes();
    const qsizetype limit = qMin(block.end, close + longestAddress);
    const qsizetype end = QByteArrayView(segment).first(limit).indexOf(')', close);
    if (end < 0)
        return;
    const Span span = trimmed(segment, {close + 2, end});
    const QByteArray url = segment.mid(span.begin, span.size());
    static constexpr ByteSet others("\n\r\"'<>([");
    const bool plain =
        std::none_of(url.begin(), url.end(), [](char c) { return others.contains(c); });
    const bool isAddress = url.startsWith("http://") || url.startsWith("https://");
    const bool isFile = url.endsWith(".md") || url.endsWith(".pdf");
    if (!plain || !url.contains(' ') || (!isAddress && !isFile))
        return;
    Problem &problem =
        add(ProblemKind::BrokenLink, Severity::Error, {open, end + 1}, Sentence::BlankInside);
    if (!isAddress)
        problem.fix = Patch{span, QByteArray(url).replace(' ', "%20")};
}

// Each paper that stands in the list before: by its id, its DOI, or its title.
void ProblemFinder::findDoubles()
{
    QHash<QString, int> seen;
    const auto earlier = [&seen](const QString &key, int node) {
        if (key.size() < 3)
            return -1;
        const auto found = seen.constFind(key);
        if (found != seen.cend())
            return *found;
        seen.insert(key, node);
        return -1;
    };
    for (m_node = 0; m_node < m_document.size(); ++m_node) {
        const Reading &reading = m_document.at(m_node).reading;
        if (reading.kind != NodeKind::Paper)
            continue;
        const int byId = earlier(QStringLiteral("a ") + reading.arxiv, m_node);
        const int byDoi = earlier(QStringLiteral("d ") + reading.doi.toLower(), m_node);
        // "Slides in USENIX ATC 2015" names no work.
        const bool named = !reading.placeholder && !isLabel(reading.title.section(u' ', 0, 0));
        const QString key = named ? comparableTitle(reading.title) : QString();
        const int byTitle = earlier(QStringLiteral("t ") + key, m_node);
        if (byId >= 0)
            addDouble(m_node, byId, QStringLiteral("arXiv %1").arg(reading.arxiv));
        else if (byDoi >= 0)
            addDouble(m_node, byDoi, QStringLiteral("DOI %1").arg(reading.doi));
        else if (byTitle >= 0)
            addDouble(m_node, byTitle, QStringLiteral("“%1”").arg(reading.title));
    }
}

void ProblemFinder::addDouble(int node, int first, const QString &what)
{
    int outer = m_document.parentOf(node);
    while (outer > first)
        outer = m_document.parentOf(outer);
    if (outer == first)
        return; // below the first one: a further link of it
    int section = m_document.parentOf(first);
    while (section >= 0 && m_document.at(section).reading.kind != NodeKind::Section)
        section = m_document.parentOf(section);
    QStringList words{what, QString::number(lineOf(first, m_document.at(first).reading))};
    const bool named = section >= 0 && !m_document.at(section).reading.title.isEmpty();
    if (named)
        words << m_document.at(section).reading.title;
    add(ProblemKind::Double, Severity::Hint, placeOf(m_document.at(node).reading),
        named ? Sentence::AlsoInSection : Sentence::AlsoOnLine, words);
}

void ProblemFinder::place()
{
    std::stable_sort(m_found.begin(), m_found.end(), [](const Problem &a, const Problem &b) {
        return std::pair(a.node, a.span.begin) < std::pair(b.node, b.span.begin);
    });
    for (Problem &problem : m_found)
        std::tie(problem.line, problem.column) =
            m_places.at(m_offsets[size_t(problem.node)] + problem.span.begin);
}

} // namespace

std::vector<Problem> findProblems(const Document &document)
{
    return ProblemFinder(document).run();
}

std::vector<qsizetype> nodeOffsets(const Document &document)
{
    std::vector<qsizetype> offsets;
    qsizetype at = 0;
    for (const Tile &tile : document.tiles()) {
        offsets.push_back(at);
        at += tile.bytes.size();
    }
    return offsets;
}

QByteArray patchedBytes(const QByteArray &segment, QList<Patch> patches)
{
    std::stable_sort(patches.begin(), patches.end(),
                     [](const Patch &a, const Patch &b) { return a.span.begin < b.span.begin; });
    QByteArray bytes;
    qsizetype at = 0;
    for (const Patch &patch : std::as_const(patches)) {
        if (patch.span.begin < at)
            continue;
        bytes += segment.mid(at, patch.span.begin - at) + patch.bytes;
        at = patch.span.end;
    }
    return bytes + segment.mid(at);
}

} // namespace paperdip
