// SPDX-License-Identifier: MIT
#include "library/updatecheck.h"

#include "core/identify.h"
#include "library/fetcher.h"
#include "library/library.h"

namespace paperdip {

namespace {

bool isOpen(FetchState state)
{
    return state == FetchState::Waiting || state == FetchState::Running;
}

} // namespace

UpdateCheck::UpdateCheck(Library &library, Fetcher &fetcher, QObject *parent)
    : QObject(parent), m_library(library), m_fetcher(fetcher),
      m_toAsk([this](const QStringList &works) { return ask(works); })
{
    connect(&m_library, &Library::recordChanged, this, &UpdateCheck::follow);
    connect(&m_toAsk, &WorksInTurns::failed, this, [this](const Error &error) {
        reportWhatRan();
        Q_EMIT queueingFailed(error);
    });
}

Result<void> UpdateCheck::start(const QStringList &works)
{
    QStringList onArxiv;
    for (const QString &work : works) {
        if (parseArxivId(work))
            onArxiv << work;
    }
    const Result<void> begun = m_toAsk.add(onArxiv);
    if (!begun)
        reportWhatRan();
    return begun;
}

Result<void> UpdateCheck::ask(const QStringList &works)
{
    QStringList wanted;
    for (const QString &work : works) {
        if (!m_all.contains(work) && !wanted.contains(work))
            wanted << work;
    }
    if (const Result<void> queued = m_fetcher.enqueue(wanted, false, true); !queued)
        return queued;
    for (const QString &work : std::as_const(wanted)) {
        m_all << work;
        if (isOpen(m_fetcher.stateOf(work)))
            m_open << work;
    }
    finishIfDone();
    return {};
}

// Where the others cannot be asked for.
void UpdateCheck::reportWhatRan()
{
    if (!m_all.isEmpty())
        finishIfDone();
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
