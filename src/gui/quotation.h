// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QTextCursor;

namespace paperdip {

// A text with TeX in it as a quotation in Markdown: "> " before each paragraph, formulas as they
// are, all else reads as itself.
QString quotation(const QString &text);

// Lines as a block of their own, with blank lines around, below the paragraph that the cursor
// stands in; the cursor goes to where they are to be put in.
QString blockAt(QTextCursor &cursor, const QString &lines);

} // namespace paperdip
