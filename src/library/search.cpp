// SPDX-License-Identifier: MIT
#include "library/search.h"

#include "core/searchmarks.h"
#include "library/indexreader.h"
#include "library/nearword.h"
#include "library/searchorder.h"
#include "library/searchsnippet.h"
#include "library/sectionpath.h"
#include "store/snapshot.h"
#include "store/store.h"

#include <QSet>
#include <algorithm>
#include <array>
#include <optional>

namespace paperdip {

namespace {

using TermKind = SearchTerm::Kind;
using IsStopped = std::function<bool()>;

constexpr int everything = 1'000'000'000;

Failure searchStopped()
{
    return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
}

bool isListCalled(const StoredList &list, const SearchTerm &term)
{
    if (QString::number(list.id) == term.text || list.path == term.text ||
        (!list.path.isEmpty() && list.path.endsWith(QLatin1Char('/') + term.text)))
        return true;
    const QString name = QLatin1Char(' ') + foldedText(list.name) + QLatin1Char(' ');
    const QString wanted = foldedText(term.text);
    return name.contains(QLatin1Char(' ') + wanted + (term.open ? QString() : QStringLiteral(" ")));
}

QList<BestNode> withoutFields(const QList<NodeId> &nodes)
{
    QList<BestNode> all;
    all.reserve(nodes.size());
    for (const NodeId node : nodes)
        all.append({node, SearchField::Title});
    return all;
}

template<typename Found>
QList<NodeId> idsOf(const QList<Found> &found)
{
    QList<NodeId> ids;
    ids.reserve(found.size());
    for (const Found &one : found)
        ids << one.node;
    return ids;
}

class Searching
{
public:
    Searching(Store &store, const SearchWish &wish, const IsStopped &isStopped)
        : m_store(store), m_reader(store), m_wish(wish), m_isStopped(isStopped), m_paths(store)
    {
        // A library in memory has one connection, which may be changing something.
        if (store.path() != QLatin1String(":memory:"))
            m_snapshot.emplace(store.database());
        const QList<StoredList> lists = store.lists().all();
        for (const StoredList &list : lists)
            m_lists.insert(list.id, list);
    }

    Result<SearchAnswer> run(const QList<SearchTerm> &terms)
    {
        if (terms.isEmpty() && !m_wish.all)
            return SearchAnswer();
        if (Result<void> resolved = resolve(terms); !resolved)
            return Failure(resolved.error());
        const bool ranked = m_wish.order == SearchOrder::Rank &&
                            m_wish.group == SearchGroup::None && !terms.isEmpty();
        SearchAnswer answer;
        QList<BestNode> nodes;
        if (ranked) {
            const Result<QList<BestNode>> found = best(m_wish.from + m_wish.most + 1);
            if (!found)
                return Failure(found.error());
            nodes = found->mid(m_wish.from);
        } else {
            const Result<SortedNodes> found = sorted(!terms.isEmpty());
            if (!found)
                return Failure(found.error());
            answer.order = found->nodes;
            nodes = withoutFields(answer.order.mid(0, m_wish.most + 1));
            answer.groups = found->groups;
        }
        const Result<QList<SearchHit>> hits = describe(terms, nodes.mid(0, m_wish.most));
        if (!hits)
            return Failure(hits.error());
        answer.hits = *hits;
        answer.more = nodes.size() > m_wish.most;
        return answer;
    }

    Result<QList<SearchHit>> describe(const QList<SearchTerm> &terms, const QList<BestNode> &nodes);

    Result<QList<FoundNode>> nodes(const QList<SearchTerm> &terms)
    {
        if (terms.isEmpty())
            return QList<FoundNode>();
        if (Result<void> resolved = resolve(terms); !resolved)
            return Failure(resolved.error());
        return m_store.finder().all(m_conditions, m_isStopped);
    }

private:
    Result<void> resolve(const QList<SearchTerm> &terms);
    Result<QList<NodeId>> sections(const QString &path) const;
    bool isBelow(NodeId section, const QStringList &path) const;
    Result<QList<BestNode>> best(int most) const
    {
        return m_store.finder().best(m_conditions, most, m_isStopped);
    }
    Result<SortedNodes> sorted(bool hasWords) const;
    SearchHit hitByTitle(const SearchTitle &title, bool *hasAll);
    bool findIn(SearchHit &hit, const QString &text, SearchField field) const;
    void findElsewhere(SearchHit &hit, const SearchSource &source, SearchField first);
    int findFrom(SearchHit &hit, const SearchSource &source, SearchField first);
    static void entitle(SearchHit &hit, const QString &text, const QList<TextSpan> &spans);
    static void show(SearchHit &hit, const QString &text, const QList<TextSpan> &spans);

    Store &m_store;
    std::optional<Snapshot> m_snapshot;
    IndexReader m_reader; // of notes
    const SearchWish &m_wish;
    const IsStopped &m_isStopped;
    QHash<ListId, StoredList> m_lists;
    QList<SearchCondition> m_conditions;
    SearchMarks m_marks;
    SectionPaths m_paths;
};

Result<void> Searching::resolve(const QList<SearchTerm> &terms)
{
    for (const SearchTerm &term : terms) {
        SearchCondition condition{term, phrasesOf(term), {}};
        if (term.kind == TermKind::List) {
            for (const StoredList &list : std::as_const(m_lists)) {
                if (isListCalled(list, term))
                    condition.ids << list.id;
            }
        }
        if (term.kind == TermKind::Section) {
            const Result<QList<NodeId>> found = sections(term.text);
            if (!found)
                return Failure(found.error());
            condition.ids = *found;
        }
        m_conditions << condition;
    }
    if (m_wish.list != 0) {
        SearchTerm term;
        term.kind = TermKind::List;
        m_conditions << SearchCondition{term, {}, {m_wish.list}};
    }
    return {};
}

// "MLSys/Kernel": sections called Kernel below one called MLSys.
Result<QList<NodeId>> Searching::sections(const QString &path) const
{
    QStringList parts = path.split(QLatin1Char('/'));
    parts.removeIf([](const QString &part) { return foldedText(part).isEmpty(); });
    if (parts.isEmpty())
        return QList<NodeId>();
    Result<QList<NodeId>> found = m_store.finder().sections(searchPhrases(parts.takeLast(), true));
    if (found && !parts.isEmpty())
        found->removeIf([&](NodeId section) { return !isBelow(section, parts); });
    return found;
}

bool Searching::isBelow(NodeId section, const QStringList &path) const
{
    qsizetype part = 0;
    QList<TreeStep> way = m_store.tree().way(section);
    if (!way.isEmpty())
        way.removeLast(); // itself
    for (const TreeStep &step : std::as_const(way)) {
        if (part < path.size() && foldedText(step.title).contains(foldedText(path.at(part))))
            ++part;
    }
    return part == path.size();
}

Result<SortedNodes> Searching::sorted(bool hasWords) const
{
    if (!hasWords)
        return sortNodes(m_store, {}, m_wish, m_isStopped);
    if (m_wish.order == SearchOrder::Rank) {
        const Result<QList<BestNode>> found = best(everything);
        if (!found)
            return Failure(found.error());
        return sortNodes(m_store, idsOf(*found), m_wish, m_isStopped);
    }
    const Result<QList<FoundNode>> found = m_store.finder().all(m_conditions, m_isStopped);
    if (!found)
        return Failure(found.error());
    return sortNodes(m_store, idsOf(*found), m_wish, m_isStopped);
}

// Most are found by their titles, or in their abstracts: nothing else is read of these. (A text
// that changed since it was indexed may hold the word nearer to the title by now.)
Result<QList<SearchHit>> Searching::describe(const QList<SearchTerm> &terms,
                                             const QList<BestNode> &nodes)
{
    m_marks = SearchMarks(terms);
    QHash<NodeId, SearchField> fields;
    for (const BestNode &one : nodes) {
        if (m_marks.terms() == 1) // of several words each may be elsewhere
            fields.insert(one.node, one.furthest);
    }
    QList<SearchHit> hits;
    QHash<NodeId, qsizetype> left; // by place
    QList<NodeId> inAbstract;
    const QList<SearchTitle> titles = m_store.search().titles(idsOf(nodes));
    for (const SearchTitle &title : titles) {
        if (m_isStopped())
            return searchStopped();
        bool hasAll = false;
        hits << hitByTitle(title, &hasAll);
        if (hasAll)
            continue;
        left.insert(title.node, hits.size() - 1);
        if (fields.value(title.node) == SearchField::Abstract && !hits.last().title.isEmpty())
            inAbstract << title.node;
    }
    const QHash<NodeId, QString> abstracts = m_store.search().abstracts(inAbstract);
    for (auto one = abstracts.cbegin(); one != abstracts.cend(); ++one) {
        if (m_isStopped())
            return searchStopped();
        if (findIn(hits[left.value(one.key())], *one, SearchField::Abstract))
            left.remove(one.key());
    }
    const QList<SearchSource> sources = m_store.search().sources(left.keys());
    for (const SearchSource &source : sources) {
        if (m_isStopped())
            return searchStopped();
        findElsewhere(hits[left.value(source.node)], source, fields.value(source.node));
    }
    return hits;
}

SearchHit Searching::hitByTitle(const SearchTitle &title, bool *hasAll)
{
    SearchHit hit;
    hit.node = title.node;
    hit.list = title.list;
    hit.kind = title.kind;
    hit.listName = m_lists.value(title.list).name;
    hit.section = m_paths.of(title.parent, hit.listName);
    int terms = 0;
    const QList<TextSpan> spans = m_marks.in(title.title, SearchField::Title, &terms);
    entitle(hit, title.title, spans);
    *hasAll = !hit.title.isEmpty() && terms == m_marks.terms();
    if (*hasAll)
        show(hit, title.title, spans);
    return hit;
}

// For a single word.
bool Searching::findIn(SearchHit &hit, const QString &text, SearchField field) const
{
    const QList<TextSpan> spans = m_marks.in(text, field);
    if (spans.isEmpty())
        return false;
    hit.field = field;
    show(hit, text, spans);
    return true;
}

void Searching::findElsewhere(SearchHit &hit, const SearchSource &source, SearchField first)
{
    if (hit.title.isEmpty()) {
        const QString title = source.text(SearchField::Title);
        entitle(hit, title, m_marks.in(title, SearchField::Title));
    }
    // What the index says may have changed since.
    if (findFrom(hit, source, first) == 0 && first != SearchField::Title)
        (void)findFrom(hit, source, SearchField::Title);
}

// How many of the words the field has that is shown.
int Searching::findFrom(SearchHit &hit, const SearchSource &source, SearchField first)
{
    int best = 0;
    QString bestText = source.text(SearchField::Title);
    QList<TextSpan> bestSpans;
    // A note's file is read where its text may be shown.
    for (int i = static_cast<int>(first); i < searchFields; ++i) {
        const auto field = static_cast<SearchField>(i);
        if (m_marks.termsFor(field) <= best)
            continue;
        const QString text =
            field == SearchField::Note ? m_reader.noteOf(source).text : source.text(field);
        int terms = 0;
        const QList<TextSpan> spans = m_marks.in(text, field, &terms);
        if (terms > best) {
            best = terms;
            bestSpans = spans;
            bestText = text;
            hit.field = field;
        }
    }
    show(hit, bestText, bestSpans);
    return best;
}

void Searching::entitle(SearchHit &hit, const QString &text, const QList<TextSpan> &spans)
{
    hit.title = text.section(u'\n', 0, 0);
    for (const TextSpan &span : spans) {
        if (span.second <= hit.title.size())
            hit.titleMarks << span;
    }
}

void Searching::show(SearchHit &hit, const QString &text, const QList<TextSpan> &spans)
{
    const bool lines = hit.field < SearchField::Remark && hit.field != SearchField::Keywords;
    const SearchSnippet snippet = snippetOf(text, spans, lines);
    hit.snippet = snippet.text;
    hit.marks = snippet.marks;
}

} // namespace

Result<SearchAnswer> search(Store &store, const QString &query, const SearchWish &wish,
                            const std::function<bool()> &isStopped)
{
    return Searching(store, wish, isStopped).run(parseSearch(query));
}

Result<QList<SearchHit>> describeHits(Store &store, const QString &query,
                                      const QList<NodeId> &nodes,
                                      const std::function<bool()> &isStopped)
{
    const SearchWish none;
    return Searching(store, none, isStopped).describe(parseSearch(query), withoutFields(nodes));
}

Result<QList<NodeId>> searchNodes(Store &store, const QString &query, ListId list,
                                  const std::function<bool()> &isStopped)
{
    SearchWish wish;
    wish.list = list;
    const Result<QList<FoundNode>> found =
        Searching(store, wish, isStopped).nodes(parseSearch(query));
    if (!found)
        return Failure(found.error());
    return idsOf(*found);
}

Result<SearchFilter> searchFilter(Store &store, const QString &query,
                                  const std::function<bool()> &isStopped)
{
    const SearchWish all;
    const Result<QList<FoundNode>> found =
        Searching(store, all, isStopped).nodes(parseSearch(query));
    if (!found)
        return Failure(found.error());
    SearchFilter filter;
    store.tree().letThrough(filter.tree, *found);
    filter.papers =
        static_cast<int>(std::count_if(found->cbegin(), found->cend(), [](const FoundNode &one) {
            return one.kind == NodeKind::Paper;
        }));
    return filter;
}

QString nearQuery(Store &store, const QString &query, ListId list,
                  const std::function<bool()> &isStopped)
{
    const QString near = withNearWords(store, query, parseSearch(query), isStopped);
    if (near.isEmpty())
        return {};
    SearchWish one;
    one.most = 1;
    one.list = list;
    const Result<SearchAnswer> there = search(store, near, one, isStopped);
    return there && !there->hits.isEmpty() ? near : QString();
}

QString nameOf(SearchField field)
{
    static constexpr std::array<const char *, searchFields> names{
        "title", "keywords", "authors", "id", "venue", "remark", "abstract", "note"};
    return QLatin1String(names[static_cast<size_t>(field)]);
}

} // namespace paperdip
