// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/result.h"

namespace paperdip {

// The papers that words name, each work once, in order: links, ids and DOIs in any text, shortcut
// files (.url, .webloc, .desktop), and PDF files by their name or first page. Invalid where a word
// names none.
Result<QList<Identified>> identifyWords(const QStringList &words);

} // namespace paperdip
