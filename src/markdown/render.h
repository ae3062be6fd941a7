// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace paperdip {

// Notes beyond this many bytes are rendered up to it: cmark-gfm has inputs that take quadratic
// time.
inline constexpr qsizetype RenderLimit = 1024 * 1024;

enum class Maths { Marked, Left };

// A note as HTML by cmark-gfm (tables, strike-through, task boxes, autolinks, footnotes). It is
// what `cmark-gfm -e table -e strikethrough -e tasklist -e autolink -e footnotes --validate-utf8`
// says, but for this:
// - Raw HTML is left out without a comment; its line breaks and images stay.
// - Links lead to the web, to mail, to files or nowhere, images to the web, to files or nowhere.
// - Headings carry <a name="slug"> as on GitHub, the first paragraph or heading of a line
//   <a name="line-N"> with the line that it begins on.
// - Boxes are <li class="checked|unchecked"> and ticked if their own letter says so; cmark-gfm
// looks
//   at the whole line. Strike-through is <s>.
// - Footnotes have <a name> where there is an id, and stand in <div class="footnotes">.
// - Formulas are <span class="math inline|display"> around what is written, delimiters and all,
//   display ones in a paragraph of their own; with Maths::Left they are text like any other.
// Safe to call from any thread after registerExtensions().
QString renderHtml(const QByteArray &markdown, Maths maths = Maths::Marked);

// Once, before any worker thread starts.
void registerExtensions();

} // namespace paperdip
