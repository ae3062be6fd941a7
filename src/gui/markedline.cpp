// SPDX-License-Identifier: MIT
#include "gui/markedline.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

namespace paperdip {

namespace {

void paintMarks(QPainter *painter, const QPointF &at, const QTextLine &line, qsizetype end,
                const MarkedLine &marked)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(marked.mark);
    for (const TextSpan &span : marked.marks) {
        if (span.first >= end)
            continue;
        const qreal left = line.cursorToX(static_cast<int>(span.first));
        const qreal right = line.cursorToX(static_cast<int>(std::min(span.second, end)));
        const QRectF behind(at.x() + std::min(left, right) - 1, at.y(), std::abs(right - left) + 2,
                            line.height());
        painter->drawRoundedRect(behind, 2.5, 2.5);
    }
}

} // namespace

void paintMarkedLine(QPainter *painter, const QRect &rect, const MarkedLine &marked)
{
    const QFontMetrics metrics(marked.font);
    const QString shown = metrics.elidedText(marked.text, Qt::ElideRight, rect.width());
    painter->setFont(marked.font);
    if (marked.marks.isEmpty()) {
        painter->setPen(marked.colour);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return;
    }
    QTextLayout layout(shown, marked.font);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width() + metrics.height());
    layout.endLayout();
    const QPointF at(rect.left(), rect.top() + (rect.height() - line.height()) / 2);
    const bool whole = shown.size() == marked.text.size();
    paintMarks(painter, at, line, whole ? shown.size() : shown.size() - 1, marked);
    painter->setPen(marked.colour);
    layout.draw(painter, at);
}

} // namespace paperdip
