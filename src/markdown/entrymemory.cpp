// SPDX-License-Identifier: MIT
#include "markdown/entrymemory.h"

namespace paperdip {

Entry EntryMemory::read(QByteArrayView segment, Structure structure, int level,
                        const References &references) const
{
    const auto known = m_entries.constFind({segment, structure, level});
    return known == m_entries.cend() ? readEntry(segment, structure, level, references) : *known;
}

Entry EntryMemory::learn(QByteArrayView segment, Structure structure, int level,
                         const References &references)
{
    Entry entry = readEntry(segment, structure, level, references);
    // Labels may lead elsewhere in another version, or somewhere at all.
    if (!entry.references && entry.unresolved.isEmpty())
        m_entries.insert({segment, structure, level}, entry);
    return entry;
}

} // namespace paperdip
