// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

namespace paperdip {

// One page that needs nothing else: no script, nothing loaded, readable on a phone and in the dark.
// Sections are headings, titles lead to their papers. title: of the page.
QByteArray writeHtml(const QString &title, const QList<Citation> &citations);

} // namespace paperdip
