// SPDX-License-Identifier: MIT
#pragma once

#include "gui/listtyping.h"
#include "gui/notetyping.h"

#include <QStringList>

namespace paperdip {

// Lines with places in them, for what notetyping.h does.
struct LineSet
{
    struct Place
    {
        qsizetype line = 0;
        qsizetype column = 0;
    };

    explicit LineSet(const NoteLines &lines);

    QStringList lines;
    Place anchor;
    Place caret;
    bool code = false;

    bool isSelected() const;
    qsizetype first() const; // of the lines that are selected
    qsizetype last() const;  // not the one at whose very beginning the selection ends
    const QString &current() const { return lines[caret.line]; }
    void moveTo(Place place) { anchor = caret = place; }
    // Another text for a line; places in it stay at their letters.
    void replace(qsizetype line, const QString &text);
    NoteLines joined() const;
};

// A tab is four.
int columnsOf(const QString &indent);
bool isItem(const QString &line);
bool isNumbered(const LinePrefix &prefix);
qint64 numberOf(const LinePrefix &prefix); // -1: none
QString withNumber(const QString &line, qint64 number);
// The nearest item above that stands in the same list, or -1.
qsizetype siblingAbove(const QStringList &lines, qsizetype line);
// Items of the same list, from a line on, that counted on from `before` count on from `after`.
void renumber(LineSet &set, qsizetype from, const LinePrefix &like, qint64 before, qint64 after);

} // namespace paperdip
