// SPDX-License-Identifier: MIT
#include "gui/noteeditor.h"

#include "gui/notehighlighter.h"
#include "gui/textdifference.h"
#include "gui/writingstyle.h"

#include <QInputMethodEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>

namespace paperdip {

namespace {

constexpr int Border = 29;

} // namespace

NoteEditor::NoteEditor(QWidget *parent)
    : QPlainTextEdit(parent), m_highlighter(new NoteHighlighter(document())),
      m_family(font().family()), m_basePoints(font().pointSizeF() * 1.08), m_points(m_basePoints),
      m_columns(WritingStyle().columns)
{
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(Border);
    setCursorWidth(2);
    m_highlighter->setColours(palette());
    setStyle(WritingStyle::stored());
    connect(document(), &QTextDocument::contentsChange, this, &NoteEditor::take);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this] { Q_EMIT scrolled(firstVisibleLine()); });
}

void NoteEditor::open(const QByteArray &bytes)
{
    const QScopedValueRollback loading(m_loading, true);
    m_buffer = NoteBuffer(bytes);
    setPlainText(m_buffer.text());
    document()->clearUndoRedoStacks();
}

void NoteEditor::reload(const QByteArray &bytes)
{
    if (bytes == m_buffer.bytes())
        return;
    const QString before = m_buffer.text();
    m_buffer = NoteBuffer(bytes);
    const QString after = m_buffer.text();
    const TextDifference same = differenceOf(before, after);
    const QScopedValueRollback loading(m_loading, true);
    const int scroll = verticalScrollBar()->value();
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(same.head));
    cursor.setPosition(static_cast<int>(before.size() - same.tail), QTextCursor::KeepAnchor);
    cursor.insertText(after.mid(same.head, after.size() - same.head - same.tail));
    verticalScrollBar()->setValue(scroll);
}

// toPlainText() would turn NBSP into a blank and U+2028 into a line feed.
QString NoteEditor::shown() const
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    return cursor.selectedText();
}

void NoteEditor::take(int position, int removed, int added)
{
    if (m_loading)
        return;
    const int last = document()->characterCount() - 1; // the final paragraph's end is no text
    QTextCursor cursor(document());
    cursor.setPosition(position);
    cursor.setPosition(qMin(position + added, last), QTextCursor::KeepAnchor);
    const QString text = cursor.selectedText();
    const qsizetype gone = qMin(qsizetype(removed), m_buffer.length() - position);
    if (m_buffer.length() - gone + text.size() == last)
        m_buffer.replace(position, gone, text);
    else
        m_buffer.setText(shown());
    Q_EMIT edited();
}

int NoteEditor::firstVisibleLine() const
{
    return firstVisibleBlock().blockNumber() + 1;
}

double NoteEditor::topLine() const
{
    const QTextBlock block = firstVisibleBlock();
    const int past = verticalScrollBar()->value() - block.firstLineNumber();
    return block.blockNumber() + 1 + double(past) / qMax(1, block.lineCount());
}

void NoteEditor::showTopLine(double line)
{
    const int number = qBound(0, static_cast<int>(line) - 1, blockCount() - 1);
    const QTextBlock block = document()->findBlockByNumber(number);
    const double part = qBound(0.0, line - 1 - number, 1.0);
    blockBoundingRect(block); // how many rows it has is known once it is laid out
    verticalScrollBar()->setValue(block.firstLineNumber() +
                                  static_cast<int>(part * block.lineCount()));
}

void NoteEditor::goToLine(int line)
{
    setTextCursor(QTextCursor(document()->findBlockByNumber(qBound(1, line, blockCount()) - 1)));
    showTopLine(line);
}

void NoteEditor::setZoom(int steps)
{
    m_zoom = steps;
    applyFont();
}

void NoteEditor::setStyle(const WritingStyle &style)
{
    m_points = style.points > 0 ? style.points : m_basePoints;
    m_columns = style.columns;
    m_wantedFamily = style.family.isEmpty() ? m_family : style.family;
    applyFont();
}

// Setting a font lays the text out and reads the font's file: not before someone sees it.
void NoteEditor::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_wasSeen, true))
        applyFont();
    QPlainTextEdit::showEvent(event);
}

void NoteEditor::applyFont()
{
    if (!m_wasSeen)
        return;
    QFont wanted = font();
    wanted.setFamily(m_wantedFamily);
    wanted.setPointSizeF(qMax(5.0, m_points + m_zoom));
    setFont(wanted);
    keepReadable();
}

// Lines stay readable in a wide window: the text keeps to the middle.
void NoteEditor::keepReadable()
{
    const int readable = m_columns * fontMetrics().averageCharWidth() + 2 * Border;
    const int side = m_columns == 0 ? 0 : qMax(0, (width() - readable) / 2);
    const int margin = side > Border ? side : 0;
    setViewportMargins(margin, 0, margin, 0);
}

void NoteEditor::resizeEvent(QResizeEvent *event)
{
    keepReadable();
    QPlainTextEdit::resizeEvent(event);
    Q_EMIT resized();
}

void NoteEditor::paintEvent(QPaintEvent *event)
{
    const QTextBlock first = firstVisibleBlock();
    int below = viewport()->height();
    QTextBlock last = first;
    while (below > 0 && last.next().isValid()) {
        below -= static_cast<int>(blockBoundingRect(last).height());
        last = last.next();
    }
    m_highlighter->show(first.blockNumber(), last.blockNumber());
    QPlainTextEdit::paintEvent(event);
}

void NoteEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setColours(palette());
}

void NoteEditor::inputMethodEvent(QInputMethodEvent *event)
{
    // Full-width brackets come from the input method, not by a key.
    const bool opening =
        !m_composing && event->preeditString().isEmpty() && wrapSelection(event->commitString());
    if (opening) {
        event->accept();
        return;
    }
    const bool composing = !event->preeditString().isEmpty();
    const bool changed = composing != m_composing;
    m_composing = composing;
    QPlainTextEdit::inputMethodEvent(event);
    if (changed)
        Q_EMIT composingChanged(composing);
}

// The window has shortcuts on some of these; while one writes they are the editor's.
bool NoteEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (commandOf(*key)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

} // namespace paperdip
