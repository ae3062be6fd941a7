// SPDX-License-Identifier: MIT
#include "gui/inlineeditor.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <cmath>

namespace paperdip {

InlineEditor::InlineEditor(const QString &text, QWidget *parent) : QPlainTextEdit(parent)
{
    setFont(parent->font());
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPlainText(text);
    selectAll();
    connect(this, &QPlainTextEdit::textChanged, this, &InlineEditor::fit);
}

QSize InlineEditor::sizeHint() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += qMax(1, block.lineCount());
    return {200,
            static_cast<int>(std::ceil(qMax(1, lines) * QFontMetricsF(font()).lineSpacing())) + 2};
}

void InlineEditor::fit()
{
    const int height = sizeHint().height();
    if (height != this->height())
        setFixedHeight(height);
}

void InlineEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT finished(true);
        return;
    case Qt::Key_Escape:
        Q_EMIT finished(false);
        return;
    default:
        QPlainTextEdit::keyPressEvent(event);
    }
}

// Esc is a shortcut elsewhere in the window; here it is ours.
bool InlineEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void InlineEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    const Qt::FocusReason reason = event->reason();
    if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
        Q_EMIT finished(true);
}

void InlineEditor::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

void InlineEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text().simplified());
}

void InlineEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

} // namespace paperdip
