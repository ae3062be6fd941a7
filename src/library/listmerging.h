// SPDX-License-Identifier: MIT
#pragma once

#include "library/fileguard.h"
#include "store/conflicttable.h"

namespace paperdip {

// What both the library and another program changed is brought together by entry, over the file as
// it was last seen: then the verdict is to take the result in, and what could not be brought
// together stands in it twice. Other verdicts stay as they are, and so does one whose base is not
// known.
struct MergedVerdict
{
    Verdict verdict;
    QList<StoredConflict> conflicts;
};
MergedVerdict mergedVerdict(const Verdict &verdict, const QByteArray &mine,
                            const std::optional<QByteArray> &seen, const Result<QByteArray> &disk);

Result<void> addConflicts(ConflictTable &table, ListId list,
                          const QList<StoredConflict> &conflicts);

} // namespace paperdip
