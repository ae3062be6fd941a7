// SPDX-License-Identifier: MIT
#include "markdown/table.h"

#include "markdown/lines.h"

namespace paperdip {
namespace {

// Blanks as cmark-gfm's table scanner has them.
bool isCellSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

qsizetype skipCellSpace(QByteArrayView line, qsizetype at)
{
    while (at < line.size() && isCellSpace(line[at]))
        ++at;
    return at;
}

qsizetype skipPipe(QByteArrayView line, qsizetype at)
{
    return at < line.size() && line[at] == '|' ? skipCellSpace(line, at + 1) : at;
}

// ":---:" and the blanks around it; -1: none here.
qsizetype skipMarker(QByteArrayView line, qsizetype at)
{
    at = skipCellSpace(line, at);
    if (at < line.size() && line[at] == ':')
        ++at;
    const qsizetype dashes = at;
    while (at < line.size() && line[at] == '-')
        ++at;
    if (at == dashes)
        return -1;
    if (at < line.size() && line[at] == ':')
        ++at;
    return skipCellSpace(line, at);
}

} // namespace

int countCells(QByteArrayView line)
{
    int cells = 0;
    qsizetype at = skipPipe(line, indentOf(line).bytes);
    while (at < line.size()) {
        while (at < line.size() && (line[at] != '|' || (at > 0 && line[at - 1] == '\\')))
            ++at;
        ++cells;
        at = skipPipe(line, at);
    }
    return cells;
}

bool isDelimiterRow(QByteArrayView line)
{
    const Indent indent = indentOf(line);
    if (indent.columns > 3 || !line.contains('|'))
        return false;
    qsizetype at = indent.bytes;
    if (at < line.size() && line[at] == '|')
        ++at;
    for (at = skipMarker(line, at); at >= 0 && at < line.size(); at = skipMarker(line, at + 1)) {
        if (line[at] != '|')
            return false;
        if (skipCellSpace(line, at + 1) == line.size())
            return true;
    }
    return at >= 0;
}

} // namespace paperdip
