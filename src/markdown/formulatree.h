// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

struct cmark_node;

namespace paperdip {

struct Formula;
struct FormulaText;

// Puts formulas where their marks are, ```math fences among them; display formulas become blocks,
// where they do not stand in a cell, a heading or emphasis. Where a mark is no text (in code, in an
// address) the source is put back. `text` must outlive the document.
void placeFormulas(cmark_node *document, const FormulaText &text);
// Those that were left because they stand in a table's cell.
QByteArray placeInHtml(const QByteArray &rendered, const FormulaText &text);

// The formula that this node is; null: it is none.
const Formula *formulaIn(cmark_node *node);

} // namespace paperdip
