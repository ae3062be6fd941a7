// SPDX-License-Identifier: MIT
#include "core/searchmarks.h"

#include <algorithm>

namespace paperdip {

QList<TextSpan> mergedSpans(QList<TextSpan> spans)
{
    std::sort(spans.begin(), spans.end());
    QList<TextSpan> merged;
    for (const TextSpan &span : std::as_const(spans)) {
        if (!merged.isEmpty() && span.first <= merged.last().second)
            merged.last().second = std::max(merged.last().second, span.second);
        else
            merged << span;
    }
    return merged;
}

QList<SearchPhrase> phrasesOf(const SearchTerm &term)
{
    QList<SearchPhrase> phrases;
    if (term.kind == SearchTerm::Kind::Text || term.kind == SearchTerm::Kind::Id)
        phrases = searchPhrases(term.text, term.open);
    if (term.kind == SearchTerm::Kind::Id)
        phrases += searchPhrases(term.id, true);
    return phrases;
}

SearchMarks::SearchMarks(const QList<SearchTerm> &terms)
{
    for (const SearchTerm &term : terms) {
        const QList<SearchPhrase> phrases = phrasesOf(term);
        if (!term.excluded && !phrases.isEmpty())
            m_words.append({term.field, phrases});
    }
}

int SearchMarks::termsFor(SearchField field) const
{
    return static_cast<int>(
        std::count_if(m_words.cbegin(), m_words.cend(), [field](const Words &words) {
            return words.field.value_or(field) == field;
        }));
}

QList<TextSpan> SearchMarks::in(const QString &text, SearchField field, int *terms) const
{
    QList<SearchPhrase> phrases;
    for (const Words &words : m_words) {
        if (words.field.value_or(field) == field)
            phrases += words.phrases;
    }
    QList<TextSpan> spans;
    int count = 0;
    if (!text.isEmpty() && !phrases.isEmpty()) {
        const std::vector<QList<TextSpan>> matches = matchesIn(text, phrases);
        size_t next = 0;
        for (const Words &words : m_words) {
            if (words.field.value_or(field) != field)
                continue;
            const qsizetype before = spans.size();
            for (qsizetype i = 0; i < words.phrases.size(); ++i)
                spans += matches[next++];
            count += spans.size() > before ? 1 : 0;
        }
    }
    if (terms != nullptr)
        *terms = count;
    return mergedSpans(spans);
}

} // namespace paperdip
