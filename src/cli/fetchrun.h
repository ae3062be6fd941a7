// SPDX-License-Identifier: MIT
#pragma once

#include "library/fetcher.h"
#include "metadata/arxivclient.h"

#include <QSet>
#include <QTimer>

namespace paperdip {

class Session;

// Runs the queue in the program's event loop, with progress on stderr, until what was asked for is
// done or nothing more can be done. Titles that arrive are in their files when it ends.
class FetchRun : public QObject
{
    Q_OBJECT

public:
    explicit FetchRun(Session &session);

    void retryFailed() { m_fetcher.retryFailed(); } // they wait again
    // For a later run.
    Result<void> queue(const QStringList &works);
    // These ids, which go first; the rest of the queue is left where it stands.
    Result<void> fetch(const QStringList &works);
    // Whatever waits, also what has to wait for some time.
    Result<void> fetchAll();

    int done() const { return m_done; }
    int failed() const { return m_failed; }   // given up, also where arXiv does not know the id
    int waiting() const { return m_waiting; } // left for the next time

private:
    Result<void> run();
    void report(const QString &work, FetchState state, const QString &reason);
    void settle(); // also notices what the window has fetched meanwhile
    void stop();
    void write();

    Session &m_session;
    ArxivClient m_client;
    Fetcher m_fetcher;
    QTimer m_poll;
    QSet<QString> m_open;
    Result<void> m_written;
    bool m_patient = false;
    int m_done = 0;
    int m_failed = 0;
    int m_waiting = 0;
};

} // namespace paperdip
