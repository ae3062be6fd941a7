// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

namespace paperdip {

class Documents;
class Library;
class Store;

// Where a job works: on a worker with a connection of its own, or at once on the library's.
struct WorkPlace
{
    Store *store = nullptr;         // null: there is none; `problem` says why
    Documents *documents = nullptr; // null as the store is
    Error problem;
    QString folder;   // the library's data folder
    int patience = 0; // how long a lock is waited for, in ms
    std::function<void(std::function<void()>)>
        tell;                        // runs something on the owner's thread, in order
    std::function<bool()> isStopped; // the window closes: what can be done later is left
};

// Runs jobs one after the other on a thread, each with a connection to the library of its own.
class ListWorker : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void()>;
    // Works on the worker's thread and must hold nothing that lives on another; what it returns is
    // run on this object's.
    using Job = std::function<Done(WorkPlace &)>;

    explicit ListWorker(const QString &libraryPath, QObject *parent = nullptr);
    // Follows a library: jobs begin only when its check is through (Library::mayWrite).
    explicit ListWorker(const Library &library, QObject *parent = nullptr);
    // Jobs that did not begin are dropped. Waits for the one at work, but not for ever.
    ~ListWorker() override;

    void run(const Job &job);
    void setPatience(int milliseconds); // of the jobs that begin from now on
    bool isIdle() const;
    // Jobs that can be given up are, from now on.
    void stop();
    // Waits until all that was given is done, and was told. False: it took longer.
    bool finish(int milliseconds);

private:
    struct Shared;

    void report();
    void release();

    std::shared_ptr<Shared> d;
    int m_open = 0; // given and not reported
    bool m_holds = false;
    std::vector<Job> m_held;
};

} // namespace paperdip
