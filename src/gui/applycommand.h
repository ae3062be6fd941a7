// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"

#include <QUndoCommand>
#include <functional>

namespace paperdip {

class Library;

// The only undo command. It is born applied, holds the Change that takes it back, and swaps this
// for its inverse at every undo and redo. Where the library refuses, it makes itself obsolete and
// says why.
class ApplyCommand : public QUndoCommand
{
public:
    using Refused = std::function<void(const Error &error)>;

    ApplyCommand(Library &library, Change inverse, const QString &text, Refused refused);

    void undo() override;
    void redo() override;

private:
    void swap();

    Library &m_library;
    Change m_change;
    Refused m_refused;
    bool m_justPushed = true;
};

} // namespace paperdip
