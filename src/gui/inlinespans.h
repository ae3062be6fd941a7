// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notespans.h"

namespace paperdip {

// Emphasis, code, formulas, links, tags and addresses within a line, from `begin` on.
QList<NoteSpan> inlineSpans(QStringView line, qsizetype begin);

} // namespace paperdip
