// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace paperdip {

struct SourcePage;

// Finds the works and citations in a page's Markdown and adds them to it, each once; addresses are
// resolved against the page's own. A page without a title gets the first heading's.
void readEntries(const QByteArray &markdown, SourcePage &page);

} // namespace paperdip
