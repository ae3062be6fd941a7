// SPDX-License-Identifier: MIT
#pragma once

#include <QLockFile>
#include <memory>

namespace paperdip {

class JobTable;

// A lock that one of all processes on a library holds, a file beside it; null: no other process can
// see the library.
std::unique_ptr<QLockFile> processLock(const QString &libraryPath, const QString &suffix);

// Until arXiv may be asked again by any process on the library, in ms; 0: now.
qint64 msUntilArxiv(const JobTable &jobs, int pauseMs);

// The turn to ask arXiv, among the processes on a library and the parts of this one that do not
// share a queue.
class ArxivTurn
{
public:
    ArxivTurn(const QString &libraryPath, JobTable &jobs, int pauseMs)
        : m_lock(processLock(libraryPath, QStringLiteral(".fetching"))), m_jobs(jobs),
          m_pauseMs(pauseMs)
    {
    }

    qint64 take(); // ms to wait before it is asked for again; 0: it is ours
    void leave();
    void pause(qint64 ms); // nobody on this library asks for so long

private:
    std::unique_ptr<QLockFile> m_lock;
    JobTable &m_jobs;
    int m_pauseMs;
};

} // namespace paperdip
