// SPDX-License-Identifier: MIT
#include "gui/noteeditarea.h"

#include "gui/findbar.h"
#include "gui/wordcount.h"

#include <QTextBlock>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr int CountDelay = 250; // ms behind the last letter

} // namespace

NoteEditArea::NoteEditArea(QWidget *parent)
    : QWidget(parent), m_editor(new NoteEditor(this)), m_find(new FindBar(*m_editor, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_find);
    setFocusProxy(m_editor);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(CountDelay);
    connect(&m_countSoon, &QTimer::timeout, this, &NoteEditArea::count);
    const auto soon = [this] { m_countSoon.start(); };
    connect(m_editor->document(), &QTextDocument::contentsChanged, this, soon);
    connect(m_editor, &QPlainTextEdit::selectionChanged, this, soon);
    connect(m_editor, &NoteEditor::findWanted, this, &NoteEditArea::find);
}

void NoteEditArea::find(NoteCommand command)
{
    switch (command) {
    case NoteCommand::FindNext:
        m_find->step(false);
        break;
    case NoteCommand::FindPrevious:
        m_find->step(true);
        break;
    default:
        m_find->begin(command == NoteCommand::Replace);
        break;
    }
}

void NoteEditArea::count()
{
    qsizetype words = 0;
    for (QTextBlock block = m_editor->document()->begin(); block.isValid(); block = block.next())
        words += wordsIn(block.text());
    Q_EMIT counted(words, wordsIn(m_editor->textCursor().selectedText()));
}

} // namespace paperdip
