// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notebuffer.h"

#include <QPlainTextEdit>

namespace paperdip {

class NoteHighlighter;

// A note as Markdown. Every edit patches the note's own bytes; what is saved is never what the
// widget holds.
class NoteEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteEditor(QWidget *parent = nullptr);

    // Another note: history and cursor begin anew.
    void open(const QByteArray &bytes);
    // The same note, changed elsewhere: cursor and scroll position stay.
    void reload(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_buffer.bytes(); }
    bool isComposing() const { return m_composing; }
    int firstVisibleLine() const; // from 1
    void setZoom(int steps);

    void toggleMark(const QString &mark); // "**", "*", "`" around the selection
    void insertLink();
    void toggleBox();

Q_SIGNALS:
    void edited(); // by the person; bytes() has it
    void composingChanged(bool composing);
    void scrolled(int firstVisibleLine);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void take(int position, int removed, int added);
    QString shown() const;
    bool editKey(QKeyEvent *event);
    bool breakLine();
    bool indentLines(bool deeper);
    void replaceLine(const QTextBlock &block, const QString &line);

    NoteBuffer m_buffer;
    NoteHighlighter *m_highlighter;
    qreal m_basePoints;
    bool m_loading = false;
    bool m_composing = false;
};

} // namespace paperdip
