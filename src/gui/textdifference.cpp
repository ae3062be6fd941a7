// SPDX-License-Identifier: MIT
#include "gui/textdifference.h"

#include <QtGlobal>

namespace paperdip {

TextDifference differenceOf(QStringView before, QStringView after)
{
    const qsizetype shorter = qMin(before.size(), after.size());
    TextDifference same;
    while (same.head < shorter && before[same.head] == after[same.head])
        ++same.head;
    if (same.head > 0 && before[same.head - 1].isHighSurrogate())
        --same.head;
    const qsizetype rest = shorter - same.head;
    while (same.tail < rest &&
           before[before.size() - 1 - same.tail] == after[after.size() - 1 - same.tail])
        ++same.tail;
    if (same.tail > 0 && before[before.size() - same.tail].isLowSurrogate())
        --same.tail;
    return same;
}

} // namespace paperdip
