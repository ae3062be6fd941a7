// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

#include <QStringList>

namespace paperdip {

// Two versions of a list, by entry. Titles, in the order of the newer version (of what is gone: the
// older one's). An entry may be named several times: ticked and moved.
struct ListDifference
{
    QStringList added;
    QStringList removed;
    QStringList read;
    QStringList unread;
    QStringList edited;    // other words: title, link, keywords, remark, note
    QStringList moved;     // to another section
    QStringList sections;  // that came, went or were renamed
    bool text = false;     // what is no entry changed
    bool onlyForm = false; // nothing but markers, blank lines and the like

    bool isEmpty() const;
    bool operator==(const ListDifference &) const = default;
};

ListDifference listDifference(const Document &before, const QByteArray &after);

} // namespace paperdip
