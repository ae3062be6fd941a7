// SPDX-License-Identifier: MIT
#pragma once

#include "homelibrary.h"

#include "store/store.h"

namespace paperdip {

// All that a change may touch, compared as a whole.
struct Snapshot
{
    QByteArray bytes;
    QList<NodeId> ids;
    QHash<NodeId, NodeData> data;

    bool operator==(const Snapshot &) const = default;
};

inline Snapshot snapshot(const Library &library, ListId list)
{
    Snapshot shot;
    shot.bytes = library.bytes(list);
    const QList<NodeRow> rows = library.allNodes(list);
    for (const NodeRow &row : rows)
        shot.ids << row.id;
    shot.data = library.store().data().ofList(list);
    return shot;
}

// The home list, and changes that are applied to it.
class ApplyDesk : protected HomeLibrary
{
protected:
    // Applies a plan that must work and returns its inverse.
    Change applied(const Result<Change> &plan)
    {
        if (!plan)
            qFatal("not planned: %s", qPrintable(plan.error().message));
        const Result<Change> inverse = m_library->apply(*plan);
        if (!inverse)
            qFatal("not applied: %s %s", qPrintable(inverse.error().message),
                   qPrintable(inverse.error().detail));
        return *inverse;
    }
};

} // namespace paperdip
