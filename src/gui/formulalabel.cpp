// SPDX-License-Identifier: MIT
#include "gui/formulalabel.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextDocument>
#include <QWheelEvent>

#include <cmath>

namespace paperdip {

namespace {

constexpr QMargins Margins(5, 3, 5, 0);

} // namespace

FormulaLabel::FormulaLabel(QWidget *parent) : QTextEdit(parent), m_formulas(*this)
{
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(Margins);
    setUndoRedoEnabled(false);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_formulas, &FormulaSetter::changed, this, &FormulaLabel::updateGeometry);
}

void FormulaLabel::setFormulas(FormulaEngine *engine)
{
    m_formulas.setEngine(engine);
    fill();
}

void FormulaLabel::setPieces(const TexPieces &pieces, QPalette::ColorRole role)
{
    if (pieces == m_pieces && role == m_role)
        return; // what is selected stays
    m_pieces = pieces;
    m_role = role;
    fill();
}

void FormulaLabel::fill()
{
    clear();
    QTextCharFormat format;
    format.setForeground(palette().color(m_role));
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const TexPiece &piece : m_pieces) {
        if (piece.isFormula)
            m_formulas.insert(cursor, piece.text, format);
        else
            cursor.insertText(piece.text, format);
    }
    cursor.endEditBlock();
    updateGeometry();
}

QString FormulaLabel::text() const
{
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    return FormulaSetter::plainText(all);
}

QString FormulaLabel::selectedText() const
{
    return FormulaSetter::plainText(textCursor());
}

int FormulaLabel::heightForWidth(int width) const
{
    QTextDocument &shown = *document();
    const qreal before = shown.textWidth();
    shown.setTextWidth(qMax(1, width - Margins.left() - Margins.right()));
    const int height = static_cast<int>(std::ceil(shown.size().height()));
    shown.setTextWidth(before);
    return height + Margins.top() + Margins.bottom();
}

QSize FormulaLabel::sizeHint() const
{
    constexpr int Usual = 320;
    return {Usual, heightForWidth(Usual)};
}

QSize FormulaLabel::minimumSizeHint() const
{
    return {40, fontMetrics().height()};
}

// It never scrolls: what it stands in does.
void FormulaLabel::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void FormulaLabel::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fill();
}

QMimeData *FormulaLabel::createMimeDataFromSelection() const
{
    return FormulaSetter::mimeData(textCursor());
}

} // namespace paperdip
