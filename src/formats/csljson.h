// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

namespace paperdip {

// CSL-JSON (schema 1.0.2), as citeproc, pandoc and Zotero read it: an array, one item for each
// work, with the same ids as the BibTeX keys.
QByteArray writeCslJson(const QList<Citation> &citations);

} // namespace paperdip
