// SPDX-License-Identifier: MIT
#include "store/store.h"

#include <QDateTime>

namespace paperdip {

namespace {

constexpr qint64 conflictsKept =
    qint64(365) * 24 * 60 * 60; // s; who has not looked by then will not

} // namespace

Store::Store(std::unique_ptr<Database> database)
    : m_database(std::move(database)), m_lists(*m_database), m_nodes(*m_database),
      m_tree(*m_database), m_data(*m_database), m_records(*m_database), m_jobs(*m_database),
      m_notes(*m_database), m_files(*m_database), m_pages(*m_database), m_pdfs(*m_database),
      m_conflicts(*m_database), m_search(*m_database), m_finder(*m_database),
      m_keywords(*m_database), m_figures(*m_database)
{
}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &path, Database::Check check)
{
    auto database = Database::open(path, check);
    if (!database)
        return Failure(database.error());
    std::unique_ptr<Store> store(new Store(std::move(*database)));
    const Result<void> thrown =
        store->m_database->isUnchecked() ? Result<void>() : store->throwAway();
    if (!thrown && thrown.error().code != ErrorCode::Locked)
        return Failure(thrown.error());
    return store;
}

Result<void> Store::throwAway()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const Result<void> purged = m_data.purge(now);
    return purged ? m_conflicts.removeBefore(now - conflictsKept) : purged;
}

Result<std::unique_ptr<Store>> Store::openBeside(const QString &path)
{
    auto database = Database::openBeside(path);
    if (!database)
        return Failure(database.error());
    return std::unique_ptr<Store>(new Store(std::move(*database)));
}

QString Store::path() const
{
    return m_database->path();
}

QString Store::keptAside() const
{
    return m_database->keptAside();
}

qint64 Store::dataVersion()
{
    return m_database->dataVersion();
}

QStringList Store::recordsSince(qint64 time) const
{
    QStringList ids;
    Query query =
        m_database->query(QStringLiteral("SELECT work FROM record WHERE fetched_at >= ?"));
    query.bind(time);
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        ids << query.value(0).toString();
    return ids;
}

Result<void> Store::quickCheck()
{
    return m_database->quickCheck();
}

} // namespace paperdip
