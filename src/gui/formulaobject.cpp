// SPDX-License-Identifier: MIT
#include "gui/formulaobject.h"

#include <QAbstractTextDocumentLayout>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>
#include <QWidget>

namespace paperdip {

namespace {

constexpr int Type = QTextFormat::UserObject + 1;
enum Property {
    Written = QTextFormat::UserProperty + 1,
    Number,
    Typeset, // FormulaObject::Layout
    Em,      // pixels
    Above,   // the base line, pixels
    Below,
};

constexpr double Gap = 2;         // pixels above and below what is drawn
constexpr double SideGap = 1;     // before and behind an inline formula
constexpr double XHeight = 0.431; // of KaTeX's letters, in ems
constexpr double LargestFactor = 1.15;

FormulaObject::Layout layoutIn(const QTextFormat &format)
{
    return format.property(Typeset).value<FormulaObject::Layout>();
}

// So that its small letters are as high as those of the text.
double emBeside(const QFont &font)
{
    const QFontInfo info(font);
    const double size = info.pixelSize();
    const double same = QFontMetricsF(font).xHeight() / XHeight;
    return qBound(size, same, size * LargestFactor);
}

// Where the base line is. Qt knows no depth of an object: it puts the middle of one with
// AlignMiddle a quarter of its font's x-height above the base line, so that a font with the right
// x-height does it (measured with Qt 6.4.2).
struct Placing
{
    double above = 0; // the base line, with the gap
    double below = 0;

    double height() const { return above + below; }
    double xHeight() const { return 2 * (above - below); }
};

// No less than the text around has, so that a formula alone in its line stands as text would.
Placing placing(const FormulaLayout &layout, double em, const QFont &around)
{
    const QFontMetricsF metrics(around);
    const double below = qMax(layout.depth * em + Gap, metrics.descent());
    return {qMax(qMax(layout.height * em + Gap, metrics.ascent()), below), below};
}

Placing placingIn(const QTextFormat &format)
{
    return {format.doubleProperty(Above), format.doubleProperty(Below)};
}

QFont fontOfXHeight(const QFont &font, double xHeight)
{
    constexpr int Sample = 200; // pixels
    QFont sized(font);
    sized.setPixelSize(Sample);
    const double ratio = QFontMetricsF(sized).xHeight() / Sample;
    sized.setPixelSize(qMax(1, qRound(xHeight / qMax(0.1, ratio))));
    return sized;
}

double pageWidth(const QTextDocument &document, int position)
{
    const double whole = document.textWidth();
    if (whole <= 0)
        return 0;
    const QTextBlock block = document.findBlock(position);
    const QTextBlockFormat format = block.blockFormat();
    double taken = 2 * document.documentMargin() + format.leftMargin() + format.rightMargin() +
                   format.indent() * document.indentWidth();
    if (const QTextList *list = block.textList())
        taken += list->format().indent() * document.indentWidth();
    constexpr double InCell = 24;
    if (QTextCursor(block).currentTable())
        taken += InCell;
    return qMax(20.0, whole - taken);
}

double scaleFor(const FormulaLayout &layout, double em, const QTextDocument &document, int position)
{
    const double page = pageWidth(document, position);
    const double width = layout.width * em + 2 * SideGap;
    return page > 0 && width > page ? page / width : 1;
}

bool isPaper(QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine && engine->type() == QPaintEngine::Pdf;
}

} // namespace

FormulaObject::FormulaObject(QWidget *view) : QObject(view), m_view(view) {}

void FormulaObject::attach(QTextDocument &document)
{
    document.documentLayout()->registerHandler(Type, this);
}

QTextCharFormat FormulaObject::format(const QTextCharFormat &around, const Layout &layout)
{
    QTextCharFormat format = around;
    const double em = emBeside(around.font());
    format.setObjectType(Type);
    format.setProperty(Typeset, QVariant::fromValue(layout));
    format.setProperty(Em, em);
    const Placing place = placing(*layout, em, around.font());
    format.setProperty(Above, place.above);
    format.setProperty(Below, place.below);
    format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    format.setFont(fontOfXHeight(around.font(), place.xHeight()));
    return format;
}

bool FormulaObject::isFormula(const QTextFormat &format)
{
    return format.objectType() == Type;
}

QSizeF FormulaObject::intrinsicSize(QTextDocument *document, int position,
                                    const QTextFormat &format)
{
    const Layout layout = layoutIn(format);
    if (!layout)
        return {};
    const double em = format.doubleProperty(Em);
    const double scale = scaleFor(*layout, em, *document, position);
    return {(layout->width * em + 2 * SideGap) * scale, placingIn(format).height() * scale};
}

void FormulaObject::drawObject(QPainter *painter, const QRectF &box, QTextDocument *document,
                               int position, const QTextFormat &format)
{
    const Layout layout = layoutIn(format);
    if (!layout)
        return;
    const double em = format.doubleProperty(Em);
    const double scale = scaleFor(*layout, em, *document, position);
    const QColor around =
        isPaper(*painter) ? QColor(Qt::black) : m_view->palette().color(QPalette::Text);
    const QColor colour =
        format.hasProperty(QTextFormat::ForegroundBrush) ? format.foreground().color() : around;
    const QPointF origin(box.left() + SideGap * scale, box.top() + placingIn(format).above * scale);
    paintFormula(*painter, *layout, origin, em * scale, colour);
}

QString writtenFormula(const QTextFormat &format)
{
    return format.stringProperty(Written);
}

void setWrittenFormula(QTextFormat &format, const QString &written, int number)
{
    format.setProperty(Written, written);
    format.setProperty(Number, number);
}

} // namespace paperdip
