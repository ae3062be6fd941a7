// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace paperdip {

// Notes beyond this many bytes are rendered up to it: cmark-gfm has inputs that take quadratic
// time.
inline constexpr qsizetype RenderLimit = 1024 * 1024;

enum class Maths { Marked, Left };

// A note as HTML by cmark-gfm (tables, strike-through, task boxes, autolinks). Raw HTML is left
// out, but for line breaks and images; links lead to the web, to mail, to files or nowhere.
// Headings carry <a name="slug"> as on GitHub, top-level blocks <a name="line-N"> with the line
// that they begin on, boxes <li class="checked|unchecked">. Formulas are <span class="math
// inline|display"> around what is written, delimiters and all, display ones in a paragraph of their
// own; with Maths::Left they are text like any other. Safe to call from any thread after
// registerExtensions().
QString renderHtml(const QByteArray &markdown, Maths maths = Maths::Marked);

// Once, before any worker thread starts.
void registerExtensions();

} // namespace paperdip
