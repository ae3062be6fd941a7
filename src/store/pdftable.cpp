// SPDX-License-Identifier: MIT
#include "store/pdftable.h"

#include "store/database.h"

namespace paperdip {

std::optional<StoredPdf> PdfTable::find(const QString &work) const
{
    Query query = m_database.query(QStringLiteral(
        "SELECT work, file, url, validator, size, fetched_at FROM pdf WHERE work = ?"));
    if (!query.bind(work).run() || !query.next())
        return {};
    return StoredPdf{query.value(0).toString(),   query.value(1).toString(),
                     query.value(2).toString(),   query.value(3).toString().toLatin1(),
                     query.value(4).toLongLong(), query.value(5).toLongLong()};
}

bool PdfTable::hasFile(const QString &file) const
{
    Query query =
        m_database.query(QStringLiteral("SELECT 1 FROM pdf WHERE file = ? COLLATE NOCASE LIMIT 1"));
    return query.bind(file).run() && query.next();
}

Result<void> PdfTable::put(const StoredPdf &pdf)
{
    Query query = m_database.query(
        QStringLiteral("INSERT OR REPLACE INTO pdf (work, file, url, validator, size, fetched_at) "
                       "VALUES (?, ?, ?, ?, ?, ?)"));
    return query.bind(pdf.work)
        .bind(pdf.file)
        .bind(pdf.url.isNull() ? QStringLiteral("") : pdf.url)
        .bind(QString::fromLatin1(pdf.validator.isNull() ? QByteArray("") : pdf.validator))
        .bind(pdf.size)
        .bind(pdf.fetchedAt)
        .run();
}

Result<void> PdfTable::remove(const QString &work)
{
    Query query = m_database.query(QStringLiteral("DELETE FROM pdf WHERE work = ?"));
    return query.bind(work).run();
}

} // namespace paperdip
