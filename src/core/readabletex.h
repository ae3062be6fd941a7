// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace paperdip {

// A title, abstract or comment as arXiv keeps it (plain text with TeX in it) as a person reads it:
// accents, Greek letters and signs as characters, \emph{} and the like as their argument, simple
// math without its dollars and with raised and lowered characters: "$O(n^2)$" gives "O(n²)". Math
// that is not simple stays as written, and so does a dollar that is money. For showing only: what
// is kept is the original.
QString readableTex(const QString &text);

// The same with math that is not simple apart, so that it can be typeset.
struct TexPiece
{
    QString text;
    bool isFormula = false; // as it is written, with its delimiters

    bool operator==(const TexPiece &) const = default;
};
using TexPieces = std::vector<TexPiece>;
TexPieces readablePieces(const QString &text);

} // namespace paperdip
