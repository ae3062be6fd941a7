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

std::optional<Record> RecordTable::find(const QString &work) const
{
    Query query = m_database.query(QStringLiteral(
        "SELECT version, title, authors, abstract, published, updated, primary_category, "
        "categories, comment, journal_ref, doi, fetched_at, arxiv, pdf_url "
        "FROM record WHERE work = ?"));
    if (!query.bind(work).run() || !query.next())
        return {};
    Record record;
    record.work = work;
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
    record.arxiv = query.value(12).toString();
    record.pdfUrl = query.value(13).toString();
    return record;
}

QHash<QString, QString> RecordTable::titles(ListId list) const
{
    Query query = m_database.query(
        list == 0 ? QStringLiteral("SELECT work, title FROM record")
                  : QStringLiteral("SELECT DISTINCT r.work, r.title FROM node n "
                                   "JOIN record r ON r.work = n.work WHERE n.list_id = ?"));
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
        "INSERT INTO record (work, version, title, authors, abstract, published, "
        "updated, primary_category, categories, comment, journal_ref, doi, fetched_at, arxiv, "
        "withdrawn, pdf_url) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
        "CONFLICT(work) DO "
        "UPDATE SET "
        "version = excluded.version, title = excluded.title, authors = excluded.authors, "
        "abstract = excluded.abstract, published = excluded.published, "
        "updated = excluded.updated, primary_category = excluded.primary_category, "
        "categories = excluded.categories, comment = excluded.comment, "
        "journal_ref = excluded.journal_ref, doi = excluded.doi, "
        "fetched_at = excluded.fetched_at, arxiv = excluded.arxiv, "
        "withdrawn = excluded.withdrawn, pdf_url = excluded.pdf_url"));
    return query.bind(record.work)
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
        .bind(notNull(record.arxiv))
        .bind(isWithdrawn(record) ? 1 : 0)
        .bind(notNull(record.pdfUrl))
        .run();
}

int RecordTable::news(const QString &work) const
{
    Query query = m_database.query(QStringLiteral("SELECT news FROM record WHERE work = ?"));
    return query.bind(work).run() && query.next() ? query.value(0).toInt() : 0;
}

Result<void> RecordTable::setNews(const QString &work, int news)
{
    Query query = m_database.query(QStringLiteral("UPDATE record SET news = ? WHERE work = ?"));
    return query.bind(news).bind(work).run();
}

QStringList RecordTable::olderThan(qint64 time) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT work FROM record WHERE fetched_at < ? AND arxiv <> '' AND work IN "
                       "(SELECT arxiv FROM node WHERE arxiv IS NOT NULL) ORDER BY fetched_at"));
    query.bind(time);
    QStringList works;
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        works << query.value(0).toString();
    return works;
}

} // namespace paperdip
