// SPDX-License-Identifier: MIT
#pragma once

#include "core/searchtext.h"

#include <QColor>
#include <QFont>
#include <QString>

class QPainter;
class QRect;

namespace paperdip {

// A line of plain text with pieces of it marked, elided where there is no room.
struct MarkedLine
{
    QString text;
    QList<TextSpan> marks;
    QFont font;
    QColor colour;
    QColor mark; // behind the pieces
};

// The same with "…" for what stands between its first `kept` characters and the first mark, as far
// as that would not be seen within a width (px).
MarkedLine withMarkInSight(MarkedLine line, qsizetype kept, int width);

void paintMarkedLine(QPainter *painter, const QRect &rect, const MarkedLine &line);

} // namespace paperdip
