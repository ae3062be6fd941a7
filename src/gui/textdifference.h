// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace paperdip {

// Where two texts differ: all between the units that they have in common at both ends. Never half
// a character.
struct TextDifference
{
    qsizetype head = 0; // units in common at the beginning
    qsizetype tail = 0; // and at the end
};
TextDifference differenceOf(QStringView before, QStringView after);
// The same, for a person to see: never half a word of an alphabet.
TextDifference differenceInWords(QStringView before, QStringView after);

} // namespace paperdip
