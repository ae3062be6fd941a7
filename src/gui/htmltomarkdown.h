// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// What a browser puts on the clipboard as Markdown: headings, emphasis, code, links, lists, quotes,
// tables, rules; all else becomes its text. Nothing is fetched, scripts and invisible pictures
// fall away. Empty where there is nothing to show, and for more than half a million characters.
QString markdownOf(const QString &html);

} // namespace paperdip
