// SPDX-License-Identifier: MIT
#include "core/piececutter.h"
#include "core/searchtext.h"

namespace paperdip {

namespace {

// Follows one phrase through the pieces of a text.
class PhraseFollower
{
public:
    explicit PhraseFollower(const SearchPhrase &phrase)
        : m_phrase(phrase), m_begins(static_cast<size_t>(phrase.pieces.size()), -1)
    {
    }

    void piece(QStringView text, qsizetype begin, qsizetype end, bool cjk)
    {
        // From its end on: what stands before is of the last piece still.
        for (auto k = m_begins.size(); k > 0; --k) {
            const qsizetype from = k == 1 ? begin : m_begins[k - 2];
            m_begins[k - 1] = from >= 0 && isMet(text, k - 1) ? from : -1;
        }
        if (m_begins.empty() || m_begins.back() < 0)
            return;
        // Of a single character's prefix only that character was looked for.
        const qsizetype size = m_phrase.pieces.last().size();
        const bool isPart = m_phrase.prefix && cjk && text.size() > size;
        matches.append({m_begins.back(), isPart ? begin + size : end});
    }

    QList<TextSpan> matches;

private:
    bool isMet(QStringView text, size_t k) const
    {
        const QString &wanted = m_phrase.pieces.at(static_cast<qsizetype>(k));
        return k + 1 == m_begins.size() && m_phrase.prefix ? text.startsWith(wanted)
                                                           : text == wanted;
    }

    const SearchPhrase &m_phrase;
    std::vector<qsizetype> m_begins; // of what is met up to each of its pieces
};

struct PhraseFollowers
{
    std::vector<PhraseFollower> all;

    void word(QStringView word, qsizetype begin, qsizetype end) { piece(word, begin, end, false); }
    void run(const QList<RunUnit> &units) { tellPieces(units, *this); }
    void piece(QStringView text, qsizetype begin, qsizetype end, bool cjk)
    {
        for (PhraseFollower &one : all)
            one.piece(text, begin, end, cjk);
    }
};

} // namespace

std::vector<QList<TextSpan>> matchesIn(const QString &text, const QList<SearchPhrase> &phrases)
{
    PhraseFollowers followers;
    followers.all.reserve(static_cast<size_t>(phrases.size()));
    for (const SearchPhrase &phrase : phrases)
        followers.all.emplace_back(phrase);
    cutPieces(text, followers);
    std::vector<QList<TextSpan>> matches;
    matches.reserve(followers.all.size());
    for (const PhraseFollower &one : followers.all)
        matches.push_back(one.matches);
    return matches;
}

} // namespace paperdip
