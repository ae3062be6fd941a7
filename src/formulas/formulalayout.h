// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QColor>
#include <QPainterPath>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace paperdip {

// A formula as TeX writes it, without its delimiters, and whether it stands on lines of its own.
struct FormulaSource
{
    QString tex;
    bool display = false;

    bool operator==(const FormulaSource &) const = default;
};

size_t qHash(const FormulaSource &source, size_t seed = 0);

// A typeset formula: outlines and rules, in ems, y downwards, from the left end of its base line.
struct FormulaLayout
{
    // An outline, or a rule where the rectangle is not empty. No colour of its own: the text's.
    struct Part
    {
        QPainterPath path;
        QPointF at;
        double scale = 1;
        QRectF rule;
        QColor colour;
    };

    std::vector<Part> parts;
    double width = 0;
    double height = 0; // above the base line
    double depth = 0;  // below it
    // Why it cannot be typeset; then there are no parts. Invalid comes with KaTeX's own words,
    // Timeout, Refused (too large) and NotFound (no KaTeX here) speak for themselves.
    std::optional<Error> problem;
};

// Draws with the base line's left end at `origin`, `em` units large, rules at least one pixel of
// the device high.
void paintFormula(QPainter &painter, const FormulaLayout &layout, QPointF origin, double em,
                  const QColor &colour);

} // namespace paperdip
