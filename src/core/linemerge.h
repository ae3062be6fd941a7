// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>
#include <vector>

namespace paperdip {

// The lines of a text with their ends: LF, CRLF or lone CR. join() of them is the text.
std::vector<QByteArray> linesOf(const QByteArray &text);

// Which lines of two texts belong together, by their place, rising in both: equal but for their
// ends. Where many lines repeat and few stand alone, what is found need not be the most there is.
std::vector<std::pair<int, int>> matchedLines(const std::vector<QByteArray> &a,
                                              const std::vector<QByteArray> &b);

// The same for things that are known by numbers.
std::vector<std::pair<int, int>> matchedNumbers(std::vector<int> a, std::vector<int> b);

// One stretch of a merge, in order. Agreed: `text` is what it became. Else both changed the same
// lines, each in its own way.
struct MergedStretch
{
    bool agreed = true;
    QByteArray text;
    QByteArray base;
    QByteArray mine;
    QByteArray theirs;

    bool operator==(const MergedStretch &) const = default;
};

// Two versions of a text brought together over the one that both began with. Lines are compared
// without their ends: who only converts these changes nothing, and their ends win where no word
// changed.
QList<MergedStretch> mergeLines(const QByteArray &base, const QByteArray &mine,
                                const QByteArray &theirs);

bool hasConflict(const QList<MergedStretch> &merge);

// The same bytes but for the ends of lines: LF, CRLF or lone CR.
bool sameButLineEnds(const QByteArray &a, const QByteArray &b);

// The merged text. Where both changed the same lines, both are kept: mine, then theirs.
QByteArray mergedText(const QList<MergedStretch> &merge);

} // namespace paperdip
