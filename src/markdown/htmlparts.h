// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/cut.h"

namespace paperdip {

// Entries that are written as raw HTML: <li>, <tr> and <p> that begin a line (facts/lists.md 1.1).

// What a line of an HTML block begins: Html where it goes on with what stands above.
Structure htmlPartAt(QByteArrayView line);
// Whether an HTML block that begins with this line may hold such parts: no comment, no <pre>.
bool mayHoldHtmlParts(QByteArrayView firstLine);

// Whether an entry's bytes can leave their place by themselves: every list and table that they
// open they close too, and their own tag as well, unless another part follows.
bool isWholeHtml(QByteArrayView item, bool partFollows);
// "li", "tr" or "p"; of anything else: empty.
QByteArray htmlTagOf(QByteArrayView item);

// The text inside the tag of an <li> or <p>; of a row the cells between <td> and </td>.
std::vector<Span> htmlTexts(QByteArrayView item);

// An entry like another one: its tags, its title and main link with new words, nothing else of it.
// `title` and `url` are HTML already. Empty where the model cannot be followed.
QByteArray htmlLike(QByteArrayView model, const Reading &reading, const QByteArray &title,
                    const QByteArray &url);
// Text as HTML: as it is where that will do, then with what Markdown takes for marks as entities.
QList<QByteArray> writtenHtml(const QString &text);

inline bool isHtml(Structure structure)
{
    return structure == Structure::Html || structure == Structure::HtmlItem ||
           structure == Structure::HtmlEnd;
}

} // namespace paperdip
