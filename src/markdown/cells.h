// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

namespace paperdip {

// A row's bytes with [text.begin, text.end) of one cell replaced: pipes and line ends in `by` are
// made safe, and a cell with room behind its text keeps its width where that is enough.
QByteArray withCellText(const QByteArray &row, Span text, const QByteArray &by);

// A new row of a table like `model`: the cells' texts in place of its own, its blanks, its pipes.
// `lineEnd` is not added.
QByteArray rowLike(const QByteArray &model, const QByteArrayList &texts);

} // namespace paperdip
