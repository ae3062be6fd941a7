// SPDX-License-Identifier: MIT
#include "gui/noteeditor.h"

#include "gui/listtyping.h"
#include "gui/notehighlighter.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>

namespace paperdip {

namespace {

constexpr int Border = 29;
constexpr int ReadableColumns = 96; // of an average letter

struct MarkKey
{
    QKeyCombination keys;
    const char *mark;
};
constexpr MarkKey MarkKeys[] = {
    {Qt::CTRL | Qt::Key_B, "**"},
    {Qt::CTRL | Qt::Key_I, "*"},
    {Qt::CTRL | Qt::Key_E, "`"},
};
constexpr QKeyCombination LinkKey = Qt::CTRL | Qt::Key_K;
constexpr QKeyCombination BoxKey = Qt::CTRL | Qt::Key_Return;

bool isOwnKey(QKeyCombination keys)
{
    for (const MarkKey &key : MarkKeys) {
        if (key.keys == keys)
            return true;
    }
    return keys == LinkKey || keys == BoxKey;
}

} // namespace

NoteEditor::NoteEditor(QWidget *parent)
    : QPlainTextEdit(parent), m_highlighter(new NoteHighlighter(document())),
      m_basePoints(font().pointSizeF() * 1.08)
{
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(Border);
    setCursorWidth(2);
    setZoom(0);
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
    const int position = textCursor().position();
    const int scroll = verticalScrollBar()->value();
    open(bytes);
    QTextCursor cursor = textCursor();
    cursor.setPosition(qMin(position, document()->characterCount() - 1));
    setTextCursor(cursor);
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
    if (m_buffer.length() - gone + text.size() == last) {
        m_buffer.replace(position, gone, text);
    } else {
        QString all = shown();
        all.replace(QChar::ParagraphSeparator, u'\n');
        m_buffer.setText(all);
    }
    Q_EMIT edited();
}

int NoteEditor::firstVisibleLine() const
{
    return firstVisibleBlock().blockNumber() + 1;
}

void NoteEditor::setZoom(int steps)
{
    QFont font = this->font();
    font.setPointSizeF(qMax(5.0, m_basePoints + steps));
    setFont(font);
}

// Lines stay readable in a wide window: the text keeps to the middle.
void NoteEditor::resizeEvent(QResizeEvent *event)
{
    const int readable = ReadableColumns * fontMetrics().averageCharWidth() + 2 * Border;
    const int side = qMax(0, (width() - readable) / 2);
    setViewportMargins(side > Border ? qMin(side, width() / 4) : 0, 0,
                       side > Border ? qMin(side, width() / 4) : 0, 0);
    QPlainTextEdit::resizeEvent(event);
}

void NoteEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setColours(palette());
}

void NoteEditor::inputMethodEvent(QInputMethodEvent *event)
{
    const bool composing = !event->preeditString().isEmpty();
    const bool changed = composing != m_composing;
    m_composing = composing;
    QPlainTextEdit::inputMethodEvent(event);
    if (changed)
        Q_EMIT composingChanged(composing);
}

void NoteEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

// The window has shortcuts on some of these; while one writes they are the editor's.
bool NoteEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!isReadOnly() && isOwnKey(key->keyCombination())) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void NoteEditor::keyPressEvent(QKeyEvent *event)
{
    if (isReadOnly() || !editKey(event))
        QPlainTextEdit::keyPressEvent(event);
}

bool NoteEditor::editKey(QKeyEvent *event)
{
    const QKeyCombination keys = event->keyCombination();
    for (const MarkKey &key : MarkKeys) {
        if (key.keys == keys) {
            toggleMark(QString::fromLatin1(key.mark));
            return true;
        }
    }
    if (keys == LinkKey)
        insertLink();
    else if (keys == BoxKey)
        toggleBox();
    else if (keys == QKeyCombination(Qt::Key_Return) || keys == QKeyCombination(Qt::Key_Enter))
        return breakLine();
    else if (keys == QKeyCombination(Qt::Key_Tab))
        return indentLines(true);
    else if (event->key() == Qt::Key_Backtab)
        return indentLines(false);
    else
        return false;
    return true;
}

bool NoteEditor::breakLine()
{
    QTextCursor cursor = textCursor();
    const QString line = cursor.block().text();
    const LinePrefix prefix = prefixOf(line);
    if (cursor.hasSelection() || cursor.positionInBlock() < prefix.length())
        return false;
    const std::optional<QString> next = continuation(line);
    if (next && next->isEmpty())
        return false;
    cursor.beginEditBlock();
    if (next) {
        cursor.insertText(u'\n' + *next);
    } else {
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    }
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

void NoteEditor::replaceLine(const QTextBlock &block, const QString &line)
{
    // Only what differs is replaced, so that the cursor and the bytes of the rest stay.
    const QString before = block.text();
    const qsizetype shorter = qMin(before.size(), line.size());
    qsizetype tail = 0;
    while (tail < shorter && before[before.size() - 1 - tail] == line[line.size() - 1 - tail])
        ++tail;
    qsizetype head = 0;
    while (head < shorter - tail && before[head] == line[head])
        ++head;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + static_cast<int>(head));
    cursor.setPosition(block.position() + static_cast<int>(before.size() - tail),
                       QTextCursor::KeepAnchor);
    cursor.insertText(line.mid(head, line.size() - tail - head));
}

bool NoteEditor::indentLines(bool deeper)
{
    QTextCursor cursor = textCursor();
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    bool any = false;
    cursor.beginEditBlock();
    for (; block.isValid() && block.blockNumber() <= last; block = block.next()) {
        if (const std::optional<QString> line = indented(block.text(), deeper)) {
            replaceLine(block, *line);
            any = true;
        }
    }
    cursor.endEditBlock();
    return any || !deeper;
}

void NoteEditor::toggleMark(const QString &mark)
{
    QTextCursor cursor = textCursor();
    const int begin = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    const int size = static_cast<int>(mark.size());
    const QString inner = cursor.selectedText();
    cursor.beginEditBlock();
    if (inner.size() >= 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
        cursor.insertText(inner.mid(size, inner.size() - 2 * size));
        cursor.setPosition(begin);
        cursor.setPosition(end - 2 * size, QTextCursor::KeepAnchor);
    } else {
        cursor.setPosition(end);
        cursor.insertText(mark);
        cursor.setPosition(begin);
        cursor.insertText(mark);
        cursor.setPosition(begin + size);
        cursor.setPosition(end + size, QTextCursor::KeepAnchor);
    }
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void NoteEditor::insertLink()
{
    QTextCursor cursor = textCursor();
    const int begin = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    cursor.beginEditBlock();
    cursor.setPosition(end);
    cursor.insertText(QStringLiteral("]()"));
    cursor.setPosition(begin);
    cursor.insertText(QStringLiteral("["));
    cursor.endEditBlock();
    cursor.setPosition(begin == end ? begin + 1 : end + 3); // into the text, else into the address
    setTextCursor(cursor);
}

void NoteEditor::toggleBox()
{
    const QTextBlock block = textCursor().block();
    if (const std::optional<QString> line = boxToggled(block.text()))
        replaceLine(block, *line);
}

} // namespace paperdip
