// SPDX-License-Identifier: MIT
#include "gui/wordcount.h"

#include <QChar>

namespace paperdip {

namespace {

bool countsAlone(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
        return QChar::isLetterOrNumber(c);
    default:
        return false;
    }
}

bool joinsWords(char32_t c)
{
    return c == U'\'' || c == U'’' || c == U'-' || c == U'_' || c == U'.';
}

} // namespace

qsizetype wordsIn(QStringView text)
{
    qsizetype words = 0;
    bool inWord = false;
    bool joined = false; // by the last character
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isLowSurrogate())
            continue; // counted with what is before it
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (countsAlone(c)) {
            ++words;
            inWord = joined = false;
        } else if (QChar::isLetterOrNumber(c) || QChar::isMark(c)) {
            words += inWord || joined ? 0 : 1;
            inWord = true;
            joined = false;
        } else {
            joined = inWord && joinsWords(c);
            inWord = false;
        }
    }
    return words;
}

} // namespace paperdip
