// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// A person's name in two parts, or a group's (and a Chinese name) as a whole.
struct Name
{
    QString given;
    QString family; // with "van der" and the like
    QString suffix; // "Jr."
    QString literal;

    bool operator==(const Name &) const = default;
};

// From "Given Family", "Given van der Family Jr." or "Family, Given".
Name nameFrom(const QString &text);

// "Family, Given" or "Family, Jr., Given"; a literal as it is.
QString familyFirst(const Name &name);

// Accents and the like taken off: "Møller" gives "Moller". What has no ASCII form (Chinese) is left
// out.
QString asciiFolded(const QString &text);

// A text of Chinese, Japanese or Korean characters holds at least one of them.
bool hasCjk(const QString &text);

} // namespace paperdip
