// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/edit.h"

namespace paperdip {

// The paper beside which a new one would stand in that section: the one behind which it goes, else
// the first; -1: there is none, or it is an item (style.h writes these).
int shapedModel(const Document &document, const Place &place);

// The section's papers with new ones behind the model, in its shape: a row of its table, a
// paragraph with the rule line that stands between such, a heading. `ids` are those of the papers.
Result<Document> withShapedEntries(const Document &document, int model, const Place &place,
                                   const QList<NewPaper> &papers, const QList<NodeId> &ids);

} // namespace paperdip
