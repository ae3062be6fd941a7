// SPDX-License-Identifier: MIT
#pragma once

#include "formulas/formulaengine.h"

#include <QObject>
#include <QPointer>
#include <QTextCharFormat>
#include <QTimer>

class QMimeData;
class QTextCursor;
class QTextEdit;

namespace paperdip {

class FormulaObject;

// The formulas of a text that is shown: their source in muted colour until they are typeset, then
// the formula, in its place, while what one reads stays where it is. What cannot be typeset stays
// source and says why when the mouse is on it.
class FormulaSetter : public QObject
{
    Q_OBJECT

public:
    explicit FormulaSetter(QTextEdit &view);

    // Without one all formulas are shown as they are written.
    void setEngine(FormulaEngine *engine);
    bool hasEngine() const { return m_engine; }
    // Asks for it; true: it would be shown as what it will stay.
    bool request(const QString &written);
    // Puts a formula where the cursor is, in text set as `around`.
    void insert(QTextCursor &cursor, const QString &written, const QTextCharFormat &around);
    // A cursor's selection to copy, with formulas as they were written.
    static QMimeData *mimeData(const QTextCursor &selection);
    static QString plainText(const QTextCursor &selection);

Q_SIGNALS:
    void changed();  // formulas stand where their source was
    void answered(); // one that was asked for is known now

private:
    QTextCharFormat sourceFormat(const QTextCharFormat &around) const;
    void replaceReady();

    QTextEdit &m_view;
    QPointer<FormulaEngine> m_engine;
    FormulaObject *m_object;
    QTimer m_soon;
    bool m_hasWaiting = false;
    int m_number = 0;
};

} // namespace paperdip
