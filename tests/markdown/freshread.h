// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

namespace paperdip {

// What differs between a document and a fresh read of its bytes; empty: nothing.
inline QString notFresh(const Document &document)
{
    const Document fresh = Document::read(document.bytes());
    if (document.size() != fresh.size())
        return QStringLiteral("a fresh read gives another number of nodes");
    for (int i = 0; i < fresh.size(); ++i) {
        if (document.bytesAt(i) != fresh.bytesAt(i) || !(document.at(i) == fresh.at(i)) ||
            document.parentOf(i) != fresh.parentOf(i) || document.depthOf(i) != fresh.depthOf(i) ||
            document.subtreeEnd(i) != fresh.subtreeEnd(i) ||
            document.indexOf(document.idAt(i)) != i)
            return QStringLiteral("a fresh read gives another node %1: \"%2\"")
                .arg(i)
                .arg(fresh.at(i).reading.title);
    }
    if (listTitle(document) != listTitle(fresh))
        return QStringLiteral("a fresh read gives another title");
    if (document.checkedLetters() != fresh.checkedLetters())
        return QStringLiteral("a fresh read counts other letters");
    if (document.counts() != fresh.counts())
        return QStringLiteral("a fresh read counts other nodes");
    return {};
}

} // namespace paperdip
