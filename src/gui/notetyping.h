// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace paperdip {

// Whole lines of a note, "\n" between them, and what is selected there: from the anchor to the
// caret, in UTF-16 units; nothing where they are the same.
struct NoteLines
{
    QString text;
    qsizetype anchor = 0;
    qsizetype caret = 0;
    bool code = false; // the caret is in a code block

    qsizetype begin() const { return qMin(anchor, caret); }
    qsizetype end() const { return qMax(anchor, caret); }
    bool isSelected() const { return anchor != caret; }
    void select(qsizetype from, qsizetype to)
    {
        anchor = from;
        caret = to;
    }
    void moveTo(qsizetype position) { select(position, position); }
};

// What a key makes of the lines; nullopt: nothing, it is an ordinary key there.
using Typed = std::optional<NoteLines>;

// Enter: items, boxes and quotes continue, numbers below count on; on an empty item it leaves the
// list by a level; at a table row's end a row follows.
Typed lineBroken(const NoteLines &lines);
// Shift+Enter: another line of the same item.
Typed lineContinued(const NoteLines &lines);
// Backspace: behind an item's beginning takes its box, its marker, its quote; between two marks
// both.
Typed takenBack(const NoteLines &lines);

// Tab and Shift+Tab: from cell to cell in a table, items and selected lines by a level, else
// blanks.
Typed tabbed(const NoteLines &lines, bool deeper);
// Alt+Up (-1) and Alt+Down (1): the selected lines past a neighbour; numbers stay in order.
Typed linesMoved(const NoteLines &lines, int by);
// Home: to where the line's text begins, then to its margin.
Typed wentHome(const NoteLines &lines, bool selecting);

// A selection between brackets or marks.
Typed wrapped(const NoteLines &lines, const QString &before, const QString &after);
// What closes an opening bracket or a mark; empty: it is neither.
QString closingOf(const QString &opening);
// "**", "*", "~~", "`", "$" around what is selected in each line, or away again.
Typed markToggled(const NoteLines &lines, const QString &mark);
// [selection](address); without an address the caret goes to where one writes next.
Typed linked(const NoteLines &lines, const QString &address = {});

// Each of the selected lines; a second time it is taken away.
Typed headingToggled(const NoteLines &lines, int level);
Typed quoteToggled(const NoteLines &lines);
Typed itemsToggled(const NoteLines &lines, bool numbered);
Typed boxesToggled(const NoteLines &lines);

} // namespace paperdip
