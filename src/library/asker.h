// SPDX-License-Identifier: MIT
#pragma once

#include "library/listworker.h"

#include <QObject>
#include <atomic>

namespace paperdip {

class Library;

// Asks the library what takes as long as it is large: on a worker's connection, one question at a
// time; a newer question takes the place of an older one, which is broken off and not answered. (A
// library in memory has one connection alone: there it is answered at once.)
class Asker : public QObject
{
    Q_OBJECT

public:
    using IsStopped = std::function<bool()>;
    template<typename Answer>
    using Question = std::function<Result<Answer>(Store &, Documents &, const IsStopped &)>;

    explicit Asker(Library &library, QObject *parent = nullptr);
    ~Asker() override;

    // `then` is called on this object's thread, but not for what was cancelled.
    template<typename Answer, typename Then>
    void ask(Question<Answer> question, Then then)
    {
        run([question, then](WorkPlace &place, const IsStopped &isStopped) -> ListWorker::Done {
            const Result<Answer> answer = place.store != nullptr
                                              ? question(*place.store, *place.documents, isStopped)
                                              : Result<Answer>(Failure(place.problem));
            return [then, answer] { then(answer); };
        });
    }
    void cancel();
    bool isAsking() const { return m_open; }

private:
    using Work = std::function<ListWorker::Done(WorkPlace &, const IsStopped &)>;

    void run(const Work &work);

    Library &m_library;
    std::shared_ptr<std::atomic<quint64>> m_newest = std::make_shared<std::atomic<quint64>>(0);
    ListWorker m_worker; // the first to go: its jobs are over before the rest is
    bool m_open = false;
};

} // namespace paperdip
