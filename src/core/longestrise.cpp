// SPDX-License-Identifier: MIT
#include "core/longestrise.h"

#include <algorithm>
#include <iterator>

namespace paperdip {

std::vector<size_t> longestRise(const std::vector<int> &values)
{
    std::vector<size_t> tails; // where the lowest end of a run of each length stands
    std::vector<size_t> before(values.size());
    for (size_t i = 0; i < values.size(); ++i) {
        if (values[i] < 0)
            continue;
        const auto tail =
            std::lower_bound(tails.begin(), tails.end(), values[i],
                             [&](size_t at, int value) { return values[at] < value; });
        before[i] = tail == tails.begin() ? values.size() : *std::prev(tail);
        if (tail == tails.end())
            tails.push_back(i);
        else
            *tail = i;
    }
    std::vector<size_t> rise;
    for (size_t i = tails.empty() ? values.size() : tails.back(); i < values.size(); i = before[i])
        rise.push_back(i);
    std::reverse(rise.begin(), rise.end());
    return rise;
}

} // namespace paperdip
