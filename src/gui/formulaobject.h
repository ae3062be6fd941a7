// SPDX-License-Identifier: MIT
#pragma once

#include "formulas/formulalayout.h"

#include <QObject>
#include <QTextCharFormat>
#include <QTextObjectInterface>

#include <memory>

class QTextDocument;
class QWidget;

namespace paperdip {

// Draws typeset formulas that stand in a text as one character each, inline ones on the base line,
// in the colour of the text around. What is wider than the page is drawn smaller.
class FormulaObject : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    // `view` shows the text; its palette is the text's.
    explicit FormulaObject(QWidget *view);

    void attach(QTextDocument &document);

    using Layout = std::shared_ptr<const FormulaLayout>;
    // The format of the character that is the formula, in text set as `around`.
    static QTextCharFormat format(const QTextCharFormat &around, const Layout &layout);
    static bool isFormula(const QTextFormat &format);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &box, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    QWidget *m_view;
};

// The source of a formula, or of what stands in its place, as it was written. The number keeps
// formulas apart that stand side by side.
QString writtenFormula(const QTextFormat &format); // empty: it is none
void setWrittenFormula(QTextFormat &format, const QString &written, int number);

} // namespace paperdip
