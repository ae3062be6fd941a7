// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// The text that a TeX command without arguments stands for, by its name without the backslash:
// "alpha", "ss", "leq", "log". Null: not known.
QString texSymbol(const QString &name);

// The combining character of an accent command: "'", "c", "v", also "bar" and "vec" of math. Null:
// no accent.
QChar texAccent(const QString &name);

} // namespace paperdip
