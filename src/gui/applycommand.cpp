// SPDX-License-Identifier: MIT
#include "gui/applycommand.h"

namespace paperdip {

ApplyCommand::ApplyCommand(Swap swap, const QString &text, Refused refused)
    : QUndoCommand(text), m_swap(std::move(swap)), m_refused(std::move(refused))
{
}

void ApplyCommand::undo()
{
    swap();
}

void ApplyCommand::redo()
{
    // QUndoStack::push() redoes what it is given.
    if (m_justPushed)
        m_justPushed = false;
    else
        swap();
}

void ApplyCommand::swap()
{
    const Result<void> swapped = m_swap();
    if (swapped)
        return;
    setObsolete(true);
    m_refused(swapped.error());
}

} // namespace paperdip
