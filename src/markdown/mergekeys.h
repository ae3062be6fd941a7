// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/mergeversion.h"

#include <QHash>

namespace paperdip {

// Identities of nodes as numbers, the same in all versions: what a node is known by where nothing
// moved. Not its marker, its box, its state.
class IdentityNumbers
{
public:
    std::vector<int> of(const ListVersion &version);

private:
    QHash<QByteArray, int> m_known;
};

// What a node can be known again by in one step; empty: not at all.
QByteArray workKeyOf(const ListVersion &version, int index);
QByteArray urlKeyOf(const ListVersion &version, int index);
QByteArray noteKeyOf(const ListVersion &version, int index);
QByteArray entryTitleOf(const ListVersion &version, int index);
QByteArray sectionTitleOf(const ListVersion &version, int index);
QByteArray textKeyOf(const ListVersion &version, int index);
// Of text that is long enough to be known again anywhere.
QByteArray longTextOf(const ListVersion &version, int index);

} // namespace paperdip
