// SPDX-License-Identifier: MIT
#pragma once

#include "library/listworker.h"
#include "library/search.h"

#include <QObject>
#include <QTimer>
#include <atomic>

namespace paperdip {

class Library;

// Searching for a window: keeps the index in step and runs queries, each on a worker with a
// connection of its own. Only the newest query counts: one that is under way is broken off. (A
// library in memory has one connection alone: there all happens at once.)
class Searcher : public QObject
{
    Q_OBJECT

public:
    explicit Searcher(Library &library, QObject *parent = nullptr);
    ~Searcher() override;

    // From now on the index follows; first it catches up, also with notes that others wrote.
    void start();
    // Something is to be indexed that the library does not announce: a note was saved.
    void noticeChange();
    void lookAtNotes();                 // that other programs wrote; where that is not under way
    void rebuild();                     // the index, from the beginning
    void stopIndexing();                // until the next change
    int left() const { return m_left; } // nodes that are still to be indexed, as far as is known

    // found() or failed() follows, unless another query comes first.
    void find(const QString &query, const SearchWish &wish = {});
    // More hits of what find() answered last: these of its order; none: those after wish.from.
    // foundMore() or failed() follows, likewise.
    void findMore(const QString &query, const SearchWish &wish, const QList<NodeId> &nodes);
    // filtered() or failed() follows, likewise.
    void filter(const QString &query);
    // For what was asked last and found nothing; nearFound() follows where there is something near,
    // unless another query comes first.
    void findNear(const QString &query);
    void cancel();

Q_SIGNALS:
    void found(const QString &query, const paperdip::SearchAnswer &answer);
    void foundMore(const QString &query, const paperdip::SearchAnswer &answer);
    void filtered(const QString &query, const paperdip::SearchFilter &filter);
    void nearFound(const QString &query, const QString &near);
    void failed(const QString &query, const paperdip::Error &error);
    void indexing(int left); // 0: all is indexed
    void indexingFailed(const paperdip::Error &error);

private:
    enum class Task { CatchUp, LookAtNotes, Rebuild };

    void run(Task task);
    void tell(int left);
    void indexed(const Result<void> &result);
    template<typename Answer>
    using Work = std::function<Result<Answer>(Store &, const std::function<bool()> &)>;
    template<typename Answer>
    using Tell = void (Searcher::*)(const QString &, const Answer &);
    template<typename Answer>
    void ask(const QString &query, const Work<Answer> &work, Tell<Answer> said);
    template<typename Answer>
    void answered(const QString &query, const Result<Answer> &answer, Tell<Answer> said);

    Library &m_library;
    ListWorker m_indexer;
    ListWorker m_asker;
    QTimer m_soon;
    std::shared_ptr<std::atomic<quint64>> m_newest = std::make_shared<std::atomic<quint64>>(0);
    std::shared_ptr<std::atomic<bool>> m_stopped = std::make_shared<std::atomic<bool>>(false);
    int m_left = 0;
    bool m_started = false;
};

} // namespace paperdip
