// SPDX-License-Identifier: MIT
#include "library/nearword.h"

#include "core/searchtext.h"
#include "store/store.h"

#include <algorithm>
#include <vector>

namespace paperdip {

namespace {

constexpr int shortestMisspelt = 3;
constexpr int lengthForTwo = 6; // letters from which on two may be wrong

QString nearestOf(const QStringList &words, const QString &word, int most)
{
    QString nearest;
    int best = most + 1;
    for (const QString &one : words) {
        const int apart = lettersApart(one, word, best - 1);
        if (apart < best) {
            best = apart;
            nearest = one;
        }
    }
    return nearest;
}

QString nearestWord(Store &store, const QString &word, const std::function<bool()> &isStopped)
{
    const int length = static_cast<int>(word.size());
    const int most = length < lengthForTwo ? 1 : 2;
    const int shortest = std::max(length - most, shortestMisspelt);
    // Few people miss the first letter, and the words with it are a small part of the index.
    for (const QChar first : {word.front(), QChar()}) {
        const QStringList words = store.finder().words(shortest, length + most, first, isStopped);
        if (const QString nearest = nearestOf(words, word, most); !nearest.isEmpty())
            return nearest;
    }
    return {};
}

} // namespace

int lettersApart(const QString &a, const QString &b, int most)
{
    if (std::abs(a.size() - b.size()) > most)
        return most + 1;
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> last(width);
    std::vector<int> row(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = static_cast<int>(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        row[0] = static_cast<int>(i) + 1;
        for (size_t j = 1; j < width; ++j) {
            const auto at = static_cast<qsizetype>(j) - 1;
            const int changed = last[j - 1] + (a.at(i) == b.at(at) ? 0 : 1);
            row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
            const bool swapped =
                i > 0 && at > 0 && a.at(i) == b.at(at - 1) && a.at(i - 1) == b.at(at);
            if (swapped)
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        if (*std::min_element(row.cbegin(), row.cend()) > most)
            return most + 1;
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return std::min(last.back(), most + 1);
}

QString withNearWords(Store &store, const QString &query, const QList<SearchTerm> &terms,
                      const std::function<bool()> &isStopped)
{
    QString near = query;
    bool changed = false;
    // From the end on, so that places before it stay true.
    for (qsizetype at = terms.size() - 1; at >= 0; --at) {
        const SearchTerm &term = terms.at(at);
        if (term.kind != SearchTerm::Kind::Text || term.excluded)
            continue;
        const qsizetype begin = query.indexOf(term.text, term.begin);
        const QList<SearchPiece> pieces = searchPieces(term.text);
        for (qsizetype i = pieces.size() - 1; i >= 0; --i) {
            const SearchPiece &piece = pieces.at(i);
            if (piece.cjk || piece.text.size() < shortestMisspelt ||
                store.finder().hasWord(piece.text))
                continue;
            const QString nearest = nearestWord(store, piece.text, isStopped);
            if (nearest.isEmpty())
                return {};
            near.replace(begin + piece.begin, piece.end - piece.begin, nearest);
            changed = true;
        }
    }
    return changed ? near : QString();
}

} // namespace paperdip
