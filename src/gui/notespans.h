// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringView>

namespace paperdip {

// How a stretch of a Markdown line looks; several may hold for one letter.
enum SpanStyle : quint16 {
    HeadingStyle = 1,
    StrongStyle = 2,
    EmphasisStyle = 4,
    StrikeStyle = 8,
    CodeStyle = 16,
    FormulaStyle = 32,
    LinkStyle = 64, // words and addresses that lead somewhere, markers of items
    MutedStyle = 128,
    QuoteStyle = 256,
};

struct NoteSpan
{
    qsizetype begin = 0;
    qsizetype length = 0;
    quint16 styles = 0;

    bool operator==(const NoteSpan &) const = default;
};

// What a line ends in the middle of, for the line after it. Before the first line: AtStart.
namespace notestate {
constexpr int AtStart = -1;
constexpr int Text = 0;
constexpr int FrontMatter = 1;
constexpr int Dollars = 2;  // $$ on a line of its own
constexpr int Brackets = 3; // \[
constexpr int Comment = 4;  // <!--
constexpr int Code = 16;    // and above: a fence, its letter and length
} // namespace notestate
int stateAfter(QStringView line, int before);
bool isCode(int state);

// Of one line that begins in this state. Linear in its length; follows CommonMark where one line
// decides, as cmark shows it.
QList<NoteSpan> spansOf(QStringView line, int before);

} // namespace paperdip
