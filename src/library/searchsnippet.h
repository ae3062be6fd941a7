// SPDX-License-Identifier: MIT
#pragma once

#include "core/searchtext.h"
#include "library/search.h"

namespace paperdip {

// A piece of a text around what was found in it.
struct SearchSnippet
{
    QString text; // one line; "…" where something was left out
    QList<TextSpan> marks;
};

// Around the first span; without one the beginning. `lines`: of the one line that it is in.
SearchSnippet snippetOf(const QString &text, const QList<TextSpan> &spans, bool lines);

} // namespace paperdip
