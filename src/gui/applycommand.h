// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QUndoCommand>
#include <functional>

namespace paperdip {

// The only undo command. It is born applied; swap takes it back, or carries it out again, in turn
// (it holds one Change, or one NoteStep, and exchanges it for its inverse). Where that is refused,
// it makes itself obsolete and says why.
class ApplyCommand : public QUndoCommand
{
public:
    using Swap = std::function<Result<void>()>;
    using Refused = std::function<void(const Error &error)>;

    ApplyCommand(Swap swap, const QString &text, Refused refused);

    void undo() override;
    void redo() override;

private:
    void swap();

    Swap m_swap;
    Refused m_refused;
    bool m_justPushed = true;
};

} // namespace paperdip
