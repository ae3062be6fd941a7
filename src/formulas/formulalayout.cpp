// SPDX-License-Identifier: MIT
#include "formulas/formulalayout.h"

#include <QHashFunctions>
#include <QPainter>

namespace paperdip {

namespace {

// On whole pixels of the device, so that a fraction's line is a line and no haze.
QRectF snapped(const QPainter &painter, const QRectF &rule)
{
    const QTransform &transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxScale)
        return rule;
    QRectF box = transform.mapRect(rule);
    const auto snap = [](double from, double to) {
        const double size = qMax(1.0, std::round(to - from));
        return std::pair(std::round((from + to - size) / 2), size);
    };
    if (box.width() > box.height()) {
        const auto [top, height] = snap(box.top(), box.bottom());
        box = QRectF(box.left(), top, box.width(), height);
    } else {
        const auto [left, width] = snap(box.left(), box.right());
        box = QRectF(left, box.top(), width, box.height());
    }
    return transform.inverted().mapRect(box);
}

} // namespace

size_t qHash(const FormulaSource &source, size_t seed)
{
    return qHashMulti(seed, source.tex, source.display);
}

void paintFormula(QPainter &painter, const FormulaLayout &layout, QPointF origin, double em,
                  const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(origin);
    painter.scale(em, em);
    const QTransform whole = painter.transform();
    for (const FormulaLayout::Part &part : layout.parts) {
        const QColor ink = part.colour.isValid() ? part.colour : colour;
        if (!part.rule.isEmpty()) {
            painter.fillRect(snapped(painter, part.rule), ink);
            continue;
        }
        painter.translate(part.at);
        painter.scale(part.scale, part.scale);
        painter.fillPath(part.path, ink);
        painter.setTransform(whole);
    }
    painter.restore();
}

} // namespace paperdip
