// SPDX-License-Identifier: MIT
#include "markdown/blocktext.h"

namespace paperdip {

namespace {

constexpr ByteSet pairedMarks("[*_`"); // `]` may end a CDATA block, `<` one of script

} // namespace

QByteArray blockText(QByteArrayView bytes, const std::vector<Line> &lines)
{
    QByteArray text = bytes.toByteArray();
    char *data = text.data();
    bool afterBlank = true;
    bool inRun = false;
    for (const Line &line : lines) {
        const QByteArrayView words = bytes.sliced(line.begin, line.end - line.begin);
        const qsizetype first = skipBlanks(words, 0);
        inRun = (inRun || afterBlank) && first < words.size() && words[first] == '|';
        afterBlank = first == words.size();
        for (qsizetype at = line.begin + first; inRun && at < line.end; ++at) {
            if (pairedMarks.contains(data[at]))
                data[at] = 'x';
        }
    }
    return text;
}

} // namespace paperdip
