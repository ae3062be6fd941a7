// SPDX-License-Identifier: MIT
#include "library/updatecheck.h"

#include "core/identify.h"
#include "library/fetcher.h"
#include "library/library.h"

#include <QDateTime>

namespace paperdip {

UpdateCheck::UpdateCheck(Library &library, Fetcher &fetcher, QObject *parent)
    : QObject(parent), m_library(library), m_fetcher(fetcher)
{
    connect(&m_library, &Library::recordChanged, this, &UpdateCheck::follow);
}

Result<void> UpdateCheck::start(const QStringList &works)
{
    QStringList wanted;
    for (const QString &work : works) {
        if (parseArxivId(work) && !m_all.contains(work)) {
            wanted << work;
            m_all << work;
        }
    }
    if (const Result<void> queued = m_fetcher.enqueue(wanted, false, true); !queued) {
        m_all.subtract(QSet<QString>(wanted.begin(), wanted.end()));
        return queued;
    }
    for (const QString &work : std::as_const(wanted)) {
        const FetchState state = m_fetcher.stateOf(work);
        if (state == FetchState::Waiting || state == FetchState::Running)
            m_open << work;
    }
    if (m_open.isEmpty())
        finish();
    return {};
}

Result<void> UpdateCheck::startOld()
{
    constexpr qint64 Week = 7 * 24 * 60 * 60;
    return start(m_library.worksOlderThan(QDateTime::currentSecsSinceEpoch() - Week));
}

void UpdateCheck::follow(const QString &work)
{
    if (!m_open.contains(work))
        return;
    const FetchState state = m_fetcher.stateOf(work);
    if (state == FetchState::Waiting || state == FetchState::Running)
        return;
    m_open.remove(work);
    if (state != FetchState::None)
        m_failed << work;
    if (m_open.isEmpty())
        finish();
}

void UpdateCheck::finish()
{
    UpdateReport report;
    report.failed = static_cast<int>(m_failed.size());
    report.checked = static_cast<int>(m_all.size()) - report.failed;
    QSet<QString> counted;
    const QList<NodeRow> papers = m_library.papersWithNews();
    for (const NodeRow &paper : papers) {
        if (!m_all.contains(paper.work) || counted.contains(paper.work))
            continue;
        counted << paper.work;
        report.newer += (paper.news & NewerVersion) != 0 ? 1 : 0;
        report.published += (paper.news & Published) != 0 ? 1 : 0;
        report.withdrawn += (paper.news & Withdrawn) != 0 ? 1 : 0;
    }
    m_all.clear();
    m_failed.clear();
    Q_EMIT finished(report);
}

} // namespace paperdip
