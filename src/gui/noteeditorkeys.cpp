// SPDX-License-Identifier: MIT
#include "gui/noteeditor.h"

#include "gui/notehighlighter.h"
#include "gui/textdifference.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QTextBlock>

namespace paperdip {

namespace {

// As far as a list is followed for its numbers.
constexpr int LinesAbove = 200;
constexpr int LinesBelow = 500;

bool endsLists(const QTextBlock &block)
{
    return block.text().startsWith(u'#');
}

} // namespace

NoteEditor::Excerpt NoteEditor::excerpt() const
{
    const QTextCursor cursor = textCursor();
    QTextBlock first = document()->findBlock(cursor.selectionStart());
    QTextBlock last = document()->findBlock(cursor.selectionEnd());
    for (int i = 0; i < LinesAbove && first.previous().isValid(); ++i) {
        first = first.previous();
        if (endsLists(first))
            break;
    }
    for (int i = 0; i < LinesBelow && last.next().isValid(); ++i) {
        last = last.next();
        if (endsLists(last))
            break;
    }
    Excerpt excerpt;
    excerpt.position = first.position();
    for (QTextBlock block = first;; block = block.next()) {
        excerpt.lines.text += block.text();
        if (block == last)
            break;
        excerpt.lines.text += u'\n';
    }
    excerpt.lines.select(cursor.anchor() - excerpt.position, cursor.position() - excerpt.position);
    excerpt.lines.code = NoteHighlighter::isInCode(cursor.block());
    return excerpt;
}

// Only what differs is replaced, in one step of undo.
bool NoteEditor::apply(const Excerpt &before, const Typed &after)
{
    if (!after)
        return false;
    const QString &old = before.lines.text;
    const TextDifference same = differenceOf(old, after->text);
    QTextCursor cursor = textCursor();
    const auto at = [&before](qsizetype place) {
        return before.position + static_cast<int>(place);
    };
    if (old != after->text) {
        cursor.beginEditBlock();
        cursor.setPosition(at(same.head));
        cursor.setPosition(at(old.size() - same.tail), QTextCursor::KeepAnchor);
        cursor.insertText(after->text.mid(same.head, after->text.size() - same.head - same.tail));
        cursor.endEditBlock();
    }
    cursor.setPosition(at(after->anchor));
    cursor.setPosition(at(after->caret), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

// A note that can only be read can still be searched; its other keys are the window's.
std::optional<NoteCommand> NoteEditor::commandOf(const QKeyEvent &event) const
{
    const std::optional<NoteCommand> command = noteCommandOf(event.keyCombination());
    return command && isReadOnly() && *command < NoteCommand::Find ? std::nullopt : command;
}

void NoteEditor::keyPressEvent(QKeyEvent *event)
{
    if (const auto command = commandOf(*event)) {
        if (!m_composing)
            run(*command);
        event->accept();
        return;
    }
    if (isReadOnly() || m_composing || !typingKey(*event))
        QPlainTextEdit::keyPressEvent(event);
}

bool NoteEditor::typingKey(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const bool shift = modifiers == Qt::ShiftModifier;
    if (modifiers != Qt::NoModifier && !shift)
        return false;
    const auto works = [this](auto &&edit) {
        const Excerpt before = excerpt();
        return apply(before, edit(before.lines));
    };
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return works([&](const NoteLines &l) { return shift ? lineContinued(l) : lineBroken(l); });
    case Qt::Key_Tab:
        return works([](const NoteLines &lines) { return tabbed(lines, true); });
    case Qt::Key_Backtab:
        return works([](const NoteLines &lines) { return tabbed(lines, false); });
    case Qt::Key_Backspace:
        return works([](const NoteLines &lines) { return takenBack(lines); });
    case Qt::Key_Home: {
        const QTextCursor cursor = textCursor(); // in a wrapped line only on its first row
        const QTextLayout *layout = cursor.block().layout();
        const QTextLine row = layout->lineForTextPosition(cursor.positionInBlock());
        return (!row.isValid() || row.lineNumber() == 0) &&
               works([&](const NoteLines &lines) { return wentHome(lines, shift); });
    }
    default:
        return wrapSelection(event.text());
    }
}

bool NoteEditor::wrapSelection(const QString &opening)
{
    if (isReadOnly() || opening.size() != 1 || !textCursor().hasSelection())
        return false;
    const QString closing = closingOf(opening);
    const Excerpt before = excerpt();
    return !closing.isEmpty() && !before.lines.code &&
           apply(before, wrapped(before.lines, opening, closing));
}

Typed NoteEditor::typed(NoteCommand command, const NoteLines &lines) const
{
    switch (command) {
    case NoteCommand::Strong:
        return markToggled(lines, QStringLiteral("**"));
    case NoteCommand::Emphasis:
        return markToggled(lines, QStringLiteral("*"));
    case NoteCommand::Strike:
        return markToggled(lines, QStringLiteral("~~"));
    case NoteCommand::Code:
        return markToggled(lines, QStringLiteral("`"));
    case NoteCommand::Formula:
        return markToggled(lines, QStringLiteral("$"));
    case NoteCommand::Link:
        return linked(lines);
    case NoteCommand::Quote:
        return quoteToggled(lines);
    case NoteCommand::Bullets:
        return itemsToggled(lines, false);
    case NoteCommand::Numbers:
        return itemsToggled(lines, true);
    case NoteCommand::Box:
        return boxesToggled(lines);
    case NoteCommand::LinesUp:
        return linesMoved(lines, -1);
    case NoteCommand::LinesDown:
        return linesMoved(lines, 1);
    default:
        return headingToggled(lines, static_cast<int>(command) -
                                         static_cast<int>(NoteCommand::Heading1) + 1);
    }
}

void NoteEditor::run(NoteCommand command)
{
    if (m_composing)
        return;
    if (command >= NoteCommand::Find) {
        Q_EMIT findWanted(command);
    } else if (isReadOnly()) {
        return;
    } else if (command == NoteCommand::PastePlain) {
        insertAt(textCursor(), QGuiApplication::clipboard()->text());
    } else {
        const Excerpt before = excerpt();
        apply(before, typed(command, before.lines));
    }
}

void NoteEditor::replaceAt(QTextCursor &at, const QString &text)
{
    at.beginEditBlock(); // else it would be one step with what was typed before
    at.insertText(text);
    at.endEditBlock();
    document()->setModified(false); // nor with what is typed after it
}

void NoteEditor::insertAt(QTextCursor at, const QString &text)
{
    replaceAt(at, text);
    setTextCursor(at);
    ensureCursorVisible();
}

} // namespace paperdip
