// SPDX-License-Identifier: MIT
#include "library/listmerging.h"

#include "library/listconflicts.h"

#include <QDateTime>

namespace paperdip {

MergedVerdict mergedVerdict(const Verdict &verdict, const QByteArray &mine,
                            const std::optional<QByteArray> &seen, const Result<QByteArray> &disk)
{
    const bool both = verdict.kind == Verdict::Ask && verdict.outside == OutsideChange::BothChanged;
    if (!both || !seen || !disk)
        return {verdict, {}};
    const ListMerge merge = mergeLists(*seen, mine, *disk);
    MergedVerdict merged;
    merged.verdict.kind = Verdict::TakeIn;
    merged.verdict.bytes = merge.bytes;
    merged.conflicts = storedConflicts(merge, QDateTime::currentSecsSinceEpoch());
    return merged;
}

Result<void> addConflicts(ConflictTable &table, ListId list, const QList<StoredConflict> &conflicts)
{
    for (const StoredConflict &conflict : conflicts) {
        if (const Result<void> added = table.add(list, conflict); !added)
            return added;
    }
    return {};
}

} // namespace paperdip
