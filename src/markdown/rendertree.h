// SPDX-License-Identifier: MIT
#pragma once

struct cmark_node;

namespace paperdip {

struct FormulaText;

// Makes a parsed note fit to be shown: unsafe addresses emptied, harmless raw HTML (line breaks,
// images) turned into what it means, anchors set at headings and where text begins, boxes read
// again. All other raw HTML stays for the renderer to omit. `text` is what was parsed, with its
// formulas in place.
void adaptTree(cmark_node *document, const FormulaText &text);

} // namespace paperdip
