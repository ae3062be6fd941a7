// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// A keyword, and the entries that have it.
struct KeywordCount
{
    QString keyword; // as written: another case is another keyword
    int entries = 0;

    bool operator==(const KeywordCount &) const = default;
};

} // namespace paperdip
