// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

namespace paperdip {

inline double median(std::vector<double> values) // of none: 0
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

} // namespace paperdip
