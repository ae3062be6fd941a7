// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// A text on one line that reads as itself in Markdown, also inside a link's text. row: in a table.
QString markdownEscaped(const QString &text, bool row);

// The same where it begins a line: "1." or "#" would begin a block.
QString markdownLineStart(const QString &escaped);

// An address as it stands between a link's round brackets.
QString markdownAddress(const QString &url);

} // namespace paperdip
