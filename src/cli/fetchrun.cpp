// SPDX-License-Identifier: MIT
#include "cli/fetchrun.h"

#include "cli/output.h"
#include "cli/session.h"
#include "core/work.h"
#include "store/store.h"

#include <QCoreApplication>
#include <chrono>

namespace paperdip {

using namespace std::chrono_literals;

FetchRun::FetchRun(Session &session)
    : m_session(session), m_client(ArxivOptions::fromEnvironment()),
      m_fetcher(session.library(), m_client)
{
    connect(&m_client, &ArxivClient::started, this, [](const QStringList &ids) {
        say(ids.size() == 1 ? QStringLiteral("asking arXiv for %1").arg(ids.first())
                            : QStringLiteral("asking arXiv for %1 papers").arg(ids.size()));
    });
    connect(&m_fetcher, &Fetcher::progress, this, &FetchRun::report);
    connect(&m_fetcher, &Fetcher::titlesFilled, this, &FetchRun::write);
    connect(&m_fetcher, &Fetcher::statusChanged, this, &FetchRun::settle, Qt::QueuedConnection);
    connect(&m_fetcher, &Fetcher::idle, this, &FetchRun::stop, Qt::QueuedConnection);
    connect(&m_poll, &QTimer::timeout, this, &FetchRun::settle);
}

Result<void> FetchRun::queue(const QStringList &works)
{
    return m_fetcher.enqueue(works, true);
}

Result<void> FetchRun::fetch(const QStringList &works)
{
    if (const Result<void> queued = queue(works); !queued)
        return queued;
    m_open = QSet<QString>(works.cbegin(), works.cend());
    return run();
}

Result<void> FetchRun::fetchAll()
{
    m_patient = true;
    const QList<Job> jobs = m_session.library().store().jobs().all();
    for (const Job &job : jobs) {
        if (job.state == FetchState::Waiting || job.state == FetchState::Running)
            m_open << job.work;
    }
    return m_open.isEmpty() ? Result<void>() : run();
}

Result<void> FetchRun::run()
{
    m_fetcher.start();
    m_poll.start(500ms);
    QCoreApplication::exec();
    m_fetcher.setPaused(true);
    m_waiting = static_cast<int>(m_open.size());
    write();
    return m_written;
}

void FetchRun::report(const QString &work, FetchState state, const QString &reason)
{
    if (state == FetchState::Done) {
        const std::optional<Record> record = m_session.library().record(work);
        say(QStringLiteral("%1: %2").arg(workName(work), record ? record->title : QString()));
    } else if (!reason.isEmpty()) {
        say(QStringLiteral("%1: %2").arg(workName(work), reason));
    }
}

void FetchRun::settle()
{
    const QSet<QString> open = m_open;
    for (const QString &work : open) {
        const std::optional<Job> job = m_session.library().store().jobs().find(work);
        if (job && (job->state == FetchState::Waiting || job->state == FetchState::Running))
            continue;
        m_open.remove(work);
        if (job)
            ++m_failed;
        else
            ++m_done;
    }
    if (m_open.isEmpty())
        QCoreApplication::quit();
}

void FetchRun::stop()
{
    const QueueStatus status = m_fetcher.status();
    if (status.offline)
        say(QStringLiteral("there is no connection; what waits is fetched the next time"));
    else if (status.stopped)
        say(QStringLiteral("arXiv refuses to answer; what waits is fetched the next time"));
    else if (m_patient)
        return;
    QCoreApplication::quit();
}

void FetchRun::write()
{
    if (Result<void> written = m_session.files().flush(); !written)
        m_written = std::move(written);
}

} // namespace paperdip
