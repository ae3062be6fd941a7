// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/lines.h"

#include <QByteArray>

namespace paperdip {

// The text as long as it was, with the same blocks in it, but with fewer marks for cmark to pair:
// it parses the inlines of a table of ten thousand rows, one paragraph, in half a second, and the
// cut asks for blocks alone. Only runs of lines that begin with `|` behind a blank line change: no
// block but a paragraph begins or ends there, and no definition can have begun before.
QByteArray blockText(QByteArrayView bytes, const std::vector<Line> &lines);

} // namespace paperdip
