// SPDX-License-Identifier: MIT
#pragma once

#include "formulas/fonts.h"
#include "formulas/katexnode.h"

namespace paperdip {

enum class Align { Left, Center, Right };

// What is inherited.
struct GlyphLook
{
    double em = 1; // in ems of the formula
    Fonts::Face face;
    Align align = Align::Left;
    QColor colour;
};

// What a node has within a parent that looks so, by its classes and style.
GlyphLook inherited(GlyphLook look, const KatexNode &node);

// What the style sheet adds around and within a node for its classes, in its ems.
struct Spacing
{
    double marginLeft = 0;
    double marginRight = 0;
    double paddingLeft = 0;
    double paddingRight = 0;
};
Spacing spacingOf(const KatexNode &node);

} // namespace paperdip
