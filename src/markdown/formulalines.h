// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <vector>

namespace paperdip {

// Lines of a Markdown text in which formulas may stand, without a blank one between them: text, no
// code and no HTML. Quote marks and indents are taken off.
struct FormulaChunk
{
    struct Line
    {
        qsizetype begin = 0;    // in text
        qsizetype blockEnd = 0; // one past the paragraph, or the table row, that it is in
        qsizetype source = 0;   // where it begins in the Markdown, with its quote marks
        int quotes = 0;         // it stands in this many
        int number = 0;         // from 1
        int block = 0;          // lines of one paragraph or heading have one number
        bool isRow = false;     // of a table
        bool isHeading = false;
        bool isDefinition = false; // "[label]: address"
    };

    QByteArray text;                // lines end at LF
    std::vector<qsizetype> sources; // where each byte of it comes from
    std::vector<Line> lines;

    const Line &at(qsizetype offset) const;
    int lineOf(qsizetype offset) const { return at(offset).number; }
    qsizetype blockEnd(qsizetype offset) const { return at(offset).blockEnd; }
};

// The text of a part of it, in which a line that begins like a quote, as "> 0" in a formula, does
// so unless its first line does.
QByteArray textOf(const FormulaChunk &chunk, QByteArrayView markdown, qsizetype begin,
                  qsizetype end);

std::vector<FormulaChunk> formulaChunks(const QByteArray &markdown);

} // namespace paperdip
