// SPDX-License-Identifier: MIT
#include "gui/markedline.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>
#include <QWidget>
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

// One may begin there: behind a blank, where there is one soon, and not within a pair.
qsizetype beginOfWord(const QString &text, qsizetype at, qsizetype limit)
{
    constexpr qsizetype soon = 12;
    for (qsizetype i = at; i < std::min(at + soon, limit); ++i) {
        if (text.at(i).isSpace())
            return i + 1;
    }
    return at < text.size() && text.at(at).isLowSurrogate() ? at + 1 : at;
}

} // namespace

MarkedLine withMarkInSight(MarkedLine line, qsizetype kept, int width)
{
    if (line.marks.isEmpty())
        return line;
    const TextSpan first = line.marks.first();
    QTextLayout layout(line.text, line.font);
    layout.beginLayout();
    QTextLine whole = layout.createLine();
    whole.setLineWidth(QWIDGETSIZE_MAX);
    layout.endLayout();
    const QString gap = QStringLiteral("…");
    const int room = width - 2 * QFontMetrics(line.font).horizontalAdvance(gap);
    if (whole.cursorToX(static_cast<int>(first.second)) <= room)
        return line;
    // A quarter of the width for what stands before the mark.
    const qreal from = whole.cursorToX(static_cast<int>(first.first)) - room / 4.0;
    const qsizetype begin =
        beginOfWord(line.text, std::max<qsizetype>(kept, whole.xToCursor(from)), first.first);
    if (begin <= kept)
        return line;
    line.text = line.text.left(kept) + gap + line.text.mid(begin);
    const qsizetype shift = kept + gap.size() - begin;
    for (TextSpan &span : line.marks)
        span = {span.first + shift, span.second + shift};
    return line;
}

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
