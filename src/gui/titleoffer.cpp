// SPDX-License-Identifier: MIT
#include "gui/titleoffer.h"

#include "formats/markdowntext.h"
#include "gui/noteeditor.h"

#include <QKeyEvent>

#include <utility>

namespace paperdip {

namespace {

constexpr int Gap = 4; // between it and the line

} // namespace

TitleOffer::TitleOffer(NoteEditor &editor, TitleOf titleOf)
    : QToolButton(editor.viewport()), m_editor(editor), m_titleOf(std::move(titleOf))
{
    setObjectName(QStringLiteral("titleOffer"));
    setFocusPolicy(Qt::NoFocus);
    setAutoFillBackground(true);
    hide();
    editor.installEventFilter(this);
    connect(&editor, &NoteEditor::linkPasted, this, &TitleOffer::begin);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!isAtLink())
            dismiss();
    });
    connect(&editor, &NoteEditor::scrolled, this, &TitleOffer::offer);
    connect(&editor, &NoteEditor::resized, this, &TitleOffer::offer);
    connect(this, &QToolButton::clicked, this, &TitleOffer::accept);
}

void TitleOffer::begin(const QString &url)
{
    m_url = url;
    m_link = m_editor.textCursor();
    m_link.setPosition(m_link.position() - static_cast<int>(url.size()), QTextCursor::KeepAnchor);
    offer();
}

void TitleOffer::titlesChanged()
{
    offer();
}

bool TitleOffer::isAtLink() const
{
    const QTextCursor caret = m_editor.textCursor();
    return !m_url.isEmpty() && !caret.hasSelection() && caret.position() == m_link.selectionEnd() &&
           m_link.selectedText() == m_url;
}

void TitleOffer::offer()
{
    if (!isAtLink())
        return;
    m_title = m_titleOf(m_url).simplified();
    if (m_title.isEmpty())
        return;
    const QString words = tr("Tab: write its title, “%1”").arg(m_title);
    const int room = m_editor.viewport()->width() * 3 / 4;
    QString shown = fontMetrics().elidedText(words, Qt::ElideRight, room);
    setText(shown.replace(u'&', QLatin1String("&&")));
    resize(sizeHint());
    const QWidget &page = *m_editor.viewport();
    const QRect caret = m_editor.cursorRect();
    const int left =
        qBound(Gap, caret.left() - width() / 2, qMax(Gap, page.width() - width() - Gap));
    const bool fits = caret.bottom() + Gap + height() <= page.height();
    move(left, fits ? caret.bottom() + Gap : caret.top() - Gap - height());
    show();
    raise();
}

void TitleOffer::accept()
{
    if (!isAtLink()) {
        dismiss();
        return;
    }
    const QString link =
        QStringLiteral("[%1](%2)").arg(markdownEscaped(m_title, false), markdownAddress(m_url));
    const QTextCursor at = m_link;
    dismiss();
    m_editor.insertAt(at, link);
}

void TitleOffer::dismiss()
{
    m_url.clear();
    hide();
}

bool TitleOffer::decides(int key)
{
    if (key == Qt::Key_Tab)
        accept();
    else if (key == Qt::Key_Escape)
        dismiss();
    else
        return false;
    return true;
}

bool TitleOffer::eventFilter(QObject *watched, QEvent *event)
{
    const bool key = isVisible() && event->type() == QEvent::KeyPress;
    if (key && static_cast<QKeyEvent *>(event)->modifiers() == Qt::NoModifier &&
        decides(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QToolButton::eventFilter(watched, event);
}

} // namespace paperdip
