// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

namespace paperdip {

// A table (RFC 4180): UTF-8 without a mark, lines end with CRLF, the first row names the columns,
// one row for each place in the list. A cell that a spreadsheet would run as a formula (it begins
// with = + - @, a tab or a line end) gets an apostrophe before it.
QByteArray writeCsv(const QList<Citation> &citations);

} // namespace paperdip
