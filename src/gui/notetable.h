// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace paperdip {

// What stands in a cell of a table's line, without the blanks around it.
struct CellSpan
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

// The line belongs to a table: lines with pipes, the second of them a delimiter row.
bool isTableLine(const QStringList &lines, qsizetype line);
bool isDelimiterRow(const QString &line);
QList<CellSpan> cellSpans(const QString &line);
// A row without text with as many cells, and the same quote and indent.
QString emptyRow(const QString &line);
bool isEmptyRow(const QString &line);

} // namespace paperdip
