// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace paperdip {

struct Theme;

// What QTextDocument cannot draw as a style, as a table: padding around code, the bar beside a
// quote. Formulas become marks that count them, and are added to `formulas`; where that is null
// they stay text.
QString forTextDocument(QString html, const Theme &theme, QStringList *formulas);

// The formulas of a note's HTML, as they are written.
QStringList formulasIn(const QString &html);

// The next mark of a formula in a text, from `from` on; size 0: there is none.
struct FormulaMark
{
    int begin = 0;
    int size = 0;
    int number = 0; // into the formulas of forTextDocument()
};
FormulaMark nextFormulaMark(const QString &text, int from);

} // namespace paperdip
