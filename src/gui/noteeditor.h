// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notebuffer.h"
#include "gui/notecommand.h"
#include "gui/notetyping.h"

#include <QPlainTextEdit>

namespace paperdip {

class NoteHighlighter;
struct WritingStyle;

// A note as Markdown. Every edit patches the note's own bytes; what is saved is never what the
// widget holds.
class NoteEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteEditor(QWidget *parent = nullptr);

    // Another note: history and cursor begin anew.
    void open(const QByteArray &bytes);
    // The same note, changed elsewhere: cursor, history and scroll position stay.
    void reload(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_buffer.bytes(); }
    bool isComposing() const { return m_composing; }
    int firstVisibleLine() const; // from 1
    double topLine() const;       // the same, and what part of it is scrolled past
    void showTopLine(double line);
    void goToLine(int line); // from 1: the caret, and to the top
    void setZoom(int steps);
    void setStyle(const WritingStyle &style);

    // Find and Replace only say that they are wanted.
    void run(NoteCommand command);
    // One step of undo; the caret goes behind it.
    void insertAt(QTextCursor at, const QString &text);
    void replaceAt(QTextCursor &at, const QString &text); // the caret stays in its text

Q_SIGNALS:
    void edited(); // by the person; bytes() has it
    void composingChanged(bool composing);
    void scrolled(int firstVisibleLine);
    void findWanted(paperdip::NoteCommand command); // one of the last four
    void resized();
    // Pasted or dropped; who is connected stores them and inserts their links at the caret.
    void pictureGiven(const QImage &picture);
    void picturesGiven(const QStringList &files);
    void linkPasted(const QString &url); // it stands before the caret

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    // Whole blocks around the selection, as far as a key may look.
    struct Excerpt
    {
        NoteLines lines;
        int position = 0; // where they begin
    };

    void take(int position, int removed, int added);
    QString shown() const;
    void applyFont();
    void keepReadable();

    Excerpt excerpt() const;
    bool apply(const Excerpt &before, const Typed &after);
    std::optional<NoteCommand> commandOf(const QKeyEvent &event) const;
    bool typingKey(const QKeyEvent &event);
    bool wrapSelection(const QString &opening);
    Typed typed(NoteCommand command, const NoteLines &lines) const;
    void insertUrl(const QString &url);

    NoteBuffer m_buffer;
    NoteHighlighter *m_highlighter;
    QString m_family;
    QString m_wantedFamily;
    qreal m_basePoints;
    qreal m_points;
    int m_columns;
    int m_zoom = 0;
    bool m_wasSeen = false;
    bool m_loading = false;
    bool m_composing = false;
};

} // namespace paperdip
