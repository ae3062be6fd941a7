// SPDX-License-Identifier: MIT
#include "markdown/entrymemory.h"

#include "markdown/rowreader.h"

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
    keep({segment, structure, level}, entry);
    return entry;
}

Entry EntryMemory::readRow(QByteArrayView row, const TableLayout &layout,
                           const References &references) const
{
    const int number = layoutNumber(layout);
    const auto known =
        number < 0 ? m_entries.cend() : m_entries.constFind({row, Structure::TableRow, number});
    return known == m_entries.cend() ? paperdip::readRow(row, layout, references) : *known;
}

Entry EntryMemory::learnRow(QByteArrayView row, const TableLayout &layout,
                            const References &references)
{
    int number = layoutNumber(layout);
    if (number < 0) {
        number = static_cast<int>(m_layouts.size());
        m_layouts.push_back(layout);
    }
    Entry entry = paperdip::readRow(row, layout, references);
    keep({row, Structure::TableRow, number}, entry);
    return entry;
}

// Labels may lead elsewhere in another version, or somewhere at all.
void EntryMemory::keep(const Key &key, const Entry &entry)
{
    if (!entry.references && entry.unresolved.isEmpty())
        m_entries.insert(key, entry);
}

int EntryMemory::layoutNumber(const TableLayout &layout) const
{
    for (size_t i = m_layouts.size(); i-- > 0;) {
        if (m_layouts[i].columns == layout.columns &&
            m_layouts[i].titleColumn == layout.titleColumn)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace paperdip
