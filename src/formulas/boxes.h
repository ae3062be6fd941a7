// SPDX-License-Identifier: MIT
#pragma once

#include "formulas/formulalayout.h"

#include <QJsonObject>

namespace paperdip {

class Fonts;

// KaTeX's layout tree (see KatexNode) as outlines and rules at their places: what its style sheet
// and a browser would make of it.
FormulaLayout layOut(const QJsonObject &tree, Fonts &fonts);

} // namespace paperdip
