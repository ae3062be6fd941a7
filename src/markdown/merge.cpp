// SPDX-License-Identifier: MIT
#include "markdown/merge.h"

#include "markdown/mergelines.h"

namespace paperdip {

ListMerge mergeLists(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
{
    if (mine == base || mine == theirs)
        return {theirs, {}};
    if (theirs == base)
        return {mine, {}};
    return mergeByLines(base, mine, theirs);
}

} // namespace paperdip
