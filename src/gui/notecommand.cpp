// SPDX-License-Identifier: MIT
#include "gui/notecommand.h"

namespace paperdip {

namespace {

struct Row
{
    NoteCommand command;
    const char *name;
    QKeyCombination keys;
    QKeyCombination other = Qt::Key_unknown; // the same key on keyboards that shift it
};

constexpr auto CtrlShift = Qt::CTRL | Qt::SHIFT;
constexpr Row Rows[] = {
    {NoteCommand::Strong, "noteStrong", Qt::CTRL | Qt::Key_B},
    {NoteCommand::Emphasis, "noteEmphasis", Qt::CTRL | Qt::Key_I},
    {NoteCommand::Strike, "noteStrike", CtrlShift | Qt::Key_X},
    {NoteCommand::Code, "noteCode", Qt::CTRL | Qt::Key_E},
    {NoteCommand::Formula, "noteFormula", CtrlShift | Qt::Key_M},
    {NoteCommand::Link, "noteLink", Qt::CTRL | Qt::Key_K},
    {NoteCommand::Heading1, "noteHeading1", Qt::CTRL | Qt::Key_1},
    {NoteCommand::Heading2, "noteHeading2", Qt::CTRL | Qt::Key_2},
    {NoteCommand::Heading3, "noteHeading3", Qt::CTRL | Qt::Key_3},
    {NoteCommand::Heading4, "noteHeading4", Qt::CTRL | Qt::Key_4},
    {NoteCommand::Heading5, "noteHeading5", Qt::CTRL | Qt::Key_5},
    {NoteCommand::Heading6, "noteHeading6", Qt::CTRL | Qt::Key_6},
    {NoteCommand::Quote, "noteQuote", CtrlShift | Qt::Key_Period, CtrlShift | Qt::Key_Greater},
    {NoteCommand::Bullets, "noteBullets", CtrlShift | Qt::Key_8, CtrlShift | Qt::Key_Asterisk},
    {NoteCommand::Numbers, "noteNumbers", CtrlShift | Qt::Key_7, CtrlShift | Qt::Key_Ampersand},
    {NoteCommand::Box, "noteBox", Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter},
    {NoteCommand::LinesUp, "noteLinesUp", Qt::ALT | Qt::Key_Up},
    {NoteCommand::LinesDown, "noteLinesDown", Qt::ALT | Qt::Key_Down},
    {NoteCommand::PastePlain, "notePastePlain", CtrlShift | Qt::Key_V},
    {NoteCommand::Find, "noteFind", Qt::CTRL | Qt::Key_F},
    {NoteCommand::Replace, "noteReplace", Qt::CTRL | Qt::Key_H},
    {NoteCommand::FindNext, "noteFindNext", Qt::Key_F3},
    {NoteCommand::FindPrevious, "noteFindPrevious", Qt::SHIFT | Qt::Key_F3},
};

const Row &rowOf(NoteCommand command)
{
    return Rows[static_cast<int>(command)];
}

} // namespace

QList<NoteCommand> noteCommands()
{
    QList<NoteCommand> commands;
    for (const Row &row : Rows)
        commands << row.command;
    return commands;
}

const char *nameOf(NoteCommand command)
{
    return rowOf(command).name;
}

QList<QKeySequence> keysOf(NoteCommand command)
{
    const Row &row = rowOf(command);
    QList<QKeySequence> keys{QKeySequence(row.keys)};
    if (row.other.key() != Qt::Key_unknown)
        keys << QKeySequence(row.other);
    return keys;
}

std::optional<NoteCommand> noteCommandOf(QKeyCombination keys)
{
    const auto modifiers = keys.keyboardModifiers() & ~Qt::KeypadModifier;
    const QKeyCombination plain(modifiers, keys.key());
    for (const Row &row : Rows) {
        if (row.keys == plain || row.other == plain)
            return row.command;
    }
    return std::nullopt;
}

} // namespace paperdip
