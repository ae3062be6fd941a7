// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace paperdip {

// The value that occurs most often; of several the first one.
template<typename T>
T commonest(const QList<T> &values, const T &fallback)
{
    T best = fallback;
    qsizetype most = 0;
    QList<T> seen;
    for (const T &value : values) {
        if (seen.contains(value))
            continue;
        seen.append(value);
        if (const qsizetype count = values.count(value); count > most) {
            most = count;
            best = value;
        }
    }
    return best;
}

} // namespace paperdip
