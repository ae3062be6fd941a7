// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace paperdip {

// A formula in Markdown.
struct Formula
{
    QString tex;          // without its delimiters
    QString written;      // with them
    bool display = false; // on lines of its own
    int line = 0;         // the line it begins on, from 1
    int lineEnds = 0;     // within it
};

// Markdown with a mark in the place of each formula, so that cmark takes nothing in them for
// emphasis, a list or an escape. A mark is of letters that text does not hold.
struct FormulaText
{
    QByteArray markdown;
    std::vector<Formula> formulas;
    // Lines of the marked text behind which lines are missing, and how many up to there.
    std::vector<std::pair<int, int>> missing;

    // The line of the original that a line of the marked text comes from, both from 1.
    int originalLine(int line) const;
    // With the formulas as they were written.
    QByteArray restored(QByteArrayView text) const;
};

// What a mark is, or what is between two marks.
struct FormulaPiece
{
    QByteArray text;
    int formula = -1; // into FormulaText::formulas; -1: text
};
std::vector<FormulaPiece> cutAtMarks(QByteArrayView text, const FormulaText &from);
bool hasMark(QByteArrayView text);

// $…$, $$…$$, $`…`$, \(…\) and \[…\] as GitHub has them, and beside CJK characters; none in code,
// HTML, addresses, or prices. \( and \[ also escape brackets: only what is TeX in them counts.
// Fences of ```math stay: cmark finds them.
FormulaText takeFormulas(const QByteArray &markdown);

// A formula by what is written: its delimiters tell what it is.
Formula formulaOf(const QString &written);

} // namespace paperdip
