// SPDX-License-Identifier: MIT
#include "gui/noteactions.h"

#include <QAction>

namespace paperdip {

NoteActions::NoteActions(QObject *parent) : QObject(parent)
{
    const QList<NoteCommand> commands = noteCommands();
    for (const NoteCommand command : commands) {
        auto *action = new QAction(this);
        action->setObjectName(QString::fromLatin1(nameOf(command)));
        action->setShortcuts(keysOf(command).mid(0, 1));
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, command] { Q_EMIT wanted(command); });
        m_actions << action;
    }
    retranslate();
}

void NoteActions::retranslate()
{
    const auto name = [this](NoteCommand command, const QString &words) {
        action(command)->setText(words);
    };
    name(NoteCommand::Strong, tr("&Bold"));
    name(NoteCommand::Emphasis, tr("&Italic"));
    name(NoteCommand::Strike, tr("Stri&ke through"));
    name(NoteCommand::Code, tr("&Code"));
    name(NoteCommand::Formula, tr("For&mula"));
    name(NoteCommand::Link, tr("&Link"));
    for (int level = 1; level <= 6; ++level)
        m_actions[static_cast<int>(NoteCommand::Heading1) + level - 1]->setText(
            tr("Heading &%1").arg(level));
    name(NoteCommand::Quote, tr("&Quote"));
    name(NoteCommand::Bullets, tr("&Bulleted list"));
    name(NoteCommand::Numbers, tr("&Numbered list"));
    name(NoteCommand::Box, tr("&Task box, tick or empty"));
    name(NoteCommand::LinesUp, tr("Move lines &up"));
    name(NoteCommand::LinesDown, tr("Move lines &down"));
    name(NoteCommand::PastePlain, tr("Paste as plain te&xt"));
    name(NoteCommand::Find, tr("&Find in the note"));
    name(NoteCommand::Replace, tr("&Replace in the note"));
    name(NoteCommand::FindNext, tr("Find n&ext"));
    name(NoteCommand::FindPrevious, tr("Find &previous"));
}

} // namespace paperdip
