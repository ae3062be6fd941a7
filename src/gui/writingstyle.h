// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// How notes look while one writes them, as it is set.
struct WritingStyle
{
    QString family;   // empty: the window's font
    int points = 0;   // 0: a little larger than the window's
    int columns = 96; // of an average letter; 0: as wide as there is room

    static WritingStyle stored();
};

} // namespace paperdip
