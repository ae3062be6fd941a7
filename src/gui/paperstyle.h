// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QProxyStyle>

class QModelIndex;
class QTreeView;

namespace paperdip {

struct Theme;

// A bar of which so much is done: in the tree and in progress bars.
void paintProgress(QPainter *painter, const QRectF &rect, int done, int all, const Theme &theme);

// A paper's box, as its state has it.
void paintReadBox(QPainter *painter, const QRectF &rect, ReadState state, const Theme &theme);

// The ground of a row: selected, under the mouse, or where the keyboard is.
void paintRowGround(QPainter *painter, const QTreeView &view, const QRect &row,
                    const QModelIndex &index);

// Fusion, calmer: round fields and buttons, flat tool buttons, thin scroll bars without arrows,
// one-pixel splitters, and a focus ring in the accent colour. A proxy style rather than a style
// sheet: it costs nothing at start.
class PaperStyle : public QProxyStyle
{
    Q_OBJECT

public:
    PaperStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option,
                       const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;
};

} // namespace paperdip
