// SPDX-License-Identifier: MIT
#include "markdown/formulas.h"
#include "markdown/render.h"

#include <cstdint>

using namespace paperdip;

namespace {

void check(bool holds)
{
    if (!holds)
        __builtin_trap();
}

} // namespace

// Formulas come in order, within the text; the marked text has the lines it says; no mark is left
// in what is shown.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool registered = (registerExtensions(), true);
    check(registered);
    const QByteArray markdown(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const FormulaText text = takeFormulas(markdown);
    int line = 1;
    int ends = 0;
    for (const Formula &formula : text.formulas) {
        check(formula.line >= line && formula.lineEnds >= 0 && !formula.tex.isEmpty());
        check(formula.written.contains(formula.tex));
        line = formula.line;
        ends += formula.lineEnds;
    }
    check(text.originalLine(1) == 1);
    check(text.missing.empty() || text.missing.back().second == ends);
    if (text.formulas.empty())
        check(text.markdown == markdown);
    if (!hasMark(markdown))
        check(!hasMark(renderHtml(markdown).toUtf8()));
    return 0;
}
