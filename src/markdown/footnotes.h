// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// cmark-gfm's footnotes as a text browser can follow them there and back: ids become
// <a name="...">, the section a <div class="footnotes"> below a rule.
void adaptFootnotes(QString &html);

} // namespace paperdip
