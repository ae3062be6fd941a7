// SPDX-License-Identifier: MIT
#include "library/search.h"

#include "core/searchtext.h"
#include "library/nearword.h"
#include "library/searchindex.h"
#include "library/searchsnippet.h"
#include "store/store.h"

#include <QSet>
#include <algorithm>
#include <array>
#include <limits>

namespace paperdip {

namespace {

using TermKind = SearchTerm::Kind;
using IsStopped = std::function<bool()>;

bool isListCalled(const StoredList &list, const SearchTerm &term)
{
    if (QString::number(list.id) == term.text || list.path == term.text ||
        (!list.path.isEmpty() && list.path.endsWith(QLatin1Char('/') + term.text)))
        return true;
    const QString name = QLatin1Char(' ') + foldedText(list.name) + QLatin1Char(' ');
    const QString wanted = foldedText(term.text);
    return name.contains(QLatin1Char(' ') + wanted + (term.open ? QString() : QStringLiteral(" ")));
}

class Searching
{
public:
    Searching(Store &store, const SearchWish &wish, const IsStopped &isStopped)
        : m_store(store), m_index(store), m_wish(wish), m_isStopped(isStopped)
    {
        const QList<StoredList> lists = store.lists().all();
        for (const StoredList &list : lists)
            m_lists.insert(list.id, list);
    }

    Result<SearchAnswer> run(const QList<SearchTerm> &terms)
    {
        SearchAnswer answer;
        if (terms.isEmpty())
            return answer;
        if (Result<void> resolved = resolve(terms); !resolved)
            return Failure(resolved.error());
        const Result<QList<SearchMatch>> matches = find();
        if (!matches)
            return Failure(matches.error());
        answer.more = matches->size() > m_wish.most;
        for (const SearchMatch &match : matches->mid(0, m_wish.most)) {
            if (m_isStopped())
                return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
            if (const std::optional<SearchSource> source = m_store.search().source(match.node))
                answer.hits << hitOf(match, *source);
        }
        return answer;
    }

    Result<QList<NodeId>> nodes(const QList<SearchTerm> &terms)
    {
        QList<NodeId> nodes;
        if (terms.isEmpty())
            return nodes;
        if (Result<void> resolved = resolve(terms); !resolved)
            return Failure(resolved.error());
        const Result<QList<SearchMatch>> matches =
            m_store.finder().find(m_conditions, SearchDepth::All, m_wish.most, m_isStopped);
        if (!matches)
            return Failure(matches.error());
        for (const SearchMatch &match : *matches)
            nodes << match.node;
        return nodes;
    }

private:
    Result<void> resolve(const QList<SearchTerm> &terms);
    Result<QList<NodeId>> sections(const QString &path) const;
    bool isBelow(NodeId section, const QStringList &path) const;
    Result<QList<SearchMatch>> find() const;
    SearchHit hitOf(const SearchMatch &match, const SearchSource &source);
    QList<TextSpan> spansIn(const QString &text, SearchField field, int *terms) const;

    Store &m_store;
    SearchIndex m_index;
    const SearchWish &m_wish;
    const IsStopped &m_isStopped;
    QHash<ListId, StoredList> m_lists;
    QList<SearchCondition> m_conditions;
};

Result<void> Searching::resolve(const QList<SearchTerm> &terms)
{
    for (const SearchTerm &term : terms) {
        SearchCondition condition{term, {}, {}};
        if (term.kind == TermKind::Text || term.kind == TermKind::Id)
            condition.phrases = searchPhrases(term.text, term.open);
        if (term.kind == TermKind::Id)
            condition.phrases += searchPhrases(term.id, true);
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
    const QList<NodeId> above = m_store.tree().ancestors(section);
    for (const NodeId id : above) {
        const std::optional<TreeNode> node = m_store.tree().find(id);
        const QString title = node ? foldedText(node->title) : QString();
        if (part < path.size() && title.contains(foldedText(path.at(part))))
            ++part;
    }
    return part == path.size();
}

Result<QList<SearchMatch>> Searching::find() const
{
    const bool anywhere =
        std::any_of(m_conditions.cbegin(), m_conditions.cend(), [](const SearchCondition &one) {
            return (one.term.kind == TermKind::Text || one.term.kind == TermKind::Id) &&
                   !one.term.excluded && !one.term.field;
        });
    const int most = m_wish.most + 1;
    QList<SearchMatch> all;
    QSet<NodeId> seen;
    for (const SearchDepth depth :
         {SearchDepth::Title, SearchDepth::Entry, SearchDepth::Abstract, SearchDepth::All}) {
        if (!anywhere && depth != SearchDepth::All)
            continue;
        // What was found further up is found again.
        const int wanted = most + static_cast<int>(all.size());
        const Result<QList<SearchMatch>> found =
            m_store.finder().find(m_conditions, depth, wanted, m_isStopped);
        if (!found)
            return found;
        for (const SearchMatch &match : *found) {
            if (all.size() < most && !seen.contains(match.node))
                all << match;
            seen.insert(match.node);
        }
        if (all.size() >= most)
            break;
    }
    return all;
}

// Where the words of the query are in a field's text; says of how many terms.
QList<TextSpan> Searching::spansIn(const QString &text, SearchField field, int *terms) const
{
    QList<TextSpan> spans;
    *terms = 0;
    if (text.isEmpty())
        return spans;
    const QList<SearchPiece> pieces = searchPieces(text);
    for (const SearchCondition &condition : m_conditions) {
        if (condition.term.excluded || condition.term.field.value_or(field) != field)
            continue;
        const qsizetype before = spans.size();
        for (const SearchPhrase &phrase : condition.phrases)
            spans += matchesOf(phrase, pieces);
        *terms += spans.size() > before ? 1 : 0;
    }
    return mergedSpans(spans);
}

SearchHit Searching::hitOf(const SearchMatch &match, const SearchSource &source)
{
    SearchHit hit;
    hit.node = match.node;
    hit.list = match.list;
    hit.kind = match.kind;
    hit.listName = m_lists.value(match.list).name;
    SearchTexts texts = source.texts;
    hit.title = texts[0].section(u'\n', 0, 0);
    texts[static_cast<size_t>(SearchField::Note)] = m_index.noteOf(source).text;
    int best = 0;
    QList<TextSpan> bestSpans;
    for (int i = 0; i < searchFields; ++i) {
        int terms = 0;
        const auto field = static_cast<SearchField>(i);
        const QList<TextSpan> spans = spansIn(texts[static_cast<size_t>(i)], field, &terms);
        if (field == SearchField::Title) {
            for (const TextSpan &span : spans) {
                if (span.second <= hit.title.size())
                    hit.titleMarks << span;
            }
        }
        if (terms > best) {
            best = terms;
            bestSpans = spans;
            hit.field = field;
        }
    }
    const bool lines = hit.field < SearchField::Remark && hit.field != SearchField::Keywords;
    const SearchSnippet snippet =
        snippetOf(texts[static_cast<size_t>(hit.field)], bestSpans, lines);
    hit.snippet = snippet.text;
    hit.marks = snippet.marks;
    return hit;
}

} // namespace

Result<SearchAnswer> search(Store &store, const QString &query, const SearchWish &wish,
                            const std::function<bool()> &isStopped)
{
    const QList<SearchTerm> terms = parseSearch(query);
    Result<SearchAnswer> answer = Searching(store, wish, isStopped).run(terms);
    if (!answer || !answer->hits.isEmpty() || terms.isEmpty())
        return answer;
    const QString near = nearQuery(store, query, terms, isStopped);
    if (near.isEmpty())
        return answer;
    const Result<SearchAnswer> there =
        Searching(store, {1, wish.list}, isStopped).run(parseSearch(near));
    if (there && !there->hits.isEmpty())
        answer->near = near;
    return answer;
}

Result<QList<NodeId>> searchNodes(Store &store, const QString &query, ListId list,
                                  const std::function<bool()> &isStopped)
{
    const SearchWish all{std::numeric_limits<int>::max(), list};
    return Searching(store, all, isStopped).nodes(parseSearch(query));
}

QString nameOf(SearchField field)
{
    static constexpr std::array<const char *, searchFields> names{
        "title", "keywords", "authors", "id", "venue", "remark", "abstract", "note"};
    return QLatin1String(names[static_cast<size_t>(field)]);
}

} // namespace paperdip
