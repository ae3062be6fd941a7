// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/entry.h"
#include "markdown/tablelayout.h"

namespace paperdip {

// What a table's row says, by its columns: title, link, state mark, authors, venue, year, tags,
// remark, note.
Entry readRow(QByteArrayView row, const TableLayout &layout, const References &references);

} // namespace paperdip
