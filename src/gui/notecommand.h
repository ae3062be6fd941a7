// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>

#include <optional>

namespace paperdip {

// What one can do to a note's text besides typing.
// g++ takes an enumerator for a shadow of other names; it is scoped and cannot be.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class NoteCommand {
    Strong,
    Emphasis,
    Strike,
    Code,
    Formula,
    Link,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Quote,
    Bullets,
    Numbers,
    Box,
    LinesUp,
    LinesDown,
    PastePlain,
    Find,
    Replace,
    FindNext,
    FindPrevious,
};
#pragma GCC diagnostic pop

// All of them in the order of the enumeration.
QList<NoteCommand> noteCommands();
const char *nameOf(NoteCommand command); // as an action's object name
// Its keys, which count while one writes in a note; the first is the one to show.
QList<QKeySequence> keysOf(NoteCommand command);
std::optional<NoteCommand> noteCommandOf(QKeyCombination keys);

} // namespace paperdip
