// SPDX-License-Identifier: MIT
#include "markdown/notebox.h"

#include "markdown/lines.h"

namespace paperdip {

namespace {

constexpr QByteArrayView Bom("\xEF\xBB\xBF");

// One past "-" or "12." ("12)"), else -1.
qsizetype behindMarker(QByteArrayView line, qsizetype at)
{
    if (at < line.size() && (line[at] == '-' || line[at] == '+' || line[at] == '*'))
        return at + 1;
    const qsizetype digits = at;
    while (at < line.size() && isDigitByte(line[at]))
        ++at;
    const bool number = at > digits && at < line.size() && (line[at] == '.' || line[at] == ')');
    return number ? at + 1 : -1;
}

char tickOf(const QByteArray &markdown, const std::vector<Line> &lines)
{
    qsizetype small = 0;
    qsizetype capital = 0;
    for (const Line &line : lines) {
        const QByteArrayView own =
            QByteArrayView(markdown).sliced(line.begin, line.end - line.begin);
        const qsizetype at = boxLetterIn(own);
        small += at >= 0 && own[at] == 'x' ? 1 : 0;
        capital += at >= 0 && own[at] == 'X' ? 1 : 0;
    }
    return capital > small ? 'X' : 'x';
}

} // namespace

qsizetype boxLetterIn(QByteArrayView line)
{
    const qsizetype start = line.startsWith(Bom) ? Bom.size() : 0;
    const qsizetype marker = behindMarker(line, skipBlanks(line, start));
    if (marker < 0)
        return -1;
    const qsizetype at = skipBlanks(line, marker);
    const bool box = at > marker && at + 2 < line.size() && line[at] == '[' &&
                     line[at + 2] == ']' &&
                     (line[at + 1] == ' ' || line[at + 1] == 'x' || line[at + 1] == 'X') &&
                     (at + 3 == line.size() || isBlankByte(line[at + 3]));
    return box ? at + 1 : -1;
}

std::optional<QByteArray> withBox(const QByteArray &markdown, int line, bool ticked)
{
    const std::vector<Line> lines = splitLines(markdown);
    if (line < 1 || line > static_cast<int>(lines.size()))
        return std::nullopt;
    const Line &at = lines[static_cast<size_t>(line - 1)];
    const qsizetype letter =
        boxLetterIn(QByteArrayView(markdown).sliced(at.begin, at.end - at.begin));
    if (letter < 0 || (markdown[at.begin + letter] != ' ') == ticked)
        return std::nullopt;
    QByteArray changed = markdown;
    changed[at.begin + letter] = ticked ? tickOf(markdown, lines) : ' ';
    return changed;
}

} // namespace paperdip
