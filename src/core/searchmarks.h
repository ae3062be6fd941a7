// SPDX-License-Identifier: MIT
#pragma once

#include "core/searchquery.h"
#include "core/searchtext.h"

namespace paperdip {

// Spans in order, those that touch or overlap as one.
QList<TextSpan> mergedSpans(QList<TextSpan> spans);

// The words of a query, to mark them where they were found.
class SearchMarks
{
public:
    SearchMarks() = default;
    explicit SearchMarks(const QList<SearchTerm> &terms);

    bool isEmpty() const { return m_words.isEmpty(); }
    int terms() const { return static_cast<int>(m_words.size()); } // conditions that have words
    int termsFor(SearchField field) const; // of these, those that a text of this field may meet
    // Where they are in a text of this field; `terms`: how many of the query's conditions that is.
    QList<TextSpan> in(const QString &text, SearchField field, int *terms = nullptr) const;

private:
    struct Words
    {
        std::optional<SearchField> field; // in this alone
        QList<SearchPhrase> phrases;      // any of these
    };

    QList<Words> m_words;
};

// What finds a term's words, or the id that it names.
QList<SearchPhrase> phrasesOf(const SearchTerm &term);

} // namespace paperdip
