// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace paperdip {

// The places of one longest run of values that rises, not necessarily side by side, from first to
// last. Values below 0 are left out.
std::vector<size_t> longestRise(const std::vector<int> &values);

} // namespace paperdip
