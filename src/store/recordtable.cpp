// SPDX-License-Identifier: MIT
#include "store/recordtable.h"

#include "store/database.h"

namespace paperdip {

namespace {

QString isoDate(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QDateTime fromIsoDate(const QVariant &value)
{
    return value.isNull() ? QDateTime()
                          : QDateTime::fromString(value.toString(), Qt::ISODate).toUTC();
}

QString oneALine(const QStringList &lines)
{
    return lines.isEmpty() ? QLatin1String("") : lines.join(u'\n');
}

QStringList lines(const QVariant &value)
{
    return value.toString().split(u'\n', Qt::SkipEmptyParts);
}

QString notNull(const QString &text)
{
    return text.isNull() ? QString(QLatin1String("")) : text;
}

} // namespace

std::optional<Record> RecordTable::find(const QString &arxiv) const
{
    Query query = m_database.query(QStringLiteral(
        "SELECT version, title, authors, abstract, published, updated, primary_category, "
        "categories, comment, journal_ref, doi, fetched_at FROM record WHERE arxiv = ?"));
    if (!query.bind(arxiv).run() || !query.next())
        return {};
    Record record;
    record.arxiv = arxiv;
    record.version = query.value(0).toInt();
    record.title = query.value(1).toString();
    record.authors = lines(query.value(2));
    record.abstract = query.value(3).toString();
    record.published = fromIsoDate(query.value(4));
    record.updated = fromIsoDate(query.value(5));
    record.primaryCategory = query.value(6).toString();
    record.categories = lines(query.value(7));
    record.comment = query.value(8).toString();
    record.journalRef = query.value(9).toString();
    record.doi = query.value(10).toString();
    record.fetchedAt = QDateTime::fromSecsSinceEpoch(query.value(11).toLongLong(), Qt::UTC);
    return record;
}

QHash<QString, QString> RecordTable::titles(ListId list) const
{
    Query query = m_database.query(
        list == 0 ? QStringLiteral("SELECT arxiv, title FROM record")
                  : QStringLiteral("SELECT DISTINCT r.arxiv, r.title FROM node n "
                                   "JOIN record r ON r.arxiv = n.arxiv WHERE n.list_id = ?"));
    if (list != 0)
        query.bind(list);
    QHash<QString, QString> titles;
    if (!query.run())
        return titles;
    while (query.next())
        titles.insert(query.value(0).toString(), query.value(1).toString());
    return titles;
}

Result<void> RecordTable::put(const Record &record)
{
    Query query = m_database.query(QStringLiteral(
        "INSERT OR REPLACE INTO record (arxiv, version, title, authors, abstract, published, "
        "updated, primary_category, categories, comment, journal_ref, doi, fetched_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    return query.bind(record.arxiv)
        .bind(record.version)
        .bind(notNull(record.title))
        .bind(oneALine(record.authors))
        .bind(notNull(record.abstract))
        .bind(isoDate(record.published))
        .bind(isoDate(record.updated))
        .bind(notNull(record.primaryCategory))
        .bind(oneALine(record.categories))
        .bind(notNull(record.comment))
        .bind(notNull(record.journalRef))
        .bind(notNull(record.doi))
        .bind(record.fetchedAt.isValid() ? record.fetchedAt.toSecsSinceEpoch() : qint64(0))
        .run();
}

} // namespace paperdip
