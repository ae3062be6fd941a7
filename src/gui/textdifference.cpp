// SPDX-License-Identifier: MIT
#include "gui/textdifference.h"

#include <QtGlobal>

namespace paperdip {

namespace {

bool isInsideWord(QStringView text, qsizetype at)
{
    const auto isLetter = [text](qsizetype i) {
        return text[i].isLetterOrNumber() && text[i].script() != QChar::Script_Han;
    };
    return at > 0 && at < text.size() && isLetter(at - 1) && isLetter(at);
}

} // namespace

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

TextDifference differenceInWords(QStringView before, QStringView after)
{
    TextDifference same = differenceOf(before, after);
    while (isInsideWord(before, same.head) || isInsideWord(after, same.head))
        --same.head;
    while (isInsideWord(before, before.size() - same.tail) ||
           isInsideWord(after, after.size() - same.tail))
        --same.tail;
    return same;
}

} // namespace paperdip
