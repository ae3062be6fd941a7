// SPDX-License-Identifier: MIT
#include "gui/applycommand.h"

#include "library/library.h"

namespace paperdip {

ApplyCommand::ApplyCommand(Library &library, Change inverse, const QString &text, Refused refused)
    : QUndoCommand(text), m_library(library), m_change(std::move(inverse)),
      m_refused(std::move(refused))
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
    Result<Change> inverse = m_library.apply(m_change);
    if (inverse) {
        m_change = std::move(*inverse);
    } else {
        setObsolete(true);
        m_refused(inverse.error());
    }
}

} // namespace paperdip
