// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/formulalines.h"

namespace paperdip {

// Offsets into the text of a chunk, delimiters included.
struct FoundFormula
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

// In order, none within another.
std::vector<FoundFormula> scanFormulas(const FormulaChunk &chunk);

} // namespace paperdip
