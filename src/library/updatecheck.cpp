// SPDX-License-Identifier: MIT
#include "library/updatecheck.h"

#include "core/identify.h"
#include "library/fetcher.h"
#include "library/library.h"

#include <QTimer>

namespace paperdip {

namespace {

bool isOpen(FetchState state)
{
    return state == FetchState::Waiting || state == FetchState::Running;
}

} // namespace

UpdateCheck::UpdateCheck(Library &library, Fetcher &fetcher, QObject *parent)
    : QObject(parent), m_library(library), m_fetcher(fetcher)
{
    connect(&m_library, &Library::recordChanged, this, &UpdateCheck::follow);
}

Result<void> UpdateCheck::start(const QStringList &works)
{
    const bool isUnderWay = !m_toAsk.isEmpty();
    for (const QString &work : works) {
        if (parseArxivId(work))
            m_toAsk << work;
    }
    return isUnderWay ? Result<void>() : askSome();
}

Result<void> UpdateCheck::askSome()
{
    QStringList wanted;
    while (!m_toAsk.isEmpty() && wanted.size() < Fetcher::queuedAtOnce) {
        const QString work = m_toAsk.takeFirst();
        if (!m_all.contains(work) && !wanted.contains(work))
            wanted << work;
    }
    if (const Result<void> queued = m_fetcher.enqueue(wanted, false, true); !queued) {
        m_toAsk.clear();
        if (!m_all.isEmpty())
            finishIfDone();
        return queued;
    }
    for (const QString &work : std::as_const(wanted)) {
        m_all << work;
        if (isOpen(m_fetcher.stateOf(work)))
            m_open << work;
    }
    if (!m_toAsk.isEmpty()) {
        QTimer::singleShot(0, this, [this] {
            if (const Result<void> more = askSome(); !more)
                Q_EMIT queueingFailed(more.error());
        });
    }
    finishIfDone();
    return {};
}

void UpdateCheck::follow(const QString &work)
{
    if (!m_open.contains(work))
        return;
    const FetchState state = m_fetcher.stateOf(work);
    if (isOpen(state))
        return;
    m_open.remove(work);
    if (state != FetchState::None)
        m_failed << work;
    finishIfDone();
}

void UpdateCheck::finishIfDone()
{
    if (!isRunning())
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
