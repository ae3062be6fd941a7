// SPDX-License-Identifier: MIT
#include "store/pagetable.h"

#include "store/database.h"

namespace paperdip {

QSet<QString> PageTable::entries(const QString &page) const
{
    Query query = m_database.query(QStringLiteral("SELECT entry FROM page_entry WHERE page = ?"));
    query.bind(page);
    QSet<QString> entries;
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        entries.insert(query.value(0).toString());
    return entries;
}

Result<void> PageTable::add(const QString &page, const QStringList &entries, qint64 time)
{
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(); !begun)
        return begun;
    Query query =
        m_database.query(QStringLiteral("INSERT INTO page_entry (page, entry, first_seen) VALUES "
                                        "(?, ?, ?) ON CONFLICT DO NOTHING"));
    for (const QString &entry : entries) {
        if (Result<void> added = query.bind(page).bind(entry).bind(time).run(); !added)
            return added;
    }
    return transaction.commit();
}

} // namespace paperdip
