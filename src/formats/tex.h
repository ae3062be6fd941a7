// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// A text as it stands in a BibTeX field: specials escaped, Unicode kept, line ends as blanks.
QString texEscaped(const QString &text);

// The same for a title: words whose capitals must survive a style that lowers them
// ("FlashAttention", "IO-Awareness") stand in braces.
QString texTitle(const QString &title);

// An address or path as it stands in a field of its own, which no style takes for TeX text: only
// what would end the field is percent-encoded.
QString texAddress(const QString &address);

// TeX text as a person reads it: accents and escapes become their characters, the usual commands
// (\emph, \textbf, ...) leave their argument, math stays as written without its dollars where it is
// plain. What is not known keeps its letters.
QString plainFromTex(const QString &tex);

} // namespace paperdip
