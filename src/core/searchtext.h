// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

namespace paperdip {

// A text as it is searched, in pieces: words and numbers, and of runs of Han, Kana and Hangul every
// two neighbours and the last character alone, so that any run is found as a phrase and a single
// character as a prefix. Case, accents and width are folded (NFKD without marks; Hangul stays
// whole).
struct SearchPiece
{
    QString text;        // folded: letters and digits only
    qsizetype begin = 0; // [begin, end) in the text
    qsizetype end = 0;
    bool cjk = false;
    bool lastOfRun = false; // a CJK run's last character alone

    bool operator==(const SearchPiece &) const = default;
};

QList<SearchPiece> searchPieces(const QString &text);

// The same as the index holds it: divided by blanks, which no piece has.
QString spelledOut(const QString &text);

// Words and runs, folded, divided by single blanks: to compare names.
QString foldedText(const QString &text);

// [begin, end) in a text, in UTF-16 units.
using TextSpan = std::pair<qsizetype, qsizetype>;

// Pieces that follow one another; the last may be the beginning of one.
struct SearchPhrase
{
    QStringList pieces;
    bool prefix = false;

    bool operator==(const SearchPhrase &) const = default;
};

// What finds a text wherever it was taken from, each by itself: one, or several where it has a
// blank between CJK runs, which a text may have had on a line break. `open`: its last word may go
// on. Empty: nothing to search for.
QList<SearchPhrase> searchPhrases(const QString &text, bool open);

// What each phrase matches in a text.
std::vector<QList<TextSpan>> matchesIn(const QString &text, const QList<SearchPhrase> &phrases);

} // namespace paperdip
