// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QByteArrayView>
#include <vector>

namespace paperdip {

// What a table's column is for, by the name in its header (English or Chinese) or, for marks, by
// what its cells hold.
enum class Column { Other, Title, Link, Code, Authors, Venue, Date, State, Tags, Remark, Note };

struct TableLayout
{
    std::vector<Column> columns;
    int titleColumn = -1; // the best candidate by name; -1: none is named so

    Column at(size_t cell) const { return cell < columns.size() ? columns[cell] : Column::Other; }
    int find(Column column) const; // -1: none
};

TableLayout layoutOf(QByteArrayView header, const std::vector<QByteArrayView> &rows);

// The contents of a row's cells, without the blanks around them, as offsets into `row`; pipes with
// a backslash separate nothing. An empty cell has an empty span at the place where its text would
// go.
std::vector<Span> cellsOf(QByteArrayView row);

} // namespace paperdip
