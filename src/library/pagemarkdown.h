// SPDX-License-Identifier: MIT
#pragma once

#include "metadata/pagetext.h"

#include <QByteArray>

namespace paperdip {

// A page's blocks as Markdown, so that it is read as lists are: headings, items, tables, paragraphs
// with links and emphasis. What a page says stays words: nothing in it becomes a mark.
QByteArray markdownOf(const PageText &page);

} // namespace paperdip
