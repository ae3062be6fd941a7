// SPDX-License-Identifier: MIT
#pragma once

#include "core/readabletex.h"
#include "gui/formulasetter.h"

#include <QTextEdit>

namespace paperdip {

// Plain text with formulas in it, as high as it needs to be, to read and to select from. Nothing in
// it is taken for markup.
class FormulaLabel : public QTextEdit
{
    Q_OBJECT

public:
    explicit FormulaLabel(QWidget *parent = nullptr);

    void setFormulas(FormulaEngine *engine);
    void setPieces(const TexPieces &pieces, QPalette::ColorRole role);
    QString text() const;         // formulas as they are written
    QString selectedText() const; // likewise; lines end at LF

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    void fill();

    FormulaSetter m_formulas;
    TexPieces m_pieces;
    QPalette::ColorRole m_role = QPalette::WindowText;
};

} // namespace paperdip
