// SPDX-License-Identifier: MIT
#include "gui/inlineedit.h"

#include "gui/inlineeditor.h"
#include "gui/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace paperdip {

InlineEdit::InlineEdit(QWidget *parent) : QWidget(parent), m_label(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5, 2, 5, 2);
    layout->addWidget(m_label);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setMinimumWidth(40);
    m_label->installEventFilter(this);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setAttribute(Qt::WA_Hover);
    setReadOnly(false);
}

void InlineEdit::setText(const QString &text)
{
    m_text = text;
    show(text);
}

void InlineEdit::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    setAccessibleName(text);
    if (isVisible()) // else it comes with the text: laying it out reads the font's file
        show(m_text);
}

void InlineEdit::show(const QString &text)
{
    const bool empty = text.isEmpty();
    m_label->setText(empty ? m_placeholder : text);
    m_label->setForegroundRole(empty ? QPalette::PlaceholderText : QPalette::WindowText);
}

void InlineEdit::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    setFocusPolicy(readOnly ? Qt::NoFocus : Qt::TabFocus);
    setCursor(readOnly || m_selectable ? Qt::ArrowCursor : Qt::IBeamCursor);
    if (readOnly)
        finish(false);
}

void InlineEdit::setSelectable(bool selectable)
{
    m_selectable = selectable;
    m_label->setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse
                                                : Qt::NoTextInteraction);
    setReadOnly(m_readOnly);
}

void InlineEdit::setTextFont(const QFont &font)
{
    setFont(font);
    m_label->setFont(font);
}

bool InlineEdit::isEditing() const
{
    return m_editor != nullptr;
}

void InlineEdit::edit()
{
    if (m_readOnly || m_editor)
        return;
    m_label->hide();
    m_editor = new InlineEditor(m_text, this);
    m_editor->setAccessibleName(m_placeholder);
    layout()->addWidget(m_editor);
    setFocusProxy(m_editor);
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    connect(m_editor, &InlineEditor::finished, this, &InlineEdit::finish);
    update();
}

void InlineEdit::finish(bool commit)
{
    if (!m_editor)
        return;
    InlineEditor *editor = m_editor;
    m_editor = nullptr; // hiding it takes its focus, which would commit again
    const QString typed = editor->toPlainText().simplified();
    const bool hadFocus = editor->hasFocus();
    setFocusProxy(nullptr);
    layout()->removeWidget(editor);
    editor->hide();
    editor->deleteLater();
    m_label->show();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    update();
    if (commit && typed != m_text)
        Q_EMIT committed(typed);
}

bool InlineEdit::labelEvent(QEvent *event)
{
    if (m_readOnly)
        return false;
    const bool doubled = event->type() == QEvent::MouseButtonDblClick;
    const bool clicked = event->type() == QEvent::MouseButtonRelease &&
                         static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    if (doubled || (clicked && !m_selectable)) {
        edit();
        return true;
    }
    return false;
}

bool InlineEdit::eventFilter(QObject *watched, QEvent *event)
{
    return watched == m_label && labelEvent(event) ? true : QWidget::eventFilter(watched, event);
}

void InlineEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_F2)
        edit();
    else
        QWidget::keyPressEvent(event);
}

void InlineEdit::paintEvent(QPaintEvent *)
{
    const bool ring = m_editor || hasFocus();
    if (!ring && (!underMouse() || m_readOnly || m_selectable))
        return;
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ring ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
    painter.setBrush(m_editor ? theme.surface : (ring ? QColor(Qt::transparent) : theme.hover));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

void InlineEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        show(m_text);
    QWidget::changeEvent(event);
}

void InlineEdit::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void InlineEdit::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace paperdip
