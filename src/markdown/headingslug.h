// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// As GitHub makes them: letters, digits, - and _ in lower case, blanks as -. Safe in an attribute.
inline QString headingSlug(const QString &text)
{
    QString slug;
    for (const QChar character : text.toLower()) {
        if (character.isLetterOrNumber() || character == u'-' || character == u'_')
            slug += character;
        else if (character == u' ')
            slug += u'-';
    }
    return slug;
}

} // namespace paperdip
