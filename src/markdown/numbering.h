// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

namespace paperdip {

// Numbered lists that counted up by one before an edit do so behind it. Others stay as they are.
Document renumbered(const Document &before, const Document &after);

} // namespace paperdip
