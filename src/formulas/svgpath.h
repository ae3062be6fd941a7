// SPDX-License-Identifier: MIT
#pragma once

#include <QPainterPath>
#include <QString>

namespace paperdip {

// The "d" of an SVG path with the commands that KaTeX uses (all but arcs). What is behind something
// else is left out.
QPainterPath svgPath(const QString &data);

} // namespace paperdip
