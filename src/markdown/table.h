// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace paperdip {

// Lines of tables as GitHub Flavored Markdown has them; lines come without their line end.

// The cells of a row: pipes without a backslash separate, one at either end is optional.
int countCells(QByteArrayView line);

// "| --- | :-: |", indented by at most three columns, with at least one pipe.
bool isDelimiterRow(QByteArrayView line);

} // namespace paperdip
