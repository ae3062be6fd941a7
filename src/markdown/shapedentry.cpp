// SPDX-License-Identifier: MIT
#include "markdown/shapedentry.h"

#include "markdown/cells.h"
#include "markdown/htmlparts.h"
#include "markdown/join.h"
#include "markdown/linkform.h"
#include "markdown/place.h"
#include "markdown/rulelines.h"
#include "markdown/segmenttext.h"
#include "markdown/tablelayout.h"

#include <algorithm>

namespace paperdip {
namespace {

const QByteArray &sourceOf(const Document &document, int index)
{
    return document.bytesAt(index);
}

bool isShaped(const ListNode &node)
{
    const Structure structure = node.segment.structure;
    return isPaper(node) &&
           (structure == Structure::TableRow || structure == Structure::Paragraph ||
            structure == Structure::Heading || structure == Structure::HtmlItem);
}

constexpr qsizetype formsLookedAt = 40;

// The papers of the model's shape that are looked at, the nearest first.
QList<int> likeModel(const Document &document, int model)
{
    QList<int> found;
    for (int step = 0; step < document.size() && found.size() < formsLookedAt; ++step) {
        for (const int index : {model - step, model + step}) {
            if (index < 0 || index >= document.size() || (step == 0 && !found.isEmpty()))
                continue;
            if (isPaper(document.at(index)) &&
                document.at(index).segment.structure == document.at(model).segment.structure)
                found.append(index);
        }
    }
    return found.mid(0, formsLookedAt);
}

// How the nearest papers of that shape write title and link.
struct Forms
{
    LinkForm arxiv;
    LinkForm other;
    AddressForm address;
    bool known = false; // at least one was understood
};

Forms formsOf(const Document &document, const QList<int> &near)
{
    Forms forms;
    QList<AddressForm> addresses;
    bool hasArxiv = false;
    bool hasOther = false;
    for (const int index : near) {
        const Reading &reading = document.at(index).reading;
        const bool arxiv = !reading.arxiv.isEmpty();
        if (arxiv && reading.main && !arxivFromUrl(reading.main->url))
            continue; // the id stands beside another link
        if (arxiv)
            addresses.append(addressFormOf(reading));
        const std::optional<LinkForm> form = linkFormOf(sourceOf(document, index), reading);
        bool &has = arxiv ? hasArxiv : hasOther;
        if (!form || has)
            continue;
        (arxiv ? forms.arxiv : forms.other) = *form;
        has = true;
    }
    if (!hasArxiv && hasOther)
        forms.arxiv = forms.other;
    if (!hasOther && hasArxiv && forms.arxiv.label.isEmpty())
        forms.other = forms.arxiv;
    forms.address = mostly(addresses);
    forms.known = hasArxiv || hasOther;
    return forms;
}

// The cell that holds an offset of a row; -1: none.
int cellWith(const std::vector<Span> &cells, qsizetype offset)
{
    for (size_t index = 0; index < cells.size(); ++index) {
        if (cells[index].begin <= offset && offset <= cells[index].end)
            return static_cast<int>(index);
    }
    return -1;
}

// What stands in a cell of a column where there is nothing to say: "null", "-", nothing.
QByteArray emptyText(const Document &document, const QList<int> &rows, size_t column)
{
    static const QList<QByteArray> words{"null",         "-",    "--",  "N/A",
                                         "n/a",          "/",    "TBD", "\xE6\x97\xA0",
                                         "\xE2\x80\x94", "None", "none"};
    for (const int row : rows) {
        const QByteArray &bytes = sourceOf(document, row);
        const std::vector<Span> cells = cellsOf(bytes);
        if (column >= cells.size())
            continue;
        const QByteArray text = bytes.mid(cells[column].begin, cells[column].size());
        if (words.contains(text))
            return text;
    }
    return {};
}

QByteArray unreadMark(const Document &document, const QList<int> &rows)
{
    for (const int row : rows) {
        const Reading &reading = document.at(row).reading;
        if (reading.mark == ReadState::Unread && !reading.markSpan.isNull())
            return sourceOf(document, row).mid(reading.markSpan.begin, reading.markSpan.size());
    }
    return {};
}

// Writes entries in the shape of a model. What its neighbours say of that is found out once.
class ShapedWriter
{
public:
    ShapedWriter(const Document &document, int model)
        : m_node(document.at(model)), m_bytes(sourceOf(document, model)),
          m_near(likeModel(document, model)), m_forms(formsOf(document, m_near))
    {
        if (m_node.segment.structure == Structure::TableRow)
            readCells(document);
        else if (isHeading(m_node))
            m_lead = headingLead();
    }

    // Once for each way to write the title; none where the shape has no place for it.
    QList<QByteArray> write(const NewPaper &paper) const
    {
        switch (m_node.segment.structure) {
        case Structure::TableRow:
            return rows(paper);
        case Structure::HtmlItem:
            return htmlItems(paper);
        default:
            return lines(paper);
        }
    }

private:
    void readCells(const Document &document)
    {
        const Reading &reading = m_node.reading;
        const std::vector<Span> cells = cellsOf(m_bytes);
        m_title = cellWith(cells, reading.titleSpan.begin);
        m_link = reading.main ? cellWith(cells, reading.main->whole.begin) : m_title;
        const int mark = reading.markSpan.isNull() ? -1 : cellWith(cells, reading.markSpan.begin);
        for (size_t column = 0; column < cells.size(); ++column)
            m_texts.append(static_cast<int>(column) == mark ? unreadMark(document, m_near)
                                                            : emptyText(document, m_near, column));
    }

    QByteArray headingLead() const
    {
        qsizetype end = 0;
        while (end < m_bytes.size() && (m_bytes[end] == '#' || m_bytes[end] == ' '))
            ++end;
        const bool isSetext = end == 0;
        return isSetext ? QByteArray(m_node.segment.level, '#') + ' ' : m_bytes.first(end);
    }

    QList<QByteArray> rows(const NewPaper &paper) const
    {
        if (m_title < 0 || m_link < 0)
            return {};
        QList<QByteArray> found;
        for (const QByteArray &entry :
             linksFor(paper, m_forms.arxiv, m_forms.other, m_forms.address)) {
            QByteArrayList own = m_texts;
            if (m_link == m_title) {
                own[m_title] = entry;
            } else {
                // The form leads from one cell to the other: what stands between them is cells.
                const QByteArray whole = '|' + entry + '|';
                const std::vector<Span> parts = cellsOf(whole);
                if (parts.size() < 2 || m_title > m_link)
                    return {};
                own[m_title] = whole.mid(parts.front().begin, parts.front().size());
                own[m_link] = whole.mid(parts.back().begin, parts.back().size());
            }
            found.append(rowLike(m_bytes, own));
        }
        return found;
    }

    // As the nearest <li> or <tr> that can be followed.
    QList<QByteArray> htmlItems(const NewPaper &paper) const
    {
        const QString title = paper.title.simplified();
        const QString shown = !title.isEmpty()         ? title
                              : !paper.arxiv.isEmpty() ? paper.arxiv
                                                       : paper.url.trimmed();
        QByteArray url = addressFor(paper, m_forms.address);
        url.replace('"', "%22");
        QList<QByteArray> found;
        for (const QByteArray &text : writtenHtml(shown)) {
            const QByteArray made = htmlLike(m_bytes, m_node.reading, text, url);
            if (!made.isEmpty())
                found.append(made);
        }
        return found;
    }

    QList<QByteArray> lines(const NewPaper &paper) const
    {
        QList<QByteArray> found;
        for (const QByteArray &entry :
             linksFor(paper, m_forms.arxiv, m_forms.other, m_forms.address))
            found.append(m_lead + entry);
        return found;
    }

    const ListNode &m_node;
    const QByteArray &m_bytes;
    const QList<int> m_near;
    const Forms m_forms;
    QByteArray m_lead; // of a heading
    // Of a row: the cells of title and link, and what stands in the others.
    int m_title = -1;
    int m_link = -1;
    QByteArrayList m_texts;
};

// Where new entries go, and the rule line that each of them has.
struct Gap
{
    Insertion insertion;
    std::optional<RuleHabit> rule;
};

Result<Gap> gapFor(const Document &document, int model, const Place &place)
{
    const int parent = place.parent == 0 ? -1 : document.indexOf(place.parent);
    const bool beside = document.parentOf(model) == parent;
    const bool first =
        beside && place.after != Place::AtEnd && document.indexOf(place.after) < model;
    const bool isHtmlItem = document.at(model).segment.structure == Structure::HtmlItem;
    const bool isRow = document.at(model).segment.structure == Structure::TableRow;
    const int end = document.subtreeEnd(model);
    Gap gap;
    QByteArray lineEnd = lineEndOf(sourceOf(document, model));
    if (lineEnd.isEmpty())
        lineEnd = lineEndOf(document.tiles().front().bytes);
    gap.insertion.lineEnd = lineEnd.isEmpty() ? QByteArrayLiteral("\n") : lineEnd;
    const int blankLines = blankLinesIn(tailOf(sourceOf(document, end - 1)));
    gap.insertion.between = isRow ? 0 : isHtmlItem ? blankLines : std::max(1, blankLines);
    gap.insertion.afterEntry = beside && !first;
    gap.insertion.beforeEntry = first;
    Spot spot;
    spot.at = first ? model : end;
    if (!beside) {
        const Result<Spot> found = lineSpot(document, place);
        if (!found)
            return Failure(found.error());
        spot = *found;
    }
    gap.insertion.at = spot.at;
    if (isLinePaper(document.at(model)))
        gap.rule = ruleHabitAt(document, spot);
    return gap;
}

// The new entries in their n-th way of writing, each with its rule line.
std::vector<Tiles> groupsOf(const std::vector<QList<QByteArray>> &writings, qsizetype n,
                            const QList<NodeId> &ids, const std::optional<RuleHabit> &rule)
{
    std::vector<Tiles> groups;
    for (size_t i = 0; i < writings.size(); ++i) {
        if (rule && rule->leads)
            groups.push_back({{0, rule->bytes}});
        groups.push_back({{ids.at(static_cast<qsizetype>(i)),
                           writings[i][std::min(n, writings[i].size() - 1)]}});
        if (rule && !rule->leads)
            groups.push_back({{0, rule->bytes}});
    }
    return groups;
}

bool areEntitled(const Document &after, const QList<NodeId> &ids, const QList<NewPaper> &papers)
{
    for (qsizetype i = 0; i < papers.size(); ++i) {
        const int index = after.indexOf(ids.at(i));
        const QString title = papers.at(i).title.simplified();
        if (index < 0 || (!title.isEmpty() && after.at(index).reading.title != title))
            return false;
    }
    return true;
}

} // namespace

int shapedModel(const Document &document, const Place &place)
{
    const int parent = place.parent == 0 ? -1 : document.indexOf(place.parent);
    const int after = document.indexOf(place.after);
    int model = -1;
    for (const int child : document.children(parent)) {
        const ListNode &node = document.at(child);
        if (isSection(node) && place.after == Place::AtEnd)
            break;
        if (!isPaper(node))
            continue;
        if (model < 0 || place.after == Place::AtEnd || child <= after)
            model = child;
    }
    if (model >= 0)
        return isShaped(document.at(model)) ? model : -1;
    // A section without papers takes after the list: not after its tables, whose header it lacks.
    int lines = 0;
    int items = 0;
    int last = -1;
    for (int index = 0; index < document.size(); ++index) {
        if (!isPaper(document.at(index)))
            continue;
        const Structure structure = document.at(index).segment.structure;
        items += structure == Structure::Item ? 1 : 0;
        if (structure == Structure::Paragraph) {
            ++lines;
            last = index;
        }
    }
    return lines > items ? last : -1;
}

Result<Document> withShapedEntries(const Document &document, int model, const Place &place,
                                   const QList<NewPaper> &papers, const QList<NodeId> &ids)
{
    Result<Gap> gap = gapFor(document, model, place);
    if (!gap)
        return Failure(gap.error());
    const ShapedWriter writer(document, model);
    std::vector<QList<QByteArray>> writings;
    qsizetype most = 0;
    for (const NewPaper &paper : papers) {
        writings.push_back(writer.write(paper));
        if (writings.back().isEmpty())
            return fail(ErrorCode::Invalid, QStringLiteral("This table has no place for it."));
        most = std::max(most, writings.back().size());
    }
    for (qsizetype n = 0; n < most; ++n) {
        gap->insertion.groups = groupsOf(writings, n, ids, gap->rule);
        Document after = document.spliced(inserted(document, gap->insertion));
        if (areEntitled(after, ids, papers))
            return after;
    }
    return fail(ErrorCode::Invalid,
                QStringLiteral("The paper cannot be written at this place of the list."));
}

} // namespace paperdip
