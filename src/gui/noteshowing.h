// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace paperdip {

class ActionSet;
class FormulaEngine;
class NotePages;
class NotePane;

// The note for others: on paper, as PDF, as rich text on the clipboard.
class NoteShowing : public QObject
{
    Q_OBJECT

public:
    NoteShowing(const ActionSet &actions, NotePane &pane, FormulaEngine *formulas, QWidget &window);
    ~NoteShowing() override;

    // Of the note that is open, once it is ready; done() or problem() follow.
    void writePdf(const QString &path);
    void copyRich();

Q_SIGNALS:
    void done();
    void problem(const paperdip::Error &error);

private:
    void print();
    void askForPdf();
    Result<void> pdfTo(const QString &path);
    void whenReady(const std::function<void()> &then);
    void copyPages(const QByteArray &markdown);
    QString title() const;

    NotePane &m_pane;
    QPointer<FormulaEngine> m_formulas;
    QWidget &m_window;
    std::unique_ptr<NotePages> m_pages;  // of the newest wish
    std::unique_ptr<QPrinter> m_printer; // keeps what was chosen last
};

} // namespace paperdip
