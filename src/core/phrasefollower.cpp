// SPDX-License-Identifier: MIT
#include "core/piececutter.h"
#include "core/searchtext.h"

#include <algorithm>
#include <optional>
#include <string>

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

// A text of nothing but ASCII, as most are: there a phrase is found as bytes are.
class AsciiText
{
public:
    static std::optional<AsciiText> of(const QString &text)
    {
        char16_t all = 0;
        for (const QChar c : text)
            all |= c.unicode();
        if (all >= asciiParts.size())
            return std::nullopt;
        AsciiText ascii;
        ascii.m_words.resize(static_cast<size_t>(text.size()) + 1, ' ');
        std::transform(text.cbegin(), text.cend(), ascii.m_words.begin(), [](QChar c) {
            const char part = asciiPart(c);
            return part == '\0' ? ' ' : part;
        });
        return ascii;
    }

    QList<TextSpan> matches(const SearchPhrase &phrase) const
    {
        std::vector<std::string> pieces;
        for (const QString &piece : phrase.pieces)
            pieces.push_back(piece.toStdString()); // what is not ASCII is in no word
        QList<TextSpan> spans;
        if (pieces.empty())
            return spans;
        for (size_t at = m_words.find(pieces.front()); at != std::string::npos;
             at = m_words.find(pieces.front(), at + 1)) {
            const size_t end = at == 0 || m_words[at - 1] == ' ' ? endOf(pieces, phrase.prefix, at)
                                                                 : std::string::npos;
            if (end != std::string::npos)
                spans.append({static_cast<qsizetype>(at), static_cast<qsizetype>(end)});
        }
        return spans;
    }

private:
    // Of the words from there on; npos: they are others.
    size_t endOf(const std::vector<std::string> &pieces, bool prefix, size_t at) const
    {
        size_t end = at;
        for (size_t k = 0; k < pieces.size(); ++k) {
            at = m_words.find_first_not_of(' ', end);
            if (at == std::string::npos || m_words.compare(at, pieces[k].size(), pieces[k]) != 0)
                return std::string::npos;
            end = m_words.find(' ', at);
            const bool mayGoOn = prefix && k + 1 == pieces.size();
            if (!mayGoOn && end - at != pieces[k].size())
                return std::string::npos;
        }
        return end;
    }

    std::string m_words; // each character of a word, a blank for any other one and at the end
};

} // namespace

std::vector<QList<TextSpan>> matchesIn(const QString &text, const QList<SearchPhrase> &phrases)
{
    if (const std::optional<AsciiText> ascii = AsciiText::of(text)) {
        std::vector<QList<TextSpan>> matches;
        matches.reserve(static_cast<size_t>(phrases.size()));
        for (const SearchPhrase &phrase : phrases)
            matches.push_back(ascii->matches(phrase));
        return matches;
    }
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
