// SPDX-License-Identifier: MIT
#include "gui/notetable.h"

#include "gui/listtyping.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

QList<qsizetype> pipesOf(const QString &line)
{
    QList<qsizetype> pipes;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'\\')
            ++i;
        else if (line[i] == u'|')
            pipes << i;
    }
    return pipes;
}

// Behind quotes and indent.
qsizetype rowBegin(const QString &line)
{
    const LinePrefix prefix = prefixOf(line);
    return prefix.quote.size() + prefix.indent.size();
}

CellSpan trimmed(const QString &line, qsizetype begin, qsizetype end)
{
    const QString inner = line.mid(begin, end - begin);
    if (inner.trimmed().isEmpty()) {
        const qsizetype place = begin + qMin<qsizetype>(1, inner.size());
        return {place, place};
    }
    while (line[begin].isSpace())
        ++begin;
    while (line[end - 1].isSpace())
        --end;
    return {begin, end};
}

} // namespace

bool isDelimiterRow(const QString &line)
{
    static const QRegularExpression row(
        QStringLiteral("^\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*$"));
    return line.contains(u'|') && row.match(line.mid(rowBegin(line))).hasMatch();
}

bool isTableLine(const QStringList &lines, qsizetype line)
{
    qsizetype first = line;
    while (first > 0 && !pipesOf(lines[first - 1]).isEmpty())
        --first;
    for (qsizetype i = first + 1; i < lines.size() && !pipesOf(lines[i]).isEmpty(); ++i) {
        if (isDelimiterRow(lines[i]))
            return line >= i - 1 && !pipesOf(lines[line]).isEmpty();
    }
    return false;
}

QList<CellSpan> cellSpans(const QString &line)
{
    QList<CellSpan> cells;
    const QList<qsizetype> pipes = pipesOf(line);
    qsizetype begin = rowBegin(line);
    for (const qsizetype pipe : pipes) {
        const bool leading = cells.isEmpty() && line.mid(begin, pipe - begin).trimmed().isEmpty();
        if (!leading || begin > rowBegin(line))
            cells << trimmed(line, begin, pipe);
        begin = pipe + 1;
    }
    if (!line.mid(begin).trimmed().isEmpty())
        cells << trimmed(line, begin, line.size());
    return cells;
}

QString emptyRow(const QString &line)
{
    return line.left(rowBegin(line)) + u'|' +
           QStringLiteral("  |").repeated(cellSpans(line).size());
}

bool isEmptyRow(const QString &line)
{
    const QList<CellSpan> cells = cellSpans(line);
    for (const CellSpan &cell : cells) {
        if (cell.end > cell.begin)
            return false;
    }
    return !cells.isEmpty();
}

} // namespace paperdip
