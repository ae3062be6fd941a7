// SPDX-License-Identifier: MIT
#pragma once

struct cmark_node;

namespace paperdip {

// Makes a parsed note fit to be shown: unsafe addresses emptied, harmless raw HTML (line breaks,
// images) turned into what it means, anchors set at headings and top-level blocks. All other raw
// HTML stays for the renderer to omit.
void adaptTree(cmark_node *document);

} // namespace paperdip
