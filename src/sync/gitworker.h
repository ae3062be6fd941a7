// SPDX-License-Identifier: MIT
#pragma once

#include "sync/gitprocess.h"

#include <QObject>
#include <memory>

namespace paperdip {

// Runs jobs that wait for Git one after the other on a thread.
class GitWorker : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void()>;
    // Works on the worker's thread and must hold nothing that lives on another; what it returns is
    // run on this object's.
    using Job = std::function<Done(const GitWatch &)>;

    explicit GitWorker(QObject *parent = nullptr);
    // Stops what is at work, and waits for it, but not for ever. Nothing is told any more.
    ~GitWorker() override;

    void run(const Job &job);
    // Stops what was given until now; what it returns is still run.
    void cancel();
    bool isIdle() const { return m_open == 0; }

Q_SIGNALS:
    void progress(const paperdip::GitProgress &progress);
    void idle();

private:
    struct Shared;

    void report();

    std::shared_ptr<Shared> d;
    int m_open = 0; // given and not reported
    int m_given = 0;
};

} // namespace paperdip
