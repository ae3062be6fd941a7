// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <optional>

namespace paperdip {

// What a cell's text says of a paper's state, if it says nothing else: "✅", "⬜ 📝", "⏳", "✔",
// "[x]", "已读", "done" (facts/lists.md 1.4). The first mark counts.
std::optional<ReadState> stateOf(const QString &cell);

} // namespace paperdip
