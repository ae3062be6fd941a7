// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/entry.h"

#include <QHash>

namespace paperdip {

// What the segments of one version of a list say, for those that stand in another version as well.
// Fill it by one read; while no one fills it several threads may read with it. The bytes of the
// list that filled it must outlive it.
class EntryMemory
{
public:
    // As readEntry(), from memory where it can be.
    Entry read(QByteArrayView segment, Structure structure, int level,
               const References &references) const;
    Entry learn(QByteArrayView segment, Structure structure, int level,
                const References &references);

private:
    struct Key
    {
        QByteArrayView segment;
        Structure structure = Structure::Paragraph;
        int level = 0;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.segment, static_cast<int>(key.structure), key.level);
        }
    };
    QHash<Key, Entry> m_entries;
};

} // namespace paperdip
